//! Text in which a date, a figure or a name is bold.

use leptos::prelude::*;

use crate::components::parts::marked::unless_empty;

/// The value of a claim, with the part `strong` in bold, if any. Prose has none.
#[component]
pub(crate) fn Emphasised(value: String, strong: Option<String>) -> impl IntoView {
    let split = strong.filter(|strong| !strong.is_empty()).and_then(|strong| {
        let (before, after) = value.split_once(strong.as_str())?;
        Some((before.to_owned(), strong.clone(), after.to_owned()))
    });
    match split {
        Some((before, strong, after)) => {
            view! { {unless_empty(before)}<b>{strong}</b>{unless_empty(after)} }.into_any()
        }
        None => value.into_any(),
    }
}
