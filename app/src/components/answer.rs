//! The answer: one sentence, the counts, the active filters, download and sharing.

use leptos::html::Div;
use leptos::prelude::*;
use maud::{PreEscaped, html};
use model::facet::Facet;
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::{Parts, Query};
use model::view::Subject;
use model::view::View;
use model::words::first_counts;

use super::messages::{RefusedValues, SearchFailed, ShortOfMemory};
use super::parts::announcement::Announcement;
use super::parts::changing_text::{counts_html, numbers_apart};
use super::parts::icon::Icon;
use super::parts::read_aloud::{Part, ReadAloud};
use super::questions::Questions;
use super::searched::LeftOut;
use crate::address::Page;
use crate::context::{SiteContext, use_site};
use crate::query_form::{ActiveFilter, active_filters};
use crate::state::use_atlas;
use crate::texts::text;

/// The panel. While `keeps_height` is set it does not shrink, so that content below does not move under the pointer.
#[component]
pub(crate) fn AnswerPanel(keeps_height: RwSignal<bool>) -> impl IntoView {
    let atlas = use_atlas();
    let panel = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if atlas.dragging.get() || atlas.playing.get() {
            keeps_height.set(true);
        }
    });
    Effect::new(move |_| {
        let keeps = keeps_height.get();
        if let Some(panel) = panel.get_untracked() {
            let style = (*panel).style();
            // Setting a valid property cannot fail.
            let _ = if keeps {
                style.set_property("min-height", &format!("{}px", panel.offset_height()))
            } else {
                style.remove_property("min-height").map(drop)
            };
        }
    });
    view! {
        <div class="answer" node_ref=panel>
            <Sentence/>
            <ExportAndShare/>
            <Chips/>
            <SearchFailed/>
            <ShortOfMemory/>
            <RefusedValues/>
            <LeftOut/>
            <Questions/>
        </div>
    }
}

/// The heading and the counts. The heading is the subject of the atlas or, with filters, the answer in one sentence.
/// They are no live region: what changes in them step by step is announced once, at the end.
#[component]
fn Sentence() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let has_filters = Memo::new(move |_| atlas.query.with(Query::is_filtered));
    let counts = Memo::new(move |_| {
        let windowed = atlas.query.with(|query| query.window() != (None, None));
        let has_filters = has_filters.get();
        atlas.page.with(|page| counts(&page.view, has_filters, windowed, lang))
    });
    let is_moving = Signal::derive(move || atlas.playing.get() || atlas.dragging.get());
    let sentence = Memo::new(move |_| atlas.page.with(|page| page.view.sentence.clone()));
    let headline = atlas.frame.with_value(|frame| headline_html(frame.subject.clone(), &site));
    let heading = move || {
        if has_filters.get() { sentence.with(|sentence| answer_html(sentence)) } else { headline.clone() }
    };
    view! {
        <div class="answer__sentence">
            <h1 inner_html=heading></h1>
            <p class="answer__counts">
                <span inner_html=move || counts.with(|counts| counts_html(counts))></span>" "<PartsSwitch/>
            </p>
        </div>
        <Announcement text=sentence waits=is_moving/>
    }
}

/// A link that leaves out the parts of other results, while there are any. Its filter has a chip that brings them
/// back.
#[component]
fn PartsSwitch() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let count = Memo::new(move |_| atlas.page.with(|page| page.view.parts));
    let has_parts = Memo::new(move |_| count.get() > 0);
    let words = move || {
        counts_html(&match count.get() {
            1 => text!(lang, atlas_parts_hide_one).to_owned(),
            count => text!(lang, atlas_parts_hide, count = count),
        })
    };
    let href = {
        let site = site.clone();
        move || site.atlas(Query { parts: Some(Parts::None), ..atlas.link_query.get() })
    };
    move || {
        let href = href.clone();
        has_parts
            .get()
            .then(|| view! { <a class="answer__parts" href=href data-noscroll="" rel="nofollow" inner_html=words></a> })
    }
}

/// The numbers of records: by kind without filters, else matching and in total.
pub(crate) fn counts(view: &View, has_filters: bool, windowed: bool, lang: Lang) -> String {
    let (shown, total, undated) = (view.shown, view.total, view.undated);
    if !has_filters {
        let kinds = view.facets.iter().find(|facet| facet.facet == Facet::Kind);
        let values = kinds.iter().flat_map(|facet| &facet.values);
        let counts: Vec<_> = values
            .filter_map(|value| Some((value.value.parse().ok()?, value.count + value.undated)))
            .collect();
        let counts = first_counts(&counts, lang);
        return match undated {
            0 => text!(lang, atlas_first_counts, counts = counts),
            _ => text!(lang, atlas_first_undated, counts = counts, undated = undated),
        };
    }
    match (windowed, undated) {
        (_, 0) => text!(lang, atlas_counts, shown = shown, total = total),
        (false, _) => text!(lang, atlas_counts_undated, shown = shown, total = total, undated = undated),
        (true, _) => text!(lang, atlas_counts_tray, shown = shown, total = total, undated = undated),
    }
}

/// The subject of the atlas in words: what it has, how many sources, and the end of the sentence.
pub(crate) fn headline(subject: Subject, lang: Lang) -> [String; 3] {
    let Subject { city, years, sources } = subject;
    let about = match city.zip(years) {
        Some((city, years)) => text!(lang, atlas_headline, city = city, years = years),
        None => text!(lang, atlas_headline_any).to_owned(),
    };
    let sources = match sources {
        1 => text!(lang, atlas_source_one).to_owned(),
        _ => text!(lang, atlas_sources, count = sources),
    };
    // Empty in English, where the sources end the headline.
    [about, sources, text!(lang, atlas_headline_end).to_owned()]
}

/// The subject of the atlas, with a link to its sources, as HTML.
fn headline_html(subject: Subject, site: &SiteContext) -> String {
    let lang = site.lang;
    let [about, sources, end] = headline(subject, lang);
    html! { (about) (lang.pick(" ", "")) a href=(site.to(&Page::Sources)) rel=[site.rel()] { (sources) } (end) }.into_string()
}

/// The answer in one sentence, as HTML. Its numbers are in bold, but for those in brackets, which count parts.
pub(super) fn answer_html(sentence: &str) -> String {
    let (scope, counts) = scope_and_counts(sentence);
    let counts = bind_numbers(counts);
    // Each clause ends with its brackets, if it has any.
    let clauses = counts.split_inclusive([')', '）']).map(|clause| {
        let bracket = clause.find(['(', '（']).unwrap_or(clause.len());
        clause.split_at(bracket)
    });
    html! {
        span { (scope) }
        @for (plain, bracketed) in clauses {
            @for (is_number, part) in numbers_apart(plain) {
                @if is_number { b translate="no" { (part) } } @else { (part) }
            }
            (PreEscaped(counts_html(bracketed)))
        }
    }
    .into_string()
}

/// Binds each number to its noun by a no-break space.
fn bind_numbers(text: &str) -> String {
    let mut is_number = false;
    let bind = |c: char| {
        let is_bound = c == ' ' && is_number;
        is_number = c.is_ascii_digit();
        if is_bound { '\u{a0}' } else { c }
    };
    text.chars().map(bind).collect()
}

/// Splits the sentence after its last colon. Numbers before it are dates, numbers after it are counts.
fn scope_and_counts(sentence: &str) -> (&str, &str) {
    let end = |colon: &str| Some(sentence.rfind(colon)? + colon.len());
    let start = [": ", "："].into_iter().filter_map(end).max().unwrap_or_default();
    sentence.split_at(start)
}

/// The active filters, each with a link that removes it.
#[component]
fn Chips() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let chips = Memo::new(move |_| {
        let links = atlas.link_query.get();
        atlas.query.with(|query| atlas.page.with(|page| active_filters(page, query, &links, lang)))
    });
    let has_chips = Memo::new(move |_| chips.with(|chips| !chips.is_empty()));
    let has_many = Memo::new(move |_| chips.with(|chips| chips.len() > 1));
    let all = {
        let site = site.clone();
        move || site.atlas(Query { sort: atlas.query.with(|query| query.sort), ..Query::default() })
    };
    let chip = move |ActiveFilter { label, without }: ActiveFilter| {
        let remove = text!(lang, atlas_remove, what = label);
        view! {
            <span class="chip" data-key=label.clone()>
                {label.clone()}
                <a class="chip__x" href=site.atlas(without) data-noscroll="" rel="nofollow"><Icon name="#i-close"/><span class="vh">{remove}</span></a>
            </span>
        }
    };
    move || {
        let (chip, all) = (chip.clone(), all.clone());
        has_chips.get().then(|| {
            let all = move || {
                let all = all.clone();
                has_many.get().then(|| {
                    view! { <a class="btn btn--bare" href=all data-noscroll="" rel="nofollow">{text!(lang, atlas_clear)}</a> }
                })
            };
            view! {
                <div class="answer__chips">
                    <For each=move || chips.get() key=Clone::clone children=chip/>
                    {all}
                </div>
            }
        })
    }
}

/// The download of the results as CSV, and the page for sharing and citing the answer.
#[component]
fn ExportAndShare() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let query = Memo::new(move |_| atlas.link_query.with(Query::results_only));
    let records = {
        let base = site.base.clone();
        move |path: &str| {
            let all = format!("api/v1/{path}lang={}", lang.tag());
            match query.with(Query::to_string) {
                query if query.is_empty() => base.file(&all),
                query => base.file(&format!("{all}&{query}")),
            }
        }
    };
    let csv = {
        let records = records.clone();
        move || records("records.csv?")
    };
    // `offline.js` shows the button where there is a service worker, and saves the records of this list. It is the last
    // one and short, because it appears late and must not move what is there.
    let list = move || records("records?most=1000&");
    let studio = {
        let site = site.clone();
        move || site.to(&Page::Studio(atlas.link_query.get(), Presentation::default()))
    };
    // Loads a document, because only that page has the script that copies.
    let share = {
        let site = site.clone();
        move || site.to(&Page::Share(atlas.link_query.get()))
    };
    view! {
        <div class="answer__take">
            <a class="btn btn--bare" href=csv download="" rel="external nofollow"><Icon name="#i-download"/>{text!(lang, atlas_csv)}</a>
            <a class="btn btn--bare" href=studio rel="external nofollow"><Icon name="#i-embed"/>{text!(lang, answer_embed)}</a>
            <a class="btn btn--bare" href=share rel="external nofollow"><Icon name="#i-share"/>{text!(lang, share_take)}</a>
            <ReadAloud part=Part::Answer/>
            <button type="button" class="btn btn--bare keep" data-keep=list title=text!(lang, offline_keep_what)>
                {text!(lang, offline_keep)}
            </button>
            <span class="keep__said" role="status"></span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{answer_html, scope_and_counts};

    #[test]
    fn numbers_after_the_last_colon_are_bold_and_bound_to_their_nouns() {
        let sentence = "2020-2021, Jiangning: 12 events, 2 platforms";
        let expected = "<span>2020-2021, Jiangning: </span>\
            <b translate=\"no\">12</b>\u{a0}events, <b translate=\"no\">2</b>\u{a0}platforms";
        assert_eq!(answer_html(sentence), expected);
        assert_eq!(scope_and_counts("南京：111条").0, "南京：");
    }

    #[test]
    fn numbers_in_brackets_are_not_bold() {
        let expected = "<span>六月：</span><b translate=\"no\">16</b>项活动（含分项\
            <span translate=\"no\">9</span>项）、<b translate=\"no\">2</b>个平台。";
        assert_eq!(answer_html("六月：16项活动（含分项9项）、2个平台。"), expected);
    }
}
