//! Beside a record: the way into the atlas, its sources, how to cite it and how to correct it.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::id::Id;
use model::page::{RecordPage, SourceCard};
use model::query::Query;
use model::record::Kind;
use model::words::Lang;

use crate::address::{Base, Page};
use crate::load::FirstPage;
use crate::locale;
use crate::panels::footer::report;
use crate::parts::source_card::SourceFacts;

/// The rail.
#[component]
pub(crate) fn RecordRail(lang: Lang, page: RecordPage) -> impl IntoView {
    let locale = locale(lang);
    let cards = page.sources.iter().cloned().map(|card| view! { <Rests lang card/> }).collect_view();
    let sources = (!page.sources.is_empty())
        .then(|| view! { <section><h2>{td_string!(locale, record_source)}</h2>{cards}</section> });
    view! {
        <aside class="rail">
            <InAtlas lang kind=page.kind id=page.id.clone()/>
            {sources}
            <Take lang id=page.id name=page.name/>
        </aside>
    }
}

/// The atlas narrowed to what this record stands for: its kind for a row, itself for the directory.
#[component]
fn InAtlas(lang: Lang, kind: Kind, id: String) -> impl IntoView {
    let locale = locale(lang);
    let base = expect_context::<Base>();
    let id = || Id::new(&id).into_iter().collect();
    let (query, words) = match kind {
        Kind::Place => (Query { places: id(), ..Query::default() }, td_string!(locale, record_filter_place)),
        Kind::Industry => {
            (Query { industries: id(), ..Query::default() }, td_string!(locale, record_filter_industry))
        }
        Kind::Person | Kind::Organization => {
            (Query { parties: id(), ..Query::default() }, td_string!(locale, record_filter_party))
        }
        kind => (Query { kinds: [kind].into(), ..Query::default() }, td_string!(locale, record_filter_kind)),
    };
    view! {
        <section>
            <h2>{td_string!(locale, record_in_atlas)}</h2>
            <p class="acts"><a class="btn" href=base.to(lang, &Page::Atlas(query))>{words}</a></p>
        </section>
    }
}

/// A source that the record rests on.
#[component]
fn Rests(lang: Lang, card: SourceCard) -> impl IntoView {
    let href = expect_context::<Base>().to(lang, &Page::Source(card.id.clone()));
    view! {
        <div class="srccard">
            <p><span class="src">{card.id.clone()}</span>" "<a href=href>{card.label.clone()}</a></p>
            <SourceFacts lang card/>
        </div>
    }
}

/// How to cite the record, its data, and how to correct it.
#[component]
fn Take(lang: Lang, id: String, name: String) -> impl IntoView {
    let locale = locale(lang);
    let base = expect_context::<Base>();
    let site = expect_context::<FirstPage>().site;
    let address = base.to(lang, &Page::Record(id.clone()));
    let url = format!("{}{}", site.public_url, address.strip_prefix(&base.path()).unwrap_or(&address));
    let json = base.file(&format!("api/v1/records/{id}?lang={}", lang.tag()));
    let citation = td!(
        locale,
        record_cite,
        name = name,
        site = td_string!(locale, site_name),
        release = site.release.clone(),
        url = url
    );
    view! {
        <section>
            <h2>{td_string!(locale, record_take)}</h2>
            <p class="citeas">{citation}</p>
            <p class="acts">
                <a class="btn" href=json rel="external">{td_string!(locale, record_json)}</a>
                <a class="btn" href=report(&site, &base, lang)>{td_string!(locale, record_report)}</a>
            </p>
            <p>{td!(locale, record_report_id, id = id)}</p>
        </section>
    }
}
