//! What has no date or no place: counted and never dropped, and said even where it is nothing.

use model::page::AtlasPage;

use super::asked;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// The trays. The one of dates leads to its records, which stand at the end of the list once no window
/// keeps them out.
pub(crate) fn trays(cx: &Context, page: &AtlasPage) -> Markup {
    let href = format!("{}#undated", cx.atlas(asked::any_time(&asked::query(page))));
    markup! {
        <div class="trays">
            <a class="trays__one" href={href}>{icon("#i-nodate")}{say!(cx, tray_undated)}" "<b>{page.view.undated}</b></a>
            <span class="trays__one">{icon("#i-pin")}{say!(cx, tray_unplaced)}" "<b>{page.view.unplaced}</b></span>
        </div>
    }
}
