//! One value of a facet: `Event 11 +1`, and a bar that compares it with its neighbours.

use leptos::prelude::*;
use model::query::Parameter;
use model::view::FacetValue;

use super::facet::{FacetValues, Placed};
use crate::components::parts::basis::basis_symbol;
use crate::components::parts::icon::{Icon, KindGlyph};
use crate::components::parts::status::StatusGlyph;
use crate::context::use_site;
use crate::query_form::toggled;
use crate::state::use_atlas;
use crate::texts::text;

/// The value as a link. While `is_drawn` is false it stays as it is.
#[component]
pub(super) fn Value(placed: Placed, values: FacetValues, is_drawn: Signal<bool>) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let Placed { value: key, depth } = placed;
    let held = {
        let key = key.clone();
        Memo::new(move |last: Option<&Option<FacetValue>>| match last {
            Some(last) if !is_drawn.get() => last.clone(),
            _ => values.facet.with(|facet| facet.values.iter().find(|held| held.value == key).cloned()),
        })
    };
    let read =
        move |of: fn(&FacetValue) -> usize| held.with(|held| held.as_ref().map(of).unwrap_or_default());
    let selected = Memo::new(move |_| held.with(|held| held.as_ref().is_some_and(|held| held.selected)));
    let label = held.with_untracked(|held| held.as_ref().map(|held| held.label.clone()).unwrap_or_default());
    let is_hidden = {
        let label = label.to_lowercase();
        move || values.words.with(|words| !label.contains(words.as_str()))
    };
    let class = move || {
        let zero = if read(|held| held.count) == 0 { " fv--zero" } else { "" };
        let on = if selected.get() { " fv--on" } else { "" };
        format!("fv fv--{}{zero}{on}", depth.min(3))
    };
    let href = {
        let key = key.clone();
        move || {
            let query = atlas.link_query.get();
            site.atlas(values.parameter.with_value(|parameter| toggled(&query, parameter, &key)))
        }
    };
    let width = move || {
        let share = (read(|held| held.count) * 100).checked_div(values.most.get()).unwrap_or_default();
        format!("{share}%")
    };
    let undated = move || {
        let undated = read(|held| held.undated);
        (undated > 0).then(|| {
            view! { <span class="undated-n">"+"{undated}<span class="vh">" "{text!(lang, facet_undated)}</span></span> }
        })
    };
    let parameter = values.parameter.get_value();
    view! {
        <a class=class href=href data-key=key.clone() data-noscroll="" rel="nofollow" hidden=is_hidden
            aria-current=move || selected.get().then_some("true")>
            <Glyph parameter value=key.clone() selected/>
            <span class="lab">{label}</span>
            <span class="n">{move || read(|held| held.count)}</span>
            <span class="u">{undated}</span>
            <svg class="bar" aria-hidden="true"><rect width=width height="2"></rect></svg>
        </a>
    }
}

/// What stands before a value: the glyph that the rest of the page draws it with, or a box.
#[component]
fn Glyph(parameter: String, value: String, selected: Memo<bool>) -> impl IntoView {
    match parameter.parse() {
        Ok(Parameter::Kind) => value.parse().ok().map(|kind| view! { <KindGlyph kind/> }.into_any()),
        Ok(Parameter::Status) => value.parse().ok().map(|status| view! { <StatusGlyph status/> }.into_any()),
        Ok(Parameter::Basis) => {
            value.parse().ok().map(|basis| view! { <Icon name=basis_symbol(basis)/> }.into_any())
        }
        _ => {
            let check = move || selected.get().then(|| view! { <Icon name="#i-check"/> });
            Some(view! { <span class="box">{check}</span> }.into_any())
        }
    }
}
