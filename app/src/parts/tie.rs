//! A record as a link, with its kind, and with what there is to say of the tie.

use leptos::prelude::*;
use model::claim::BasisWord;
use model::page::Tie;
use model::words::{Lang, Say as _};

use super::basis::BasisMark;
use super::glyph::KindGlyph;
use crate::address::{Base, Page};

/// An item of a list of records. The basis is marked where `marked`, that is where it is not said for the
/// list as a whole; the edge of the item repeats it in any case.
#[component]
pub(crate) fn TieItem(lang: Lang, tie: Tie, #[prop(optional)] marked: bool) -> impl IntoView {
    let class = match tie.basis {
        BasisWord::Explicit => "tie",
        BasisWord::Inferred => "tie tie--inferred",
        BasisWord::Editorial => "tie tie--editorial",
    };
    let basis = marked.then(|| view! { <BasisMark basis=tie.basis lang/> });
    let detail = tie.detail.clone().map(|detail| view! { " "<small>{detail}</small> });
    view! {
        <li class=class>
            <KindGlyph kind=tie.kind/>
            <span><TieLink lang tie/>{detail}{basis}</span>
        </li>
    }
}

/// A record as a link alone. Its kind, which the glyph beside it draws, is said to those who do not see it.
#[component]
pub(crate) fn TieLink(lang: Lang, tie: Tie) -> impl IntoView {
    let href = expect_context::<Base>().to(lang, &Page::Record(tie.id));
    let kind = format!("{}{}", tie.kind.say(lang), lang.pick(": ", "："));
    view! { <a href=href><span class="vh">{kind}</span>{tie.name}</a> }
}
