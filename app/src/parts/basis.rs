//! Basis: on whose word something is said, as glyph, word and edge.

use leptos::prelude::*;
use model::claim::BasisWord;
use model::words::{Lang, Say as _};

use super::glyph::Icon;

/// The mark of a basis: quotation marks, the sign for therefore, a dot in brackets.
#[component]
pub(crate) fn BasisMark(basis: BasisWord, lang: Lang) -> impl IntoView {
    view! { <span class="basis"><Icon name=symbol(basis)/>{basis.say(lang)}</span> }
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
