//! What came of an event, and what leads to any other record.

use model::page::Group;
use model::record::Kind;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::basis_mark;
use crate::parts::tie::tie_item;
use crate::texts::say;

/// The groups. A list was chosen over a drawn tree: it says the same, at every width, to everyone.
pub(crate) fn outcome(cx: &Context, kind: Kind, groups: &[Group]) -> Markup {
    let title = if kind == Kind::Event { say!(cx, record_came) } else { say!(cx, record_leads) };
    markup! {
        <section class="sec">
            <h2>{title}<small>{say!(cx, record_brackets)}</small></h2>
            <ul class="tree">{groups.iter().map(|group| group_item(cx, group)).collect::<Markup>()}</ul>
        </section>
    }
}

/// One group. Its basis is said once where all ties share it, and with each tie where they do not.
fn group_item(cx: &Context, group: &Group) -> Markup {
    let first = group.ties.first().map(|tie| tie.basis);
    let shared = first.filter(|basis| group.ties.iter().all(|tie| tie.basis == *basis));
    let ties = group.ties.iter().map(|tie| tie_item(cx, tie, shared.is_none())).collect::<Markup>();
    markup! {
        <li>
            <p class="verb"><span>{&group.label}</span>{shared.map(|basis| basis_mark(cx, basis))}</p>
            <ul class="links">{ties}</ul>
        </li>
    }
}
