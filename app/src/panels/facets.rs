//! Filters: a table of values with counts, each a link to the whole question with it or without it.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::page::AtlasPage;
use model::query::{Parameter, Query};
use model::view::{Facet, FacetValue};
use model::words::Lang;

use super::asked;
use crate::address::{Base, Page};
use crate::locale;
use crate::parts::basis::symbol;
use crate::parts::glyph::{Icon, KindGlyph};
use crate::parts::status::StatusGlyph;

/// How many values of a facet stand open; the others fold away.
const OPEN: usize = 8;

/// The filters. On narrow screens they fold behind one line, which style opens on wide ones.
#[component]
pub(crate) fn Facets(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let facets =
        move || page.with(|page| page.as_ref().map(|page| base.with_value(|base| facets(page, base, lang))));
    view! {
        <aside class="facets" id="filters" tabindex="0" aria-label=td_string!(locale(lang), facet_all)>
            <details class="facets__fold">
                <summary class="btn"><Icon name="#i-filter"/>{td_string!(locale(lang), facet_all)}</summary>
                <div class="facets__list">{facets}<Window page lang/></div>
            </details>
        </aside>
    }
    .into_any()
}

fn facets(page: &AtlasPage, base: &Base, lang: Lang) -> impl IntoView + use<> {
    let query = asked::query(page);
    page.view
        .facets
        .iter()
        .filter(|facet| !facet.values.is_empty())
        .map(|facet| section(facet, &query, base, lang))
        .collect_view()
}

fn section(facet: &Facet, query: &Query, base: &Base, lang: Lang) -> AnyView {
    let most = facet.values.iter().map(|value| value.count).max().unwrap_or_default();
    let values = |values: &[FacetValue]| {
        let value = |value: &FacetValue| {
            let href = base.to(lang, &Page::Atlas(asked::toggled(query, &facet.parameter, &value.value)));
            view! { <Value parameter=facet.parameter.clone() value=value.clone() most href lang/> }
        };
        values.iter().map(value).collect_view()
    };
    let (open, folded) = facet.values.split_at(facet.values.len().min(OPEN));
    let asked = folded.iter().any(|value| value.selected);
    let folded = (!folded.is_empty()).then(|| {
        let count = folded.len();
        view! {
            <details open=asked>
                <summary class="facet__more">{td!(locale(lang), facet_more, count = count)}</summary>
                {values(folded)}
            </details>
        }
    });
    view! {
        <section class="facet">
            <h2><span class="eyebrow">{name(&facet.parameter, lang)}</span></h2>
            {values(open)}
            {folded}
        </section>
    }
    .into_any()
}

/// One value: `Event 11 +1`, and a bar that compares it with its neighbours.
#[component]
fn Value(parameter: String, value: FacetValue, most: usize, href: String, lang: Lang) -> impl IntoView {
    let FacetValue { label, count, undated, selected, depth, .. } = value;
    let class = [(depth > 0, " fv--sub"), (count == 0, " fv--zero"), (selected, " fv--on")];
    let class = class.iter().filter(|(on, _)| *on).fold("fv".to_owned(), |class, (_, more)| class + more);
    let share = (count * 100).checked_div(most).unwrap_or_default();
    let undated = (undated > 0).then(|| {
        view! { <span class="undated-n">"+"{undated}<span class="vh">" "{td_string!(locale(lang), facet_undated)}</span></span> }
    });
    view! {
        <a class=class href=href data-noscroll="" rel="nofollow" aria-current=selected.then_some("true")>
            {glyph(&parameter, &value.value, selected)}
            <span class="lab">{label}</span>
            <span class="n">{count}</span>
            <span class="u">{undated}</span>
            <svg class="bar" aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none"><rect width=share height="1"/></svg>
        </a>
    }
}

/// What stands before a value: the glyph that the rest of the page draws it with, or a box.
fn glyph(parameter: &str, value: &str, selected: bool) -> AnyView {
    match parameter.parse() {
        Ok(Parameter::Kind) => value.parse().ok().map(|kind| view! { <KindGlyph kind/> }).into_any(),
        Ok(Parameter::Status) => value.parse().ok().map(|status| view! { <StatusGlyph status/> }).into_any(),
        Ok(Parameter::Basis) => {
            value.parse().ok().map(|basis| view! { <Icon name=symbol(basis)/> }).into_any()
        }
        _ => view! { <span class="box">{selected.then(|| view! { <Icon name="#i-check"/> })}</span> }
            .into_any(),
    }
}

/// The name of a facet.
fn name(parameter: &str, lang: Lang) -> &'static str {
    let locale = locale(lang);
    match parameter.parse() {
        Ok(Parameter::Kind) => td_string!(locale, facet_kind),
        Ok(Parameter::Status) => td_string!(locale, facet_status),
        Ok(Parameter::Place) => td_string!(locale, facet_place),
        Ok(Parameter::Industry) => td_string!(locale, facet_industry),
        Ok(Parameter::Party) => td_string!(locale, facet_party),
        Ok(Parameter::Basis) => td_string!(locale, facet_basis),
        Ok(Parameter::Source) => td_string!(locale, facet_source),
        _ => "",
    }
}

/// The time window as two fields and a button.
#[component]
fn Window(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let locale = locale(lang);
    let action = expect_context::<Base>().to(lang, &Page::Atlas(Query::default()));
    let query = Memo::new(move |_| page.with(|page| page.as_ref().map(asked::query).unwrap_or_default()));
    let since = move || query.with(|query| query.since.map(|date| date.to_string()).unwrap_or_default());
    let until = move || query.with(|query| query.until.map(|date| date.to_string()).unwrap_or_default());
    view! {
        <form class="facet window" method="get" action=action>
            <h2><span class="eyebrow">{td_string!(locale, facet_time)}</span></h2>
            {move || query.with(|query| asked::hidden(query, &[Parameter::Since, Parameter::Until, Parameter::Selected]))}
            <label><span>{td_string!(locale, facet_since)}</span><input name=Parameter::Since.as_str() value=since prop:value=since inputmode="numeric" maxlength="11" placeholder="2020" autocomplete="off"/></label>
            <label><span>{td_string!(locale, facet_until)}</span><input name=Parameter::Until.as_str() value=until prop:value=until inputmode="numeric" maxlength="11" placeholder="2025" autocomplete="off"/></label>
            <button class="btn" type="submit">{td_string!(locale, facet_apply)}</button>
        </form>
    }.into_any()
}
