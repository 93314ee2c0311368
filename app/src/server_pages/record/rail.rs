//! The side column of a record: links into the atlas, sources, citation and corrections.

use std::sync::Arc;

use leptos::prelude::*;
use model::facet::Facet;
use model::id::Id;
use model::page::{RecordPage, SourceCard};
use model::presentation::{Part, Presentation};
use model::query::Query;
use model::record::Kind;

use super::rows_of;
use crate::address::Page;
use crate::context::use_site;
use crate::server_pages::parts::source_card::{SourceCaveat, SourceFacts};
use crate::texts::text;

/// The side column.
#[component]
pub(super) fn RecordRail(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let sources = (!page.sources.is_empty()).then(|| {
        let cards = page.sources.iter().cloned().map(|card| view! { <SourceOfRecord card/> }).collect_view();
        view! { <section id="sources"><h2>{text!(lang, record_source)}</h2>{cards}</section> }
    });
    view! {
        <aside class="rail">
            <InAtlas page=page.clone()/>
            {sources}
            <CiteAndReport id=page.id.clone() name=page.name.clone()/>
        </aside>
    }
}

/// Links to the atlas: filtered by what the record has in common with other rows or, for a record of the directory, by
/// the record itself.
#[component]
fn InAtlas(page: Arc<RecordPage>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let own = rows_of(&page).filter(|_| page.all_rows > 0).map(|query| {
        let words = match page.kind {
            Kind::Place => text!(lang, record_filter_place),
            Kind::Industry => text!(lang, record_filter_industry),
            _ => text!(lang, record_filter_party),
        };
        view! { <a class="btn" href=site.atlas(query)>{words}</a> }
    });
    let same = page.same.iter().map(|list| {
        let name = &list.name;
        let words = match list.facet {
            Facet::Place => text!(lang, record_same_place, name = name),
            Facet::Industry => text!(lang, record_same_industry, name = name),
            Facet::Source => text!(lang, record_same_source, name = name),
            _ => text!(lang, record_same_kind, name = name),
        };
        let query = Query::parse(&list.query).query;
        view! { <a class="btn" href=site.atlas(query)><span>{words}</span><b class="num">{list.count}</b></a> }
    });
    (own.is_some() || !page.same.is_empty()).then(|| {
        view! {
            <section>
                <h2>{text!(lang, record_in_atlas)}</h2>
                <p class="acts">{own}{same.collect_view()}</p>
            </section>
        }
    })
}

/// A source of the record.
#[component]
fn SourceOfRecord(card: SourceCard) -> impl IntoView {
    let href = use_site().source(&card.id);
    view! {
        <div class="srccard">
            <p><span class="src">{card.id.clone()}</span>" "<a href=href>{card.label.clone()}</a></p>
            <SourceCaveat reliability=card.reliability.clone() note=card.note.clone()/>
            <SourceFacts card/>
        </div>
    }
}

/// The citation of the record, its data as JSON, and how to report an error.
#[component]
fn CiteAndReport(id: String, name: String) -> impl IntoView {
    let context = use_site();
    let (lang, site) = (context.lang, &context.site);
    let url = context.permanent(&Page::Record(id.clone()));
    let json = context.base.file(&format!("api/v1/records/{id}?lang={}", lang.tag()));
    let alone = Presentation::default().with_parts(vec![Part::Record]);
    let selected = Query { selected: Id::new(&id).ok(), ..Query::default() };
    let studio = context.to(&Page::Studio(selected, alone));
    let citation = text!(lang, record_cite, name = name, site = site.name, release = site.release, url = url);
    view! {
        <section>
            <h2>{text!(lang, record_take)}</h2>
            <p class="citeas">{citation}</p>
            <p class="acts">
                <a class="btn" href=json rel="external">{text!(lang, record_json)}</a>
                <a class="btn" href=studio rel="external nofollow">{text!(lang, answer_embed)}</a>
                <a class="btn" href=context.report()>{text!(lang, record_report)}</a>
            </p>
            <p>{text!(lang, record_report_id, id = id)}</p>
        </section>
    }
}
