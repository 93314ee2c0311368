//! What only paper shows below the atlas: the address, the release, and the sources of the rows.

use leptos::prelude::*;
use maud::html;
use model::facet::Facet;
use model::query::Query;

use crate::address::Page;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The note. A string, because nothing in it is pressed; it waits until a drag has ended.
#[component]
pub(crate) fn PrintNote() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let note = Memo::new(move |last: Option<&String>| match last {
        Some(last) if atlas.dragging.get() || atlas.playing.get() => last.clone(),
        _ => {
            let query = atlas.query.with(Query::results_only);
            let address = site.permanent(&Page::Atlas(Query { release: None, ..query.clone() }));
            let sources = atlas.page.with(|page| {
                let facets = page.view.facets.iter().filter(|facet| facet.facet == Facet::Source);
                let values = facets.flat_map(|facet| &facet.values);
                // A facet ignores its own filter; this must not.
                let is_open = query.filters.texts(Facet::Source).is_empty();
                let cited =
                    values.filter(|value| (is_open || value.selected) && value.count + value.undated > 0);
                let name = |id: &str, label: &str| format!("{} {label}", id.to_ascii_uppercase());
                cited.map(|value| name(&value.value, &value.label)).collect::<Vec<_>>()
            });
            html! {
                dt { (text!(lang, share_address)) } dd { (address) }
                dt { (text!(lang, site_release)) } dd { (site.site.release) }
                dt { (text!(lang, site_sources)) }
                @for source in sources { dd { (source) } }
            }
            .into_string()
        }
    });
    view! { <dl class="printed" translate="no" inner_html=note></dl> }
}
