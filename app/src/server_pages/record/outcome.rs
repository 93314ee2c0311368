//! The relations of a record to others: participants, and all other relations.

use std::sync::Arc;

use leptos::prelude::*;
use model::claim::Relation;
use model::lang::Lang;
use model::page::{LinkGroup, RecordPage};
use model::record::Kind;

use crate::components::parts::basis::BasisMark;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieItem;
use crate::texts::text;

/// The id of the section of participants.
pub(super) const PEOPLE: &str = "people";
/// The id of the section of other relations.
pub(super) const OTHERS: &str = "came";

/// The sections of participants and of other relations. Empty ones are left out.
#[component]
pub(super) fn Outcome(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let [people, others] = split_groups(&page.groups).map(|part| part.into_iter().cloned().collect());
    view! {
        <RelationSection id=PEOPLE title=text!(lang, record_people) groups=people/>
        <RelationSection id=OTHERS title=others_title(lang, page.kind) groups=others/>
    }
}

/// Heading of the relations other than participants.
pub(super) fn others_title(lang: Lang, kind: Kind) -> &'static str {
    if kind == Kind::Event { text!(lang, record_came) } else { text!(lang, record_leads) }
}

/// Splits the groups into participants and others.
pub(super) fn split_groups(groups: &[LinkGroup]) -> [Vec<&LinkGroup>; 2] {
    let took_part =
        |group: &&LinkGroup| matches!(group.relation, Some(Relation::SpokeAt | Relation::TookPartIn));
    let (people, others) = groups.iter().partition(took_part);
    [people, others]
}

/// One section. It is a list and not a drawn tree, because a list works at every width and with screen readers.
#[component]
fn RelationSection(id: &'static str, title: &'static str, groups: Vec<LinkGroup>) -> impl IntoView {
    let lang = use_site().lang;
    (!groups.is_empty()).then(|| {
        let items = groups.into_iter().map(|group| view! { <GroupItem group/> }).collect_view();
        view! {
            <section class="sec" id=id>
                <h2>{title}<small>{text!(lang, record_brackets)}</small></h2>
                <ul class="tree">{items}</ul>
            </section>
        }
    })
}

/// One group. The basis is shown once if all ties have the same, else with each tie.
#[component]
fn GroupItem(group: LinkGroup) -> impl IntoView {
    let first = group.records.first().map(|tie| tie.basis);
    let shared = first.filter(|basis| group.records.iter().all(|tie| tie.basis == *basis));
    let marked = shared.is_none();
    let ties = group.records.into_iter().map(|tie| view! { <TieItem tie marked/> }).collect_view();
    view! {
        <li>
            <p class="verb tagged">
                <span>{group.label}</span>
                {shared.map(|basis| view! { <BasisMark basis/> })}
            </p>
            <ul class="links">{ties}</ul>
        </li>
    }
}
