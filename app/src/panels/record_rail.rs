//! Beside a record: the way into the atlas, its sources, how to cite it and how to correct it.

use model::page::{RecordPage, SourceCard};
use model::query::Query;
use model::record::Kind;

use super::footer::report;
use super::record_place::rows_of;
use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::source_card::source_facts;
use crate::texts::say;

/// The rail.
pub(crate) fn record_rail(cx: &Context, page: &RecordPage) -> Markup {
    let sources = (!page.sources.is_empty()).then(|| {
        let cards = page.sources.iter().map(|card| rests(cx, card)).collect::<Markup>();
        markup! { <section id="sources"><h2>{say!(cx, record_source)}</h2>{cards}</section> }
    });
    markup! {
        <aside class="rail">
            {in_atlas(cx, page)}
            {sources}
            {take(cx, &page.id, &page.name)}
        </aside>
    }
}

/// The atlas narrowed to what this record stands for: what it shares with other rows, or itself for the directory.
fn in_atlas(cx: &Context, page: &RecordPage) -> Option<Markup> {
    let own = rows_of(page).filter(|_| page.all_rows > 0).map(|query| {
        let words = match page.kind {
            Kind::Place => say!(cx, record_filter_place),
            Kind::Industry => say!(cx, record_filter_industry),
            _ => say!(cx, record_filter_party),
        };
        markup! { <a class="btn" href={cx.atlas(query)}>{words}</a> }
    });
    let same = page.same.iter().map(|list| {
        let name = &list.name;
        let words = match list.parameter.as_str() {
            "place" => say!(cx, record_same_place, name = name),
            "industry" => say!(cx, record_same_industry, name = name),
            "source" => say!(cx, record_same_source, name = name),
            _ => say!(cx, record_same_kind, name = name),
        };
        let query = Query::read(&list.query).query;
        markup! { <a class="btn" href={cx.atlas(query)}><span>{words}</span><b class="num">{list.count}</b></a> }
    });
    let links: Markup = own.into_iter().chain(same).collect();
    (links != Markup::default()).then(|| {
        markup! { <section><h2>{say!(cx, record_in_atlas)}</h2><p class="acts">{links}</p></section> }
    })
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
