//! Theme, text size and simple view. The script of their buttons (`look.js` of the server) is inlined in every page.

use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen as extern_js;

#[extern_js]
extern "C" {
    /// Sets `aria-pressed` on the buttons. Defined by the inlined script.
    #[wasm_bindgen(js_name = atlasLook)]
    fn atlas_look();
}

/// Whether the reader has chosen the simple view, which shows the list alone.
pub(crate) fn is_simple_view() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-view"))
}

/// Shows the current choice on newly rendered buttons.
pub(crate) fn show_look() {
    atlas_look();
}
