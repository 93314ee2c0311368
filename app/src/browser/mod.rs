//! The one door to JavaScript: hydration, requests, changing the page. On the server all of it does nothing.

#[cfg(feature = "hydrate")]
mod address;
#[cfg(feature = "hydrate")]
mod brush;
#[cfg(feature = "hydrate")]
mod client;
#[cfg(feature = "hydrate")]
mod events;
#[cfg(feature = "hydrate")]
mod load;
#[cfg(feature = "hydrate")]
mod patch;

#[cfg(feature = "hydrate")]
pub(crate) use {client::hydrate, client::keep_up, load::follow};

#[cfg(not(feature = "hydrate"))]
mod server {
    use leptos::html::Div;
    use leptos::prelude::*;

    use crate::address::Base;
    use crate::load::Site;
    use crate::markup::Markup;
    use crate::state::State;

    /// The server renders the page that it was asked for, and nothing follows.
    pub(crate) fn follow(_: State, _: &Base, _: &Site) {}

    /// What is rendered stays as it is.
    pub(crate) fn keep_up(
        _: State,
        _: NodeRef<Div>,
        _: Markup,
        _: impl Fn() -> Markup,
        _: impl Fn() -> Option<String>,
    ) {
    }
}

#[cfg(not(feature = "hydrate"))]
pub(crate) use server::{follow, keep_up};
