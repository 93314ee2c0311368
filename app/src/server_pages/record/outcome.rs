//! The relations of a record to others: participants, what came of it or was planned, and all other relations.

use std::sync::Arc;

use leptos::prelude::*;
use model::claim::Relation;
use model::lang::Lang;
use model::page::{LinkGroup, ProgrammeGroup, ProgrammeItem, RecordPage};
use model::record::Kind;

use super::programme::ProgrammeGroupItem;
use crate::components::parts::basis::BasisMark;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieItem;
use crate::texts::text;

/// A section of relations. Its items are of one sort or both.
#[derive(Clone)]
pub(super) struct RelationSection {
    /// Its id.
    pub(super) id: &'static str,
    /// Its heading.
    pub(super) title: &'static str,
    programme: Vec<ProgrammeGroup>,
    groups: Vec<LinkGroup>,
}

impl RelationSection {
    /// How many records it lists, with those below others.
    pub(super) fn count(&self) -> usize {
        let others = self.groups.iter().map(|group| group.records.len()).sum::<usize>();
        programme_size(&self.programme) + others
    }
}

fn programme_size(groups: &[ProgrammeGroup]) -> usize {
    let of_item = |item: &ProgrammeItem| 1 + programme_size(&item.groups);
    groups.iter().flat_map(|group| &group.items).map(of_item).sum()
}

/// The sections of relations, without empty ones. Of an event, what the sources report and what they only announce are
/// apart, so that nothing that was scheduled reads as if it had come about.
pub(super) fn relation_sections(page: &RecordPage, lang: Lang) -> Vec<RelationSection> {
    let took_part =
        |group: &&LinkGroup| matches!(group.relation, Some(Relation::SpokeAt | Relation::TookPartIn));
    let (people, others): (Vec<_>, Vec<_>) = page.groups.iter().partition(took_part);
    let owned = |groups: Vec<&LinkGroup>| groups.into_iter().cloned().collect::<Vec<_>>();
    let is_event = page.kind == Kind::Event;
    let programme = |is_wanted: &dyn Fn(&ProgrammeGroup) -> bool| {
        page.programme.iter().filter(|group| is_wanted(group)).cloned().collect::<Vec<_>>()
    };
    let sections = [
        RelationSection {
            id: "people",
            title: text!(lang, record_people),
            programme: Vec::new(),
            groups: owned(people),
        },
        RelationSection {
            id: "came",
            title: text!(lang, record_came),
            programme: programme(&|group| is_event && !group.is_intended),
            groups: Vec::new(),
        },
        RelationSection {
            id: "planned",
            title: text!(lang, record_planned),
            programme: programme(&|group| is_event && group.is_intended),
            groups: Vec::new(),
        },
        RelationSection {
            id: "related",
            title: text!(lang, record_leads),
            programme: programme(&|_| !is_event),
            groups: owned(others),
        },
    ];
    sections.into_iter().filter(|section| section.count() > 0).collect()
}

/// The sections of relations.
#[component]
pub(super) fn Outcome(page: Arc<RecordPage>) -> impl IntoView {
    let sections = relation_sections(&page, use_site().lang);
    sections.into_iter().map(|section| view! { <Relations section/> }).collect_view()
}

/// One section. It is a list and not a drawn tree, because a list works at every width and with screen readers.
#[component]
fn Relations(section: RelationSection) -> impl IntoView {
    let lang = use_site().lang;
    let programme = section.programme.into_iter().map(|group| view! { <ProgrammeGroupItem group/> });
    let groups = section.groups.into_iter().map(|group| view! { <GroupItem group/> });
    view! {
        <section class="sec" id=section.id>
            <h2>{section.title}<small>{text!(lang, record_brackets)}</small></h2>
            <ul class="tree">{programme.collect_view()}{groups.collect_view()}</ul>
        </section>
    }
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
