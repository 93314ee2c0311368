//! The one door to JavaScript: taking over, requests, changing the page. On the server all of it does nothing.

#[cfg(feature = "hydrate")]
mod address;
#[cfg(feature = "hydrate")]
mod brush;
#[cfg(feature = "hydrate")]
mod client;
#[cfg(feature = "hydrate")]
mod events;
#[cfg(feature = "hydrate")]
mod folds;
#[cfg(feature = "hydrate")]
mod hold;
#[cfg(feature = "hydrate")]
mod keys;
#[cfg(feature = "hydrate")]
mod link;
#[cfg(feature = "hydrate")]
mod load;
#[cfg(feature = "hydrate")]
mod narrow;
#[cfg(feature = "hydrate")]
mod patch;
#[cfg(feature = "hydrate")]
mod rove;
#[cfg(feature = "hydrate")]
mod scroll;
#[cfg(feature = "hydrate")]
mod seen;
#[cfg(feature = "hydrate")]
mod select;
#[cfg(feature = "hydrate")]
mod small;
#[cfg(feature = "hydrate")]
mod state;
#[cfg(feature = "hydrate")]
mod suggest;
#[cfg(feature = "hydrate")]
mod timeline;

#[cfg(feature = "hydrate")]
pub(crate) use address::Writer;
#[cfg(feature = "hydrate")]
pub(crate) use client::{hydrate, keep_up, printed};
#[cfg(feature = "hydrate")]
pub(crate) use seen::UNSEEN;

#[cfg(not(feature = "hydrate"))]
mod server {
    use leptos::html::Div;
    use leptos::prelude::*;

    use crate::shell::Printed;

    /// What is printed stays as it is.
    pub(crate) fn keep_up(_: NodeRef<Div>) {}

    /// The body that the server has computed.
    pub(crate) fn printed() -> String {
        expect_context::<Printed>().0
    }
}

#[cfg(not(feature = "hydrate"))]
pub(crate) use server::{keep_up, printed};
