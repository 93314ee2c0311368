//! What has no date or no place: counted and never dropped, and said even where it is nothing. The list and the
//! timeline say the one, the map the other.

use model::page::AtlasPage;

use super::asked;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// Records without a date: a link to them. They stand at the end of the list once no window keeps them out. The
/// browser follows it, not the application, so that it closes a sheet.
pub(crate) fn undated(cx: &Context, page: &AtlasPage) -> Markup {
    let href = format!("{}#undated", cx.atlas(asked::any_time(&asked::query(page))));
    markup! {
        <a class="tray__one" href={href} rel="external">{icon("#i-nodate")}{say!(cx, tray_undated)}" "<b>{page.view.undated}</b></a>
    }
}

/// Records without a place. No address can ask for them, so this is no link.
pub(crate) fn unplaced(cx: &Context, page: &AtlasPage) -> Markup {
    markup! {
        <p class="tray__one unplaced">{icon("#i-pin")}{say!(cx, tray_unplaced)}" "<b>{page.view.unplaced}</b></p>
    }
}
