//! Axis, lanes and links of a timeline.

use maud::{Markup, html};
use model::draw::TimeUnit;
use model::draw::timeline::{
    self, AXIS, Axis, BARS, Empty, Lane, LaneItem, NAMES, STRIP, Tick, Timeline, TimelineSize, lay_out,
};
use model::facet::Facet;
use model::lang::Lang;
use model::number::Px;
use model::number::round_to_tenth;
use model::query::Query;
use model::record::Kind;
use model::view::{Mark, MarkDetails};
use model::when::{PartialDate, When};
use model::words::{self, Label as _, counted, counted_with_parts};

use super::mark::shape;
use super::{TimelineDrawing, TimelineInput, range};
use crate::drawings::kind::kind_symbol;
use crate::texts::text;

/// Draws everything except the time window, so that moving that does not redraw the marks.
pub(crate) fn draw(input: &TimelineInput, size: TimelineSize) -> TimelineDrawing {
    let drawn = lay_out(input.marks, input.source, input.undated, input.seen, size, input.site.lang);
    // Without bars, crop the space above the axis.
    let top = if input.bars { 0.0 } else { BARS.1 };
    let marks = html! {
        g aria-hidden="true" {
            (input.selected_extent(&drawn, size))
            (input.axis(&drawn, size))
        }
        @for lane in &drawn.lanes { (input.lane(lane, size, drawn.axis)) }
    };
    TimelineDrawing {
        view_box: format!("0 {} {} {}", Px(top), Px(size.width), Px(drawn.height - top)),
        marks: marks.into_string(),
    }
}

/// A box with more marks names none of them, nor does any box of so many marks that the list has few of them: it is not
/// highlighted with its results.
const MAX_NAMED: usize = 60;
const MAX_WITH_NAMES: usize = 1000;

/// The address and the label of a link.
struct MarkLink {
    href: String,
    name: String,
    /// The range in which the marks of a box are drawn separately.
    closer: Option<When>,
}

impl<'a> TimelineInput<'a> {
    /// The id of what a mark is the date of.
    fn id(&self, mark: &Mark) -> &'a str {
        self.source.details(mark).id
    }

    /// The axis and the bars above it.
    fn axis(&self, drawn: &Timeline, size: TimelineSize) -> Markup {
        let (from, to) = drawn.axis;
        html! {
            @for tick in &drawn.ticks { (cell(tick, drawn.height)) }
            @if self.bars {
                path class="den" d=(drawn.certain.path) {}
                path class="den den--soft" d=(drawn.possible.path) {}
                (self.scale(drawn, size))
            }
            rect class="cells" x=(Px(from)) y=(Px(AXIS.0)) width=(Px(round_to_tenth(to - from))) height=(Px(AXIS.1 - AXIS.0)) {}
        }
    }

    /// The scale: the count of the highest bar and its unit of time. Beside the bars, or over them if there is no room.
    fn scale(&self, drawn: &Timeline, size: TimelineSize) -> Markup {
        let lang = self.site.lang;
        let (from, _) = drawn.axis;
        let certain = scale_words(drawn.certain.most, drawn.unit, lang);
        let possible = text!(lang, time_scale_possible, count = drawn.possible.most);
        html! {
            @if size.gutter > 0.0 {
                @if drawn.certain.most > 0 {
                    path class="scale" d=(format!("M{} {}h4V{}", Px(from - 5.0), Px(BARS.0), Px(BARS.1))) {}
                    text class="lane-l" x=(Px(from - 8.0)) y=(Px(BARS.0 + 9.0)) text-anchor="end" { (certain) }
                }
                @if drawn.possible.most > 0 {
                    text class="lane-l" x=(Px(from - 8.0)) y=(Px(STRIP.1 + 2.0)) text-anchor="end" { (possible) }
                }
            } @else if drawn.certain.most > 0 {
                text class="lab lab--2" x=(Px(from + 2.0)) y=(Px(BARS.0 + 9.0)) { (certain) }
            }
        }
    }

    /// The extent of the selected record, certain or possible, across all lanes.
    fn selected_extent(&self, drawn: &Timeline, size: TimelineSize) -> Markup {
        let selected = self.query.and_then(|query| query.selected.as_ref());
        let mark = selected.and_then(|id| self.marks.iter().find(|mark| self.id(mark) == id.as_str()));
        let axis = Axis::new(self.seen.0, self.seen.1, size);
        let extent = mark.and_then(|mark| timeline::extent(mark, &axis));
        html! {
            @if let Some((start, end)) = extent {
                rect class="selspan" x=(Px(start)) y=(Px(AXIS.0)) width=(Px(round_to_tenth((end - start).max(2.0))))
                    height=(Px(drawn.height - AXIS.0)) {}
            }
        }
    }

    fn lane(&self, lane: &Lane, size: TimelineSize, (from, to): (f64, f64)) -> Markup {
        let (class, symbol) = kind_symbol(lane.kind);
        let (left, below) = if size.gutter > 0.0 { (16.0, 0.0) } else { (2.0, 16.0) };
        let name = lane.kind.label(self.site.lang);
        let empty = lane.empty.map(|empty| match empty {
            Empty::Nothing => text!(self.site.lang, time_lane_none).to_owned(),
            Empty::Undated(count) => {
                text!(self.site.lang, time_lane_undated, what = counted(lane.kind, count, self.site.lang))
            }
            Empty::Elsewhere(before, after) => {
                text!(self.site.lang, time_lane_elsewhere, before = before, after = after)
            }
        });
        html! {
            g class="lane" data-key=(lane.kind.as_str()) role="group" aria-label=(name) {
                path class="laneline" d=(format!("M{} {}H{}", Px(left), Px(lane.y), Px(to))) {}
                svg x=(Px(left)) y=(Px(lane.name - 9.5)) width="11" height="11" viewBox="0 0 12 12" class=(class)
                    fill="currentColor" aria-hidden="true" { use href=(symbol) {} }
                text class="lane-l" x=(Px(left + 17.0)) y=(Px(lane.name)) aria-hidden="true" { (name) }
                @if let Some(words) = empty {
                    text class="lab lab--none" x=(Px(from + 8.0)) y=(Px(lane.name + below)) { (words) }
                }
                @for item in &lane.items {
                    @if let Some(item) = self.item(lane.kind, item) { (item) }
                }
            }
        }
    }

    /// A mark as a link to its record, or a box of several marks as a link to the list of them. If zooming in separates
    /// the marks, `data-zoom-to` is the range that a press shows instead of following the link.
    fn item(&self, kind: Kind, item: &LaneItem) -> Option<Markup> {
        let first = self.marks.get(*item.marks.first()?)?;
        let MarkLink { href, name, closer } = self.link(kind, item, first)?;
        // All marks of a box, so that hovering any of their results highlights it.
        let is_named =
            item.marks.len() == 1 || (item.marks.len() <= MAX_NAMED && self.marks.len() <= MAX_WITH_NAMES);
        let ids = is_named.then(|| self.spaced(item, |mark| Some(mark.id)));
        let places = is_named.then(|| self.spaced(item, |mark| mark.drawn_at));
        let selected = self.query.and_then(|query| query.selected.as_ref());
        let is_selected = |at: &usize| {
            self.marks.get(*at).is_some_and(|mark| selected.is_some_and(|id| id.as_str() == self.id(mark)))
        };
        let selected = item.marks.iter().any(is_selected);
        let rel = match self.query {
            None => Some("external"),
            Some(_) if item.marks.len() > 1 => Some("nofollow"),
            Some(_) => self.site.rel(),
        };
        let stays = (item.marks.len() > 1 && self.query.is_some()).then_some("");
        let drawn = html! {
            title { (name) }
            (shape(kind, item))
            @if let Some(label) = &item.label {
                (self.site.lang.pick(" ", ""))
                text class="lab lab--2" x=(Px(label.x)) y=(Px(label.y))
                    text-anchor=[label.ends.then_some("end")] { (label.text) }
            }
            @if selected {
                rect class="selbox" x=(Px(item.x - 2.0)) y=(Px(item.y)) width=(Px(item.w + 4.0))
                    height=(Px(item.h)) rx="2" {}
            }
        };
        if !self.linked {
            return Some(html! { g { (drawn) } });
        }
        Some(html! {
            g class=(if selected { "sym is-sel" } else { "sym" }) data-key=(self.id(first)) data-ids=[ids] data-at=[places] {
                a href=(href) rel=[rel] data-noscroll=[stays] data-zoom-to=[closer.map(|closer| closer.to_string())]
                    aria-label=(name) aria-current=[selected.then_some("true")] { (drawn) }
            }
        })
    }

    /// A property of each mark of an item, joined by spaces.
    fn spaced(&self, item: &LaneItem, of: fn(MarkDetails<'a>) -> Option<&'a str>) -> String {
        let words = item.marks.iter().filter_map(|at| of(self.source.details(self.marks.get(*at)?)));
        words.collect::<Vec<_>>().join(" ")
    }

    /// The link of an item. Its name begins with what is seen of it: the number of a box, or the name of a mark.
    fn link(&self, kind: Kind, item: &LaneItem, first: &Mark) -> Option<MarkLink> {
        let (site, marks, lang) = (self.site, self.marks, self.site.lang);
        let (comma, colon) = (lang.pick(", ", "，"), lang.pick(": ", "："));
        let one = |mark: &Mark| {
            let MarkDetails { name, date, .. } = self.source.details(mark);
            format!("{name}{comma}{date}")
        };
        Some(match (self.query, item.marks.len()) {
            (None, count) => {
                let all: Vec<_> = item.marks.iter().filter_map(|at| marks.get(*at)).map(one).collect();
                let all = all.join(lang.pick("; ", "；"));
                let name = if count > 1 { format!("{count}{colon}{all}") } else { all };
                MarkLink { href: format!("#{}", self.id(first)), name, closer: None }
            }
            (Some(_), 1) => MarkLink { href: site.record(self.id(first)), name: one(first), closer: None },
            (Some(query), count) => {
                let window = timeline::window(marks, &item.marks)?;
                let dates: Vec<PartialDate> = window.printed().collect();
                let query = Query {
                    since: dates.first().copied(),
                    until: dates.last().copied(),
                    selected: None,
                    ..query.with_only(Facet::Kind, kind.as_str())
                };
                let closer = timeline::zoom_target(marks, &item.marks, self.seen).and_then(|span| {
                    Some(range(PartialDate::day_of(span.first)?, PartialDate::day_of(span.last)?))
                });
                let counted = counted_with_parts(kind, count, item.parts(marks), false, lang);
                let what = format!("{counted}{comma}{}", words::date(&window, lang));
                let name = match &closer {
                    Some(_) => text!(lang, time_zoom_in_on, what = what),
                    None => text!(lang, time_list, what = what),
                };
                MarkLink { href: site.atlas(query), name, closer }
            }
        })
    }
}

/// The scale in words, as `40 a month`.
pub(super) fn scale_words(count: usize, unit: TimeUnit, lang: Lang) -> String {
    match unit {
        TimeUnit::Day => text!(lang, time_scale_day, count = count),
        TimeUnit::Month => text!(lang, time_scale_month, count = count),
        TimeUnit::Years(1) => text!(lang, time_scale_year, count = count),
        TimeUnit::Years(years) => text!(lang, time_scale_years, count = count, years = years),
    }
}

/// A cell of the axis: its grid line through the lanes and its label.
fn cell(tick: &Tick, height: f64) -> Markup {
    let class = if tick.odd { "cell0" } else { "cell1" };
    html! {
        path class="grid" d=(format!("M{} 6V{}", Px(tick.from), Px(height - 4.0))) {}
        rect class=(class) x=(Px(tick.from)) y=(Px(AXIS.0)) width=(Px(round_to_tenth(tick.to - tick.from)))
            height=(Px(AXIS.1 - AXIS.0)) {}
        @if let Some(name) = &tick.name { text class="yrl" x=(Px(tick.from + 4.0)) y=(Px(NAMES)) { (name) } }
    }
}
