//! Links to the sections of the page of a record.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::{LinkGroup, RecordPage};

use super::outcome::{OTHERS, PEOPLE, others_title, split_groups};
use crate::context::use_site;
use crate::texts::text;

/// Links to the sections with the number of items in each, if there are several. The style sheet shows them on phones,
/// where a record with many claims is twenty screens long.
#[component]
pub(super) fn SectionLinks(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let count = |groups: &[&LinkGroup]| groups.iter().map(|group| group.records.len()).sum::<usize>();
    let [people, others] = split_groups(&page.groups);
    let parts = [
        ("rows", text!(lang, record_rows), page.rows.len()),
        (PEOPLE, text!(lang, record_people), count(&people)),
        (OTHERS, others_title(lang, page.kind), count(&others)),
        ("claims", text!(lang, record_claims), page.lines.len()),
        ("sources", text!(lang, record_source), page.sources.len()),
    ];
    let present = parts.into_iter().filter(|(_, _, count)| *count > 0);
    let links: Vec<_> = present
        .map(|(id, name, count)| {
            view! { <a href=format!("#{id}") rel="external">{name}" "<b class="num">{count}</b></a> }
        })
        .collect();
    (links.len() > 1).then(|| view! { <nav class="ways" aria-label=text!(lang, record_ways)>{links}</nav> })
}
