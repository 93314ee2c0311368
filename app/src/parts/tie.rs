//! A record as a link, with its kind, and with what there is to say of the tie.

use model::claim::BasisWord;
use model::page::Tie;
use model::words::Say as _;

use super::basis::basis_mark;
use super::glyph::kind_glyph;
use crate::context::Context;
use crate::markup::{Markup, markup};

/// An item of a list of records. The basis is marked where `marked`, that is where it is not said for the
/// list as a whole; the edge of the item repeats it in any case.
pub(crate) fn tie_item(cx: &Context, tie: &Tie, marked: bool) -> Markup {
    let class = match tie.basis {
        BasisWord::Explicit => "tie",
        BasisWord::Inferred => "tie tie--inferred",
        BasisWord::Editorial => "tie tie--editorial",
    };
    let basis = marked.then(|| basis_mark(cx, tie.basis));
    let detail = tie.detail.as_ref().map(|detail| markup! { " "<small>{detail}</small> });
    markup! {
        <li class={class}>
            {kind_glyph(tie.kind)}
            <span>{tie_link(cx, tie)}{detail}{basis}</span>
        </li>
    }
}

/// A record as a link alone. Its kind, which the glyph beside it draws, is said to those who do not see it.
pub(crate) fn tie_link(cx: &Context, tie: &Tie) -> Markup {
    let kind = format!("{}{}", tie.kind.say(cx.lang), cx.lang.pick(": ", "："));
    markup! { <a href={cx.record(&tie.id)}><span class="vh">{kind}</span>{&tie.name}</a> }
}
