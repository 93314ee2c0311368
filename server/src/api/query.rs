//! The query of a request, read strictly.

use std::sync::Arc;

use model::lang::Lang;
use model::query::{Parameter, ParsedQuery, Query};
use model::view::{Page, View};

use crate::http::ProblemDetails;
use crate::release::Release;
use crate::state::AppState;

/// The largest `most`: results in one response.
const MAX_RESULTS: usize = 1000;
/// Parameters that addresses of pages do not have: language, results at most.
const PRESENTATION: [&str; 2] = ["lang", "most"];

/// A valid query, with the language and the part of the results that are wanted.
pub(super) struct ApiQuery {
    pub(super) read: ParsedQuery,
    pub(super) lang: Lang,
    pub(super) page: Page,
}

impl ApiQuery {
    /// Reads the query of an address; the first error is the answer.
    pub(super) fn read(query: Option<&str>) -> Result<Self, ProblemDetails> {
        Self::read_with(query, &[])
    }

    /// Reads the query of an address that has further parameters of its own.
    pub(super) fn read_with(query: Option<&str>, own: &[&'static str]) -> Result<Self, ProblemDetails> {
        let read = Query::parse(query.unwrap_or_default());
        let skip = usize::try_from(read.query.skip).unwrap_or(usize::MAX);
        let (mut lang, mut page) = (Lang::En, Page { skip, values: usize::MAX, ..Page::FIRST });
        for (name, value) in parameters(query) {
            match name {
                "lang" => {
                    lang = Lang::from_tag(value)
                        .ok_or_else(|| ProblemDetails::invalid(name, value, "en, zh"))?;
                }
                "most" => {
                    let most: usize =
                        value.parse().map_err(|_| ProblemDetails::invalid(name, value, "a whole number"))?;
                    page.limit = most.min(MAX_RESULTS);
                }
                _ => {}
            }
        }
        let others = || PRESENTATION.iter().chain(own).copied();
        if let Some(name) = read.unknown.iter().find(|name| others().all(|other| other != name.as_str())) {
            let accepted = Parameter::all().map(Parameter::as_str).chain(others());
            let accepted = accepted.collect::<Vec<_>>().join(", ");
            return Err(ProblemDetails::UnknownParameter { name: name.clone(), accepted });
        }
        if let Some(refused) = read.refused.first() {
            // Problem details are for programmers and in English only.
            let accepted = refused.accepted.describe(Lang::En);
            return Err(ProblemDetails::invalid(refused.parameter.as_str(), &refused.value, &accepted));
        }
        Ok(Self { read, lang, page })
    }

    /// The requested release, or the current one. Pages fall back to the current one and say so; a program would not
    /// notice.
    pub(super) fn release(&self, state: &AppState) -> Result<Arc<Release>, ProblemDetails> {
        let current = state.release.load_full();
        match &self.read.query.release {
            None => Ok(current),
            Some(id) => state.release(id.as_str()).ok_or_else(|| {
                ProblemDetails::invalid(Parameter::Release.as_str(), id.as_str(), &current.id)
            }),
        }
    }

    /// The view of the query.
    pub(super) fn view(&self, state: &AppState) -> Result<View, ProblemDetails> {
        Ok(self.release(state)?.view(&self.read.query, self.lang, self.page)?)
    }
}

/// A search text, the release to search and the language.
pub(super) struct SearchQuery {
    pub(super) text: String,
    pub(super) release: Arc<Release>,
    pub(super) lang: Lang,
}

impl SearchQuery {
    /// Reads the query of an address. Filters are refused, because they have no effect on a search.
    pub(super) fn read(state: &AppState, query: Option<&str>) -> Result<Self, ProblemDetails> {
        let accepted = [Parameter::Text.as_str(), Parameter::Release.as_str(), "lang"];
        if let Some((name, _)) = parameters(query).find(|(name, _)| !accepted.contains(name)) {
            let (name, accepted) = (name.to_owned(), accepted.join(", "));
            return Err(ProblemDetails::UnknownParameter { name, accepted });
        }
        let ApiQuery { read, lang, .. } = ApiQuery::read(query)?;
        let text = read.query.text.ok_or_else(|| ProblemDetails::invalid("q", "", "words to search for"))?;
        let release = match read.query.release {
            None => state.release.load_full(),
            Some(id) => state
                .release(id.as_str())
                .ok_or_else(|| ProblemDetails::NotFound { kind: "release", id: id.to_string() })?,
        };
        Ok(Self { text, release, lang })
    }
}

/// The parameters as `name=value` pairs, not decoded: those read from them need no decoding.
pub(super) fn parameters(query: Option<&str>) -> impl Iterator<Item = (&str, &str)> {
    query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='))
}
