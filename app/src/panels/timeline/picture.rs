//! The picture of a timeline: bars over an axis, a lane for each kind, and marks that are links.

use model::draw::timeline::{self, Axis, Empty, Item, Lane, Size, Tick, lay_out};
use model::draw::{Px, Span, tenth};
use model::page::AtlasPage;
use model::query::Query;
use model::record::Kind;
use model::view::Mark;
use model::when::{PartialDate, When};
use model::words::{self, Say as _, counted};

use super::super::brush::brush;
use super::super::map::glyph;
use super::mark::shape;
use crate::context::Context;
use crate::markup::{LEFT, Left, Markup, Text, markup};
use crate::texts::say;

/// The class of what stands still while the window moves.
const MARKS: &str = "tl__marks";

/// What the pictures of one view have in common.
pub(super) struct Picture<'page> {
    pub(super) cx: &'page Context<'page>,
    pub(super) marks: &'page [Mark],
    /// How many rows of a kind have no date.
    pub(super) undated: Vec<(Kind, usize)>,
    /// Whether the marks are counted in bars.
    pub(super) bars: bool,
    pub(super) sentence: &'page str,
    pub(super) query: Option<Query>,
    /// The stretch that is seen, and the whole time.
    pub(super) seen: (Span, Span),
    /// Whether nothing but the window moves.
    pub(super) still: bool,
}

impl Picture<'_> {
    pub(super) fn draw(&self, name: &'static str, size: Size) -> Markup {
        let (span, whole) = self.seen;
        let axis = Axis::new(span, whole, size);
        let query = self.query.as_ref().filter(|_| size != Size::SMALL);
        let handles = query.map(|query| brush(self.cx, name, &axis, size, query));
        let (view_box, marks) =
            if self.still { (LEFT.into(), markup! { {Left(MARKS.into())} }) } else { self.drawn(size) };
        markup! {
            <svg class={format!("tl tl--{name}")} viewBox={view_box} role="group"
                aria-label={self.sentence.to_owned()}>
                {marks}
                <g aria-hidden="true">{self.window(&axis)}</g>
                {handles}
            </svg>
        }
    }

    /// What stands still while the window moves, and the box of the picture.
    fn drawn(&self, size: Size) -> (Text, Markup) {
        let cx = self.cx;
        let drawn = lay_out(self.marks, &self.undated, self.seen, size, cx.lang);
        let ticks = drawn.ticks.iter().map(|tick| cell(tick, drawn.height));
        let lanes = drawn.lanes.iter().map(|lane| self.lane(lane, size, drawn.axis));
        let (from, to) = drawn.axis;
        let bars = (size.gutter > 0.0).then(|| {
            markup! {
                <text class="lane-l" x="16" y="41">{say!(cx, time_bars)}</text>
                <text class="lane-l" x={from - 8.0} y="18" text-anchor="end">{drawn.most}</text>
            }
        });
        // Without bars there is nothing above the axis.
        let top = if self.bars { 0.0 } else { 40.0 };
        let view_box = format!("0 {} {} {}", Px(top), Px(size.width), Px(drawn.height - top));
        let density = self.bars.then(|| {
            markup! { <path class="den" d={drawn.certain}/><path class="den den--soft" d={drawn.possible}/> }
        });
        let marks = markup! {
            <g class={MARKS}>
                <g aria-hidden="true">
                    {ticks.collect::<Markup>()}
                    {density}{bars}
                    <rect class="cells" x={from} y="45" width={tenth(to - from)} height="5"/>
                </g>
                {lanes.collect::<Markup>()}
            </g>
        };
        (view_box.into(), marks)
    }

    fn lane(&self, lane: &Lane, size: Size, (from, to): (f64, f64)) -> Markup {
        let (class, symbol) = glyph(lane.kind);
        let (left, below) = if size.gutter > 0.0 { (16.0, 0.0) } else { (2.0, 16.0) };
        let name = lane.kind.say(self.cx.lang);
        let items = lane.items.iter().filter_map(|item| self.item(lane.kind, item));
        let empty = lane.empty.map(|empty| {
            let words = match empty {
                Empty::Undated(count) => {
                    say!(self.cx, time_lane_undated, what = counted(lane.kind, count, self.cx.lang))
                }
                Empty::Elsewhere(before, after) => {
                    say!(self.cx, time_lane_elsewhere, before = before, after = after)
                }
            };
            markup! { <text class="lab lab--none" x={from + 8.0} y={lane.name + below}>{words}</text> }
        });
        markup! {
            <g class="lane" data-key={lane.kind.as_str()} role="group" aria-label={name}>
                <path class="laneline" d={format!("M{} {}H{}", Px(left), Px(lane.y), Px(to))}/>
                <svg x={left} y={lane.y + 3.5} width="11" height="11" viewBox="0 0 12 12" class={class}
                    fill="currentColor" aria-hidden="true"><use href={symbol}/></svg>
                <text class="lane-l" x={left + 17.0} y={lane.name} aria-hidden="true">{name}</text>
                {empty}
                {items.collect::<Markup>()}
            </g>
        }
    }

    /// A mark as a link to its record; a number as a link to the list of what it counts, which a script makes
    /// come closer to its marks where that tells them apart.
    fn item(&self, kind: Kind, item: &Item) -> Option<Markup> {
        let (cx, marks, lang) = (self.cx, self.marks, self.cx.lang);
        let first = marks.get(*item.marks.first()?)?;
        let comma = lang.pick(", ", "，");
        let one = |mark: &Mark| format!("{}{comma}{}", mark.name, mark.date);
        let mut closer = None;
        let (href, name) = match (&self.query, item.marks.len()) {
            (None, _) => {
                let all: Vec<_> = item.marks.iter().filter_map(|at| marks.get(*at)).map(one).collect();
                (format!("#{}", first.id), all.join(lang.pick("; ", "；")))
            }
            (Some(_), 1) => (cx.record(&first.id), one(first)),
            (Some(query), count) => {
                let window = timeline::window(marks, &item.marks)?;
                let dates: Vec<PartialDate> = window.printed().collect();
                let query = Query {
                    kinds: [kind].into(),
                    since: dates.first().copied(),
                    until: dates.last().copied(),
                    selected: None,
                    ..query.clone()
                };
                closer = timeline::closer(marks, &item.marks, self.seen).and_then(|span| {
                    Some(range(PartialDate::day_of(span.first)?, PartialDate::day_of(span.last)?))
                });
                let what = format!("{}{comma}{}", counted(kind, count, lang), words::date(&window, lang));
                let name = match &closer {
                    Some(_) => say!(cx, time_unfold, what = what),
                    None => say!(cx, time_list, what = what),
                };
                (cx.atlas(query), name)
            }
        };
        let label = item.label.as_ref().map(|label| {
            let anchor = label.ends.then_some("end");
            let base = if label.over { 11.0 } else { 13.0 };
            markup! { <text class="lab lab--2" x={label.x} y={item.y + base} text-anchor={anchor}>{label.text.clone()}</text> }
        });
        // Every mark of a box, so that what is pointed at elsewhere finds it here.
        let spaced = |of: &dyn Fn(&Mark) -> Option<&str>| {
            let words = item.marks.iter().filter_map(|at| of(marks.get(*at)?));
            words.collect::<Vec<_>>().join(" ")
        };
        let ids = spaced(&|mark| Some(mark.id.as_str()));
        let selected = self.query.as_ref().and_then(|query| query.selected.as_ref());
        let selected = selected.is_some_and(|selected| ids.split(' ').any(|id| id == selected.as_str()));
        let frame = selected.then(|| {
            markup! { <rect class="selbox" x={item.x - 2.0} y={item.y} width={item.w + 4.0} height={timeline::ROW} rx="2"/> }
        });
        let stays = (item.marks.len() > 1 && self.query.is_some()).then_some("");
        Some(markup! {
            <g class={if selected { "sym is-sel" } else { "sym" }} data-key={first.id.clone()} data-ids={ids} data-at={spaced(&|mark| mark.drawn_at.as_deref())}>
                <a href={href} rel={self.query.is_none().then_some("external")} data-noscroll={stays}
                    data-closer={closer.map(|closer| closer.to_string())} aria-label={name.clone()}
                    aria-current={selected.then_some("true")}><title>{name}</title>{shape(kind, item)}{label}{frame}</a>
            </g>
        })
    }

    /// What lies outside the window that is asked for.
    fn window(&self, axis: &Axis) -> Option<Markup> {
        let (since, until) = self.query.as_ref()?.window();
        if since.is_none() && until.is_none() {
            return None;
        }
        let (from, to) = (axis.from, axis.to);
        let start = since.map_or(from, |date| axis.place(date.first_day()));
        let end = until.map_or(to, |date| axis.place(date.last_day().plus(1))).max(start);
        let edge = |x: f64| markup! { <line class="brushedge" x1={x} x2={x} y1="2" y2="100%"/> };
        Some(markup! {
            <rect class="dim" x={from} y="4" width={tenth(start - from)} height="100%"/>
            <rect class="dim" x={end} y="4" width={tenth(to - end)} height="100%"/>
            {edge(start)}{edge(end)}
            <rect class="brushtop" x={start} y="2" width={tenth((end - start).max(1.0))} height="4"/>
        })
    }
}

/// From one date to another.
pub(super) fn range(from: PartialDate, until: PartialDate) -> When {
    if from == until { When::At(from) } else { When::Lasted { from: Some(from), until: Some(until) } }
}

/// Kinds that are shown, and how many rows of each have no date.
pub(super) fn undated(page: &AtlasPage, query: &Query) -> Vec<(Kind, usize)> {
    let kinds =
        page.view.facets.iter().filter(|facet| facet.parameter == "kind").flat_map(|facet| &facet.values);
    // A facet counts past its own filter; the tray does not.
    let kinds = kinds.filter(|value| value.undated > 0 && (query.kinds.is_empty() || value.selected));
    kinds.filter_map(|value| Some((value.value.parse().ok()?, value.undated))).collect()
}

/// A cell of the axis: a line through the lanes, and its name.
fn cell(tick: &Tick, height: f64) -> Markup {
    let class = if tick.odd { "cell0" } else { "cell1" };
    let name =
        tick.name.as_ref().map(|name| markup! { <text class="yrl" x={tick.from + 4.0} y="63">{name}</text> });
    markup! {
        <path class="grid" d={format!("M{} 6V{}", Px(tick.from), Px(height - 4.0))}/>
        <rect class={class} x={tick.from} y="45" width={tenth(tick.to - tick.from)} height="5"/>
        {name}
    }
}
