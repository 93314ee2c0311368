//! The module of the live map (`app/map/map.js`) as Rust sees it.

use leptos::wasm_bindgen;
use leptos::wasm_bindgen::JsValue;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::prelude::wasm_bindgen as extern_js;
use leptos::web_sys::Element;

/// Hears of longitude, latitude and zoom.
type Moved = dyn FnMut(f64, f64, f64);
/// Hears a word.
type Said = dyn FnMut(String);

#[extern_js]
extern "C" {
    /// `import()`, which the script that starts the application lends us.
    #[wasm_bindgen(js_name = atlasImport)]
    fn atlas_import(address: &str, loaded: JsValue, failed: JsValue);

    type Module;
    #[wasm_bindgen(method, catch)]
    fn mount(this: &Module, element: &Element, options: &str) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method)]
    fn show(this: &Handle);
    #[wasm_bindgen(method)]
    fn on_move(this: &Handle, heard: &Closure<Moved>);
    #[wasm_bindgen(method)]
    fn on_pick(this: &Handle, heard: &Closure<Said>);
    #[wasm_bindgen(method)]
    fn on_state(this: &Handle, heard: &Closure<Said>);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// Loads a module; one of the two is called.
pub(super) fn import(
    address: &str,
    loaded: impl FnOnce(JsValue) + 'static,
    failed: impl FnOnce(JsValue) + 'static,
) {
    atlas_import(address, Closure::once_into_js(loaded), Closure::once_into_js(failed));
}

/// A map in the page. It goes when this value does.
pub(super) struct LiveMap {
    handle: Handle,
    moved: Option<Closure<Moved>>,
    words: Vec<Closure<Said>>,
}

impl LiveMap {
    pub(super) fn mount(module: &JsValue, element: &Element, options: &str) -> Result<Self, JsValue> {
        use leptos::wasm_bindgen::JsCast as _;
        let module: &Module = module.unchecked_ref();
        Ok(Self { handle: module.mount(element, options)?, moved: None, words: Vec::new() })
    }

    /// The page has drawn other data, or from elsewhere.
    pub(super) fn show(&self) {
        self.handle.show();
    }

    /// Hears of longitude, latitude and zoom whenever the reader has moved the map.
    pub(super) fn on_move(&mut self, heard: impl FnMut(f64, f64, f64) + 'static) {
        let heard = Closure::new(heard);
        self.handle.on_move(&heard);
        self.moved = Some(heard);
    }

    /// Hears of the place whose area the reader picked.
    pub(super) fn on_pick(&mut self, heard: impl FnMut(String) + 'static) {
        let heard = Closure::new(heard);
        self.handle.on_pick(&heard);
        self.words.push(heard);
    }

    /// Hears why the map cannot go on.
    pub(super) fn on_state(&mut self, heard: impl FnMut(String) + 'static) {
        let heard = Closure::new(heard);
        self.handle.on_state(&heard);
        self.words.push(heard);
    }
}

impl Drop for LiveMap {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}
