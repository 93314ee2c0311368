//! Results: rows under their years, each with the words that bear it.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::claim::BasisWord;
use model::page::AtlasPage;
use model::query::{Query, Sort};
use model::view::Hit;
use model::words::{Lang, Say as _};

use super::asked;
use super::messages::Empty;
use super::trays::Trays;
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::basis::{BasisMark, edge};
use crate::parts::glyph::{Icon, KindGlyph};
use crate::parts::status::StatusMark;

/// The results.
#[component]
pub(crate) fn Results(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let locale = locale(lang);
    let orders =
        move || page.with(|page| page.as_ref().map(|page| base.with_value(|base| orders(page, base, lang))));
    let groups =
        move || page.with(|page| page.as_ref().map(|page| base.with_value(|base| groups(page, base, lang))));
    let cut = move || page.with(|page| page.as_ref().and_then(|page| cut(page, lang)));
    let empty = Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.view.shown == 0)));
    view! {
        <section class="results" id="results" aria-labelledby="results-name">
            <h2 class="vh" id="results-name">{td_string!(locale, result_all)}</h2>
            <div class="results__head"><Trays page lang/>{orders}</div>
            <div class="results__list">
                {move || empty.get().then(|| view! { <Empty page lang/> })}
                {groups}
                {cut}
            </div>
        </section>
    }
    .into_any()
}

/// The orders as links.
fn orders(page: &AtlasPage, base: &Base, lang: Lang) -> impl IntoView + use<> {
    let locale = locale(lang);
    let query = asked::query(page);
    let present = query.sort.unwrap_or(Sort::Latest);
    let link = |sort: Sort| {
        let words = match sort {
            Sort::Latest => td_string!(locale, result_latest),
            Sort::Earliest => td_string!(locale, result_earliest),
            Sort::Name => td_string!(locale, result_name),
        };
        let query = Query { sort: (sort != Sort::Latest).then_some(sort), ..query.clone() };
        view! { <a href=base.to(lang, &Page::Atlas(query)) data-noscroll="" rel="nofollow" aria-current=(sort == present).then_some("true")>{words}</a> }
    };
    let links = Sort::ALL.iter().copied().map(link).collect_view();
    view! { <div class="seg" role="group" aria-label=td_string!(locale, result_order)>{links}</div> }
}

/// Rows under the year in which they may first lie; those without a date at the end. In the order of
/// names there are no years.
fn groups(page: &AtlasPage, base: &Base, lang: Lang) -> Vec<AnyView> {
    let sort = asked::query(page).sort.unwrap_or(Sort::Latest);
    let list = |hits: Vec<&Hit>| view! { <ol>{hits.into_iter().map(|hit| row(hit, base, lang)).collect_view()}</ol> };
    if sort == Sort::Name {
        return vec![list(page.view.results.iter().collect()).into_any()];
    }
    let mut years: Vec<(Option<i16>, Vec<&Hit>)> = Vec::new();
    for hit in &page.view.results {
        match years.iter_mut().find(|(year, _)| *year == hit.year) {
            Some((_, hits)) => hits.push(hit),
            None => years.push((hit.year, vec![hit])),
        }
    }
    years.sort_by_key(|(year, _)| match (year, sort) {
        (None, _) => i32::MAX,
        (Some(year), Sort::Earliest) => i32::from(*year),
        (Some(year), _) => -i32::from(*year),
    });
    let group = |(year, hits): (Option<i16>, Vec<&Hit>)| {
        let locale = locale(lang);
        let name =
            year.map_or_else(|| td_string!(locale, result_undated).to_owned(), |year| year.to_string());
        let count = match hits.len() {
            1 => td_string!(locale, result_one).into_any(),
            count => td!(locale, result_count, count = count).into_any(),
        };
        view! {
            <details open=true id=year.is_none().then_some("undated")>
                <summary class="yr"><span><Icon name="#i-down"/><b>{name}</b></span><span>{count}</span></summary>
                {list(hits)}
            </details>
        }
    };
    years.into_iter().map(|year| group(year).into_any()).collect()
}

fn row(hit: &Hit, base: &Base, lang: Lang) -> AnyView {
    let href = base.to(lang, &Page::Record(hit.id.clone()));
    let words = hit.snippet.as_ref().map(|snippet| {
        let source = base.to(lang, &Page::Source(snippet.source.clone()));
        let inferred = (hit.basis != BasisWord::Explicit).then(|| view! { <BasisMark basis=hit.basis lang/>" " });
        view! {
            <p class=format!("row__cite {}", edge(hit.basis))>
                {inferred}
                <span class="quote" lang=language(&snippet.quote)>{lang.quoted(&snippet.quote)}</span>
                " "<a class="src" href=source><span class="vh">{td_string!(locale(lang), result_source)}" "</span>{snippet.source.to_uppercase()}</a>
            </p>
        }
    });
    let date = hit.date.clone().unwrap_or_else(|| td_string!(locale(lang), result_undated).to_owned());
    view! {
        <li class="row">
            <KindGlyph kind=hit.kind/>
            <div>
                <h3><a href=href>{hit.name.clone()}</a></h3>
                <p class="row__meta">
                    <span class="vh">{hit.kind.say(lang)}</span>
                    <span>{date}</span>
                    {hit.place.clone().map(|place| view! { <span>{place}</span> })}
                    <StatusMark status=hit.status lang/>
                </p>
                {hit.amount.clone().map(|amount| view! { <p class="row__amt">{amount}</p> })}
                {words}
            </div>
        </li>
    }
    .into_any()
}

/// The language of a quote, by its script: a page may quote in either.
fn language(quote: &str) -> &'static str {
    if quote.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) { "zh-Hans" } else { "en" }
}

/// What to do where there are more than a page holds.
fn cut(page: &AtlasPage, lang: Lang) -> Option<impl IntoView + use<>> {
    let (held, shown) = (page.view.results.len(), page.view.shown);
    (held < shown)
        .then(|| view! { <p class="msg">{td!(locale(lang), result_cut, held = held, shown = shown)}</p> })
}
