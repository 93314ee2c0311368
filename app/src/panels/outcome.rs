//! What came of an event, and what leads to any other record.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::page::Group;
use model::record::Kind;
use model::words::Lang;

use crate::locale;
use crate::parts::basis::BasisMark;
use crate::parts::tie::TieItem;

/// The groups. A list was chosen over a drawn tree: it says the same, at every width, to everyone.
#[component]
pub(crate) fn Outcome(lang: Lang, kind: Kind, groups: Vec<Group>) -> impl IntoView {
    let locale = locale(lang);
    let title =
        if kind == Kind::Event { td_string!(locale, record_came) } else { td_string!(locale, record_leads) };
    view! {
        <section class="sec">
            <h2>{title}<small>{td_string!(locale, record_brackets)}</small></h2>
            <ul class="tree">{groups.into_iter().map(|group| view! { <GroupItem lang group/> }).collect_view()}</ul>
        </section>
    }
}

/// One group. Its basis is said once where all ties share it, and with each tie where they do not.
#[component]
fn GroupItem(lang: Lang, group: Group) -> impl IntoView {
    let first = group.ties.first().map(|tie| tie.basis);
    let shared = first.filter(|basis| group.ties.iter().all(|tie| tie.basis == *basis));
    let marked = shared.is_none();
    view! {
        <li>
            <p class="verb"><span>{group.label}</span>{shared.map(|basis| view! { <BasisMark basis lang/> })}</p>
            <ul class="links">{group.ties.into_iter().map(|tie| view! { <TieItem lang tie marked/> }).collect_view()}</ul>
        </li>
    }
}
