//! The bars of the timeline as a table. The records themselves are in the list.

use leptos::html::Details;
use leptos::prelude::*;
use model::draw::timeline;
use model::when::{PartialDate, When};
use model::words;

use crate::context::use_site;
use crate::drawings::timeline::range;
use crate::state::use_atlas;
use crate::texts::text;

/// A collapsed table of years. While collapsed, it is not updated during a drag.
#[component]
pub(super) fn TimelineInWords() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let fold = NodeRef::<Details>::new();
    let rows = Memo::new(move |last: Option<&Vec<(String, usize, usize)>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => atlas.page.with(|page| {
            let year =
                |year: PartialDate| PartialDate::new(year.year(), None, None, year.doubt()).unwrap_or(year);
            let cells = timeline::by_time(&page.view.marks).into_iter();
            cells
                .map(|(cell, certain, possible)| {
                    let last = PartialDate::day_of(cell.last).unwrap_or(cell.name);
                    let years = match range(year(cell.name), year(last)) {
                        When::At(year) => year.to_string(),
                        years => words::date(&years, lang),
                    };
                    (years, certain, possible)
                })
                .collect()
        }),
    });
    let row = |(years, certain, possible): (String, usize, usize)| {
        view! { <tr><th scope="row">{years}</th><td class="num">{certain}</td><td class="num">{possible}</td></tr> }
    };
    view! {
        <details class="alt" node_ref=fold
            on:toggle=move |_| atlas.fold_toggled(fold.get_untracked().is_some_and(|fold| fold.open()))>
            <summary>{text!(lang, time_words)}</summary>
            <p>{text!(lang, time_note)}</p>
            <table class="alt__table">
                <thead><tr>
                    <th scope="col">{text!(lang, time_year)}</th>
                    <th scope="col">{text!(lang, time_certain)}</th>
                    <th scope="col">{text!(lang, time_possible)}</th>
                </tr></thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}
