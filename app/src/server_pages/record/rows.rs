//! The rows about a place, an industry, a person or an organisation, in chronological order.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::{LinkedRow, RecordPage};

use super::rows_of;
use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::components::parts::icon::KindGlyph;
use crate::components::parts::status::StatusMark;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The rows, grouped by year.
#[component]
pub(super) fn RecordRows(page: Arc<RecordPage>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let (held, total) = (page.rows.len(), page.all_rows);
    if held == 0 {
        return None;
    }
    let years = page
        .rows
        .chunk_by(|one, next| one.year == next.year)
        .map(|rows| view! { <Year rows=rows.to_vec()/> })
        .collect_view();
    let counted = match total {
        1 => text!(lang, result_one).to_owned(),
        count => text!(lang, result_count, count = count),
    };
    let cut = rows_of(&page).filter(|_| held < total).map(|query| {
        let words = text!(lang, record_rows_cut, held = held, total = total);
        view! { <p><a href=site.atlas(query)>{words}</a></p> }
    });
    Some(view! {
        <section class="sec" id="rows">
            <h2>{text!(lang, record_rows)}<small>{counted}</small></h2>
            <ol class="tree years">{years}</ol>
            {cut}
        </section>
    })
}

/// The rows of one year.
#[component]
fn Year(rows: Vec<LinkedRow>) -> impl IntoView {
    let lang = use_site().lang;
    let year = rows.first().and_then(|row| row.year);
    let name = year.map_or_else(|| text!(lang, result_undated).to_owned(), |year| year.to_string());
    view! {
        <li>
            <h3>{name}</h3>
            <ul class="links">{rows.into_iter().map(|row| view! { <RowItem row/> }).collect_view()}</ul>
        </li>
    }
}

/// A row with its date, the basis, and its relations to the record.
#[component]
fn RowItem(row: LinkedRow) -> impl IntoView {
    let lang = use_site().lang;
    let (kind, basis) = (row.record.kind, row.record.basis);
    let date = row.date.unwrap_or_else(|| text!(lang, result_undated).to_owned());
    let ways = row
        .connections
        .into_iter()
        .map(|(words, basis)| view! { <p class=format!("tagged {}", basis_edge(basis))><span>{words}</span><BasisMark basis/></p> })
        .collect_view();
    view! {
        <li>
            <KindGlyph kind/>
            <div>
                <TieLink tie=row.record/>
                <p class="row__meta">
                    <span>{date}</span>
                    <StatusMark status=row.status/>
                    <BasisMark basis/>
                    {row.place.map(|place| view! { <span>{place}</span> })}
                </p>
                {row.amount.map(|amount| view! { <p class="row__amt">{amount}</p> })}
                {ways}
            </div>
        </li>
    }
}
