//! A record of any kind, as a page of its own and as a panel beside the map.

mod claim_row;
mod claims;
mod figures;
mod head;
mod outcome;
pub(crate) mod panel;
mod place;
mod programme;
mod rail;
mod rows;
mod said;
mod section_links;
mod small_map;
mod time;

use std::sync::Arc;

use leptos::prelude::*;
use model::facet::Facet;
use model::page::RecordPage;
use model::query::Query;
use model::record::Kind;

use claims::Claims;
use figures::RecordFigures;
use head::RecordHead;
use outcome::Outcome;
use place::RecordPlace;
use rail::RecordRail;
use rows::RecordRows;
use said::Said;
use section_links::SectionLinks;
use time::RecordTime;

/// The main content of the page of a record. Place and time precede the claims in the document, so that on phones they
/// are right below the head.
#[component]
pub(crate) fn RecordMain(page: Arc<RecordPage>, base_map: String) -> impl IntoView {
    view! {
        <RecordHead page=page.clone()/>
        <RecordFigures figures=page.figures.clone()/>
        <SectionLinks page=page.clone()/>
        <div class="recpage">
            <div class="rail rail--where">
                <RecordPlace page=page.clone() base_map/>
                <RecordTime page=page.clone()/>
            </div>
            <div class="recpage__main">
                <RecordRows page=page.clone()/>
                <Outcome page=page.clone()/>
                <Said page=page.clone()/>
                <Claims page=page.clone()/>
            </div>
            <RecordRail page/>
        </div>
    }
}

/// The query for the rows of a record of the directory. `None` if the record is not a filter.
fn rows_of(page: &RecordPage) -> Option<Query> {
    let facet = match page.kind {
        Kind::Place => Facet::Place,
        Kind::Industry => Facet::Industry,
        Kind::Person | Kind::Organization => Facet::Party,
        _ => return None,
    };
    page.is_filter.then(|| Query::default().with_only(facet, &page.id))
}
