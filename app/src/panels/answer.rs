//! The answer: one sentence, what it counts, what narrows it, and how to take it along.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::id::Id;
use model::page::AtlasPage;
use model::query::Query;
use model::words::Lang;

use super::asked;
use crate::address::{Base, Page};
use crate::load::FirstPage;
use crate::locale;
use crate::parts::chip::Chip;
use crate::parts::glyph::Icon;

/// The answer. Only sentence and counts are a live region: the rest is not to be read out at each step.
#[component]
pub(crate) fn Answer(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let site = StoredValue::new(expect_context::<FirstPage>().site);
    let sentence = move || page.with(|page| page.as_ref().map(|page| emphasised(&page.view.sentence)));
    let counts = move || page.with(|page| page.as_ref().map(|page| counts(page, lang)));
    let chips =
        move || page.with(|page| page.as_ref().map(|page| base.with_value(|base| chips(page, base, lang))));
    let take = move || {
        page.with(|page| {
            page.as_ref()
                .map(|page| base.with_value(|base| site.with_value(|site| take(page, base, site, lang))))
        })
    };
    view! {
        <div role="status"><h1>{sentence}</h1><p class="answer__counts">{counts}</p></div>
        <div class="answer__sub">{chips}{take}</div>
    }
    .into_any()
}

/// The sentence with its numbers set bold, each bound to its noun. Numbers before the last colon are dates.
fn emphasised(sentence: &str) -> impl IntoView + use<> {
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
    let parts = parts
        .into_iter()
        .map(|(number, text)| if number { view! { <b>{text}</b> }.into_any() } else { text.into_any() })
        .collect_view();
    view! { <span>{scope.to_owned()}</span>{parts} }
}

/// How many of how many, and how many wait in the tray.
fn counts(page: &AtlasPage, lang: Lang) -> AnyView {
    let view = &page.view;
    let (shown, total, undated) = (view.shown, view.total, view.undated);
    let windowed = asked::query(page).window() != (None, None);
    let locale = locale(lang);
    match (windowed, undated) {
        (_, 0) => td!(locale, atlas_counts, shown = shown, total = total).into_any(),
        (false, _) => {
            td!(locale, atlas_counts_undated, shown = shown, total = total, undated = undated).into_any()
        }
        (true, _) => {
            td!(locale, atlas_counts_tray, shown = shown, total = total, undated = undated).into_any()
        }
    }
}

fn chips(page: &AtlasPage, base: &Base, lang: Lang) -> impl IntoView + use<> {
    let narrowings = asked::narrowings(page, lang);
    let all = (narrowings.len() > 1).then(|| {
        let href = base.to(lang, &Page::Atlas(Query { sort: asked::query(page).sort, ..Query::default() }));
        view! { <a class="btn btn--bare" href=href data-noscroll="">{td_string!(locale(lang), atlas_clear)}</a> }
    });
    let chips = narrowings.into_iter().map(|(label, query)| {
        let what = label.clone();
        view! { <Chip label href=base.to(lang, &Page::Atlas(query))>{td!(locale(lang), atlas_remove, what = what)}</Chip> }
    });
    view! { {chips.collect_view()}{all} }
}

/// The list as a table, and how to cite what is shown.
fn take(page: &AtlasPage, base: &Base, site: &crate::load::Site, lang: Lang) -> impl IntoView + use<> {
    let locale = locale(lang);
    let query = asked::query(page).results_only();
    let csv = match query.to_string() {
        query if query.is_empty() => base.file(&format!("api/v1/records.csv?lang={}", lang.tag())),
        query => base.file(&format!("api/v1/records.csv?lang={}&{query}", lang.tag())),
    };
    // The address names the release, so that it shows the same in years.
    let kept = Query { release: Id::new(&site.release).ok().or(query.release.clone()), ..query };
    let host = site.public_url.strip_suffix(&site.base).unwrap_or(&site.public_url);
    let address = format!("{host}{}", base.to(lang, &Page::Atlas(kept)));
    let citation = {
        let (sentence, release) = (page.view.sentence.clone(), site.release.clone());
        td!(locale, atlas_citation, sentence = sentence, release = release)
    };
    view! {
        <span class="push">
            <a class="btn btn--bare" href=csv download="" rel="external nofollow"><Icon name="#i-download"/>{td_string!(locale, atlas_csv)}</a>
            <details class="citing">
                <summary class="btn btn--bare"><Icon name="#i-quote"/>{td_string!(locale, atlas_cite)}</summary>
                <p>{citation}" "<span class="citing__address">{address}</span></p>
            </details>
        </span>
    }
}
