//! The basis of a statement (explicit, inferred or editorial) as glyph, word and edge.

use leptos::prelude::*;
use model::claim::BasisWord;
use model::words::Say as _;

use super::icon::Icon;
use crate::context::use_site;

/// The mark of a basis. The glyph is a quotation mark, the sign for "therefore" or a dot in brackets.
#[component]
pub(crate) fn BasisMark(basis: BasisWord) -> impl IntoView {
    view! { <span class="basis"><Icon name=basis_symbol(basis)/>{basis.say(use_site().lang)}</span> }
}

/// The symbol of a basis.
pub(crate) const fn basis_symbol(basis: BasisWord) -> &'static str {
    match basis {
        BasisWord::Explicit => "#i-quote",
        BasisWord::Inferred => "#i-therefore",
        BasisWord::Editorial => "#i-editorial",
    }
}

/// The classes of the edge of a basis: solid, hatched or dotted.
pub(crate) const fn basis_edge(basis: BasisWord) -> &'static str {
    match basis {
        BasisWord::Explicit => "edge edge--s",
        BasisWord::Inferred => "edge edge--i",
        BasisWord::Editorial => "edge edge--e",
    }
}
