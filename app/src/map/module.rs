//! Bindings to the module of the live map (`app/map/map.js`).

use leptos::wasm_bindgen::JsValue;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::Element;
use wasm_bindgen::prelude::wasm_bindgen as extern_js;

/// Called with longitude, latitude and zoom.
type MoveCallback = dyn FnMut(f64, f64, f64);
/// Called with the id of a place, or the name of a gesture or of a state.
type TextCallback = dyn FnMut(String);

#[extern_js]
extern "C" {
    /// `import()`, wrapped by the script that starts the application.
    #[wasm_bindgen(js_name = atlasImport)]
    fn atlas_import(address: &str, loaded: JsValue, failed: JsValue);

    type Module;
    #[wasm_bindgen(method, catch)]
    fn mount(this: &Module, element: &Element, options: &str) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method)]
    fn show(this: &Handle);
    #[wasm_bindgen(method)]
    fn on_move(this: &Handle, callback: &Closure<MoveCallback>);
    #[wasm_bindgen(method)]
    fn on_pick(this: &Handle, callback: &Closure<TextCallback>);
    #[wasm_bindgen(method)]
    fn on_gesture(this: &Handle, callback: &Closure<TextCallback>);
    #[wasm_bindgen(method)]
    fn on_state(this: &Handle, callback: &Closure<TextCallback>);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// Loads a module, then calls `loaded` or `failed`.
pub(super) fn import(
    address: &str,
    loaded: impl FnOnce(JsValue) + 'static,
    failed: impl FnOnce(JsValue) + 'static,
) {
    atlas_import(address, Closure::once_into_js(loaded), Closure::once_into_js(failed));
}

/// A live map in the page. Destroyed on drop.
pub(super) struct LiveMap {
    handle: Handle,
    on_move_callback: Option<Closure<MoveCallback>>,
    text_callbacks: Vec<Closure<TextCallback>>,
}

impl LiveMap {
    pub(super) fn mount(module: &JsValue, element: &Element, options: &str) -> Result<Self, JsValue> {
        use leptos::wasm_bindgen::JsCast as _;
        let module: &Module = module.unchecked_ref();
        Ok(Self {
            handle: module.mount(element, options)?,
            on_move_callback: None,
            text_callbacks: Vec::new(),
        })
    }

    /// Updates the map after the page has drawn new data or a new position.
    pub(super) fn show(&self) {
        self.handle.show();
    }

    /// Sets the callback for moves by the reader. It gets longitude, latitude and zoom.
    pub(super) fn on_move(&mut self, callback: impl FnMut(f64, f64, f64) + 'static) {
        let callback = Closure::new(callback);
        self.handle.on_move(&callback);
        self.on_move_callback = Some(callback);
    }

    /// Sets the callback for clicks on an area. It gets the id of the place.
    pub(super) fn on_pick(&mut self, callback: impl FnMut(String) + 'static) {
        let callback = Closure::new(callback);
        self.handle.on_pick(&callback);
        self.text_callbacks.push(callback);
    }

    /// Sets the callback for gestures. It gets the name of one that only scrolls the page, or an empty string.
    pub(super) fn on_gesture(&mut self, callback: impl FnMut(String) + 'static) {
        let callback = Closure::new(callback);
        self.handle.on_gesture(&callback);
        self.text_callbacks.push(callback);
    }

    /// Sets the callback for the state. It gets what failed, or an empty string when the map works.
    pub(super) fn on_state(&mut self, callback: impl FnMut(String) + 'static) {
        let callback = Closure::new(callback);
        self.handle.on_state(&callback);
        self.text_callbacks.push(callback);
    }
}

impl Drop for LiveMap {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
