//! The timeline as the server draws it: a still picture whose marks are links.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::draw::timeline::{self, Form, GLYPH, Item, Lane, Line, ROW, Size, TAIL, lay_out};
use model::page::AtlasPage;
use model::query::Query;
use model::record::Kind;
use model::words::{Lang, Say as _, counted};

use super::asked;
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::glyph::{Icon, KindGlyph, drawn};

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
#[component]
pub(crate) fn Timeline(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let locale = locale(lang);
    let body = move || {
        page.with(|page| {
            let page = page.as_ref()?;
            let asked =
                base.with_value(|base| Asked { page, query: asked::query(page), base: base.clone(), lang });
            Some(asked.body())
        })
    };
    view! {
        <section class="time" aria-label=td_string!(locale, time_title)>
            <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html=definitions()></defs></svg>
            {body}
        </section>
    }
    .into_any()
}

/// What the pictures of one view have in common.
struct Asked<'page> {
    page: &'page AtlasPage,
    query: Query,
    base: Base,
    lang: Lang,
}

impl Asked<'_> {
    fn body(&self) -> AnyView {
        let pictures: Vec<AnyView> = [("w", Size::WIDE), ("n", Size::NARROW)]
            .into_iter()
            .filter_map(|(name, size)| self.picture(name, size))
            .collect();
        let none = pictures
            .is_empty()
            .then(|| view! { <p class="time__none">{td_string!(locale(self.lang), time_none)}</p> });
        view! {
            {legend(self.lang)}
            <div class="time__body"><div class="time__pictures">{pictures}{none}</div>{self.tray()}</div>
            {self.alternative()}
        }
        .into_any()
    }

    fn picture(&self, name: &'static str, size: Size) -> Option<AnyView> {
        let view = &self.page.view;
        let drawn = lay_out(&view.histogram, &view.marks, size)?;
        let years = drawn
            .years
            .iter()
            .enumerate()
            .map(|(at, year)| axis_year(at, *year, drawn.height))
            .collect_view();
        let lanes: Vec<AnyView> = drawn.lanes.iter().map(|lane| self.lane(lane, size, drawn.axis)).collect();
        let (from, to) = drawn.axis;
        let window = self.window(size, drawn.axis, drawn.height);
        let bars = (size.gutter > 0.0).then(|| {
            view! { <text class="lane-l" x="16" y="41">{td_string!(locale(self.lang), time_bars)}</text><text class="lane-l" x=from - 8.0 y="18" text-anchor="end">{drawn.most}</text> }
        });
        let picture = view! {
            <svg class=format!("tl tl--{name}") viewBox=format!("0 0 {} {}", size.width, drawn.height) role="group" aria-label=view.sentence.clone()>
                <g aria-hidden="true">
                    {years}
                    <path class="den" d=drawn.certain/>
                    <path class="den den--soft" d=drawn.possible/>
                    {bars}
                    <rect class="cells" x=from y="45" width=model::draw::tenth(to - from) height="5"/>
                </g>
                {lanes}
                <g aria-hidden="true">{window}</g>
            </svg>
        };
        Some(picture.into_any())
    }

    fn lane(&self, lane: &Lane, size: Size, (_, to): (f64, f64)) -> AnyView {
        let (class, symbol) = glyph(lane.kind);
        let left = if size.gutter > 0.0 { 16.0 } else { 2.0 };
        let items: Vec<AnyView> = lane.items.iter().filter_map(|item| self.item(lane.kind, item)).collect();
        view! {
            <g>
                <path class="laneline" d=format!("M{left} {}H{to}", lane.y)/>
                <svg x=left y=lane.y + 3.5 width="11" height="11" viewBox="0 0 12 12" class=class fill="currentColor" aria-hidden="true"><use href=symbol/></svg>
                <text class="lane-l" x=left + 17.0 y=lane.name aria-hidden="true">{lane.kind.say(self.lang)}</text>
                {items}
            </g>
        }
        .into_any()
    }

    /// A mark as a link to its record; a number as a link to the list of what it counts.
    fn item(&self, kind: Kind, item: &Item) -> Option<AnyView> {
        let marks = &self.page.view.marks;
        let first = marks.get(*item.marks.first()?)?;
        let (href, name) = if item.marks.len() == 1 {
            let name = format!("{}{}{}", first.name, self.lang.pick(", ", "，"), first.date);
            (self.base.to(self.lang, &Page::Record(first.id.clone())), name)
        } else {
            let (from, until) = timeline::window(marks, &item.marks)?;
            let between = if from == until {
                from.clone()
            } else {
                format!("{from}{}{until}", self.lang.pick(" – ", "至"))
            };
            let name = format!(
                "{}{}{between}",
                counted(kind, item.marks.len(), self.lang),
                self.lang.pick(", ", "，")
            );
            let window = Query::read(&format!("since={from}&until={until}")).query;
            let query = Query {
                kinds: [kind].into(),
                since: window.since,
                until: window.until,
                selected: None,
                ..self.query.clone()
            };
            (self.base.to(self.lang, &Page::Atlas(query)), name)
        };
        let label = item
            .name
            .map(|x| view! { <text class="lab lab--2" x=x y=item.y + 13.0>{first.name.clone()}</text> });
        let tooltip = name.clone();
        Some(view! { <g class="sym"><a href=href aria-label=name><title>{tooltip}</title>{shape(kind, item)}{label}</a></g> }.into_any())
    }

    /// What lies outside the window that is asked for.
    fn window(&self, size: Size, (from, to): (f64, f64), height: f64) -> Option<AnyView> {
        let bins = &self.page.view.histogram;
        let (since, until) = self.query.window();
        let day = |date: Option<String>, after| date.and_then(|date| timeline::at(bins, size, &date, after));
        let start = day(since.map(|date| date.first_day().to_string()), false);
        let end = day(until.map(|date| date.last_day().to_string()), true);
        if start.is_none() && end.is_none() {
            return None;
        }
        let (start, end) = (start.unwrap_or(from), end.unwrap_or(to));
        let tall = height - 6.0;
        let view = view! {
            <rect class="dim" x=from y="4" width=model::draw::tenth(start - from) height=tall/>
            <rect class="dim" x=end y="4" width=model::draw::tenth(to - end) height=tall/>
            <path class="brushedge" d=format!("M{start} 2V{tall}M{end} 2V{tall}")/>
            <rect class="brushtop" x=start y="2" width=model::draw::tenth((end - start).max(1.0)) height="4"/>
        };
        Some(view.into_any())
    }

    /// What has no date, by kind; shown even where it is nothing.
    fn tray(&self) -> AnyView {
        let view = &self.page.view;
        let locale = locale(self.lang);
        let kinds =
            view.facets.iter().filter(|facet| facet.parameter == "kind").flat_map(|facet| &facet.values);
        // A facet counts past its own filter; the tray does not.
        let kinds = kinds.filter(|value| value.undated > 0 && (self.query.kinds.is_empty() || value.selected)).filter_map(|value| {
            let kind: Kind = value.value.parse().ok()?;
            Some(view! { <li><KindGlyph kind/><span>{value.label.clone()}</span><span class="num">{value.undated}</span></li> }.into_any())
        });
        view! {
            <aside class="tray" aria-label=td_string!(locale, tray_undated)>
                <h2><Icon name="#i-nodate"/>{td_string!(locale, tray_undated)}<b>{view.undated}</b></h2>
                <ul>{kinds.collect_view()}</ul>
                <p>{td_string!(locale, tray_unplaced)}" "<span class="num">{view.unplaced}</span></p>
            </aside>
        }
        .into_any()
    }

    /// The bars in words; the records themselves stand in the list.
    fn alternative(&self) -> AnyView {
        let locale = locale(self.lang);
        let years = timeline::by_year(&self.page.view.histogram, &self.page.view.marks).into_iter().map(|(year, certain, possible)| {
            view! { <tr><th scope="row">{year}</th><td class="num">{certain}</td><td class="num">{possible}</td></tr> }.into_any()
        });
        view! {
            <details class="alt">
                <summary>{td_string!(locale, time_words)}</summary>
                <p>{td_string!(locale, time_note)}</p>
                <table>
                    <thead><tr><th scope="col">{td_string!(locale, time_year)}</th><th scope="col">{td_string!(locale, time_certain)}</th><th scope="col">{td_string!(locale, time_possible)}</th></tr></thead>
                    <tbody>{years.collect_view()}</tbody>
                </table>
            </details>
        }
        .into_any()
    }
}

/// Class and symbol of a kind, without the size that glyphs have in text.
fn glyph(kind: Kind) -> (&'static str, &'static str) {
    let (class, symbol) = drawn(kind);
    (class.trim_start_matches("kg "), symbol)
}

/// A year of the axis: a cell, a line through the lanes, its number.
fn axis_year(at: usize, (year, from, to, numbered): (i64, f64, f64, bool), height: f64) -> AnyView {
    let class = if at.is_multiple_of(2) { "cell1" } else { "cell0" };
    view! {
        <path class="grid" d=format!("M{from} 6V{}", height - 4.0)/>
        <rect class=class x=from y="45" width=model::draw::tenth(to - from) height="5"/>
        {numbered.then(|| view! { <text class="yrl" x=from + 4.0 y="63">{year}</text> })}
    }
    .into_any()
}

/// The shape of a mark: filled, outlined or dashed by status, hatched if inferred, dotted around if editorial.
fn shape(kind: Kind, item: &Item) -> AnyView {
    let (colour, symbol) = glyph(kind);
    let line = match item.line {
        Line::Filled => "m-fill",
        Line::Outlined => "m-out",
        Line::Dashed => "m-dash",
    };
    let class = if item.inferred { format!("{line} m-hat") } else { line.to_owned() };
    let hatch = item.inferred.then(|| format!("url(#th-{})", colour.trim_start_matches("c-")));
    let (x, y) = (item.x, item.y);
    let drawn = match item.form {
        Form::Glyph { tail } => view! {
            {tail.then(|| view! { <g mask="url(#tml)"><rect class="m-tail" x=x - TAIL y=y + 6.0 width=TAIL + 2.0 height="6"/></g> })}
            <svg class=class x=x y=y + 2.0 width=GLYPH height=GLYPH viewBox="-1.5 -1.5 15 15" fill=hatch><use href=symbol/></svg>
        }
        .into_any(),
        Form::Bar { soft_start, soft_end } => {
            let mask = match (soft_start, soft_end) {
                (true, true) => Some("url(#tmb)"),
                (true, false) => Some("url(#tml)"),
                (false, true) => Some("url(#tmr)"),
                (false, false) => None,
            };
            let number = (item.marks.len() > 1).then(|| number(item, x + item.w / 2.0));
            view! { <g mask=mask><rect class=class x=x y=y + 5.0 width=item.w height="8" fill=hatch/></g>{number} }.into_any()
        }
        Form::Count => view! { <rect class=class x=x y=y + 2.0 width=item.w height="14" rx="2" fill=hatch/>{number(item, x + item.w / 2.0)} }.into_any(),
    };
    let halo = item
        .editorial
        .then(|| view! { <circle class="venue-ed" cx=x + item.w / 2.0 cy=y + ROW / 2.0 r="9"/> });
    view! { <g class=colour>{drawn}{halo}</g> }.into_any()
}

/// The number of marks in one, on a patch that hides the hatch.
fn number(item: &Item, middle: f64) -> AnyView {
    let text = item.marks.len().to_string();
    let width = if text.len() > 1 { 16.0 } else { 11.0 };
    view! {
        <rect class="patch" x=middle - width / 2.0 y=item.y + 3.5 width=width height="11"/>
        <text class="cnt" x=middle y=item.y + 13.2>{text}</text>
    }
    .into_any()
}

/// How marks are drawn.
fn legend(lang: Lang) -> AnyView {
    let locale = locale(lang);
    let sign = |class: &'static str, fill: Option<&'static str>| {
        view! { <svg viewBox="0 0 16 14" class="tl c-other"><circle class=class fill=fill cx="8" cy="7" r="4.5"/></svg> }.into_any()
    };
    view! {
        <div class="legend" aria-hidden="true">
            <span>{sign("m-fill", None)}{td_string!(locale, time_filled)}</span>
            <span>{sign("m-out", None)}{td_string!(locale, time_outlined)}</span>
            <span>{sign("m-dash", None)}{td_string!(locale, time_dashed)}</span>
            <span>{sign("m-out m-hat", Some("url(#th-other)"))}{td_string!(locale, time_hatched)}</span>
            <span><svg viewBox="0 0 16 14" class="tl c-other"><g mask="url(#tmb)"><rect class="m-fill" x="0" y="4" width="16" height="6"/></g></svg>{td_string!(locale, time_soft)}</span>
        </div>
    }
    .into_any()
}
