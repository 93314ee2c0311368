//! The basis of a statement (explicit, inferred or editorial) as glyph, word and edge.

#[cfg(feature = "ssr")]
use leptos::prelude::*;
use maud::{Markup, html};
use model::basis::BasisWord;
use model::lang::Lang;
use model::words::Label as _;

use super::icon::icon;

/// The mark of a basis. The glyph is a quotation mark, the sign for "therefore" or a dot in brackets.
pub(crate) fn basis_mark(basis: BasisWord, lang: Lang) -> Markup {
    html! { span class="basis" { (inside(basis, lang)) } }
}

/// The same as a component, for pages that only the server renders.
#[cfg(feature = "ssr")]
#[component]
pub(crate) fn BasisMark(basis: BasisWord) -> impl IntoView {
    view! { <span class="basis" inner_html=inside(basis, crate::context::use_site().lang).into_string()></span> }
}

fn inside(basis: BasisWord, lang: Lang) -> Markup {
    html! { (icon(basis_symbol(basis))) (basis.label(lang)) }
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
