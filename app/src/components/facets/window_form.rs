//! The time window as a form with two fields.

use leptos::ev::SubmitEvent;
use leptos::html::{Form, Input};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use model::query::{Parameter, Query};

use crate::browser::dom::form_query;
use crate::context::use_site;
use crate::query_form::{HiddenFields, any_time};
use crate::state::use_atlas;
use crate::texts::text;

/// The form.
#[component]
pub(super) fn WindowForm() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let rest = Signal::derive(move || Query { selected: None, ..atlas.link_query.with(any_time) });
    let since = Memo::new(move |_| {
        atlas.query.with(|query| query.since.map(|date| date.to_string()).unwrap_or_default())
    });
    let until = Memo::new(move |_| {
        atlas.query.with(|query| query.until.map(|date| date.to_string()).unwrap_or_default())
    });
    let form = NodeRef::<Form>::new();
    let submit = move |event: SubmitEvent| {
        if let Some(query) = form.get_untracked().and_then(|form| form_query(&form)) {
            event.prevent_default();
            let address = atlas.site.with_value(|site| site.atlas(query));
            atlas.navigate(&address, NavigateOptions { resolve: false, ..Default::default() });
        }
    };
    view! {
        <form class="facet window" method="get" action=site.form_action() node_ref=form on:submit=submit>
            <h2><span class="eyebrow">{text!(lang, facet_time)}</span></h2>
            <HiddenFields query=rest/>
            <DateField label=text!(lang, facet_since) name=Parameter::Since date=since example="2020-05"/>
            <DateField label=text!(lang, facet_until) name=Parameter::Until date=until example="2025-03"/>
            <button class="btn" type="submit">{text!(lang, facet_apply)}</button>
        </form>
    }
}

#[component]
fn DateField(
    label: &'static str,
    name: Parameter,
    date: Memo<String>,
    example: &'static str,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    // Once the reader has typed, the attribute `value` no longer changes the field, so set the property.
    Effect::new(move |last: Option<String>| {
        let date = date.get();
        if let (Some(last), Some(field)) = (last, field.get_untracked())
            && last != date
        {
            field.set_value(&date);
        }
        date
    });
    view! {
        <label>
            <span>{label}</span>
            <input name=name.as_str() value=move || date.get() maxlength="11" placeholder=example autocomplete="off"
                node_ref=field/>
        </label>
    }
}
