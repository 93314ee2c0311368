//! Scrolling through a list of any length. Only a part of it is in the document; what comes before and after is a link to
//! it in an element as high as its rows, so that the scroll bar shows the whole list.
//!
//! The heights of rows differ. Rows that were in the document leave exactly the room that they took, because a row on the
//! screen stays where it is; rows that never were count by the mean.

use std::ops::Range;

use leptos::ev;
use leptos::html::{Div, Section};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::Element;
use model::query::Query;

use crate::browser::after_render;
use crate::browser::dom::{all_in, as_html, css_string, first};
use crate::browser::focus::focus_on;
use crate::browser::roving_tabindex::{focused, move_focus};
use crate::components::parts::changing_text::counts_html;
use crate::context::use_site;
use crate::state::{Atlas, ListPart, use_atlas};
use crate::texts::text;

/// Rows are added while the reader is closer to their room than this, in CSS pixels.
const MARGIN: f64 = 1000.0;
/// The most room before or after the part, in CSS pixels. Browsers limit the height of a page, some to 17 million.
const MAX_ROOM: f64 = 8e6;
/// What comes before the part, and what comes after it.
const BEFORE: &str = ".results__before";
const AFTER: &str = ".results__after";

/// Where a key leads in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    First,
    Previous,
    Next,
    Last,
}

/// Moves the part of the list that is in the document.
#[derive(Clone, Copy)]
pub(super) struct Scrolling {
    atlas: Atlas,
    section: NodeRef<Section>,
    list: NodeRef<Div>,
    /// The move in progress, until the new rows are laid out.
    moving: StoredValue<Option<Move>, LocalStorage>,
}

/// A move to another part.
struct Move {
    stays: Stays,
    /// Whether a row of the list has the focus.
    has_focus: bool,
    /// Called when the new rows are laid out.
    then: Option<Box<dyn FnOnce()>>,
}

/// What stays on the screen while rows come and go.
#[derive(Clone, Debug)]
enum Stays {
    /// A row of both parts, by its id, with its top on the screen.
    Row(String, f64),
    /// The scroll position, where the parts have no row on the screen in common.
    Position(f64),
}

/// Top and bottom of an element or of the screen, in CSS pixels from the top of the screen.
#[derive(Clone, Copy)]
struct Extent {
    top: f64,
    bottom: f64,
}

impl Scrolling {
    /// Follows the reader as long as the calling component exists. `list` holds the rows that are in the document.
    pub(super) fn new(section: NodeRef<Section>, list: NodeRef<Div>) -> Self {
        let atlas = use_atlas();
        let scrolling = Self { atlas, section, list, moving: StoredValue::new_local(None) };
        Effect::new(move |_| {
            let is_cut = atlas.list.part.with(ListPart::is_cut);
            if atlas.is_mounted() && is_cut && !atlas.dragging.get() {
                after_render(move || scrolling.make_room());
            }
        });
        Effect::new(move |last: Option<(Query, usize)>| {
            let of = atlas.list.of.get();
            // A link to another part of the same results was followed.
            if last.is_some_and(|last| last.0 == of.0 && last.1 != of.1) {
                after_render(move || scrolling.focus_first());
            }
            of
        });
        Effect::new(move |_| {
            // In narrow windows the page scrolls, and not the list.
            let scrolled = window_event_listener(ev::scroll, move |_| scrolling.scrolled());
            on_cleanup(move || scrolled.remove());
        });
        scrolling
    }

    /// Handles `scroll`: moves the part to what the reader sees.
    pub(super) fn scrolled(self) {
        let part = self.atlas.list.part.get_untracked();
        let (Some(rows), Some(screen)) = (self.rows(), self.screen()) else { return };
        if !self.atlas.list.is_loading() {
            // The results of a move did not load.
            self.moving.set_value(None);
        }
        let is_moving = self.moving.with_value(Option::is_some) || self.atlas.dragging.get_untracked();
        if !part.is_cut() || is_moving || rows.height() <= 0.0 {
            return;
        }
        // In a part that the address names, what comes before is a link and nothing else.
        let has_room = self.atlas.list.is_moved();
        let within = |room: Extent, y: f64| ((y - room.top) / room.height().max(1.0)).clamp(0.0, 1.0);
        let next = match (extent_of(BEFORE).filter(|_| has_room), extent_of(AFTER)) {
            (_, Some(after)) if after.top < screen.top => part
                .around(part.range().end + share(part.shown - part.range().end, within(after, screen.top))),
            (Some(before), _) if before.bottom > screen.bottom => {
                part.around(share(part.start, within(before, screen.top)))
            }
            (_, Some(after)) if after.top < screen.bottom + MARGIN => part.later(),
            (Some(before), _) if before.bottom > screen.top - MARGIN => part.earlier(),
            _ => return,
        };
        self.move_to(next, None);
    }

    /// Moves the part to where a key leads, and calls a function then. False if it is there already.
    pub(super) fn extend(self, direction: Direction, then: impl FnOnce() + 'static) -> bool {
        let part = self.atlas.list.part.get_untracked();
        let (has_before, has_after) = (part.start > 0, part.range().end < part.shown);
        let next = match direction {
            Direction::First if has_before => part.around(0),
            Direction::Previous if has_before => part.earlier(),
            Direction::Next if has_after => part.later(),
            Direction::Last if has_after => part.around(part.shown),
            _ => return false,
        };
        self.move_to(next, Some(Box::new(then)));
        true
    }

    fn move_to(self, range: Range<usize>, then: Option<Box<dyn FnOnce()>>) {
        if range == self.atlas.list.part.with_untracked(ListPart::range) {
            return;
        }
        let position = || Stays::Position(self.position().unwrap_or_default());
        let stays = self.row_in(&range).unwrap_or_else(position);
        let has_focus = focused(".results .row *").is_some();
        self.moving.set_value(Some(Move { stays, has_focus, then }));
        self.atlas.list.move_to(range);
        after_render(move || self.make_room());
    }

    /// The first row on the screen that is in the part and stays in it.
    fn row_in(self, range: &Range<usize>) -> Option<Stays> {
        let screen = self.screen()?;
        let list = self.list.get_untracked()?;
        let part = self.atlas.list.part.get_untracked();
        let stays = |key: &str| {
            let at = part.hits.iter().position(|hit| hit.id == key);
            at.is_some_and(|at| range.contains(&(part.start + at)))
        };
        all_in(&list, ".row").iter().find_map(|row| {
            let Extent { top, bottom } = extent(row);
            let key = row.get_attribute("data-ids")?;
            (bottom > screen.top && top < screen.bottom && stays(&key)).then_some(Stays::Row(key, top))
        })
    }

    /// Gives what is not in the document its room, so that a row on the screen stays where it is.
    fn make_room(self) {
        if self.list.try_get_untracked().is_none() || self.atlas.list.is_loading() {
            return;
        }
        let moving = self.moving.try_update_value(Option::take).flatten();
        let part = self.atlas.list.part.get_untracked();
        let Some(rows) = self.rows().filter(|rows| rows.height() > 0.0 && !part.hits.is_empty()) else {
            return;
        };
        let mean = rows.height() / count(part.hits.len());
        let height = || extent_of(BEFORE).map_or(0.0, Extent::height);
        let before = height();
        let stays = moving.as_ref().map(|moving| &moving.stays);
        let wanted = match stays {
            Some(Stays::Row(key, top)) => {
                let row = first(&format!(".results .row[data-ids={}]", css_string(key)));
                row.map_or(before, |row| before + top - extent(&row).top)
            }
            Some(Stays::Position(_)) => mean * count(part.start),
            None => before,
        };
        let is_moved = self.atlas.list.is_moved();
        set_height(BEFORE, is_moved.then_some(wanted));
        set_height(AFTER, Some(mean * count(part.shown - part.range().end)));
        match stays {
            // There is at least the room of the link, and none before the first row.
            Some(Stays::Row(..)) => self.scroll_by(height() - wanted),
            Some(Stays::Position(position)) => {
                self.scroll_by(position - self.position().unwrap_or(*position));
            }
            None => {}
        }
        if let Some(Move { has_focus, then, .. }) = moving {
            if let Some(then) = then {
                then();
            } else if has_focus
                && focused("body").is_some()
                && let Some(section) = self.section.try_get_untracked().flatten()
            {
                // The row that had the focus is no longer in the document.
                focus_on(&section);
            }
        }
        // The part may still end close to the screen.
        if is_moved {
            request_animation_frame(move || self.scrolled());
        }
    }

    /// Focuses the first row, after a link to a part was followed.
    fn focus_first(self) {
        let rows = self.list.try_get_untracked().flatten();
        if let Some(link) = rows.and_then(|rows| rows.query_selector(".row h3 a").ok().flatten()) {
            move_focus(&link);
        }
    }

    fn rows(self) -> Option<Extent> {
        Some(extent(&*self.list.try_get_untracked().flatten()?))
    }

    /// The part of the screen in which the list can be seen.
    fn screen(self) -> Option<Extent> {
        let height = window().inner_height().ok().as_ref().and_then(JsValue::as_f64)?;
        let section = self.section.try_get_untracked().flatten()?;
        let screen = Extent { top: 0.0, bottom: height };
        Some(if scrolls(&section) {
            let list = extent(&section);
            Extent { top: list.top.max(screen.top), bottom: list.bottom.min(screen.bottom) }
        } else {
            screen
        })
    }

    /// How far the list or the page is scrolled.
    fn position(self) -> Option<f64> {
        let section = self.section.try_get_untracked().flatten()?;
        if scrolls(&section) { Some(section.scroll_top().into()) } else { window().scroll_y().ok() }
    }

    #[expect(clippy::cast_possible_truncation, reason = "within the most room")]
    fn scroll_by(self, by: f64) {
        let Some(section) = self.section.try_get_untracked().flatten() else { return };
        if scrolls(&section) {
            section.set_scroll_top(section.scroll_top() + by.round() as i32);
        } else {
            window().scroll_by_with_x_and_y(0.0, by.round());
        }
    }
}

impl Extent {
    fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// Whether the list scrolls, and not the page.
fn scrolls(section: &Element) -> bool {
    section.scroll_height() > section.client_height()
}

fn extent(element: &Element) -> Extent {
    let bounds = element.get_bounding_client_rect();
    Extent { top: bounds.top(), bottom: bounds.bottom() }
}

fn extent_of(selector: &str) -> Option<Extent> {
    first(selector).as_ref().map(extent)
}

/// Sets the height of an element, or leaves it to its contents.
fn set_height(selector: &str, height: Option<f64>) {
    let Some(element) = first(selector) else { return };
    let style = as_html(&element).style();
    // Setting a valid property cannot fail.
    let _ = match height {
        Some(height) => style.set_property("height", &format!("{}px", height.clamp(0.0, MAX_ROOM).round())),
        None => style.remove_property("height").map(drop),
    };
}

fn count(rows: usize) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// A share of so many rows.
fn share(rows: usize, share: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the number of rows")]
    let rows = (count(rows) * share) as usize;
    rows
}

/// A link to the part before or after the one in the document.
#[component]
pub(super) fn OtherPart(is_before: bool) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let limit = site.cut().limit;
    let part = Memo::new(move |_| {
        atlas.list.part.with(|part| {
            let Range { start, end } = part.range();
            let range = if is_before {
                start.saturating_sub(limit)..start
            } else {
                end..end.saturating_add(limit).min(part.shown)
            };
            (!range.is_empty()).then_some((range, part.shown))
        })
    });
    let (class, rel) =
        if is_before { ("results__before", "prev nofollow") } else { ("results__after", "next nofollow") };
    move || {
        let (range, shown) = part.get()?;
        let skip = u32::try_from(range.start).unwrap_or(u32::MAX);
        let href = site.atlas(atlas.link_query.with(|query| Query { skip, ..query.clone() }));
        let words = text!(lang, result_part, first = range.start + 1, last = range.end, shown = shown);
        Some(
            view! { <p class=class><a href=href rel=rel data-noscroll="" inner_html=counts_html(&words)></a></p> },
        )
    }
}
