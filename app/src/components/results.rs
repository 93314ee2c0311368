//! Results: rows under their years, each with its supporting quote.

mod row;

use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::{Div, Section};
use leptos::prelude::*;
use leptos::web_sys::Element;
use model::query::{Query, Sort};
use model::sorted;
use model::view::Hit;

use super::messages::Empty;
use super::parts::icon::Icon;
use super::sheets::count_of_records;
use super::trays::UndatedTray;
use crate::browser::dom::{all_in, closest};
use crate::browser::roving_tabindex::{move_focus, set_tab_stops};
use crate::browser::scroll::rows_in_sight;
use crate::context::use_site;
use crate::state::atlas::after_render;
use crate::state::{Atlas, use_atlas};
use crate::texts::text;
use row::Row;

/// The name of what has no date, where a year has its number.
const UNDATED: &str = "undated";
/// Rows that can be reached.
const ROW: &str = ".row:not(details:not([open]) .row)";

/// A year of the list.
#[derive(Clone, Debug, PartialEq)]
struct Year {
    /// Its number, or [`UNDATED`].
    name: String,
    hits: Vec<Arc<Hit>>,
}

/// The results.
#[component]
pub(crate) fn Results() -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let is_empty = Memo::new(move |_| atlas.page.with(|page| page.view.shown == 0));
    // The message says what narrows the query, so it is made anew with each.
    let empty = move || {
        is_empty.get().then(|| {
            atlas.query.track();
            view! { <Empty/> }
        })
    };
    let cut = Memo::new(move |_| atlas.page.with(|page| (page.view.results.len(), page.view.shown)));
    let cut = move || {
        let (held, shown) = cut.get();
        (held < shown)
            .then(|| view! { <p class="msg">{text!(lang, result_cut, held = held, shown = shown)}</p> })
    };
    let section = NodeRef::<Section>::new();
    let list = NodeRef::<Div>::new();
    let stop = TabStop::new(atlas, list);
    view! {
        <section class="results" id="results" aria-labelledby="results-name" tabindex="0" node_ref=section
            on:click=move |event| atlas.open_beside(&event)
            on:keydown=move |event| {
                press(section, &event);
                atlas.step_through(&event);
            }
            on:focusin=move |event| stop.focused(&event)>
            <h2 class="vh" id="results-name">{text!(lang, result_all)}</h2>
            <div class="results__head"><UndatedTray/><Orders/></div>
            <div class="results__list" node_ref=list>{empty}<Groups stop/>{cut}</div>
        </section>
    }
}

/// The orders as links.
#[component]
fn Orders() -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let present = Memo::new(move |_| atlas.query.with(|query| query.sort.unwrap_or(Sort::Latest)));
    let link = |sort: &Sort| {
        let (site, sort) = (site.clone(), *sort);
        let words = match sort {
            Sort::Latest => text!(lang, result_latest),
            Sort::Earliest => text!(lang, result_earliest),
            Sort::Name => text!(lang, result_name),
        };
        let named = (sort != Sort::Latest).then_some(sort);
        let href = move || site.atlas(Query { sort: named, ..atlas.link_query.get() });
        let current = move || (present.get() == sort).then_some("true");
        view! { <a href=href data-noscroll="" rel="nofollow" aria-current=current>{words}</a> }
    };
    view! {
        <div class="seg" role="group" aria-label=text!(lang, result_order)>{Sort::ALL.iter().map(link).collect_view()}</div>
    }
}

/// Rows under the year in which they may first lie, those without a date at the end; in the order of names there are
/// no years. During a drag only the rows are drawn that reach to the lower edge of the screen.
#[component]
fn Groups(stop: TabStop) -> impl IntoView {
    let atlas = use_atlas();
    let most = Memo::new(move |last: Option<&usize>| match last {
        Some(last) if atlas.dragging.get() && *last < usize::MAX => *last,
        _ if atlas.dragging.get() => rows_in_sight(),
        _ => usize::MAX,
    });
    let hits = Memo::new(move |last: Option<&Vec<Arc<Hit>>>| {
        // A hit that is the same as before is shared, so that it need not be copied.
        let known = |hit: &Hit| {
            let same = last?.iter().find(|one| one.id == hit.id)?;
            (**same == *hit).then(|| Arc::clone(same))
        };
        atlas.page.with(|page| {
            let hits = page.view.results.iter();
            hits.map(|hit| known(hit).unwrap_or_else(|| Arc::new(hit.clone()))).collect::<Vec<_>>()
        })
    });
    let sort = Memo::new(move |_| atlas.query.with(|query| query.sort.unwrap_or(Sort::Latest)));
    let years = Memo::new(move |_| {
        let hits = hits.get();
        if sort.get() == Sort::Name {
            return vec![Year { name: String::new(), hits: hits.into_iter().take(most.get()).collect() }];
        }
        let closed = atlas.closed_years.get_untracked();
        cut_years(by_year(hits, sort.get()), most.get(), &closed)
    });
    let names = Memo::new(move |_| {
        years.with(|years| years.iter().map(|year| year.name.clone()).collect::<Vec<_>>())
    });
    let counts = Memo::new(move |_| {
        hits.with(|hits| {
            let mut counts: Vec<(String, usize)> = Vec::new();
            for hit in hits {
                let name = year_name(hit.year);
                match counts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
            counts
        })
    });
    stop.follow(hits);
    view! {
        <For each=move || names.get() key=String::clone let:name>
            <Group name years counts/>
        </For>
    }
}

/// The records of a year, or all records without a heading where they stand in the order of their names.
#[component]
fn Group(name: String, years: Memo<Vec<Year>>, counts: Memo<Vec<(String, usize)>>) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let rows = {
        let name = name.clone();
        move || {
            let year =
                years.with(|years| years.iter().find(|year| year.name == name).map(|year| year.hits.clone()));
            year.unwrap_or_default()
        }
    };
    let rows = view! { <ol><For each=rows key=Arc::clone let:hit><Row hit/></For></ol> };
    if name.is_empty() {
        return rows.into_any();
    }
    let is_undated = name == UNDATED;
    let words = if is_undated { text!(lang, result_undated).to_owned() } else { name.clone() };
    let count = {
        let name = name.clone();
        move || {
            let count =
                counts.with(|counts| counts.iter().find(|(year, _)| *year == name).map(|(_, count)| *count));
            count_of_records(lang, count.unwrap_or_default())
        }
    };
    let open = !atlas.closed_years.with_untracked(|closed| closed.contains(&name));
    let fold = NodeRef::<leptos::html::Details>::new();
    let toggle = {
        let name = name.clone();
        move |_| {
            let is_open = fold.get_untracked().is_some_and(|fold| fold.open());
            // A year that is inserted open sends the event, too.
            atlas.closed_years.maybe_update(|closed| {
                let was_open = !closed.contains(&name);
                closed.retain(|known| *known != name);
                if !is_open {
                    closed.push(name.clone());
                }
                was_open != is_open
            });
        }
    };
    view! {
        <details open=open id=is_undated.then_some(UNDATED) data-key=name node_ref=fold on:toggle=toggle>
            <summary class="yr"><span><Icon name="#i-down"/><b>{words}</b></span><span>{count}</span></summary>
            {rows}
        </details>
    }
    .into_any()
}

fn year_name(year: Option<i16>) -> String {
    year.map_or_else(|| UNDATED.to_owned(), |year| year.to_string())
}

fn by_year(hits: Vec<Arc<Hit>>, sort: Sort) -> Vec<Year> {
    let mut years: Vec<(Option<i16>, Vec<Arc<Hit>>)> = Vec::new();
    for hit in hits {
        match years.iter_mut().find(|(year, _)| *year == hit.year) {
            Some((_, hits)) => hits.push(hit),
            None => years.push((hit.year, vec![hit])),
        }
    }
    let place = |year: Option<i16>| match (year, sort) {
        (None, _) => i32::MAX,
        (Some(year), Sort::Earliest) => i32::from(year),
        (Some(year), _) => -i32::from(year),
    };
    sorted::sort(&mut years, |one, next| place(one.0).cmp(&place(next.0)));
    years.into_iter().map(|(year, hits)| Year { name: year_name(year), hits }).collect()
}

/// The first rows of the years. What is closed takes no room on the screen.
fn cut_years(years: Vec<Year>, most: usize, closed: &[String]) -> Vec<Year> {
    let mut left = most;
    let cut = |Year { name, hits }: Year| {
        let rows = left.min(hits.len());
        if !closed.contains(&name) {
            left -= rows;
        }
        (rows > 0).then(|| Year { name, hits: hits.into_iter().take(rows).collect() })
    };
    years.into_iter().map_while(cut).collect()
}

/// Keys of the results move the focus itself, and the tab stop of the list follows it.
fn press(section: NodeRef<Section>, event: &KeyboardEvent) {
    let other = event.ctrl_key() || event.meta_key() || event.alt_key();
    if other || event.default_prevented() || event.is_composing() {
        return;
    }
    let Some(section) = section.get_untracked() else { return };
    let row = closest(event, ".row");
    let is_list = event.target().is_some_and(|target| target == ***section);
    if row.is_none() && !is_list {
        return;
    }
    let links = all_in(&section, &format!("{ROW} h3 a"));
    let at = links.iter().position(|link| row.as_ref().is_some_and(|row| row.contains(Some(link))));
    let next = match (event.key().as_str(), at) {
        ("ArrowDown", None) | ("Home", Some(_)) => 0,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("End", Some(_)) => links.len() - 1,
        ("c" | "C", Some(_)) => {
            if let Some(Ok(Some(source))) = row.map(|row| row.query_selector(".src")) {
                crate::browser::dom::as_html(&source).click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(link) = links.get(next) {
        move_focus(link);
    }
}

/// The one tab stop of the list: the links of the row that had the focus last, of the selected one, or of the first.
#[derive(Clone, Copy)]
struct TabStop {
    atlas: Atlas,
    list: NodeRef<Div>,
    /// The id of the record whose row had the focus last.
    last: StoredValue<String>,
}

impl TabStop {
    fn new(atlas: Atlas, list: NodeRef<Div>) -> Self {
        Self { atlas, list, last: StoredValue::default() }
    }

    fn focused(self, event: &FocusEvent) {
        if let Some(id) = closest(event, ".row").and_then(|row| row.get_attribute("data-key")) {
            self.last.set_value(id);
            self.set();
        }
    }

    /// Sets the tab stop anew whenever other rows are shown. Nobody presses Tab during a drag.
    fn follow(self, hits: Memo<Vec<Arc<Hit>>>) {
        let atlas = self.atlas;
        Effect::new(move |_| {
            if !atlas.is_mounted() {
                return;
            }
            hits.track();
            atlas.selected.track();
            atlas.closed_years.track();
            if !atlas.dragging.get() {
                after_render(move || self.set());
            }
        });
    }

    fn set(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else { return };
        let rows = all_in(&list, ROW);
        let named =
            |name: &str| rows.iter().find(|row| row.get_attribute("data-key").as_deref() == Some(name));
        let selected = self.atlas.selected.get_untracked();
        let row = self
            .last
            .with_value(|last| named(last))
            .or_else(|| named(selected.as_ref()?.as_str()))
            .or_else(|| rows.first());
        let links: Vec<Element> = all_in(&list, ".row a");
        set_tab_stops(&links, |link| row.is_some_and(|row| row.contains(Some(link))));
    }
}
