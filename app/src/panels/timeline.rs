//! The timeline as the server draws it: a still picture whose marks are links, what moves it, and the tray.

mod mark;
mod picture;

use model::draw::timeline::{self, Size};
use model::draw::{Span, Unit};
use model::page::AtlasPage;
use model::query::Query;
use model::record::Kind;
use model::when::{PartialDate, When};
use model::words::{self, Say as _};

use super::asked;
use super::trays::undated;
use super::views::sheet_head;
use crate::context::Context;
use crate::load::SmallTime;
use crate::markup::{Markup, markup};
use crate::parts::glyph::{icon, kind_glyph};
use crate::texts::say;
use mark::{legend, sprite};
use picture::Picture;

/// The timeline: bars of density over an axis of years, a lane for each kind, and the tray of what has no date.
pub(crate) fn timeline(cx: &Context, page: &AtlasPage) -> Markup {
    let view = &page.view;
    let query = asked::query(page);
    let undated = picture::undated(page, &query);
    let tray = tray(cx, page, &undated);
    let pictures = if let Some(whole) = Span::of(&view.marks) {
        let span = cx.span.unwrap_or(whole);
        let picture = Picture {
            cx,
            marks: &view.marks,
            undated,
            bars: true,
            sentence: &view.sentence,
            query: Some(query),
            seen: (span, whole),
            still: cx.haste.is_some_and(|haste| haste.alone),
        };
        let pictures = [("w", Size::WIDE), ("n", Size::NARROW)]
            .map(|(name, size)| cx.drawn.1.draw("tl", name, || picture.draw(name, size)));
        markup! { {tools(cx, span, whole)}{pictures.into_iter().collect::<Markup>()} }
    } else {
        let words = if view.undated > 0 { say!(cx, time_none) } else { say!(cx, message_empty) };
        markup! { <p class="time__none">{words}</p> }
    };
    markup! {
        <section class="time" id="time" tabindex="0" aria-label={say!(cx, time_title)}>
            {sprite()}
            {sheet_head(cx, page, say!(cx, facet_time))}
            <div class="time__body">
                {tray}
                <div class="time__pictures">{pictures}</div>
                {legend(cx)}
                {alternative(cx, page)}
            </div>
        </section>
    }
}

/// One small picture, if anything in it has a date. Its marks lead to their records and to the lists of the
/// question; without a question they are claims of this page.
pub(crate) fn small_timeline(cx: &Context, time: &SmallTime) -> Option<Markup> {
    let whole = Span::of(&time.marks)?;
    // What it is drawn from holds nothing that could not be written.
    let data = serde_json::to_string(time).ok();
    let button = |act: &'static str, sign: Markup, name: &'static str| {
        markup! { <button class="btn btn--ic" type="button" data-act={act} aria-label={name} title={name}>{sign}</button> }
    };
    Some(markup! {
        <div class="time time--s" id="livetime" data-time={data}>
            {sprite()}
            <div class="time__tools" role="toolbar" aria-label={say!(cx, time_tools)}>
                {button("earlier", icon("#i-left"), say!(cx, time_earlier))}
                {button("out", markup! { "−" }, say!(cx, time_out))}
                {button("in", markup! { "+" }, say!(cx, time_in))}
                {button("later", icon("#i-right"), say!(cx, time_later))}
                {button("all", icon("#i-fit"), say!(cx, time_all))}
            </div>
            <div class="time__pictures">{small_picture(cx, time, whole, whole)}</div>
        </div>
    })
}

/// The picture of a small timeline for a stretch of time, and the stretch in words.
pub(crate) fn small_picture(cx: &Context, time: &SmallTime, span: Span, whole: Span) -> Markup {
    let query = time.query.as_ref().map(|query| Query::read(query).query);
    let (bars, seen) = (query.is_some(), (span, whole));
    let (marks, sentence, undated) = (&time.marks, &time.name, Vec::new());
    let picture = Picture { cx, marks, undated, bars, sentence, query, seen, still: false };
    markup! {
        {picture.draw("s", Size::SMALL)}
        <p class="time__stretch" role="status">{words::stretch(span.first, span.last, cx.lang)}</p>
    }
}

/// What has no date, by kind; shown even where it is nothing.
fn tray(cx: &Context, page: &AtlasPage, kinds: &[(Kind, usize)]) -> Markup {
    let kinds = kinds.iter().map(|(kind, count)| {
        markup! {
            <li>{kind_glyph(*kind)}<span>{kind.say(cx.lang)}</span><span class="num">{*count}</span></li>
        }
    });
    markup! {
        <aside class="tray" aria-label={say!(cx, tray_undated)}>
            <h2>{undated(cx, page)}</h2>
            <ul>{kinds.collect::<Markup>()}</ul>
        </aside>
    }
}

/// The bars in words; the records themselves stand in the list.
fn alternative(cx: &Context, page: &AtlasPage) -> Markup {
    markup! {
        <details class="alt">
            <summary>{say!(cx, time_words)}</summary>
            <p>{say!(cx, time_note)}</p>
            {cx.fold("alt__table", || table(cx, page))}
        </details>
    }
}

fn table(cx: &Context, page: &AtlasPage) -> Markup {
    let year = |year: PartialDate| PartialDate::new(year.year(), None, None, year.doubt()).unwrap_or(year);
    let years = timeline::by_time(&page.view.marks).into_iter().map(|(cell, certain, possible)| {
        let last = PartialDate::day_of(cell.last).unwrap_or(cell.name);
        let years = match picture::range(year(cell.name), year(last)) {
            When::At(year) => year.to_string(),
            years => words::date(&years, cx.lang),
        };
        markup! {
            <tr><th scope="row">{years}</th><td class="num">{certain}</td><td class="num">{possible}</td></tr>
        }
    });
    markup! {
        <table class="alt__table">
            <thead><tr>
                <th scope="col">{say!(cx, time_year)}</th>
                <th scope="col">{say!(cx, time_certain)}</th>
                <th scope="col">{say!(cx, time_possible)}</th>
            </tr></thead>
            <tbody>{years.collect::<Markup>()}</tbody>
        </table>
    }
}

/// What stretch of time is seen, and what moves it and the window. A style sheet hides the buttons where there is
/// no script. One that has nothing to do stays in reach, so that the focus never falls off it.
fn tools(cx: &Context, span: Span, whole: Span) -> Markup {
    let all = (span == whole).then_some("true");
    let button = |act: &'static str, sign: Markup, name: &'static str, off: Option<&'static str>| {
        markup! { <button class="btn btn--ic" type="button" data-act={act} aria-label={name} title={name} aria-disabled={off}>{sign}</button> }
    };
    let mode = |act: &'static str, name: &'static str, pressed: bool| {
        markup! { <button type="button" data-act={act} aria-pressed={if pressed { "true" } else { "false" }}>{name}</button> }
    };
    let (play, words) =
        if cx.playing { ("#i-pause", say!(cx, time_pause)) } else { ("#i-play", say!(cx, time_play)) };
    let unit = match span.tick() {
        Unit::Years(_) => say!(cx, time_years),
        Unit::Month => say!(cx, time_months),
        Unit::Day => say!(cx, time_days),
    };
    let closest = (span.days() == 1).then_some("true");
    markup! {
        <div class="time__tools" role="toolbar" aria-label={say!(cx, time_tools)}>
            {button("play", icon(play), words, None)}
            {button("step", icon("#i-step"), say!(cx, time_step), None)}
            <span class="seg" role="group" aria-label={say!(cx, time_mode)}>
                {mode("moving", say!(cx, time_moving), !cx.growing)}
                {mode("growing", say!(cx, time_growing), cx.growing)}
            </span>
            <b class="read" role="status">{words::stretch(span.first, span.last, cx.lang)}</b>
            <span class="push">
                <span class="eyebrow">{unit}</span>
                {button("earlier", icon("#i-left"), say!(cx, time_earlier), all)}
                {button("out", markup! { "−" }, say!(cx, time_out), all)}
                {button("in", markup! { "+" }, say!(cx, time_in), closest)}
                {button("later", icon("#i-right"), say!(cx, time_later), all)}
                <button class="btn" type="button" data-act="all" aria-disabled={all}>{say!(cx, time_all)}</button>
            </span>
        </div>
    }
}
