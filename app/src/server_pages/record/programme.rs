//! The programme of a row: its parts with their days, and what was signed, set up or released at it.

use leptos::prelude::*;
use model::basis::BasisWord;
use model::page::{ProgrammeDate, ProgrammeGroup, ProgrammeItem};

use crate::components::parts::basis::BasisMark;
use crate::components::parts::icon::KindGlyph;
use crate::server_pages::parts::tie::{TieLink, tie_class};

/// A group of the first level: its verb and its date beside its items.
#[component]
pub(super) fn ProgrammeGroupItem(group: ProgrammeGroup) -> impl IntoView {
    let shared = shared_basis(&group);
    let items = group.items.into_iter().map(|item| view! { <Item item marked=shared.is_none()/> });
    view! {
        <li>
            <div>
                <p class="verb tagged">
                    <span>{group.label}</span>
                    {shared.map(|basis| view! { <BasisMark basis/> })}
                </p>
                {group.date.map(|date| view! { <GroupDate date/> })}
            </div>
            <ul class="links">{items.collect_view()}</ul>
        </li>
    }
}

/// An item, and below it what belongs to it.
#[component]
fn Item(item: ProgrammeItem, marked: bool) -> impl IntoView {
    let ProgrammeItem { record, groups } = item;
    let class = tie_class(record.basis);
    let basis = marked.then(|| view! { <BasisMark basis=record.basis/> });
    let detail = record.detail.clone().map(|detail| view! { " "<small>{detail}</small> });
    // A component that contains itself has no type of a known size, so its children are boxed.
    let groups: Vec<AnyView> =
        groups.into_iter().map(|group| view! { <NestedGroup group/> }.into_any()).collect();
    view! {
        <li class=class>
            <KindGlyph kind=record.kind/>
            <div>
                <div class="tagged"><span><TieLink tie=record/>{detail}</span>{basis}</div>
                {groups}
            </div>
        </li>
    }
}

/// A group below an item: its verb and its date above its items.
#[component]
fn NestedGroup(group: ProgrammeGroup) -> impl IntoView {
    let marked = shared_basis(&group) != Some(BasisWord::Explicit);
    let items = group.items.into_iter().map(|item| view! { <Item item marked/> });
    view! {
        <p class="row__meta">
            <span>{group.label}</span>
            {group.date.map(|date| view! { <span>{date.words}</span><BasisMark basis=date.basis/> })}
        </p>
        <ul class="links">{items.collect_view()}</ul>
    }
}

/// The date of a group.
#[component]
fn GroupDate(date: ProgrammeDate) -> impl IntoView {
    view! { <p class="tagged"><span>{date.words}</span><BasisMark basis=date.basis/></p> }
}

/// The basis of all items, if they have the same.
fn shared_basis(group: &ProgrammeGroup) -> Option<BasisWord> {
    let first = group.items.first().map(|item| item.record.basis);
    first.filter(|basis| group.items.iter().all(|item| item.record.basis == *basis))
}
