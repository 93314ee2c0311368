//! One file a page: each gives what stands in `main`.

mod about;
mod accessibility;
mod atlas;
mod missing;
mod record;
mod source;
mod sources;

use model::page::AtlasPage;
use model::view::Pack;
use model::words::Lang;

use crate::context::Context;
use crate::load::PageData;
use crate::markup::{Markup, markup};
use crate::panels::footer::footer;
use crate::panels::header::header;
use crate::texts::say;

#[cfg(not(feature = "hydrate"))]
pub use crate::panels::suggestions::suggestions;

/// The whole body of a page.
pub fn body(cx: &Context, data: &PageData) -> Markup {
    let main = match data {
        PageData::Atlas(page, pack) => return atlas(cx, page, pack),
        PageData::Record(page, pack) => record::record(cx, page, &pack.base_map),
        PageData::Sources(cards) => sources::sources(cx, cards),
        PageData::Source(page) => source::source(cx, page),
        PageData::About => about::about(cx),
        PageData::Accessibility => accessibility::accessibility(cx),
        PageData::Missing => missing::missing(cx),
    };
    markup! {
        {header(cx)}
        <main id="main" class="wrap" tabindex="-1">{main}</main>
        <div class="wrap">{footer(cx)}</div>
    }
}

/// The body of the atlas, which the browser computes too.
pub(crate) fn atlas(cx: &Context, page: &AtlasPage, pack: &Pack) -> Markup {
    markup! {
        {header(cx)}
        <main class="atlas" id="main" tabindex="-1">{atlas::atlas(cx, page, pack)}</main>
        {footer(cx)}
    }
}

/// The title of a page, as the browser shows it.
pub fn title(data: &PageData, lang: Lang, site: &str) -> String {
    let cx = crate::texts::In(lang);
    let own = match data {
        PageData::Atlas(page, _) => return atlas_title(page, site),
        PageData::Record(page, _) => &page.name,
        PageData::Source(page) => &page.card.label,
        PageData::Sources(_) => say!(cx, sources_title),
        PageData::About => say!(cx, about_title),
        PageData::Accessibility => say!(cx, access_title),
        PageData::Missing => say!(cx, missing_title),
    };
    format!("{own} · {site}")
}

/// The title of the atlas: the answer that it gives.
pub(crate) fn atlas_title(page: &AtlasPage, site: &str) -> String {
    format!("{} · {site}", page.view.sentence)
}
