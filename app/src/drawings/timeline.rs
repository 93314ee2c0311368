//! The timeline as SVG: bars over an axis, a lane for each kind, and marks that are links.

mod mark;
mod picture;
#[cfg(test)]
mod tests;

use maud::{PreEscaped, html};
use model::draw::Span;
use model::draw::timeline::{Axis, TimelineSize};
use model::query::Query;
use model::record::Kind;
use model::view::{Mark, MarkSource, NamedMark};
use model::when::{PartialDate, When};
use serde::{Deserialize, Serialize};

use crate::context::SiteContext;
#[cfg(feature = "ssr")]
pub(crate) use mark::signs;
pub(crate) use mark::{definitions, legend};
pub(crate) use picture::draw;

/// The input of the small timeline of a record. The page contains it packed, so that the browser can redraw it when
/// the reader zooms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SmallTime {
    /// What it shows.
    pub(crate) marks: Vec<NamedMark>,
    /// The label of the picture.
    pub(crate) name: String,
    /// The query whose rows it shows, in the form of an address. `None` if it shows the claims of its page.
    pub(crate) query: Option<String>,
}

/// The input of a timeline.
pub(crate) struct TimelineInput<'a> {
    /// The site, for the addresses of links.
    pub(crate) site: &'a SiteContext,
    /// What it shows.
    pub(crate) marks: &'a [Mark],
    /// What these are the dates of.
    pub(crate) source: &'a dyn MarkSource,
    /// The number of rows without a date, by kind.
    pub(crate) undated: &'a [(Kind, usize)],
    /// Whether there are bars that count the marks.
    pub(crate) bars: bool,
    /// The query, with the selected record; links to lists extend it. `None` if the marks are claims of the same page.
    pub(crate) query: Option<&'a Query>,
    /// The visible range and the whole time.
    pub(crate) seen: (Span, Span),
    /// Whether marks are links: not in a picture that is saved.
    pub(crate) linked: bool,
}

/// The parts of one picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineDrawing {
    /// The `viewBox` of the picture.
    pub view_box: String,
    /// The inside of `g.tl__marks`, as SVG.
    pub marks: String,
}

/// The start and the end of the time window of a query, in units of the picture. `None` if it has no window.
pub(crate) fn window_edges(query: &Query, axis: &Axis) -> Option<(f64, f64)> {
    let (since, until) = query.window();
    if since.is_none() && until.is_none() {
        return None;
    }
    let start = since.map_or(axis.from, |date| axis.x_of_day(date.first_day()));
    let end = until.map_or(axis.to, |date| axis.x_of_day(date.last_day().plus(1))).max(start);
    Some((start, end))
}

/// The whole picture of a small timeline. It has bars if it shows the rows of a query.
pub(crate) fn small_svg(site: &SiteContext, time: &SmallTime, seen: (Span, Span)) -> String {
    let query = time.query.as_ref().map(|query| Query::parse(query).query);
    let (bars, query) = (query.is_some(), query.as_ref());
    let marks = NamedMark::marks(&time.marks);
    let input = TimelineInput {
        site,
        marks: &marks,
        source: &time.marks,
        undated: &[],
        bars,
        query,
        seen,
        linked: true,
    };
    let drawing = draw(&input, TimelineSize::SMALL);
    html! {
        svg class="tl tl--s" translate="no" viewBox=(drawing.view_box) role="group" aria-label=(time.name) {
            g class="tl__marks" { (PreEscaped(drawing.marks)) }
        }
    }
    .into_string()
}

/// The range from one date to another.
pub(crate) fn range(from: PartialDate, until: PartialDate) -> When {
    if from == until { When::At(from) } else { When::Lasted { from: Some(from), until: Some(until) } }
}
