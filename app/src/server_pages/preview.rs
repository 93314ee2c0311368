//! What messengers show of a link: Open Graph, and the card of Twitter.

use maud::{Markup, html};
use model::lang::Lang;

use crate::context::SiteContext;
use crate::pictures::SHARE_SIZE;

/// The preview of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPreview {
    /// The title, without the name of the atlas.
    pub title: String,
    /// Whether the page is about one subject; else it is a part of the site.
    pub is_article: bool,
    /// The public addresses of the page and of its picture. `None` if the operator has set no public address:
    /// messengers do not resolve relative ones.
    pub addresses: Option<PreviewAddresses>,
}

/// Absolute addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewAddresses {
    /// The address of the page.
    pub page: String,
    /// The address of its share picture, if the server can draw it.
    pub picture: Option<String>,
}

impl LinkPreview {
    /// The elements of the `<head>`.
    pub(super) fn meta(&self, site: &SiteContext, description: &str) -> Markup {
        let locale = |lang: Lang| lang.pick("en_GB", "zh_CN");
        let other = site.lang.pick(Lang::Zh, Lang::En);
        let addresses = self.addresses.as_ref();
        let picture = addresses.and_then(|addresses| addresses.picture.as_ref());
        let (width, height) = SHARE_SIZE;
        html! {
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(description);
            meta property="og:type" content=(if self.is_article { "article" } else { "website" });
            meta property="og:site_name" content=(site.site.name);
            meta property="og:locale" content=(locale(site.lang));
            meta property="og:locale:alternate" content=(locale(other));
            @if let Some(addresses) = addresses { meta property="og:url" content=(addresses.page); }
            @if let Some(picture) = picture {
                meta property="og:image" content=(picture);
                meta property="og:image:type" content="image/png";
                meta property="og:image:width" content=(width);
                meta property="og:image:height" content=(height);
                meta property="og:image:alt" content=(self.title);
            }
            meta name="twitter:card" content=(if picture.is_some() { "summary_large_image" } else { "summary" });
        }
    }
}
