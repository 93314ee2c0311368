//! One file a page: each gives what stands in `main`.

mod about;
mod accessibility;
mod atlas;
mod missing;
mod record;
mod source;
mod sources;

use model::page::{AtlasPage, RecordPage};
use model::view::Pack;
use model::words::Lang;

use crate::context::Context;
use crate::load::PageData;
use crate::markup::{Markup, markup};
use crate::panels::beside::{self, Beside};
use crate::panels::footer::footer;
use crate::panels::header::header;
use crate::texts::say;

#[cfg(not(feature = "hydrate"))]
pub use crate::panels::suggestions::suggestions;

/// The whole body of a page.
pub fn body(cx: &Context, data: &PageData) -> Markup {
    let main = match data {
        PageData::Atlas(page, pack, record) => {
            let selected = cx.query.selected.as_ref();
            let html = selected.map(|id| part(cx, id.as_str(), record.as_deref()).to_html());
            return atlas(cx, page, pack, &html.map_or(Beside::Coming, |html| Beside::Here(html.into())));
        }
        PageData::Beside(id, record) => return part(cx, id, record.as_deref()),
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

/// The part of a record that stands beside the map.
fn part(cx: &Context, id: &str, record: Option<&RecordPage>) -> Markup {
    record.map_or_else(|| beside::nothing(cx, id), |record| beside::contents(cx, record))
}

/// The body of the atlas, which the browser computes too.
pub(crate) fn atlas(cx: &Context, page: &AtlasPage, pack: &Pack, beside: &Beside) -> Markup {
    let class = if cx.query.selected.is_some() { "atlas atlas--beside" } else { "atlas" };
    markup! {
        {header(cx)}
        <main class={class} id="main" tabindex="-1">{atlas::atlas(cx, page, pack, beside)}</main>
        {footer(cx)}
    }
}

/// The title of a page, as the browser shows it.
pub fn title(data: &PageData, lang: Lang, site: &str) -> String {
    let cx = crate::texts::In(lang);
    let own = match data {
        PageData::Atlas(page, ..) => return atlas_title(page, site),
        PageData::Record(page, _) | PageData::Beside(_, Some(page)) => &page.name,
        PageData::Source(page) => &page.card.label,
        PageData::Sources(_) => say!(cx, sources_title),
        PageData::About => say!(cx, about_title),
        PageData::Accessibility => say!(cx, access_title),
        PageData::Missing | PageData::Beside(_, None) => say!(cx, missing_title),
    };
    format!("{own} · {site}")
}

/// The title of the atlas: the answer that it gives.
pub(crate) fn atlas_title(page: &AtlasPage, site: &str) -> String {
    format!("{} · {site}", page.view.sentence)
}
