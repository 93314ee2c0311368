//! The rows under the headings of their sections, or in an order of their own.

use std::sync::Arc;

use leptos::prelude::*;
use model::query::{Query, Sort};
use model::view::Hit;

use super::row::Row;
use super::sections::{ResultSection, part_sections, truncated};
use super::tab_stop::TabStop;
use crate::browser::dom::is_open;
use crate::components::parts::changing_text::counts_html;
use crate::components::parts::icon::Icon;
use crate::components::sheets::count_of_records;
use crate::context::use_site;
use crate::state::{SectionKey, use_atlas};
use crate::texts::text;

/// The id of the section of undated results, for links.
const UNDATED: &str = "undated";

/// The results in their sections. In the orders by name and by relevance there are no sections by year. During a drag only the rows
/// above the lower edge of the screen are drawn.
#[component]
pub(super) fn Groups(stop: TabStop) -> impl IntoView {
    let atlas = use_atlas();
    let limit =
        Memo::new(move |_| if atlas.dragging.get() { atlas.row_limit.get_value() } else { usize::MAX });
    // A row is keyed by its whole hit, so a hit that changes is a new row.
    let hits = Signal::derive(move || atlas.list.part.with(|part| part.hits.clone()));
    let sort = Memo::new(move |_| atlas.query.with(Query::order));
    let is_flat = Memo::new(move |_| matches!(sort.get(), Sort::Name | Sort::Relevance));
    let certain = move |hits: &Vec<Arc<Hit>>| {
        hits.iter().filter(|hit| !hit.possible).take(limit.get()).cloned().collect::<Vec<_>>()
    };
    let flat = Signal::derive(move || hits.with(certain));
    let all = Memo::new(move |_| {
        let mut sections = atlas.list.part.with(|part| part_sections(part, sort.get()));
        if is_flat.get() {
            sections.retain(|section| section.key == SectionKey::Possible);
        }
        sections
    });
    let drawn = Memo::new(move |_| truncated(all.get(), limit.get(), &atlas.closed_sections.get_untracked()));
    let keys = move || drawn.with(|drawn| drawn.iter().map(|section| section.key).collect::<Vec<_>>());
    stop.update();
    view! {
        {move || is_flat.get().then(|| view! { <Rows rows=flat/> })}
        <For each=keys key=|section| *section let:section><Group section all drawn/></For>
    }
}

/// The rows of a list.
#[component]
fn Rows(rows: Signal<Vec<Arc<Hit>>>) -> impl IntoView {
    view! { <ol><For each=move || rows.get() key=Arc::clone let:hit><Row hit/></For></ol> }
}

/// A collapsible section, with the number of its records.
#[component]
fn Group(
    section: SectionKey,
    all: Memo<Vec<ResultSection>>,
    drawn: Memo<Vec<ResultSection>>,
) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let hits_of = move |sections: &Vec<ResultSection>| {
        sections.iter().find(|one| one.key == section).map(|one| one.hits.clone())
    };
    let rows = Signal::derive(move || drawn.with(hits_of).unwrap_or_default());
    // The number of a section whose other results are not in the document is not known.
    let count = Memo::new(move |_| {
        let whole = |all: &Vec<ResultSection>| {
            let section = all.iter().find(|one| one.key == section).filter(|one| one.is_whole);
            section.map(|section| section.hits.len())
        };
        all.with(whole)
    });
    let (key, words) = match section {
        SectionKey::Year(year) => (year.to_string(), year.to_string()),
        SectionKey::Undated => (UNDATED.to_owned(), text!(lang, result_undated).to_owned()),
        SectionKey::Possible => ("possible".to_owned(), text!(lang, result_possible_all).to_owned()),
    };
    let open = !atlas.closed_sections.with_untracked(|closed| closed.contains(&section));
    let toggle = move |event| {
        let is_open = is_open(&event);
        // Inserting an open `<details>` also fires the event.
        atlas.closed_sections.maybe_update(|closed| {
            let was_open = !closed.contains(&section);
            closed.retain(|known| *known != section);
            if !is_open {
                closed.push(section);
            }
            was_open != is_open
        });
    };
    view! {
        <details open=open id=(section == SectionKey::Undated).then_some(UNDATED) data-key=key on:toggle=toggle>
            <summary class="yr">
                <span><Icon name="#i-down"/><b>{words}</b></span>
                <span inner_html=move || count.get().map(|count| counts_html(&count_of_records(lang, count))).unwrap_or_default()></span>
            </summary>
            <Rows rows/>
        </details>
    }
}
