//! The buttons for theme and text size. Their script (`look.js` of the server) is inlined in every page.

use wasm_bindgen::prelude::wasm_bindgen as extern_js;

#[extern_js]
extern "C" {
    /// Sets `aria-pressed` on the buttons. Defined by the inlined script.
    #[wasm_bindgen(js_name = atlasLook)]
    fn atlas_look();
}

/// Shows the current choice on newly rendered buttons.
pub(crate) fn show_look() {
    atlas_look();
}
