//! Who took part in an event and what came of it, and what leads to any other record.

use model::claim::Relation;
use model::page::Group;
use model::record::Kind;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::basis_mark;
use crate::parts::tie::tie_item;
use crate::texts::say;

/// Under which names these stand in a page.
pub(crate) const PEOPLE: &str = "people";
pub(crate) const CAME: &str = "came";

/// The people, and everything else, each under a heading of its own, as far as there is any.
pub(crate) fn outcome(cx: &Context, kind: Kind, groups: &[Group]) -> Markup {
    let [people, others] = parts(groups);
    [section(cx, PEOPLE, say!(cx, record_people), &people), section(cx, CAME, came(cx, kind), &others)]
        .into_iter()
        .flatten()
        .collect()
}

/// The heading of everything but people.
pub(crate) fn came(cx: &Context, kind: Kind) -> &'static str {
    if kind == Kind::Event { say!(cx, record_came) } else { say!(cx, record_leads) }
}

/// Groups of people who took part, and the others.
pub(crate) fn parts(groups: &[Group]) -> [Vec<&Group>; 2] {
    let took_part = |group: &&Group| matches!(group.relation, Some(Relation::SpokeAt | Relation::TookPartIn));
    let (people, others) = groups.iter().partition(took_part);
    [people, others]
}

/// A list was chosen over a drawn tree: it says the same, at every width, to everyone.
fn section(cx: &Context, id: &'static str, title: &'static str, groups: &[&Group]) -> Option<Markup> {
    (!groups.is_empty()).then(|| {
        markup! {
            <section class="sec" id={id}>
                <h2>{title}<small>{say!(cx, record_brackets)}</small></h2>
                <ul class="tree">{groups.iter().map(|group| group_item(cx, group)).collect::<Markup>()}</ul>
            </section>
        }
    })
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
