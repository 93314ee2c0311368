//! A folded table with the numbers of a picture. Over the map it scrolls, so the keyboard can reach it.

use leptos::prelude::*;

use super::changing_text::text_html;
use crate::state::use_atlas;

/// A column of a [`FoldedTable`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct TableColumn {
    pub(crate) name: &'static str,
    /// Numbers are aligned to the right.
    pub(crate) is_number: bool,
}

/// A row of a [`FoldedTable`]: its name and its other cells.
pub(crate) type TableRow = (String, [String; 2]);

/// The table. While it is closed, it is not updated during a drag.
#[component]
pub(crate) fn FoldedTable(
    summary: &'static str,
    #[prop(optional)] note: Option<&'static str>,
    columns: [TableColumn; 3],
    rows: Signal<Vec<TableRow>>,
) -> impl IntoView {
    let atlas = use_atlas();
    let rows = Memo::new(move |last: Option<&Vec<TableRow>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => rows.get(),
    });
    let heading = |column: TableColumn| view! { <th scope="col">{column.name}</th> };
    let row = move |(name, cells): TableRow| {
        let cell = |(column, cell): (TableColumn, String)| {
            let (class, translate) = column.is_number.then_some(("num", "no")).unzip();
            view! { <td class=class translate=translate inner_html=text_html(&cell)></td> }
        };
        let cells = columns.into_iter().skip(1).zip(cells).map(cell).collect_view();
        view! { <tr><th scope="row" inner_html=text_html(&name)></th>{cells}</tr> }
    };
    view! {
        <details class="alt fold">
            <summary>{summary}</summary>
            <div class="alt__body" role="group" tabindex="0" aria-label=summary>
                {note.map(|note| view! { <p>{note}</p> })}
                <table class="alt__table" aria-label=summary>
                    <thead><tr>{columns.into_iter().map(heading).collect_view()}</tr></thead>
                    <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
