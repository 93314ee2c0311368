//! The preview of a page in messengers.

use app::address::{Page, PictureFile};
use app::context::SiteContext;
use app::server_pages::{LinkPreview, PageData, PreviewAddresses, own_title};
use model::query::Query;

use super::request::PageRequest;

/// The preview of a page whose canonical address is `canonical`; `None` for pages that nobody shares.
pub(super) fn preview(
    request: &PageRequest,
    site: &SiteContext,
    data: &PageData,
    canonical: &str,
) -> Option<LinkPreview> {
    let page = request.page.as_ref()?;
    let picture_of = match (page, data) {
        (
            _,
            PageData::Missing
            | PageData::MissingRelease(_)
            | PageData::RecordPanel(..)
            | PageData::Offline
            | PageData::Share(_)
            | PageData::Studio(_),
        ) => {
            return None;
        }
        (Page::Atlas(_), _) => {
            // The picture is of the release that the page shows, which need not be the requested one.
            Page::Atlas(Query { selected: None, sort: None, release: None, ..request.read.query.clone() })
        }
        (Page::Record(_), _) => page.clone(),
        // Other pages are about the atlas as a whole.
        _ => Page::Atlas(Query::default()),
    };
    let picture = request.assets.picture_fonts.as_ref().and_then(|_| {
        let path = site.picture(&picture_of, PictureFile::SharePng)?;
        Some(format!("{}{path}", request.settings.origin()))
    });
    Some(LinkPreview {
        title: own_title(data, request.lang).to_owned(),
        is_article: matches!(page, Page::Record(_) | Page::Source(_)),
        addresses: (!request.settings.public_url.is_empty())
            .then(|| PreviewAddresses { page: canonical.to_owned(), picture }),
    })
}
