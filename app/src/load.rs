//! What a page shows, and how it comes: with the page itself, or by a request to the API.

use std::sync::Arc;

use model::page::{AtlasPage, RecordPage, SourceCard, SourcePage};
#[cfg(feature = "hydrate")]
use model::{query::Query, words::Lang};
use serde::{Deserialize, Serialize};

#[cfg(feature = "hydrate")]
use crate::address::{Base, Page};

/// What one page shows, in its language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageData {
    /// The atlas for a query.
    Atlas(Box<AtlasPage>),
    /// A record.
    Record(Box<RecordPage>),
    /// All sources.
    Sources(Vec<SourceCard>),
    /// A source.
    Source(Box<SourcePage>),
    /// A page that is only text.
    Text,
    /// There is nothing at this address; what was asked for.
    Missing(String),
}

/// What every page needs to know of the site: not of the reader, and not of the query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The name of the atlas, in the language of the page.
    pub name: String,
    /// The base path.
    pub base: String,
    /// The address of the site as the public knows it, without a slash at its end.
    pub public_url: String,
    /// The release of the data.
    pub release: String,
    /// The map approval number and attribution, as the operator configured it.
    pub map_approval: String,
    /// What every map is drawn on, as definitions of SVG: the same for every question, so it comes once.
    #[serde(default)]
    pub base_map: String,
    /// Where errors can be reported, if the operator says so.
    pub correction_url: Option<String>,
    /// Who runs the site, and the numbers that the law asks for; shown in the footer.
    pub footer: Vec<String>,
}

/// The page that came from the server: its address and its data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstPage {
    /// Path and query, as the browser has them.
    pub address: String,
    /// What it shows.
    pub data: PageData,
    /// The site.
    pub site: Site,
}

/// What a page has at the moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    /// It is here.
    Ready(Arc<PageData>),
    /// It is on its way; the last page stays.
    Waiting(Option<Arc<PageData>>),
    /// It did not come; the last page stays.
    Failed(Option<Arc<PageData>>),
}

impl Loaded {
    /// The data to show: the present or the last.
    pub fn shown(&self) -> Option<Arc<PageData>> {
        match self {
            Self::Ready(data) => Some(Arc::clone(data)),
            Self::Waiting(last) | Self::Failed(last) => last.clone(),
        }
    }
}

/// The address of the API that gives the data of a page; empty for pages that need none.
#[cfg(feature = "hydrate")]
pub(crate) fn request_for(base: &Base, lang: Lang, page: &Page, query: &Query) -> String {
    let tag = lang.tag();
    match page {
        Page::Atlas(_) => match query.to_string() {
            query if query.is_empty() => base.file(&format!("api/v1/atlas?lang={tag}")),
            query => base.file(&format!("api/v1/atlas?lang={tag}&{query}")),
        },
        Page::Record(id) => base.file(&format!("api/v1/records/{id}?lang={tag}")),
        Page::Sources => base.file(&format!("api/v1/sources?lang={tag}")),
        Page::Source(id) => base.file(&format!("api/v1/sources/{id}?lang={tag}")),
        Page::About | Page::Accessibility => String::new(),
    }
}
