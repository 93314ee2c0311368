//! The preview of a page in messengers.

use app::address::{Page, PictureFile};
use app::server_pages::{LinkPreview, PageData, PreviewAddresses, own_title};
use model::query::Query;

use super::request::PageRequest;

/// The preview of a page whose canonical address is `canonical`; `None` for pages that nobody shares.
pub(super) fn preview(request: &PageRequest, data: &PageData, canonical: &str) -> Option<LinkPreview> {
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
            Page::Atlas(Query { selected: None, sort: None, ..request.read.query.clone() })
        }
        (Page::Record(_), _) => page.clone(),
        // Other pages are about the atlas as a whole.
        _ => Page::Atlas(Query::default()),
    };
    let settings = request.settings;
    let origin = settings.origin();
    let picture = request.assets.picture_fonts.as_ref().and_then(|_| {
        let address = request.base.picture(request.lang, &picture_of, PictureFile::SharePng)?;
        // The query of a view has its release.
        let release = request.read.query.release.clone().filter(|_| matches!(picture_of, Page::Record(_)));
        let release =
            release.map(|release| format!("?{}", Query { release: Some(release), ..Query::default() }));
        Some(format!("{origin}{address}{}", release.unwrap_or_default()))
    });
    Some(LinkPreview {
        title: own_title(data, request.lang).to_owned(),
        is_article: matches!(page, Page::Record(_) | Page::Source(_)),
        addresses: (!settings.public_url.is_empty())
            .then(|| PreviewAddresses { page: canonical.to_owned(), picture }),
    })
}
