//! The bars of the timeline as a table. The records themselves are in the list.

use leptos::prelude::*;
use model::draw::timeline;
use model::when::{PartialDate, When};
use model::words;

use crate::components::parts::folded_table::{FoldedTable, TableColumn};
use crate::context::use_site;
use crate::drawings::timeline::range;
use crate::state::use_atlas;
use crate::texts::text;

/// The number of records in each year: certain ones, and possible ones.
#[component]
pub(super) fn TimelineTable() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let columns = [
        TableColumn { name: text!(lang, time_year), is_number: false },
        TableColumn { name: text!(lang, time_certain), is_number: true },
        TableColumn { name: text!(lang, time_possible), is_number: true },
    ];
    let year = |year: PartialDate| PartialDate::new(year.year(), None, None, year.doubt()).unwrap_or(year);
    let rows = Signal::derive(move || {
        let cells = atlas.page.with(|page| timeline::by_time(&page.view.marks)).into_iter();
        cells
            .map(|(cell, certain, possible)| {
                let last = PartialDate::day_of(cell.last).unwrap_or(cell.name);
                let years = match range(year(cell.name), year(last)) {
                    When::At(year) => year.to_string(),
                    years => words::date(&years, lang),
                };
                (years, [certain.to_string(), possible.to_string()])
            })
            .collect()
    });
    view! { <FoldedTable summary=text!(lang, time_words) note=text!(lang, time_note) columns rows/> }
}
