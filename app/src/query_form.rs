//! Changed queries for links, and queries as form fields.

use leptos::prelude::*;
use model::id::Id;
use model::page::AtlasPage;
use model::query::{Parameter, Query};
use model::sorted::Set;
use model::words::{self, Lang};

/// The query without its time window.
pub(crate) fn any_time(query: &Query) -> Query {
    Query { since: None, until: None, ..query.clone() }
}

/// A filter that can be removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ActiveFilter {
    /// The filter in words.
    pub(crate) label: String,
    /// The query without it.
    pub(crate) without: Query,
}

/// The filters of a query: its text, its time window and the values of its facets. The queries without one of them are
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
    let window = words::window(query, lang).map(|label| ActiveFilter { label, without: any_time(links) });
    let values = page.view.facets.iter().flat_map(|facet| {
        facet.chosen().map(move |value| ActiveFilter {
            label: value.label.clone(),
            without: links.toggled(facet.parameter, value.asked()),
        })
    });
    text.into_iter().chain(window).chain(values).collect()
}

/// A query as hidden form fields.
#[component]
pub(crate) fn HiddenFields(query: Signal<Query>) -> impl IntoView {
    let field = |(name, value)| view! { <input type="hidden" name=name value=value/> };
    move || query.with(fields).into_iter().map(field).collect_view()
}

/// The parameters of a query, not percent-encoded.
fn fields(query: &Query) -> Vec<(&'static str, String)> {
    let ids =
        |ids: &Set<Id>| (!ids.is_empty()).then(|| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(","));
    let words = |words: Vec<&'static str>| (!words.is_empty()).then(|| words.join(","));
    let value = |parameter: Parameter| match parameter {
        Parameter::Text => query.text.clone(),
        Parameter::Kind => words(query.kinds.iter().map(|kind| kind.as_str()).collect()),
        Parameter::Industry => ids(&query.industries),
        Parameter::Place => ids(&query.places),
        Parameter::Party => ids(&query.parties),
        Parameter::Source => ids(&query.sources),
        Parameter::Status => words(query.statuses.iter().map(|status| status.as_str()).collect()),
        Parameter::Basis => words(query.bases.iter().map(|basis| basis.as_str()).collect()),
        Parameter::Since => query.since.map(|date| date.to_string()),
        Parameter::Until => query.until.map(|date| date.to_string()),
        Parameter::Sort => query.sort.map(|sort| sort.as_str().to_owned()),
        Parameter::Map => query.map.map(|camera| camera.to_string()),
        Parameter::Selected => query.selected.as_ref().map(Id::to_string),
        Parameter::Release => query.release.as_ref().map(Id::to_string),
    };
    Parameter::ALL.iter().filter_map(|parameter| Some((parameter.as_str(), value(*parameter)?))).collect()
}
