//! The one door to JavaScript: hydration, requests. On the server everything here does nothing.

use leptos::prelude::*;
use model::words::Lang;

use crate::load::Loaded;

#[cfg(feature = "hydrate")]
mod client;

#[cfg(feature = "hydrate")]
pub(crate) use client::hydrate;

/// Loads the data whenever the request changes.
#[cfg(feature = "hydrate")]
pub(crate) fn follow(
    lang: Lang,
    request: Signal<String>,
    loaded: ReadSignal<Loaded>,
    set_loaded: WriteSignal<Loaded>,
) {
    client::follow(lang, request, loaded, set_loaded);
}

/// The server renders the page that it was asked for, and nothing follows.
#[cfg(not(feature = "hydrate"))]
pub(crate) fn follow(_: Lang, _: Signal<String>, _: ReadSignal<Loaded>, _: WriteSignal<Loaded>) {}
