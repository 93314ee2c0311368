//! The bars of the timeline as a table. The records themselves are in the list.

use leptos::prelude::*;
use model::draw::Span;
use model::query::Query;
use model::when::PartialDate;
use model::words;

use crate::components::parts::folded_table::{FoldedTable, TableColumn};
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The number of records in each year that is in view and in the time window: certain ones, and possible ones.
#[component]
pub(super) fn TimelineTable() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let columns = [
        TableColumn { name: text!(lang, time_year), is_number: false },
        TableColumn { name: text!(lang, time_certain), is_number: true },
        TableColumn { name: text!(lang, time_possible), is_number: true },
    ];
    let rows = Signal::derive(move || {
        let (since, until) = atlas.query.with(Query::window);
        let (since, until) = (since.map(PartialDate::first_day), until.map(PartialDate::last_day));
        let shown = atlas.visible_range.get().and_then(|(span, _)| span.clipped(since, until));
        let years = |shown| {
            let query = atlas.query.get();
            atlas.marks.with(|marks| atlas.data.with_value(|data| data.years(&query, marks, shown)))
        };
        let cells = shown.and_then(years);
        let row = |(years, certain, possible): (Span, usize, usize)| {
            (words::stretch(years.first, years.last, lang), [certain.to_string(), possible.to_string()])
        };
        cells.into_iter().flatten().map(row).collect()
    });
    view! { <FoldedTable summary=text!(lang, time_words) note=text!(lang, time_note) columns rows/> }
}
