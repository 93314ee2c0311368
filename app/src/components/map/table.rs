//! The map as a table, for readers who cannot see the picture or want to copy the numbers.

use leptos::html::Details;
use leptos::prelude::*;

use crate::context::use_site;
use crate::drawings::map::kinds_in_words;
use crate::state::use_atlas;
use crate::texts::text;

/// A collapsed table of places. While collapsed, it is not updated during a drag.
#[component]
pub(super) fn MapInWords() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let fold = NodeRef::<Details>::new();
    let rows = Memo::new(move |last: Option<&Vec<(String, usize, String)>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => atlas.page.with(|page| {
            let view = &page.view;
            let row = |cluster: &model::view::Cluster| {
                (cluster.name.clone(), cluster.total(), kinds_in_words(cluster, lang))
            };
            let unplaced = (view.unplaced > 0)
                .then(|| (text!(lang, tray_unplaced).to_owned(), view.unplaced, String::new()));
            view.clusters.iter().map(row).chain(unplaced).collect()
        }),
    });
    let row = |(name, count, kinds): (String, usize, String)| {
        view! { <tr><th scope="row">{name}</th><td class="num">{count}</td><td>{kinds}</td></tr> }
    };
    view! {
        <details class="alt" node_ref=fold
            on:toggle=move |_| atlas.fold_toggled(fold.get_untracked().is_some_and(|fold| fold.open()))>
            <summary>{text!(lang, map_words)}</summary>
            <table class="alt__table">
                <thead><tr>
                    <th scope="col">{text!(lang, facet_place)}</th>
                    <th scope="col">{text!(lang, map_records)}</th>
                    <th scope="col">{text!(lang, facet_kind)}</th>
                </tr></thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}
