//! Links to the sections of the page of a record.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::RecordPage;

use super::outcome::relation_sections;
use super::said::SAID;
use crate::context::use_site;
use crate::texts::text;

/// Links to the sections with the number of items in each, if there are several. The style sheet shows them on phones,
/// where a record with many claims is twenty screens long.
#[component]
pub(super) fn SectionLinks(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let relations = relation_sections(&page, lang);
    let relations = relations.iter().map(|section| (section.id, section.title, section.count()));
    let said = page.said.iter().map(|said| said.lines.len()).sum::<usize>();
    let parts = [("rows", text!(lang, record_rows), page.rows.len())].into_iter().chain(relations).chain([
        (SAID, text!(lang, record_said), said),
        ("claims", text!(lang, record_claims), page.lines.len()),
        ("sources", text!(lang, record_source), page.sources.len()),
    ]);
    let present = parts.filter(|(_, _, count)| *count > 0);
    let links: Vec<_> = present
        .map(|(id, name, count)| {
            view! { <a href=format!("#{id}") rel="external">{name}" "<b class="num">{count}</b></a> }
        })
        .collect();
    (links.len() > 1).then(|| view! { <nav class="ways" aria-label=text!(lang, record_ways)>{links}</nav> })
}
