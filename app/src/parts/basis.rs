//! Basis: on whose word something is said, as glyph, word and edge.

use model::claim::BasisWord;
use model::words::Say as _;

use super::glyph::icon;
use crate::context::Context;
use crate::markup::{Markup, markup};

/// The mark of a basis: quotation marks, the sign for therefore, a dot in brackets.
pub(crate) fn basis_mark(cx: &Context, basis: BasisWord) -> Markup {
    markup! { <span class="basis">{icon(symbol(basis))}{basis.say(cx.lang)}</span> }
}

/// The symbol of a basis.
pub(crate) const fn symbol(basis: BasisWord) -> &'static str {
    match basis {
        BasisWord::Explicit => "#i-quote",
        BasisWord::Inferred => "#i-therefore",
        BasisWord::Editorial => "#i-editorial",
    }
}

/// The classes of the edge that repeats the basis: solid, hatched, dotted.
pub(crate) const fn edge(basis: BasisWord) -> &'static str {
    match basis {
        BasisWord::Explicit => "edge edge--s",
        BasisWord::Inferred => "edge edge--i",
        BasisWord::Editorial => "edge edge--e",
    }
}
