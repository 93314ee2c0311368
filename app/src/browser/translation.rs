//! Pages that the browser translates before the application starts.

use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use model::lang::Lang;

use super::scroll::keep_position;
use crate::context::html_lang;

/// Whether the browser has translated the page. Chrome and Edge replace text nodes by `<font>` elements and set a class
/// on the document; Firefox changes its language.
pub(crate) fn is_translated(lang: Lang) -> bool {
    let has = |selector: &str| document().query_selector(selector).is_ok_and(|found| found.is_some());
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    has("html.translated-ltr, html.translated-rtl, body font") || tag.is_none_or(|tag| tag != html_lang(lang))
}

/// Replaces the HTML of the server by a new rendering of the application. A translated page cannot be hydrated, since
/// the text nodes that Leptos looks for are gone. Translators observe the page and translate it again.
pub(crate) fn render_anew<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let Some(body) = document().body() else { return };
    let find = |selector| body.query_selector(selector).ok().flatten();
    keep_position();
    if let Some(from_server) = find(".page-root") {
        from_server.remove();
    }
    // Not `mount_to_body`, which warns that the application was built for hydration.
    mount_to_renderer(&body, move || app().into_view()).forget();
    // Keep the dialog after the application. Moving an element within its parent cannot fail.
    if let Some(keys) = find("dialog.keys") {
        let _ = body.append_child(&keys);
    }
}
