//! The panel of the selected record beside the map. The browser requests it as `?show=beside` of the record.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::RecordPage;
use model::query::Query;

use super::claims::Claims;
use super::figures::RecordFigures;
use super::head::Headline;
use super::outcome::Outcome;
use super::rows::RecordRows;
use super::said::Said;
use crate::context::use_site;
use crate::texts::text;

/// The content of the panel: the page of the record without map and timeline, which are beside it.
#[component]
pub(crate) fn PanelRecord(page: Arc<RecordPage>) -> impl IntoView {
    let name = page.name.clone();
    view! {
        <div class="rp__head"><Headline page=page.clone()><h2>{name}</h2></Headline></div>
        <RecordFigures figures=page.figures.clone()/>
        <RecordRows page=page.clone()/>
        <Outcome page=page.clone()/>
        <Said page=page.clone()/>
        <Claims page/>
    }
}

/// The content of the panel if there is no record with this id.
#[component]
pub(crate) fn PanelMissing(id: String) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    view! {
        <p class="msg">
            {text!(lang, missing_lead, what = id)}
            " "
            <a class="btn" href=site.atlas(Query::default())>{text!(lang, missing_all)}</a>
        </p>
    }
}
