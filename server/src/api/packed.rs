//! `/packed/{layout}/{release}/…`: what a browser asks for that does not compute answers itself. Each answer has only what
//! one panel needs, [packed](model::packed); programs use `/view`, which is JSON.

use std::ops::RangeInclusive;
use std::sync::Arc;

use app::context::SiteContext;
use app::engine::{TimelineAsk, TimelineDrawing, draw_timeline, span_of};
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use model::dataset::LAYOUT;
use model::draw::Span;
use model::draw::timeline::{TimelineSize, by_time};
use model::facet::Facet;
use model::packed::{MEDIA_TYPE, pack};
use model::query::Query;
use model::view::{Matches, Page, Selection, View};
use serde::Serialize;

use super::json::{immutable, revalidated};
use super::query::ApiQuery;
use crate::http::ProblemDetails;
use crate::release::Release;
use crate::site::site_settings;
use crate::state::AppState;

/// The widths of pictures, in pixels: more than any screen has.
const WIDTHS: RangeInclusive<f64> = 100.0..=16_000.0;

/// A request for one panel: its release, its language and its query.
struct Panel {
    release: Arc<Release>,
    query: ApiQuery,
    fields: Vec<(String, String)>,
}

impl Panel {
    /// Reads a request. `own` are the parameters of this panel besides those of every query.
    fn read(
        state: &AppState,
        (layout, id): (String, String),
        query: Option<&str>,
        own: &[&'static str],
    ) -> Result<Self, ProblemDetails> {
        if layout != LAYOUT.to_string() {
            return Err(ProblemDetails::NotFound { kind: "layout of the rows", id: layout });
        }
        let release = state.release(&id).ok_or(ProblemDetails::NotFound { kind: "release", id })?;
        let fields = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let fields = fields.filter(|(name, _)| own.contains(&&**name));
        let fields = fields.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        Ok(Self { release, query: ApiQuery::read_with(query, own)?, fields })
    }

    /// The value of a parameter of this panel.
    fn field<T>(
        &self,
        name: &str,
        accepted: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ProblemDetails> {
        let Some((_, value)) = self.fields.iter().find(|(known, _)| known == name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| ProblemDetails::invalid(name, value, accepted))
    }

    fn span(&self) -> Result<Option<Span>, ProblemDetails> {
        self.field("span", "two days, as 2020-01-01/2021-12-31", span_of)
    }

    /// Computes something with the rows that match the query.
    fn with_selection<T>(&self, compute: impl FnOnce(&Selection, &Query) -> T) -> Result<T, ProblemDetails> {
        let ApiQuery { read, lang, .. } = &self.query;
        let matches: Option<Matches> = self.release.matches(&read.query, *lang)?;
        let selection = Selection::new(self.release.columns(*lang), &read.query, matches.as_ref());
        Ok(compute(&selection, &read.query))
    }

    /// The view with this part of the results.
    fn view(&self, cut: Page) -> Result<View, ProblemDetails> {
        let columns = self.release.columns(self.query.lang);
        self.with_selection(|selection, query| selection.view(columns, query, cut))
    }
}

/// `/answer?…`: the answer, as the page of the atlas has it.
pub(super) async fn answer(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let Panel { release, query, .. } = Panel::read(&state, path, query.as_deref(), &[])?;
    // The answer itself has no marks; they tell the days of a selected row.
    let marks = query.read.query.selected.is_some();
    let cut = Page { limit: query.page.limit.min(Page::FIRST.limit), marks, ..Page::FIRST };
    Ok(packed(&release.atlas(&query.read, query.lang, cut)?))
}

/// `/results?…`: a part of the results.
pub(super) async fn results(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let panel = Panel::read(&state, path, query.as_deref(), &[])?;
    let ApiQuery { read, lang, page } = &panel.query;
    let columns = panel.release.columns(*lang);
    let mut results =
        panel.with_selection(|selection, query| selection.results(columns, query, page.skip, page.limit))?;
    panel.release.explain(&read.query, *lang, &mut results)?;
    Ok(packed(&results))
}

/// `/values?facet=…&words=…`: the values of a facet whose names contain some words.
pub(super) async fn values(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let panel = Panel::read(&state, path, query.as_deref(), &["facet", "words"])?;
    let facets = || Facet::ALL.iter().map(|facet| facet.as_str()).collect::<Vec<_>>().join(", ");
    let named = |name: &str| Facet::ALL.iter().copied().find(|facet| facet.as_str() == name);
    let facet = panel.field("facet", &facets(), named)?;
    let facet = facet.ok_or_else(|| ProblemDetails::invalid("facet", "", &facets()))?;
    let words = panel.field("words", "words", |words| Some(words.to_lowercase()))?.unwrap_or_default();
    let columns = panel.release.columns(panel.query.lang);
    Ok(packed(&panel.with_selection(|selection, query| selection.find(columns, query, facet, &words))?))
}

/// `/timeline?width=…&span=…`: a picture of the timeline.
pub(super) async fn timeline(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let panel = Panel::read(&state, path, query.as_deref(), &["span", "width"])?;
    let is_width = |width: &f64| WIDTHS.contains(width);
    let width = panel.field("width", "a number of pixels", |value| value.parse().ok().filter(is_width))?;
    let picture = width.map_or(TimelineSize::WIDE, TimelineSize::of_panel);
    let (span, view) = (panel.span()?, panel.view(Page { limit: 0, ..Page::FIRST })?);
    let Some(whole) = view.time.map(Span::from) else { return Ok(packed(&TimelineDrawing::default())) };
    let seen = span.and_then(|span| span.clipped(Some(whole.first), Some(whole.last))).unwrap_or(whole);
    let (query, lang) = (&panel.query.read.query, panel.query.lang);
    let settings = site_settings(&state.settings, &state.assets, &panel.release, lang);
    let site = SiteContext::new(settings, lang, query.release.as_ref());
    let lanes = view.lanes(query);
    let ask = TimelineAsk {
        site: &site,
        query,
        marks: &view.marks,
        lanes: &lanes,
        seen: (seen, whole),
        size: picture,
    };
    Ok(packed(&draw_timeline(panel.release.dataset(lang), &ask)))
}

/// `/years?span=…`: how many rows lie in each year of a span.
pub(super) async fn years(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let panel = Panel::read(&state, path, query.as_deref(), &["span"])?;
    let view = panel.view(Page { limit: 0, ..Page::FIRST })?;
    let span = panel.span()?.or_else(|| view.time.map(Span::from));
    Ok(packed(&span.map(|span| by_time(&view.marks, span)).unwrap_or_default()))
}

/// `/frame`: what all answers of a release have in common.
pub(super) async fn frame(
    State(state): State<AppState>,
    Path(path): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let Panel { release, query, .. } = Panel::read(&state, path, query.as_deref(), &[])?;
    Ok(immutable(MEDIA_TYPE, release.packed_frame(query.lang)))
}

fn packed(value: &impl Serialize) -> Response {
    revalidated(MEDIA_TYPE, pack(value))
}
