//! One file a page: each gives what stands in `main`.

mod about;
mod accessibility;
mod atlas;
mod missing;
mod record;
mod source;
mod sources;

use model::words::Lang;

use crate::address::Page;
use crate::context::Context;
use crate::load::{Loaded, PageData};
use crate::markup::{Markup, markup};
use crate::panels::footer::footer;
use crate::panels::header::header;
use crate::panels::messages::loading;
use crate::texts::say;

/// The whole body of a page. While the next data is on its way the last stays, and what has the focus keeps it.
pub(crate) fn body(cx: &Context, loaded: &Loaded) -> Markup {
    let page = cx.base.page(cx.path).map(|(_, page)| page);
    let data = loaded.shown();
    let busy = matches!(loaded, Loaded::Waiting(_)).then_some("true");
    let main = match (page, data.as_deref()) {
        (Some(Page::About), _) => about::about(cx),
        (Some(Page::Accessibility), _) => accessibility::accessibility(cx),
        (None, _) | (_, Some(PageData::Missing(_))) => missing::missing(cx),
        (_, Some(PageData::Atlas(page))) => {
            return markup! {
                {header(cx)}
                <main class="atlas" id="main" tabindex="-1" aria-busy={busy}>{atlas::atlas(cx, loaded, page)}</main>
                {footer(cx)}
            };
        }
        (_, Some(PageData::Record(page))) => record::record(cx, page),
        (_, Some(PageData::Sources(cards))) => sources::sources(cx, cards),
        (_, Some(PageData::Source(page))) => source::source(cx, page),
        (_, Some(PageData::Text) | None) => Markup::default(),
    };
    markup! {
        {header(cx)}
        <main id="main" class="wrap" tabindex="-1" aria-busy={busy}>{loading(cx, loaded)}{main}</main>
        <div class="wrap">{footer(cx)}</div>
    }
}

/// The title of a page, as the browser shows it.
pub fn title(data: &PageData, page: Option<&Page>, lang: Lang, site: &str) -> String {
    let cx = crate::texts::In(lang);
    let own = match (data, page) {
        (_, Some(Page::About)) => say!(cx, about_title).to_owned(),
        (_, Some(Page::Accessibility)) => say!(cx, access_title).to_owned(),
        (PageData::Atlas(page), _) => page.view.sentence.clone(),
        (PageData::Record(page), _) => page.name.clone(),
        (PageData::Sources(_), _) => say!(cx, sources_title).to_owned(),
        (PageData::Source(page), _) => page.card.label.clone(),
        (PageData::Text | PageData::Missing(_), _) => say!(cx, missing_title).to_owned(),
    };
    format!("{own} · {site}")
}
