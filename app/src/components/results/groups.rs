//! The rows under their years, or in the order of their names.

use std::sync::Arc;

use leptos::prelude::*;
use model::query::Sort;
use model::view::Hit;

use super::row::Row;
use super::tab_stop::TabStop;
use super::years::{Year, by_year, cut};
use crate::browser::dom::is_open;
use crate::components::parts::icon::Icon;
use crate::components::sheets::count_of_records;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The id of the results without a date, which links lead to.
const UNDATED: &str = "undated";

/// The results under their years. In the order of names there are no years. During a drag only as many rows are drawn
/// as reach to the lower edge of the screen.
#[component]
pub(super) fn Groups(stop: TabStop) -> impl IntoView {
    let atlas = use_atlas();
    let limit =
        Memo::new(move |_| if atlas.dragging.get() { atlas.row_limit.get_value() } else { usize::MAX });
    // The key of a row is all that it shows, so a hit that changes is a new row.
    let hits = Memo::new(move |last: Option<&Vec<Arc<Hit>>>| {
        let known = |hit: &Hit| last?.iter().find(|one| ***one == *hit).cloned();
        atlas.page.with(|page| {
            let hits = page.view.results.iter();
            hits.map(|hit| known(hit).unwrap_or_else(|| Arc::new(hit.clone()))).collect::<Vec<_>>()
        })
    });
    let sort = Memo::new(move |_| atlas.query.with(|query| query.sort.unwrap_or(Sort::Latest)));
    let is_by_name = Memo::new(move |_| sort.get() == Sort::Name);
    let by_name = Signal::derive(move || hits.with(|hits| hits.iter().take(limit.get()).cloned().collect()));
    let all_years = Memo::new(move |_| by_year(hits.get(), sort.get()));
    let drawn_years =
        Memo::new(move |_| cut(all_years.get(), limit.get(), &atlas.closed_years.get_untracked()));
    let years = move || drawn_years.with(|years| years.iter().map(|year| year.year).collect::<Vec<_>>());
    stop.update_with(hits);
    move || {
        if is_by_name.get() {
            view! { <Rows rows=by_name/> }.into_any()
        } else {
            view! {
                <For each=years key=Option::clone let:year><YearGroup year all_years drawn_years/></For>
            }
            .into_any()
        }
    }
}

/// The rows of a list.
#[component]
fn Rows(rows: Signal<Vec<Arc<Hit>>>) -> impl IntoView {
    view! { <ol><For each=move || rows.get() key=Arc::clone let:hit><Row hit/></For></ol> }
}

/// A year that folds, with the number of its records.
#[component]
fn YearGroup(year: Option<i16>, all_years: Memo<Vec<Year>>, drawn_years: Memo<Vec<Year>>) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let hits_of = move |years: &Vec<Year>| {
        years.iter().find(|group| group.year == year).map(|group| group.hits.clone())
    };
    let rows = Signal::derive(move || drawn_years.with(hits_of).unwrap_or_default());
    let count = Memo::new(move |_| all_years.with(hits_of).unwrap_or_default().len());
    let (key, words) = match year {
        Some(year) => (year.to_string(), year.to_string()),
        None => (UNDATED.to_owned(), text!(lang, result_undated).to_owned()),
    };
    let open = !atlas.closed_years.with_untracked(|closed| closed.contains(&year));
    let toggle = move |event| {
        let is_open = is_open(&event);
        // A year that is inserted open sends the event, too.
        atlas.closed_years.maybe_update(|closed| {
            let was_open = !closed.contains(&year);
            closed.retain(|known| *known != year);
            if !is_open {
                closed.push(year);
            }
            was_open != is_open
        });
    };
    view! {
        <details open=open id=year.is_none().then_some(UNDATED) data-key=key on:toggle=toggle>
            <summary class="yr">
                <span><Icon name="#i-down"/><b>{words}</b></span>
                <span>{move || count_of_records(lang, count.get())}</span>
            </summary>
            <Rows rows/>
        </details>
    }
}
