//! Filters: values with counts, each a link that adds the value to the query or removes it.

mod facet;
mod layout;
mod more;
mod stages;
mod state;
mod value;
mod window_form;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use model::facet::Facet;
use model::view::FacetValue;

use super::parts::icon::Icon;
use super::sheets::SheetHead;
use crate::browser::dom::{as_html, closest, is_plain_click};
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;
use facet::FacetSection;
use window_form::WindowForm;

/// The selector of a value.
const VALUE: &str = "a.fv";

/// The filters. On narrow screens they are in a fold; on wide ones the style sheet keeps it open.
#[component]
pub(crate) fn Facets() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let facets = Memo::new(move |_| {
        atlas.page.with(|page| {
            let facets = page.view.facets.iter().filter(|facet| !facet.values.is_empty());
            facets.map(|facet| facet.facet).collect::<Vec<_>>()
        })
    });
    // One listener for all values, of which there are hundreds.
    let click = move |event: MouseEvent| {
        if let Some(value) = closest(&event, VALUE).filter(|_| is_plain_click(&event)) {
            atlas.anchor_scroll(&value);
        }
    };
    let keydown = move |event: KeyboardEvent| {
        // Values look like checkboxes, so the space key toggles them, too.
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if let Some(value) = closest(&event, VALUE).filter(|_| event.key() == " " && !other) {
            event.prevent_default();
            if !event.repeat() {
                as_html(&value).click();
            }
        }
    };
    view! {
        <aside class="facets" id="filters" tabindex="0" aria-label=text!(lang, facet_all)>
            <SheetHead name=text!(lang, facet_all)/>
            <details class="facets__fold">
                <summary class="btn"><Icon name="#i-filter"/>{text!(lang, facet_all)}</summary>
                <div class="facets__list" on:click=click on:keydown=keydown>
                    <Notes/>
                    <WindowForm/>
                    <For each=move || facets.get() key=Facet::clone let:facet>
                        <FacetSection facet/>
                    </For>
                </div>
            </details>
        </aside>
    }
}

/// The meaning of `+1` and of `1 part` beside a count, each shown while any value has such a number.
#[component]
fn Notes() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let has = move |number: fn(&FacetValue) -> usize| {
        Memo::new(move |_| {
            atlas.page.with(|page| {
                page.view.facets.iter().flat_map(|facet| &facet.values).any(|value| number(value) > 0)
            })
        })
    };
    let (has_undated, has_parts) = (has(|value| value.undated), has(|value| value.parts));
    let undated = move || {
        has_undated.get().then(|| {
            view! { <p class="facets__note"><span class="undated-n">"+1"</span>" "{text!(lang, facet_undated_note)}</p> }
        })
    };
    let parts = move || {
        has_parts.get().then(|| view! { <p class="facets__note">{text!(lang, facet_parts_note)}</p> })
    };
    view! { {undated} {parts} }
}
