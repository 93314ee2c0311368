//! The live map: when the map is in view and the browser is idle, loads a JavaScript module that makes the drawn map
//! movable. If that fails, the drawn map still works.

mod module;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::js_sys::Array;
use leptos::web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use model::draw::ZOOMS;
use model::query::Camera;

use crate::browser::dom::{click_on, first};
use crate::context::Site;
use module::LiveMap;

/// The id of the element beneath the drawn map; its children belong to `OpenLayers`.
const ELEMENT: &str = "livemap";
/// The id of the status line, and its attributes with the texts for when the map or its tiles failed to load.
const NOTE: &str = "mapnote";
const MAP_FAILED: &str = "data-failed";
const TILES_FAILED: &str = "data-bare";
/// The delay in milliseconds in browsers without `requestIdleCallback`.
const IDLE_DELAY_MS: i32 = 200;

/// Loads, updates and removes the live map of a page.
#[derive(Clone)]
pub(crate) struct LiveMapController {
    /// Called with the camera whenever the reader has moved the map.
    on_move: Rc<dyn Fn(Camera)>,
    /// Called with the id of a place whose area was pressed.
    on_pick: Rc<dyn Fn(String)>,
    /// Called with the gesture of the reader over the map.
    on_gesture: Rc<dyn Fn(String)>,
    /// The address of the module and its options, both from the server.
    module: Rc<(String, String)>,
    /// The id of this controller. During navigation, those of the old and the new page may both exist.
    id: u32,
}

thread_local! {
    /// The map of the document. There is at most one, shared by all controllers.
    static WATCHED: RefCell<Option<Watched>> = const { RefCell::new(None) };
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

/// Detects when the map comes into view: the observer, and its callback, which must live as long.
type VisibilityObserver = (IntersectionObserver, Closure<dyn FnMut(Array)>);

/// An element with a live map, or waiting for one.
struct Watched {
    /// The id of the controller that it belongs to.
    controller: u32,
    element: Element,
    observer: VisibilityObserver,
    map: Option<LiveMap>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.observer.0.disconnect();
    }
}

impl LiveMapController {
    /// A controller for the map of a page. By default moves are ignored, and a press on an area follows the link of its
    /// symbol.
    pub(crate) fn new(site: &Site) -> Self {
        let module = site.map_module.clone().unwrap_or_default();
        Self {
            on_move: Rc::new(|_| {}),
            on_pick: Rc::new(|place| follow_symbol(&place)),
            on_gesture: Rc::new(|_| {}),
            module: Rc::new((module, site.map_options.clone())),
            id: NEXT_ID.replace(NEXT_ID.get() + 1),
        }
    }

    /// Sets the callback for moves by the reader. It gets the camera.
    pub(crate) fn on_move(self, callback: impl Fn(Camera) + 'static) -> Self {
        Self { on_move: Rc::new(callback), ..self }
    }

    /// Sets the callback for presses on an area. It gets the id of the place.
    pub(crate) fn on_pick(self, callback: impl Fn(String) + 'static) -> Self {
        Self { on_pick: Rc::new(callback), ..self }
    }

    /// Sets the callback for gestures. It gets `wheel` or `finger` if the gesture only scrolls the page, else an empty string.
    pub(crate) fn on_gesture(self, callback: impl Fn(String) + 'static) -> Self {
        Self { on_gesture: Rc::new(callback), ..self }
    }

    /// Updates the map after the page was redrawn, waits for it to come into view, or removes it with its element.
    pub(crate) fn update(&self) {
        let Some(element) = document().get_element_by_id(ELEMENT).filter(|_| !self.module.0.is_empty())
        else {
            self.remove();
            return;
        };
        let is_shown = self.with(|watched| {
            let is_same = watched.element == element;
            if let Some(map) = watched.map.as_ref().filter(|_| is_same) {
                map.show();
            }
            is_same
        });
        if is_shown == Some(true) {
            return;
        }
        let controller = self.clone();
        let on_intersect = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let visible = |entry: JsValue| {
                entry.dyn_into::<IntersectionObserverEntry>().is_ok_and(|entry| entry.is_intersecting())
            };
            if entries.iter().any(visible) {
                controller.load_when_idle();
            }
        });
        let Ok(observer) = IntersectionObserver::new(on_intersect.as_ref().unchecked_ref()) else { return };
        // Observe the parent, since the element itself is hidden and has no size yet.
        observer.observe(&element.parent_element().unwrap_or_else(|| element.clone()));
        // Drop the previous map first: if the router reused the element, it is in the same one.
        drop(WATCHED.take());
        WATCHED.set(Some(Watched {
            controller: self.id,
            element,
            observer: (observer, on_intersect),
            map: None,
        }));
    }

    /// Removes the map and stops observing.
    pub(crate) fn remove(&self) {
        WATCHED.with_borrow_mut(|watched| watched.take_if(|watched| watched.controller == self.id));
    }

    /// Loads the module when the browser is idle.
    fn load_when_idle(&self) {
        self.with(|watched| watched.observer.0.disconnect());
        let controller = self.clone();
        let load = Closure::once_into_js(move || controller.load());
        let load = load.unchecked_ref();
        if window().request_idle_callback(load).is_err() {
            // If this fails, too, the drawn map stays.
            let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(load, IDLE_DELAY_MS);
        }
    }

    fn load(&self) {
        let Some(element) = self.with(|watched| watched.element.clone()) else { return };
        // By the time the module has loaded, the page may have changed.
        let is_waiting = {
            let (controller, element) = (self.clone(), element.clone());
            move || {
                controller.with(|watched| watched.element == element && watched.map.is_none()) == Some(true)
            }
        };
        let (controller, is_still_waiting) = (self.clone(), is_waiting.clone());
        let loaded = move |module: JsValue| {
            if is_still_waiting() && controller.mount(&module, &element).is_err() {
                controller.fail();
            }
        };
        let controller = self.clone();
        let failed = move |_| {
            if is_waiting() {
                controller.fail();
            }
        };
        module::import(&self.module.0, loaded, failed);
    }

    fn mount(&self, module: &JsValue, element: &Element) -> Result<(), JsValue> {
        let mut map = LiveMap::mount(module, element, &self.module.1)?;
        let on_move = Rc::clone(&self.on_move);
        map.on_move(move |lng, lat, zoom| {
            let zoom = zoom.clamp(ZOOMS.0, ZOOMS.1);
            if let Some(camera) = Camera::new(lng, lat, zoom) {
                on_move(camera);
            }
        });
        let on_pick = Rc::clone(&self.on_pick);
        map.on_pick(move |place| on_pick(place));
        let on_gesture = Rc::clone(&self.on_gesture);
        map.on_gesture(move |gesture| on_gesture(gesture));
        let controller = self.clone();
        map.on_state(move |failed| match failed.as_str() {
            "" => show_status(None),
            "tiles" => show_status(Some(TILES_FAILED)),
            _ => {
                // Deferred, since it drops the map and with it the closure that is running.
                let controller = controller.clone();
                set_timeout(move || controller.fail(), std::time::Duration::ZERO);
            }
        });
        map.show();
        self.with(|watched| watched.map = Some(map));
        Ok(())
    }

    /// Removes the map and shows the status text. The drawn map stays.
    fn fail(&self) {
        self.with(|watched| watched.map = None);
        show_status(Some(MAP_FAILED));
    }

    fn with<T>(&self, read: impl FnOnce(&mut Watched) -> T) -> Option<T> {
        WATCHED.with_borrow_mut(|watched| {
            watched.as_mut().filter(|watched| watched.controller == self.id).map(read)
        })
    }
}

/// Shows a status text from the attributes of the line, or clears it.
fn show_status(name: Option<&str>) {
    if let Some(line) = document().get_element_by_id(NOTE) {
        line.set_text_content(name.and_then(|name| line.get_attribute(name)).as_deref());
    }
}

/// Clicks the link of the symbol of a place.
fn follow_symbol(place: &str) {
    if let Some(link) = first(&format!("svg.map:not([data-unseen]) .sym[data-key=\"{place}\"] a")) {
        click_on(&link);
    }
}
