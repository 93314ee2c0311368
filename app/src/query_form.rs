//! Changed queries for links, and queries as form fields.

use leptos::prelude::*;
use model::lang::Lang;
use model::page::AtlasPage;
use model::presentation::HOST;
use model::query::{Parts, Query};

use crate::context::use_site;
use crate::texts::text;

/// The query without its time window.
pub(crate) fn any_time(query: &Query) -> Query {
    Query { since: None, until: None, ..query.clone() }
}

/// The query without its time window, unless the marks of the timeline depend on it: where parts of others are left out,
/// a part whose whole is outside the window stays.
pub(crate) fn without_idle_window(query: &Query) -> Query {
    if query.parts == Some(Parts::None) { query.clone() } else { any_time(query) }
}

/// A filter that can be removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ActiveFilter {
    /// The filter in words.
    pub(crate) label: String,
    /// The query without it.
    pub(crate) without: Query,
}

/// The filters of a query: its text and the dates in it, its time window, the values of its facets, and that parts are left out. The queries without one of them are
/// derived from `links`.
pub(crate) fn active_filters(
    page: &AtlasPage,
    query: &Query,
    links: &Query,
    lang: Lang,
) -> Vec<ActiveFilter> {
    let text = query.text.as_ref().map(|text| ActiveFilter {
        label: lang.quoted(text),
        without: Query { text: None, ..links.clone() },
    });
    let window = query.describe_window(lang).map(|label| ActiveFilter { label, without: any_time(links) });
    let values = page.view.facets.iter().flat_map(|facet| {
        facet.chosen().map(move |value| ActiveFilter {
            label: value.label.clone(),
            without: links.toggled(facet.facet, value.query_values()),
        })
    });
    let parts = query.parts.map(|_| ActiveFilter {
        label: text!(lang, atlas_parts_hidden).into(),
        without: Query { parts: None, ..links.clone() },
    });
    let dates = page.view.searched.iter().flat_map(|searched| &searched.dates).map(|date| ActiveFilter {
        label: date.label.clone(),
        without: Query { text: date.without.clone(), ..links.clone() },
    });
    text.into_iter().chain(dates).chain(window).chain(values).chain(parts).collect()
}

/// A query as hidden form fields, with those of an embed that say how it looks. Its script adds the host, which the
/// server does not print.
#[component]
pub(crate) fn HiddenFields(query: Signal<Query>) -> impl IntoView {
    let field = |(name, value)| view! { <input type="hidden" name=name value=value/> };
    let presentation = use_site().embed.map(|embed| embed.pairs()).unwrap_or_default();
    let presentation: Vec<_> = presentation.into_iter().filter(|(name, _)| *name != HOST).collect();
    move || query.with(Query::pairs).into_iter().chain(presentation.clone()).map(field).collect_view()
}
