//! A value that narrows the view, with a link that takes it away.

use super::glyph::icon;
use crate::markup::{Markup, markup};

/// The chip. `remove` says what the link does, for those who hear it alone.
pub(crate) fn chip(label: &str, href: String, remove: &str) -> Markup {
    markup! {
        <span class="chip" data-key={label.to_owned()}>
            {label}
            <a class="chip__x" href={href} data-noscroll="">{icon("#i-close")}<span class="vh">{remove}</span></a>
        </span>
    }
}
