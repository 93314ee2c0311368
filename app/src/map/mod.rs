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
use model::draw::{Form, MapPicture, ZOOMS};
use model::page::AtlasPage;
use model::query::Camera;
use serde::Serialize;

use crate::browser::Writer;
use crate::context::Context;
use crate::texts::say;
use module::LiveMap;

/// The element beneath the drawn map, which the page never writes into.
const ELEMENT: &str = "livemap";
/// The line that says why the map cannot be moved, or what it lacks.
const NOTE: &str = "mapnote";
/// How long a browser that cannot tell when it is idle is left alone, in milliseconds.
const REST: i32 = 200;

/// What the live map is to show: what the picture says by itself stays out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scene {
    /// The address of the module.
    module: String,
    options: String,
    data: String,
    /// What is said where the module fails.
    failed: &'static str,
    /// What is said where a base map does not come.
    bare: &'static str,
}

/// What the map knows from the beginning.
#[derive(Serialize)]
struct Options<'page> {
    areas: String,
    corner: (f64, f64),
    zooms: (f64, f64),
    label: &'page str,
    /// The base maps that others draw, and what is said for none of them.
    tiles: Option<&'page str>,
    none: &'page str,
}

/// What changes with the view.
#[derive(Serialize)]
struct Data<'page> {
    hatched: Vec<&'page str>,
    asked: Vec<&'page str>,
}

impl Scene {
    /// The scene of a view; none where there is no module, or nothing to draw.
    pub(crate) fn new(cx: &Context, page: &AtlasPage) -> Option<Self> {
        let picture: &MapPicture = page.map.as_ref()?;
        let module = cx.site.map_module.clone()?;
        let options = Options {
            areas: cx.base.file(&format!("api/v1/areas/{}", cx.site.release)),
            corner: picture.corner,
            zooms: ZOOMS,
            label: say!(cx, map_keys),
            tiles: cx.site.tiles.as_deref(),
            none: say!(cx, map_base_none),
        };
        let areas = picture.spots.iter().filter(|spot| spot.form == Form::Area);
        let data = Data {
            hatched: areas.filter_map(|spot| spot.area.as_deref()).collect(),
            asked: cx.query.places.iter().map(model::id::Id::as_str).collect(),
        };
        let text = |value: Result<String, _>| value.ok();
        Some(Self {
            module,
            options: text(serde_json::to_string(&options))?,
            data: text(serde_json::to_string(&data))?,
            failed: say!(cx, map_failed),
            bare: say!(cx, map_base_failed),
        })
    }
}

/// Keeps the live map in step with the page.
#[derive(Clone)]
pub(crate) struct Keeper {
    writer: Writer,
    watched: Rc<RefCell<Option<Watched>>>,
}

/// What tells when the map comes into view. The function lives as long as it may be called.
type Seen = (IntersectionObserver, Closure<dyn FnMut(Array)>);

/// One element that a map lies in, or will.
struct Watched {
    element: Element,
    scene: Scene,
    seen: Seen,
    map: Option<LiveMap>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.seen.0.disconnect();
    }
}

impl Keeper {
    pub(crate) fn new(writer: Writer) -> Self {
        Self { writer, watched: Rc::default() }
    }

    /// Called when the page has been drawn: shows the scene, or lets go of a map that is no longer there.
    pub(crate) fn follow(&self, scene: Option<Scene>) {
        let found = scene.zip(document().get_element_by_id(ELEMENT));
        let Some((scene, element)) = found else {
            self.watched.take();
            return;
        };
        if let Some(watched) = &mut *self.watched.borrow_mut()
            && watched.element == element
        {
            watched.scene = scene;
            if let Some(map) = &watched.map {
                map.show(&watched.scene.data);
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
        self.watched.replace(Some(Watched { element, scene, seen: (observer, came), map: None }));
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
        let Some(address) = self.with(|watched| watched.scene.module.clone()) else { return };
        let keeper = self.clone();
        let loaded = move |module: JsValue| {
            if keeper.mount(&module).is_err() {
                keeper.fail();
            }
        };
        let keeper = self.clone();
        module::import(&address, loaded, move |_| keeper.fail());
    }

    fn mount(&self, module: &JsValue) -> Result<(), JsValue> {
        let Some((element, scene)) = self.with(|watched| (watched.element.clone(), watched.scene.clone()))
        else {
            return Ok(());
        };
        let mut map = LiveMap::mount(module, &element, &scene.options)?;
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
            "" => note(""),
            "tiles" => note(keeper.with(|watched| watched.scene.bare).unwrap_or_default()),
            _ => {
                // Not within the call of a function that goes with the map.
                let keeper = keeper.clone();
                set_timeout(move || keeper.fail(), std::time::Duration::ZERO);
            }
        });
        map.show(&scene.data);
        self.with(|watched| watched.map = Some(map));
        Ok(())
    }

    /// The drawn map stays, and a line says what is missing.
    fn fail(&self) {
        let failed = self.with(|watched| {
            watched.map = None;
            watched.scene.failed
        });
        note(failed.unwrap_or_default());
    }

    fn with<T>(&self, read: impl FnOnce(&mut Watched) -> T) -> Option<T> {
        self.watched.borrow_mut().as_mut().map(read)
    }
}

/// Says it in the line below the map.
fn note(text: &str) {
    if let Some(line) = document().get_element_by_id(NOTE) {
        line.set_text_content(Some(text));
    }
}

/// Picking a place does what its link does.
fn pick(place: &str) {
    let link = document().query_selector(&format!("svg.map .sym[data-key=\"{place}\"] a")).ok().flatten();
    let how = MouseEventInit::new();
    how.set_bubbles(true);
    how.set_cancelable(true);
    if let Some((link, click)) = link.zip(MouseEvent::new_with_mouse_event_init_dict("click", &how).ok()) {
        // Nobody but the page listens.
        let _ = link.dispatch_event(&click);
    }
}
