//! Navigation in narrow and in low windows: a bar at the bottom, and filters, map and timeline as sheets over the list.
//! A sheet is open while it is the `:target` of the address, so it needs no JavaScript, and the back button closes it.
//! With JavaScript a sheet has three heights and follows the finger, and the focus stays in it.

mod motion;
mod pan;

use std::time::Duration;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::web_sys::Element;

use super::parts::changing_text::counts_html;
use super::parts::icon::Icon;
use crate::browser::dom::{all_in, closest, first, is_plain_click};
use crate::browser::focus::focus_on;
use crate::context::use_site;
use crate::state::{Atlas, use_atlas};
use crate::texts::text;
use motion::{Height, Rest};
use pan::{Pan, set_height};

/// The bar. It is hidden where all regions are visible. Its links are followed by the browser and not by the router,
/// since only the browser updates `:target`.
#[component]
pub(crate) fn SheetBar() -> impl IntoView {
    let lang = use_site().lang;
    let link = |href: &'static str, symbol: &'static str, name: &'static str| {
        view! { <a href=href rel="external"><Icon name=symbol/>{name}</a> }
    };
    view! {
        <nav class="views" id="list" aria-label=text!(lang, view_all)>
            {link("#results", "#i-list", text!(lang, view_list))}
            {link("#map", "#i-map", text!(lang, map_title))}
            {link("#time", "#i-time", text!(lang, facet_time))}
            {link("#filters", "#i-filter", text!(lang, facet_all))}
        </nav>
    }
}

/// The head of a sheet. Its close link targets the bar, which is always visible, so that the list does not scroll.
#[component]
pub(crate) fn SheetHead(name: &'static str) -> impl IntoView {
    let (lang, page) = (use_site().lang, use_atlas().page);
    let shown = Memo::new(move |_| page.with(|page| page.view.shown));
    let count = move || counts_html(&count_of_records(lang, shown.get()));
    let grip = text!(lang, view_height);
    view! {
        <p class="sheet__head">
            <span><b>{name}</b>" "<span inner_html=count></span></span>
            <button class="sheet__grip" type="button" aria-label=grip title=grip></button>
            <a class="btn" href="#list" rel="external"><Icon name="#i-down"/>{text!(lang, view_close)}</a>
        </p>
    }
}

/// `12 records`.
pub(crate) fn count_of_records(lang: model::lang::Lang, count: usize) -> String {
    match count {
        1 => text!(lang, result_one).to_owned(),
        count => text!(lang, result_count, count = count),
    }
}

/// The bar is shown in windows without room for all regions: the one place where code asks for the layout.
pub(crate) fn has_sheets() -> bool {
    first(".views").is_some_and(|bar| bar.get_client_rects().length() > 0)
}

/// The open sheet, and all parts of the page.
const OPEN: &str = ".atlas > :is(#map, #time, #filters):target";
const PARTS: &str = ".page-root > :not(main), .atlas > *";

/// The open sheet, if the window has sheets.
fn open_sheet() -> Option<Element> {
    first(OPEN).filter(|_| has_sheets())
}

/// The open sheet: its height, and how it is closed.
#[derive(Clone, Copy)]
pub(crate) struct Sheets {
    /// The height of the open sheet.
    height: StoredValue<Height>,
    pan: StoredValue<Option<Pan>>,
    /// Counts gestures, so that a new one ends the gliding of the last.
    glides: StoredValue<u32>,
    /// The sheet that is open, as far as is known.
    open: StoredValue<Option<Element>>,
    /// The link that opened it, and the address then, without its fragment.
    opened_by: StoredValue<Option<(Element, String)>>,
}

impl Sheets {
    /// Follows the address and the layout as long as the calling component exists.
    pub(crate) fn new(atlas: Atlas) -> Self {
        let sheets = Self {
            height: StoredValue::new(Height::Half),
            pan: StoredValue::new(None),
            glides: StoredValue::new(0),
            open: StoredValue::new(None),
            opened_by: StoredValue::new(None),
        };
        Effect::new(move |_| {
            let change = window_event_listener(leptos::ev::hashchange, move |_| sheets.update());
            let key = window_event_listener(leptos::ev::keydown, move |event| sheets.keep_tab_inside(&event));
            on_cleanup(move || {
                change.remove();
                key.remove();
                // The header stays when another page is shown.
                set_inert(false);
            });
        });
        Effect::new(move |is_first: Option<bool>| {
            atlas.layout.track();
            if !atlas.is_mounted() {
                return true;
            }
            if is_first.unwrap_or(true) {
                open_again();
            }
            sheets.update();
            false
        });
        sheets
    }

    /// Called when the address or the layout has changed: moves the focus into a sheet that was opened, or back.
    fn update(self) {
        let now = open_sheet();
        let last = self.open.get_value();
        if now == last {
            return;
        }
        if let Some(last) = &last {
            set_height(last, None);
        }
        self.open.set_value(now.clone());
        if let Some(sheet) = now {
            self.height.set_value(Height::Half);
            let height = Height::opening(self.measure_stops(&sheet));
            self.settle(&sheet, Rest::At(height));
            sheet.set_scroll_top(0);
            focus_on(&sheet);
            return;
        }
        set_inert(false);
        let opener = self.opened_by.try_update_value(Option::take).flatten();
        let hash = window().location().hash().unwrap_or_default();
        if has_sheets() && matches!(hash.as_str(), "" | "#list" | "#results") {
            let link = || first(&format!(".views [href='#{}']", last?.id()));
            if let Some(opener) = opener.map(|(link, _)| link).or_else(link) {
                focus_on(&opener);
            }
        }
    }

    /// Brings a sheet to rest.
    fn settle(self, sheet: &Element, rest: Rest) {
        match rest {
            Rest::At(height) => {
                self.height.set_value(height);
                set_height(sheet, Some(height));
                set_inert(height == Height::Full);
            }
            Rest::Closed => {
                self.close();
            }
        }
    }

    /// Closes the open sheet, and returns whether there was one. If opening it was the last step of the history, this is
    /// the step back.
    pub(crate) fn close(self) -> bool {
        if open_sheet().is_none() {
            return false;
        }
        let opened_at = self.opened_by.with_value(|opened| opened.as_ref().map(|(_, at)| at.clone()));
        // Neither can fail here.
        let _ = if opened_at == Some(address()) {
            window().history().and_then(|history| history.back())
        } else {
            window().location().replace("#list")
        };
        true
    }

    /// For `click`: links to sheets, and the grip.
    pub(crate) fn clicked(self, event: &MouseEvent) {
        let open = open_sheet();
        if let Some(sheet) = open.as_ref().filter(|_| closest(event, ".sheet__grip").is_some()) {
            let stops = self.measure_stops(sheet);
            self.settle(sheet, Rest::At(self.height.get_value().next(stops)));
        }
        let Some(link) = closest(event, "a[href^='#']").filter(|_| is_plain_click(event)) else { return };
        let fragment = link.get_attribute("href").unwrap_or_default();
        let is_sheet = matches!(fragment.as_str(), "#map" | "#time" | "#filters");
        match open {
            // The step from one sheet to another is none of the history.
            Some(open) if is_sheet && fragment[1..] != open.id() => {
                event.prevent_default();
                let _ = window().location().replace(&fragment);
            }
            Some(_) if is_sheet || matches!(fragment.as_str(), "#list" | "#results") => {
                event.prevent_default();
                self.close();
            }
            None if is_sheet && has_sheets() => self.opened_by.set_value(Some((link, address()))),
            _ => {}
        }
    }

    /// For `keydown`: while a sheet is open, Tab goes through it and through nothing behind it.
    fn keep_tab_inside(self, event: &KeyboardEvent) {
        if event.key() != "Tab" || event.default_prevented() || open_sheet().is_none() {
            return;
        }
        set_inert(true);
        if let Some(bar) = first(".views") {
            let _ = bar.set_attribute("inert", "");
            // The browser moves the focus after this event.
            set_timeout(
                move || {
                    let _ = bar.remove_attribute("inert");
                    if let Some(height) = self.height.try_get_value() {
                        set_inert(open_sheet().is_some() && height == Height::Full);
                    }
                },
                Duration::ZERO,
            );
        }
    }
}

/// Whether what is behind an open sheet can be reached. The bar always can.
fn set_inert(is_inert: bool) {
    let Some(root) = document().document_element() else { return };
    for part in all_in(&root, PARTS) {
        let is_behind = is_inert && part.id() != "list" && part.matches(":target") != Ok(true);
        // The name of an attribute cannot fail.
        let _ = if is_behind { part.set_attribute("inert", "") } else { part.remove_attribute("inert") };
    }
}

/// After going back to an address with a sheet from another page, the browser has not found the sheet, since the page was
/// rendered after it looked.
fn open_again() {
    let hash = window().location().hash().unwrap_or_default();
    if matches!(hash.as_str(), "#map" | "#time" | "#filters") && has_sheets() && first(OPEN).is_none() {
        let _ = window().location().replace(&hash);
    }
}

/// The address without its fragment.
fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}
