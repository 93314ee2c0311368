//! The regions of the atlas by name, for phones: a bar at the foot of the window that leads to each. Filters, map
//! and timeline rise as a sheet over the list. A sheet is open while the address names it, so it needs no script,
//! and the back button closes it.

use model::page::AtlasPage;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// The bar. It is hidden where all regions are in sight. The browser follows its links, not the application:
/// only the browser says which element an address names.
pub(crate) fn views(cx: &Context) -> Markup {
    let view = |href: &'static str, symbol: &'static str, name: &'static str| {
        markup! { <a href={href} rel="external">{icon(symbol)}{name}</a> }
    };
    markup! {
        <nav class="views" id="list" aria-label={say!(cx, view_all)}>
            {view("#results", "#i-list", say!(cx, view_list))}
            {view("#map", "#i-map", say!(cx, map_title))}
            {view("#time", "#i-time", say!(cx, facet_time))}
            {view("#filters", "#i-filter", say!(cx, facet_all))}
        </nav>
    }
}

/// The head of a sheet. Closing names the bar, which is always in sight, so that the list stays where it was.
pub(crate) fn sheet_head(cx: &Context, page: &AtlasPage, name: &'static str) -> Markup {
    let count = match page.view.shown {
        1 => say!(cx, result_one).to_owned(),
        count => say!(cx, result_count, count = count),
    };
    markup! {
        <p class="sheet__head"><span><b>{name}</b>" "{count}</span><a class="btn" href="#list" rel="external">{icon("#i-down")}{say!(cx, view_close)}</a></p>
    }
}
