//! Filters: a table of values with counts, each a link to the whole question with it or without it.

use model::page::AtlasPage;
use model::query::{Parameter, Query};
use model::sorted;
use model::view::{Facet, FacetValue};

use super::asked;
use super::views::sheet_head;
use crate::context::Context;
use crate::markup::{Markup, Text, markup};
use crate::parts::basis::symbol;
use crate::parts::glyph::{icon, kind_glyph};
use crate::parts::status::status_glyph;
use crate::texts::say;

/// How many values of a facet stand open; the others fold away.
const OPEN: usize = 8;

/// The filters. On narrow screens they fold behind one line, which style opens on wide ones.
pub(crate) fn facets(cx: &Context, page: &AtlasPage) -> Markup {
    let query = asked::query(page);
    let facets = page.view.facets.iter().filter(|facet| !facet.values.is_empty());
    let sections = facets.map(|facet| section(cx, facet, &query));
    markup! {
        <aside class="facets" id="filters" tabindex="0" aria-label={say!(cx, facet_all)}>
            {sheet_head(cx, page, say!(cx, facet_all))}
            <details class="facets__fold">
                <summary class="btn">{icon("#i-filter")}{say!(cx, facet_all)}</summary>
                <div class="facets__list">{window(cx, &query)}{sections.collect::<Markup>()}</div>
            </details>
        </aside>
    }
}

fn section(cx: &Context, facet: &Facet, query: &Query) -> Markup {
    let most = facet.values.iter().map(|held| held.count).max().unwrap_or_default();
    let values = |values: &[(&FacetValue, usize)]| {
        let one = |(held, depth): &(&FacetValue, usize)| {
            let href = cx.link(|| asked::toggled(query, &facet.parameter, &held.value));
            value(cx, &facet.parameter, (held, *depth), most, href)
        };
        values.iter().map(one).collect::<Markup>()
    };
    let [open, folded] = steady(cx, facet);
    let folded = (!folded.is_empty()).then(|| {
        let find = (folded.len() >= OPEN).then(|| find(cx, &facet.parameter));
        markup! {
            <div class="facet__rest">
                {find}
                <details>
                    <summary class="facet__more">{say!(cx, facet_more, count = folded.len())}</summary>
                    {cx.fold("facet__folded", || markup! { <div class="facet__folded">{values(&folded)}</div> })}
                </details>
            </div>
        }
    });
    markup! {
        <section class="facet" data-key={facet.parameter.clone()}>
            <h2><span class="eyebrow">{name(cx, &facet.parameter)}</span></h2>
            {values(&open)}
            {folded}
        </section>
    }
}

/// The values that stand open, and those that fold away, in their order; what is asked for stands open. While something
/// moves each keeps the place in which it was found; what came since stands behind what is before it.
fn steady<'page>(cx: &Context, facet: &'page Facet) -> [Vec<(&'page FacetValue, usize)>; 2] {
    let found = cx.facets.iter().find(|found| found.parameter == facet.parameter);
    let (mut behind, mut most) = (0, 0);
    let placed = facet.values.iter().enumerate().map(|(at, held)| {
        let place = match found {
            Some(found) => found.values.iter().position(|value| value.value == held.value),
            None => Some(at),
        };
        behind = match place {
            Some(place) => place + 1,
            // The root of a tree stands behind the trees before it.
            None if held.depth == 0 => most,
            None => behind,
        };
        most = most.max(behind);
        (behind, held)
    });
    let mut placed = placed.collect::<Vec<_>>();
    sorted::sort(&mut placed, |one, next| one.0.cmp(&next.0));
    let mut parts = [Vec::new(), Vec::new()];
    for (place, held) in placed {
        // Away from what holds it, it stands for itself.
        let depth = if place > OPEN && held.selected { 0 } else { held.depth };
        parts[usize::from(place > OPEN && !held.selected)].push((held, depth));
    }
    parts
}

/// A field that narrows a long facet, and the line that says to how many values. Both need script: a style sheet
/// shows them where there is some.
fn find(cx: &Context, parameter: &str) -> Markup {
    let label = say!(cx, facet_find_in, facet = name(cx, parameter));
    markup! {
        <input class="facet__find" type="search" aria-label={label} placeholder={say!(cx, facet_find)} autocomplete="off" data-said={say!(cx, facet_found)}/>
        <p class="facet__said" role="status"></p>
    }
}

/// One value: `Event 11 +1`, and a bar that compares it with its neighbours.
fn value(
    cx: &Context,
    parameter: &str,
    (value, depth): (&FacetValue, usize),
    most: usize,
    href: Text,
) -> Markup {
    let FacetValue { value, label, count, undated, selected, .. } = value;
    let class = [(*count == 0, " fv--zero"), (*selected, " fv--on")];
    let class = class
        .iter()
        .filter(|(on, _)| *on)
        .fold(format!("fv fv--{}", depth.min(3)), |class, (_, more)| class + more);
    let share = (count * 100).checked_div(most).unwrap_or_default();
    let undated = (*undated > 0).then(|| {
        markup! {
            <span class="undated-n">"+"{*undated}<span class="vh">" "{say!(cx, facet_undated)}</span></span>
        }
    });
    markup! {
        <a class={class} href={href} data-key={value.clone()} data-noscroll="" rel="nofollow"
            aria-current={selected.then_some("true")}>
            {glyph(parameter, value, *selected)}
            <span class="lab">{label}</span>
            <span class="n">{*count}</span>
            <span class="u">{undated}</span>
            <svg class="bar" aria-hidden="true"><rect width={format!("{share}%")} height="2"/></svg>
        </a>
    }
}

/// What stands before a value: the glyph that the rest of the page draws it with, or a box.
fn glyph(parameter: &str, value: &str, selected: bool) -> Option<Markup> {
    match parameter.parse() {
        Ok(Parameter::Kind) => value.parse().ok().map(kind_glyph),
        Ok(Parameter::Status) => value.parse().ok().map(status_glyph),
        Ok(Parameter::Basis) => value.parse().ok().map(|basis| icon(symbol(basis))),
        _ => Some(markup! { <span class="box">{selected.then(|| icon("#i-check"))}</span> }),
    }
}

/// The name of a facet.
fn name(cx: &Context, parameter: &str) -> &'static str {
    match parameter.parse() {
        Ok(Parameter::Kind) => say!(cx, facet_kind),
        Ok(Parameter::Status) => say!(cx, facet_status),
        Ok(Parameter::Place) => say!(cx, facet_place),
        Ok(Parameter::Industry) => say!(cx, facet_industry),
        Ok(Parameter::Party) => say!(cx, facet_party),
        Ok(Parameter::Basis) => say!(cx, facet_basis),
        Ok(Parameter::Source) => say!(cx, facet_source),
        _ => "",
    }
}

/// The time window as two fields and a button.
fn window(cx: &Context, query: &Query) -> Markup {
    let since = query.since.map(|date| date.to_string()).unwrap_or_default();
    let until = query.until.map(|date| date.to_string()).unwrap_or_default();
    let field = |words: &'static str, name: Parameter, date: String, example: &'static str| {
        markup! {
            <label>
                <span>{words}</span>
                <input name={name.as_str()} value={date} maxlength="11"
                    placeholder={example} autocomplete="off"/>
            </label>
        }
    };
    markup! {
        <form class="facet window" method="get" action={cx.atlas(Query::default())}>
            <h2><span class="eyebrow">{say!(cx, facet_time)}</span></h2>
            {asked::hidden(query, &[Parameter::Since, Parameter::Until, Parameter::Selected])}
            {field(say!(cx, facet_since), Parameter::Since, since, "2020-05")}
            {field(say!(cx, facet_until), Parameter::Until, until, "2025-03")}
            <button class="btn" type="submit">{say!(cx, facet_apply)}</button>
        </form>
    }
}
