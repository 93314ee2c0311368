//! Plain HTML for portals that allow no script, no style and no frame. It is a copy, so it is frozen: it says of which
//! release and day, and its links name that release.

use maud::{Markup, PreEscaped, html};
use model::lang::Lang;
use model::page::{RecordPage, SourceCard};
use model::presentation::Part;
use model::view::Hit;
use model::words::Label as _;

use super::Embedding;
use crate::address::Page;
use crate::context::html_lang;
use crate::pictures::SHARE_SIZE;
use crate::texts::text;

/// What the copy contains besides the answer itself.
#[derive(Clone, Debug)]
pub struct Plain<'content> {
    /// The records.
    pub records: PlainRecords<'content>,
    /// The sources that these records rest on.
    pub sources: &'content [SourceCard],
    /// The name of the atlas.
    pub site: &'content str,
    /// The release of the data.
    pub release: &'content str,
    /// The day of the copy, in words.
    pub day: &'content str,
    /// The map approval number, with which alone a map may be shown.
    pub map_approval: &'content str,
}

/// The records of the copy.
#[derive(Clone, Debug)]
pub enum PlainRecords<'content> {
    /// The first results, and how many there are.
    Results(&'content [Hit], usize),
    /// One record.
    One(&'content RecordPage),
}

/// Half the size of the picture, so that it is sharp and fits a column.
const PICTURE: (u32, u32) = (SHARE_SIZE.0 / 2, SHARE_SIZE.1 / 2);

/// Elements are on lines of their own, so that the code can be read and edited.
const LINE: PreEscaped<&str> = PreEscaped("\n");

/// The code. `embedding` must name the release.
pub fn plain_html(embedding: &Embedding, plain: &Plain) -> String {
    let lang = embedding.lang;
    let markup = html! {
        section lang=(html_lang(lang)) { (LINE)
            h2 { a href=(embedding.in_atlas()) { (embedding.title) } } (LINE)
            @if embedding.presentation.shows(Part::Map) {
                figure { (LINE)
                    img src=(embedding.picture()) width=(PICTURE.0) height=(PICTURE.1)
                        alt=(text!(lang, snippet_map_alt, title = embedding.title)); (LINE)
                    figcaption { (plain.map_approval) } (LINE)
                } (LINE)
            }
            (records(embedding, plain))
            (sources(embedding, plain.sources))
            p { small { (text!(lang, snippet_as_of, day = plain.day, site = plain.site, release = plain.release)) } } (LINE)
        }
    };
    markup.into_string()
}

fn records(embedding: &Embedding, plain: &Plain) -> Markup {
    let lang = embedding.lang;
    match plain.records {
        PlainRecords::One(page) => {
            let facts = [Some(page.kind.label(lang).to_owned()), Some(page.summary.clone())];
            html! {
                p { (joined(facts.into_iter().flatten().filter(|fact| !fact.is_empty()), lang)) } (LINE)
                @if let Some(standfirst) = &page.standfirst { p { (standfirst) } (LINE) }
            }
        }
        PlainRecords::Results(hits, _) if !embedding.presentation.shows(Part::List) || hits.is_empty() => {
            html! {}
        }
        PlainRecords::Results(hits, shown) => html! {
            ol { (LINE)
                @for hit in hits { (result(embedding, hit)) (LINE) }
            } (LINE)
            @if hits.len() < shown {
                p { a href=(embedding.in_atlas()) { (text!(lang, snippet_more, held = hits.len(), shown = shown)) } } (LINE)
            }
        },
    }
}

/// A record with kind, date, place, status and amount.
fn result(embedding: &Embedding, hit: &Hit) -> Markup {
    let lang = embedding.lang;
    let place = hit.place.as_ref().map(|place| match &hit.place_note {
        Some(note) => format!("{place}{}{note}{}", lang.pick(" (", "（"), lang.pick(")", "）")),
        None => place.clone(),
    });
    let facts = [
        Some(hit.kind.label(lang).to_owned()),
        Some(hit.date.clone().unwrap_or_else(|| text!(lang, result_undated).to_owned())),
        place,
        Some(hit.status.label(lang).to_owned()),
        hit.no_later_word.then(|| text!(lang, record_no_later_word).to_owned()),
        hit.amount.clone(),
    ];
    html! {
        li {
            a href=(embedding.of_release(&Page::Record(hit.id.clone()))) { (hit.name) }
            br;
            (joined(facts.into_iter().flatten(), lang))
        }
    }
}

fn sources(embedding: &Embedding, sources: &[SourceCard]) -> Markup {
    let lang = embedding.lang;
    if sources.is_empty() {
        return html! {};
    }
    html! {
        p {
            (text!(lang, sources_title)) (lang.pick(": ", "："))
            @for (index, source) in sources.iter().enumerate() {
                @if index > 0 { (lang.pick("; ", "；")) }
                a href=(embedding.of_release(&Page::Source(source.id.clone()))) { (source.label) }
            }
        }
        (LINE)
    }
}

fn joined(facts: impl Iterator<Item = String>, lang: Lang) -> String {
    facts.collect::<Vec<_>>().join(lang.pick("; ", "；"))
}
