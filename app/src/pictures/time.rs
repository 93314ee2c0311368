//! The timeline of a picture.

use maud::{Markup, PreEscaped, html};
use model::draw::Span;
use model::draw::timeline::{AXIS, Axis, TimelineSize};
use model::number::{Px, round_to_tenth};
use model::page::{AtlasPage, RecordPage};
use model::query::Query;
use model::record::Kind;
use model::view::{Mark, MarkSource, NamedMark};

use super::Input;
use crate::drawings::timeline::{TimelineInput, draw, window_edges};

/// The timeline of a picture.
pub(super) struct Time {
    /// Its elements, with the upper left corner at the origin.
    pub(super) drawing: Markup,
    /// Its height.
    pub(super) height: f64,
}

/// What is on a timeline.
pub(super) struct Dates<'a> {
    pub(super) marks: &'a [Mark],
    /// What these are the dates of.
    pub(super) source: &'a dyn MarkSource,
    /// The kinds with rows that have no date.
    pub(super) undated: &'a [(Kind, usize)],
    /// Whether bars count the marks: not those of a single record.
    pub(super) bars: bool,
    /// The query, if it has a window.
    pub(super) query: Option<&'a Query>,
}

impl Time {
    /// A timeline of this width. `None` without a date.
    pub(super) fn new(input: &Input, dates: &Dates, width: f64) -> Option<Self> {
        let whole = Span::of(dates.marks)?;
        let size = TimelineSize::of_panel(width);
        let seen = (whole, whole);
        let drawn = draw(
            &TimelineInput {
                site: input.site,
                marks: dates.marks,
                source: dates.source,
                undated: dates.undated,
                bars: dates.bars,
                query: dates.query,
                seen,
                linked: false,
            },
            size,
        );
        // The view box is left, top, width, height.
        let height = drawn.view_box.rsplit(' ').next().and_then(|height| height.parse().ok())?;
        let axis = Axis::new(whole, whole, size);
        let window = dates.query.and_then(|query| window_edges(query, &axis));
        let drawing = html! {
            svg class="tl" width=(Px(width)) height=(Px(height)) viewBox=(drawn.view_box) {
                (PreEscaped(&drawn.marks))
                @if let Some((start, end)) = window {
                    rect class="window" x=(Px(start)) y="2" width=(Px(round_to_tenth((end - start).max(1.0))))
                        height=(Px(height.max(AXIS.1) - 4.0)) {}
                }
            }
        };
        Some(Self { drawing, height })
    }

    /// The timeline of the dates of a record, of this width. `None` without a date.
    pub(super) fn of_record(input: &Input, page: &RecordPage, width: f64) -> Option<Self> {
        let marks = NamedMark::marks(&page.times.marks);
        let bars = !page.kind.is_row();
        let dates = Dates { marks: &marks, source: &page.times.marks, undated: &[], bars, query: None };
        Self::new(input, &dates, width)
    }
}

/// The kinds of a view with rows that have no date.
pub(super) fn undated_kinds(page: &AtlasPage, query: &Query) -> Vec<(Kind, usize)> {
    page.view.lanes(query).into_iter().filter(|(_, undated)| *undated > 0).collect()
}
