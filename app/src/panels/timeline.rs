//! The timeline as the server draws it: a still picture whose marks are links.

use model::draw::timeline::{self, Axis, Form, GLYPH, Item, Lane, Line, ROW, Size, TAIL, Tick, lay_out};
use model::draw::{Span, tenth};
use model::page::AtlasPage;
use model::query::Query;
use model::record::Kind;
use model::view::Mark;
use model::words::{Say as _, counted};

use super::asked;
use super::brush::brush;
use super::map::glyph;
use super::trays::undated;
use super::views::sheet_head;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::kind_glyph;
use crate::texts::say;

/// Patterns and soft ends that both sizes of the picture use: one hatch for each colour, since a pattern does
/// not take the colour of what it fills.
fn definitions() -> String {
    let hatch = |name: &str| {
        format!(
            r#"<pattern id="th-{name}" width="4.5" height="4.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4.5" class="hat c-{name}"/></pattern>"#
        )
    };
    let soft = |id: &str, stops: &[(&str, u8)]| {
        let stops: String = stops
            .iter()
            .map(|(offset, opacity)| {
                format!(r##"<stop offset="{offset}" stop-color="#fff" stop-opacity="{opacity}"/>"##)
            })
            .collect::<Vec<_>>()
            .concat();
        format!(
            r#"<linearGradient id="tg{id}">{stops}</linearGradient><mask id="tm{id}" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#tg{id})"/></mask>"#
        )
    };
    let hatches = ["event", "platform", "project", "group", "policy", "other"].map(hatch).concat();
    let ends = [
        soft("l", &[("0", 0), (".55", 1)]),
        soft("r", &[(".45", 1), ("1", 0)]),
        soft("b", &[("0", 0), (".3", 1), (".7", 1), ("1", 0)]),
    ]
    .concat();
    hatches + &ends
}

/// The timeline: bars over an axis of years, a lane for each kind, and the tray of what has no date.
pub(crate) fn timeline(cx: &Context, page: &AtlasPage) -> Markup {
    let view = &page.view;
    let asked = Asked {
        cx,
        marks: &view.marks,
        bars: true,
        sentence: &view.sentence,
        query: Some(asked::query(page)),
    };
    let whole = Span::of(&view.marks);
    let pictures = whole.map(|whole| {
        let span = cx.span.unwrap_or(whole);
        let pictures =
            [("w", Size::WIDE), ("n", Size::NARROW)].map(|(name, size)| asked.picture(name, size, span));
        pictures.into_iter().collect::<Markup>()
    });
    let none = whole.is_none().then(|| {
        let words = if page.view.undated > 0 { say!(cx, time_none) } else { say!(cx, message_empty) };
        markup! { <p class="time__none">{words}</p> }
    });
    markup! {
        <section class="time" id="time" tabindex="0" aria-label={say!(cx, time_title)}>
            {sprite()}
            {sheet_head(cx, say!(cx, facet_time))}
            <div class="time__body">
                {asked.tray(page)}
                <div class="time__pictures">{whole.map(|whole| tools(cx, whole))}{pictures}{none}</div>
                {legend(cx)}
                {alternative(cx, page)}
            </div>
        </section>
    }
}

fn sprite() -> Markup {
    markup! {
        <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html={definitions()}></defs></svg>
    }
}

/// One small picture, if anything in it has a date. Its marks lead to their records and to the lists of
/// `query`; without a query they are claims of this page.
pub(crate) fn small_timeline(
    cx: &Context,
    marks: &[Mark],
    sentence: &str,
    query: Option<Query>,
) -> Option<Markup> {
    let span = Span::of(marks)?;
    let picture = Asked { cx, marks, bars: query.is_some(), sentence, query }.picture("s", Size::SMALL, span);
    Some(markup! { <div class="time time--s">{sprite()}{picture}</div> })
}

/// What the pictures of one view have in common.
struct Asked<'page> {
    cx: &'page Context<'page>,
    marks: &'page [Mark],
    /// Whether the marks are counted in bars.
    bars: bool,
    sentence: &'page str,
    query: Option<Query>,
}

impl Asked<'_> {
    fn picture(&self, name: &'static str, size: Size, span: Span) -> Markup {
        let drawn = lay_out(self.marks, span, size, self.cx.lang);
        let ticks = drawn.ticks.iter().map(|tick| cell(tick, drawn.height));
        let lanes = drawn.lanes.iter().map(|lane| self.lane(lane, size, drawn.axis));
        let (from, to) = drawn.axis;
        let bars = (size.gutter > 0.0).then(|| {
            markup! {
                <text class="lane-l" x="16" y="41">{say!(self.cx, time_bars)}</text>
                <text class="lane-l" x={from - 8.0} y="18" text-anchor="end">{drawn.most}</text>
            }
        });
        // Without bars there is nothing above the axis.
        let top = if self.bars { 0.0 } else { 40.0 };
        let view_box = format!("0 {top} {} {}", size.width, drawn.height - top);
        let query = self.query.as_ref().filter(|_| size != Size::SMALL);
        let handles = query.map(|query| brush(self.cx, name, &Axis::new(span, size), size, query));
        let density = self.bars.then(|| {
            markup! { <path class="den" d={drawn.certain}/><path class="den den--soft" d={drawn.possible}/> }
        });
        markup! {
            <svg class={format!("tl tl--{name}")} viewBox={view_box} role="group"
                aria-label={self.sentence.to_owned()}>
                <g aria-hidden="true">
                    {ticks.collect::<Markup>()}
                    {density}{bars}
                    <rect class="cells" x={from} y="45" width={tenth(to - from)} height="5"/>
                </g>
                {lanes.collect::<Markup>()}
                <g aria-hidden="true">{self.window(span, size, drawn.axis, drawn.height)}</g>
                {handles}
            </svg>
        }
    }

    fn lane(&self, lane: &Lane, size: Size, (_, to): (f64, f64)) -> Markup {
        let (class, symbol) = glyph(lane.kind);
        let left = if size.gutter > 0.0 { 16.0 } else { 2.0 };
        let items = lane.items.iter().filter_map(|item| self.item(lane.kind, item));
        markup! {
            <g data-key={lane.kind.as_str()}>
                <path class="laneline" d={format!("M{left} {}H{to}", lane.y)}/>
                <svg x={left} y={lane.y + 3.5} width="11" height="11" viewBox="0 0 12 12" class={class}
                    fill="currentColor" aria-hidden="true"><use href={symbol}/></svg>
                <text class="lane-l" x={left + 17.0} y={lane.name} aria-hidden="true">
                    {lane.kind.say(self.cx.lang)}
                </text>
                {items.collect::<Markup>()}
            </g>
        }
    }

    /// A mark as a link to its record; a number as a link to the list of what it counts.
    fn item(&self, kind: Kind, item: &Item) -> Option<Markup> {
        let (marks, lang) = (self.marks, self.cx.lang);
        let first = marks.get(*item.marks.first()?)?;
        let comma = lang.pick(", ", "，");
        let one = |mark: &Mark| format!("{}{comma}{}", mark.name, mark.date);
        let (href, name) = match (&self.query, item.marks.len()) {
            (None, _) => {
                let all: Vec<_> = item.marks.iter().filter_map(|at| marks.get(*at)).map(one).collect();
                (format!("#{}", first.id), all.join(lang.pick("; ", "；")))
            }
            (Some(_), 1) => (self.cx.record(&first.id), one(first)),
            (Some(query), count) => {
                let (from, until) = timeline::window(marks, &item.marks)?;
                let window = Query::read(&format!("since={from}&until={until}")).query;
                let query = Query {
                    kinds: [kind].into(),
                    since: window.since,
                    until: window.until,
                    selected: None,
                    ..query.clone()
                };
                let between =
                    if from == until { from } else { format!("{from}{}{until}", lang.pick(" – ", "至")) };
                (self.cx.atlas(query), format!("{}{comma}{between}", counted(kind, count, lang)))
            }
        };
        let label = item
            .name
            .map(|x| markup! { <text class="lab lab--2" x={x} y={item.y + 13.0}>{&first.name}</text> });
        // Every mark of a box, so that what is pointed at elsewhere finds it here.
        let spaced = |of: &dyn Fn(&Mark) -> Option<&str>| {
            let words = item.marks.iter().filter_map(|at| of(marks.get(*at)?));
            words.collect::<Vec<_>>().join(" ")
        };
        Some(markup! {
            <g class="sym" data-key={first.id.clone()} data-ids={spaced(&|mark| Some(mark.id.as_str()))} data-at={spaced(&|mark| mark.drawn_at.as_deref())}>
                <a href={href} rel={self.query.is_none().then_some("external")} aria-label={name.clone()}><title>{name}</title>{shape(kind, item)}{label}</a>
            </g>
        })
    }

    /// What lies outside the window that is asked for.
    fn window(&self, span: Span, size: Size, (from, to): (f64, f64), height: f64) -> Option<Markup> {
        let (since, until) = self.query.as_ref()?.window();
        let start = since.map(|date| timeline::at(span, size, date.first_day()));
        let end = until.map(|date| timeline::at(span, size, date.last_day().plus(1)));
        if start.is_none() && end.is_none() {
            return None;
        }
        let (start, end) = (start.unwrap_or(from), end.unwrap_or(to));
        let tall = height - 6.0;
        Some(markup! {
            <rect class="dim" x={from} y="4" width={tenth(start - from)} height={tall}/>
            <rect class="dim" x={end} y="4" width={tenth(to - end)} height={tall}/>
            <path class="brushedge" d={format!("M{start} 2V{tall}M{end} 2V{tall}")}/>
            <rect class="brushtop" x={start} y="2" width={tenth((end - start).max(1.0))} height="4"/>
        })
    }

    /// What has no date, by kind; shown even where it is nothing.
    fn tray(&self, page: &AtlasPage) -> Markup {
        let (cx, view) = (self.cx, &page.view);
        let kinds =
            view.facets.iter().filter(|facet| facet.parameter == "kind").flat_map(|facet| &facet.values);
        // A facet counts past its own filter; the tray does not.
        let all = self.query.as_ref().is_none_or(|query| query.kinds.is_empty());
        let kinds = kinds.filter(|value| value.undated > 0 && (all || value.selected));
        let kinds = kinds.filter_map(|value| {
            let glyph = kind_glyph(value.value.parse().ok()?);
            Some(markup! {
                <li>{glyph}<span>{&value.label}</span><span class="num">{value.undated}</span></li>
            })
        });
        markup! {
            <aside class="tray" aria-label={say!(cx, tray_undated)}>
                <h2>{undated(cx, page)}</h2>
                <ul>{kinds.collect::<Markup>()}</ul>
            </aside>
        }
    }
}

/// The bars in words; the records themselves stand in the list.
fn alternative(cx: &Context, page: &AtlasPage) -> Markup {
    let years = timeline::by_year(&page.view.marks);
    let years = years.into_iter().map(|(year, certain, possible)| {
        markup! {
            <tr><th scope="row">{year}</th><td class="num">{certain}</td><td class="num">{possible}</td></tr>
        }
    });
    markup! {
        <details class="alt">
            <summary>{say!(cx, time_words)}</summary>
            <p>{say!(cx, time_note)}</p>
            <table>
                <thead><tr>
                    <th scope="col">{say!(cx, time_year)}</th>
                    <th scope="col">{say!(cx, time_certain)}</th>
                    <th scope="col">{say!(cx, time_possible)}</th>
                </tr></thead>
                <tbody>{years.collect::<Markup>()}</tbody>
            </table>
        </details>
    }
}

/// A cell of the axis: a line through the lanes, and its name.
fn cell(tick: &Tick, height: f64) -> Markup {
    let class = if tick.odd { "cell0" } else { "cell1" };
    let name =
        tick.name.as_ref().map(|name| markup! { <text class="yrl" x={tick.from + 4.0} y="63">{name}</text> });
    markup! {
        <path class="grid" d={format!("M{} 6V{}", tick.from, height - 4.0)}/>
        <rect class={class} x={tick.from} y="45" width={tenth(tick.to - tick.from)} height="5"/>
        {name}
    }
}

/// What moves the stretch of time that is seen, and the window; a style sheet hides it where there is no script.
fn tools(cx: &Context, whole: Span) -> Markup {
    let all = cx.span.is_none_or(|span| span == whole);
    let button = |act: &'static str, sign: &'static str, name: &'static str, off: bool| {
        markup! { <button class="btn btn--ic" type="button" data-act={act} aria-label={name} title={name} disabled={off}>{sign}</button> }
    };
    let (play, words) =
        if cx.playing { ("❚❚", say!(cx, time_pause)) } else { ("▶", say!(cx, time_play)) };
    markup! {
        <div class="time__tools" role="toolbar" aria-label={say!(cx, time_tools)}>
            {button("play", play, words, false)}
            {button("in", "+", say!(cx, time_in), false)}
            {button("out", "−", say!(cx, time_out), all)}
            {button("earlier", "‹", say!(cx, time_earlier), all)}
            {button("later", "›", say!(cx, time_later), all)}
            {button("all", "⤢", say!(cx, time_all), all)}
        </div>
    }
}

/// The shape of a mark: filled, outlined or dashed by status, hatched if inferred, dotted around if editorial.
fn shape(kind: Kind, item: &Item) -> Markup {
    let (colour, symbol) = glyph(kind);
    let line = match item.line {
        Line::Filled => "m-fill",
        Line::Outlined => "m-out",
        Line::Dashed => "m-dash",
    };
    let class = if item.inferred { format!("{line} m-hat") } else { line.to_owned() };
    let hatch = item.inferred.then(|| format!("url(#th-{})", colour.trim_start_matches("c-")));
    let (x, y) = (item.x, item.y);
    let middle = x + item.w / 2.0;
    let drawn = match item.form {
        Form::Glyph { tail } => {
            let tail = tail.then(|| {
                let (x, y) = (x - TAIL, y + 6.0);
                markup! {
                    <g mask="url(#tml)"><rect class="m-tail" x={x} y={y} width={TAIL + 2.0} height="6"/></g>
                }
            });
            markup! {
                {tail}
                <svg class={class} x={x} y={y + 2.0} width={GLYPH} height={GLYPH} viewBox="-1.5 -1.5 15 15"
                    fill={hatch}><use href={symbol}/></svg>
            }
        }
        Form::Bar { soft_start, soft_end } => {
            let mask = match (soft_start, soft_end) {
                (true, true) => Some("url(#tmb)"),
                (true, false) => Some("url(#tml)"),
                (false, true) => Some("url(#tmr)"),
                (false, false) => None,
            };
            let number = (item.marks.len() > 1).then(|| number(item, middle));
            markup! {
                <g mask={mask}>
                    <rect class={class} x={x} y={y + 5.0} width={item.w} height="8" fill={hatch}/>
                </g>
                {number}
            }
        }
        Form::Count => markup! {
            <rect class={class} x={x} y={y + 2.0} width={item.w} height="14" rx="2" fill={hatch}/>
            {number(item, middle)}
        },
    };
    let halo =
        item.editorial.then(|| markup! { <circle class="venue-ed" cx={middle} cy={y + ROW / 2.0} r="9"/> });
    markup! { <g class={colour}>{drawn}{halo}</g> }
}

/// The number of marks in one, on a patch that hides the hatch.
fn number(item: &Item, middle: f64) -> Markup {
    let text = item.marks.len().to_string();
    let width = if text.len() > 1 { 16.0 } else { 11.0 };
    markup! {
        <rect class="patch" x={middle - width / 2.0} y={item.y + 3.5} width={width} height="11"/>
        <text class="cnt" x={middle} y={item.y + 13.2}>{text}</text>
    }
}

/// How marks are drawn.
fn legend(cx: &Context) -> Markup {
    let sign = |shape: Markup, words: &'static str| {
        markup! { <span><svg viewBox="0 0 16 14" class="tl c-other">{shape}</svg>{words}</span> }
    };
    let round = |class: &'static str, fill: Option<&'static str>| {
        markup! { <circle class={class} fill={fill} cx="8" cy="7" r="4.5"/> }
    };
    let soft = markup! {
        <g mask="url(#tmb)"><rect class="m-fill" x="0" y="4" width="16" height="6"/></g>
    };
    markup! {
        <div class="legend" aria-hidden="true">
            {sign(round("m-fill", None), say!(cx, time_filled))}
            {sign(round("m-out", None), say!(cx, time_outlined))}
            {sign(round("m-dash", None), say!(cx, time_dashed))}
            {sign(round("m-out m-hat", Some("url(#th-other)")), say!(cx, time_hatched))}
            {sign(soft, say!(cx, time_soft))}
        </div>
    }
}
