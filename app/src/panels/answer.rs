//! The answer: one sentence, what it counts, what narrows it, and how to take it along.

use model::id::Id;
use model::page::AtlasPage;
use model::query::Query;

use super::asked;
use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::chip::chip;
use crate::parts::glyph::icon;
use crate::texts::say;

/// The answer. Only sentence and counts are a live region: the rest is not to be read out at each step. While the
/// window plays it is busy, and is read out once it rests.
pub(crate) fn answer(cx: &Context, page: &AtlasPage) -> Markup {
    markup! {
        <div role="status" aria-busy={cx.playing.then_some("true")}><h1>{emphasised(&page.view.sentence)}</h1><p class="answer__counts">{counts(cx, page)}</p></div>
        {take(cx, page)}
        {chips(cx, page)}
    }
}

/// The sentence with its numbers set bold, each bound to its noun. Numbers before the last colon are dates.
fn emphasised(sentence: &str) -> Markup {
    let start = [": ", "："]
        .iter()
        .filter_map(|colon| Some(sentence.rfind(colon)? + colon.len()))
        .max()
        .unwrap_or_default();
    let (scope, rest) = sentence.split_at(start);
    let mut parts: Vec<(bool, String)> = Vec::new();
    for c in rest.chars() {
        let digit = c.is_ascii_digit();
        let bound = c == ' ' && parts.last().is_some_and(|(number, _)| *number);
        let c = if bound { '\u{a0}' } else { c };
        match parts.last_mut() {
            Some((number, text)) if *number == digit => text.push(c),
            _ => parts.push((digit, c.into())),
        }
    }
    let part = |(number, text)| {
        if number {
            markup! { <b>{text}</b> }
        } else {
            markup! { {text} }
        }
    };
    markup! { <span>{scope}</span>{parts.into_iter().map(part).collect::<Markup>()} }
}

/// How many of how many, and how many wait in the tray.
fn counts(cx: &Context, page: &AtlasPage) -> String {
    let view = &page.view;
    let (shown, total, undated) = (view.shown, view.total, view.undated);
    let windowed = asked::query(page).window() != (None, None);
    match (windowed, undated) {
        (_, 0) => say!(cx, atlas_counts, shown = shown, total = total),
        (false, _) => say!(cx, atlas_counts_undated, shown = shown, total = total, undated = undated),
        (true, _) => say!(cx, atlas_counts_tray, shown = shown, total = total, undated = undated),
    }
}

fn chips(cx: &Context, page: &AtlasPage) -> Option<Markup> {
    let narrowings = asked::narrowings(page, cx.lang);
    if narrowings.is_empty() {
        return None;
    }
    let all = (narrowings.len() > 1).then(|| {
        let href = cx.atlas(Query { sort: asked::query(page).sort, ..Query::default() });
        markup! { <a class="btn btn--bare" href={href} data-noscroll="">{say!(cx, atlas_clear)}</a> }
    });
    let chips = narrowings
        .into_iter()
        .map(|(label, query)| chip(&label, cx.atlas(query), &say!(cx, atlas_remove, what = label)));
    Some(markup! { <div class="answer__chips">{chips.collect::<Markup>()}{all}</div> })
}

/// The list as a table, and how to cite what is shown.
fn take(cx: &Context, page: &AtlasPage) -> Markup {
    let query = asked::query(page).results_only();
    let csv = match query.to_string() {
        query if query.is_empty() => cx.base.file(&format!("api/v1/records.csv?lang={}", cx.lang.tag())),
        query => cx.base.file(&format!("api/v1/records.csv?lang={}&{query}", cx.lang.tag())),
    };
    // The address names the release, so that it shows the same in years.
    let kept = Query { release: Id::new(&cx.site.release).ok().or(query.release.clone()), ..query };
    let address = cx.public(&Page::Atlas(kept));
    let citation = say!(
        cx,
        atlas_citation,
        site = cx.site.name,
        release = cx.site.release,
        sentence = page.view.sentence
    );
    markup! {
        <div class="answer__take">
            <a class="btn btn--bare" href={csv} download="" rel="external nofollow">{icon("#i-download")}{say!(cx, atlas_csv)}</a>
            <details class="citing">
                <summary class="btn btn--bare">{icon("#i-quote")}{say!(cx, atlas_cite)}</summary>
                <p>{citation}" "<span class="citing__address">{address}</span></p>
            </details>
        </div>
    }
}
