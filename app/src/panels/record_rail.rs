//! Beside a record: the way into the atlas, its sources, how to cite it and how to correct it.

use model::id::Id;
use model::page::{RecordPage, SourceCard};
use model::query::Query;
use model::record::Kind;

use super::footer::report;
use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::source_card::source_facts;
use crate::texts::say;

/// The rail.
pub(crate) fn record_rail(cx: &Context, page: &RecordPage) -> Markup {
    let sources = (!page.sources.is_empty()).then(|| {
        let cards = page.sources.iter().map(|card| rests(cx, card)).collect::<Markup>();
        markup! { <section><h2>{say!(cx, record_source)}</h2>{cards}</section> }
    });
    markup! {
        <aside class="rail">
            {in_atlas(cx, page.kind, &page.id)}
            {sources}
            {take(cx, &page.id, &page.name)}
        </aside>
    }
}

/// The atlas narrowed to what this record stands for: its kind for a row, itself for the directory.
fn in_atlas(cx: &Context, kind: Kind, id: &str) -> Markup {
    let id = || Id::new(id).into_iter().collect();
    let (query, words) = match kind {
        Kind::Place => (Query { places: id(), ..Query::default() }, say!(cx, record_filter_place)),
        Kind::Industry => (Query { industries: id(), ..Query::default() }, say!(cx, record_filter_industry)),
        Kind::Person | Kind::Organization => {
            (Query { parties: id(), ..Query::default() }, say!(cx, record_filter_party))
        }
        kind => (Query { kinds: [kind].into(), ..Query::default() }, say!(cx, record_filter_kind)),
    };
    markup! {
        <section>
            <h2>{say!(cx, record_in_atlas)}</h2>
            <p class="acts"><a class="btn" href={cx.atlas(query)}>{words}</a></p>
        </section>
    }
}

/// A source that the record rests on.
fn rests(cx: &Context, card: &SourceCard) -> Markup {
    markup! {
        <div class="srccard">
            <p><span class="src">{&card.id}</span>" "<a href={cx.source(&card.id)}>{&card.label}</a></p>
            {source_facts(cx, card)}
        </div>
    }
}

/// How to cite the record, its data, and how to correct it.
fn take(cx: &Context, id: &str, name: &str) -> Markup {
    let url = cx.public(&Page::Record(id.to_owned()));
    let json = cx.base.file(&format!("api/v1/records/{id}?lang={}", cx.lang.tag()));
    let (site, release) = (&cx.site.name, &cx.site.release);
    let citation = say!(cx, record_cite, name = name, site = site, release = release, url = url);
    markup! {
        <section>
            <h2>{say!(cx, record_take)}</h2>
            <p class="citeas">{citation}</p>
            <p class="acts">
                <a class="btn" href={json} rel="external">{say!(cx, record_json)}</a>
                <a class="btn" href={report(cx)}>{say!(cx, record_report)}</a>
            </p>
            <p>{say!(cx, record_report_id, id = id)}</p>
        </section>
    }
}
