//! The map as a table, for readers who cannot see the picture or want to copy the numbers.

use leptos::prelude::*;
use model::facet::Facet;
use model::view::Cluster;

use crate::components::parts::folded_table::{FoldedTable, TableColumn, TableRow};
use crate::context::use_site;
use crate::drawings::map::kinds_in_words;
use crate::state::use_atlas;
use crate::texts::text;

/// The places with their records, and the number of records without a place.
#[component]
pub(super) fn MapTable() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let columns = [
        TableColumn { name: Facet::Place.name(lang), is_number: false },
        TableColumn { name: text!(lang, map_records), is_number: true },
        TableColumn { name: Facet::Kind.name(lang), is_number: false },
    ];
    let rows = Signal::derive(move || {
        atlas.page.with(|page| {
            let view = &page.view;
            let place = |cluster: &Cluster| -> TableRow {
                (cluster.name.clone(), [cluster.total().to_string(), kinds_in_words(cluster, lang)])
            };
            let unplaced = (view.unplaced > 0)
                .then(|| (text!(lang, tray_unplaced).to_owned(), [view.unplaced.to_string(), String::new()]));
            view.clusters.iter().map(place).chain(unplaced).collect()
        })
    });
    view! { <FoldedTable summary=text!(lang, map_words) columns rows/> }
}
