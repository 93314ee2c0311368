//! The live map: when the page is idle and the map in view, a module is loaded that moves the drawn map. Where
//! that fails, the drawn map stays as it is and works.

mod module;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::js_sys::Array;
use leptos::web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, MouseEvent, MouseEventInit};
use model::draw::ZOOMS;
use model::query::Camera;

use crate::browser::{UNSEEN, Writer};
use module::LiveMap;

/// The element beneath the drawn map, which the page never writes into.
const ELEMENT: &str = "livemap";
/// The line that says why the map cannot be moved, or what it lacks; it brings the words for both.
const NOTE: &str = "mapnote";
const FAILED: &str = "data-failed";
const BARE: &str = "data-bare";
/// How long a browser that cannot tell when it is idle is left alone, in milliseconds.
const REST: i32 = 200;

/// Keeps the live map in step with the page.
#[derive(Clone)]
pub(crate) struct Keeper {
    writer: Writer,
    /// The address of the module, and what the map knows from the beginning, both as the server wrote them.
    module: Rc<(String, String)>,
    watched: Rc<RefCell<Option<Watched>>>,
}

/// What tells when the map comes into view. The function lives as long as it may be called.
type Seen = (IntersectionObserver, Closure<dyn FnMut(Array)>);

/// One element that a map lies in, or will.
struct Watched {
    element: Element,
    seen: Seen,
    map: Option<LiveMap>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.seen.0.disconnect();
    }
}

impl Keeper {
    pub(crate) fn new(writer: Writer, module: &str, options: &str) -> Self {
        Self { writer, module: Rc::new((module.into(), options.into())), watched: Rc::default() }
    }

    /// Called when the page has been drawn: shows what it says, or lets go of a map that is no longer there.
    pub(crate) fn follow(&self) {
        let Some(element) = document().get_element_by_id(ELEMENT).filter(|_| !self.module.0.is_empty())
        else {
            self.watched.take();
            return;
        };
        if let Some(watched) = &mut *self.watched.borrow_mut()
            && watched.element == element
        {
            if let Some(map) = &watched.map {
                map.show();
            }
            return;
        }
        let keeper = self.clone();
        let came = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let visible = |entry: JsValue| {
                entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
            };
            if entries.iter().any(visible) {
                keeper.come_into_view();
            }
        });
        let Ok(observer) = IntersectionObserver::new(came.as_ref().unchecked_ref()) else { return };
        // The element itself is hidden and has no size yet.
        observer.observe(&element.parent_element().unwrap_or_else(|| element.clone()));
        self.watched.replace(Some(Watched { element, seen: (observer, came), map: None }));
    }

    /// Loads the module once nothing else is going on.
    fn come_into_view(&self) {
        self.with(|watched| watched.seen.0.disconnect());
        let keeper = self.clone();
        let load = Closure::once_into_js(move || keeper.load());
        let load = load.unchecked_ref();
        if window().request_idle_callback(load).is_err() {
            // Where there is no timer either, the drawn map stays.
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(load, REST);
        }
    }

    fn load(&self) {
        let Some(element) = self.with(|watched| watched.element.clone()) else { return };
        // When the module comes the page may be another, with a map of its own.
        let waits = {
            let (keeper, element) = (self.clone(), element.clone());
            move || keeper.with(|watched| watched.element == element && watched.map.is_none()) == Some(true)
        };
        let (keeper, is_waited_for) = (self.clone(), waits.clone());
        let loaded = move |module: JsValue| {
            if is_waited_for() && keeper.mount(&module, &element).is_err() {
                keeper.fail();
            }
        };
        let keeper = self.clone();
        let failed = move |_| {
            if waits() {
                keeper.fail();
            }
        };
        module::import(&self.module.0, loaded, failed);
    }

    fn mount(&self, module: &JsValue, element: &Element) -> Result<(), JsValue> {
        let mut map = LiveMap::mount(module, element, &self.module.1)?;
        let writer = self.writer;
        map.on_move(move |lng, lat, zoom| {
            let zoom = zoom.clamp(ZOOMS.0, ZOOMS.1);
            if let Some(camera) = Camera::new(lng, lat, zoom) {
                writer.ask(|query| query.map = Some(camera));
            }
        });
        map.on_pick(|place| pick(&place));
        let keeper = self.clone();
        map.on_state(move |wrong| match wrong.as_str() {
            "" => note(None),
            "tiles" => note(Some(BARE)),
            _ => {
                // Not within the call of a function that goes with the map.
                let keeper = keeper.clone();
                set_timeout(move || keeper.fail(), std::time::Duration::ZERO);
            }
        });
        map.show();
        self.with(|watched| watched.map = Some(map));
        Ok(())
    }

    /// The drawn map stays, and a line says what is missing.
    fn fail(&self) {
        self.with(|watched| watched.map = None);
        note(Some(FAILED));
    }

    fn with<T>(&self, read: impl FnOnce(&mut Watched) -> T) -> Option<T> {
        self.watched.borrow_mut().as_mut().map(read)
    }
}

/// Says in the line below the map what the line brings along for it, or nothing.
fn note(name: Option<&str>) {
    if let Some(line) = document().get_element_by_id(NOTE) {
        line.set_text_content(name.and_then(|name| line.get_attribute(name)).as_deref());
    }
}

/// Picking a place does what its link does.
fn pick(place: &str) {
    let link = document()
        .query_selector(&format!("svg.map:not([{UNSEEN}]) .sym[data-key=\"{place}\"] a"))
        .ok()
        .flatten();
    let how = MouseEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    if let Some((link, click)) = link.zip(MouseEvent::new_with_mouse_event_init_dict("click", &how).ok()) {
        // Nobody but the page listens.
        let _ = link.dispatch_event(&click);
    }
}
