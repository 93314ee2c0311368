//! The one door to JavaScript: hydration, requests, changing the page. On the server all of it does nothing.

#[cfg(feature = "hydrate")]
mod client;
#[cfg(feature = "hydrate")]
mod events;
#[cfg(feature = "hydrate")]
mod patch;

#[cfg(feature = "hydrate")]
pub(crate) use client::{follow, hydrate, keep_up};

#[cfg(not(feature = "hydrate"))]
mod server {
    use leptos::html::Div;
    use leptos::prelude::*;

    use crate::load::Loaded;
    use crate::markup::Markup;

    /// The server renders the page that it was asked for, and nothing follows.
    pub(crate) fn follow(_: Memo<String>, _: ReadSignal<Loaded>, _: WriteSignal<Loaded>) {}

    /// What is rendered stays as it is.
    pub(crate) fn keep_up(
        _: NodeRef<Div>,
        _: Markup,
        _: impl Fn() -> Markup,
        _: impl Fn() -> Option<String>,
    ) {
    }
}

#[cfg(not(feature = "hydrate"))]
pub(crate) use server::{follow, keep_up};
