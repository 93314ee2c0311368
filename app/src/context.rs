//! What every component may ask of the site that it stands in.

use std::sync::Arc;

use leptos::prelude::expect_context;
use model::id::Id;
use model::query::Query;
use model::words::Lang;
use serde::{Deserialize, Serialize};

use crate::address::{Base, Page};

/// The id of the element of the page that holds [`Site`] as JSON.
pub(crate) const PAGE_DATA: &str = "page-data";

/// How the site is set up, in the language of the page. The page carries it to the browser as JSON.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The name of the atlas.
    pub name: String,
    /// The base path.
    pub base: String,
    /// The address of the site as the public knows it, without a slash at its end.
    pub public_url: String,
    /// The release of the data.
    pub release: String,
    /// The map approval number and attribution, as the operator configured it.
    pub map_approval: String,
    /// The address of the module of the live map, if there is one.
    #[serde(default)]
    pub map_module: Option<String>,
    /// The base maps of other providers, if there are any, as JSON that only the module of the live map reads.
    #[serde(default)]
    pub tiles: Option<String>,
    /// The options of the live map, as JSON that only its module reads.
    #[serde(default)]
    pub map_options: String,
    /// Where errors can be reported, if the operator says so.
    pub correction_url: Option<String>,
    /// Who runs the site, and the numbers that the law asks for; shown in the footer.
    pub footer: Vec<String>,
}

/// The site, the language of the page, and how to write addresses in both. In context; read with [`use_site`].
#[derive(Clone, Debug)]
pub struct SiteContext {
    /// The base path.
    pub base: Base,
    /// The settings.
    pub site: Arc<Site>,
    /// The language of the page. It does not change as long as a document is open.
    pub lang: Lang,
    /// The release that the reader asked for by name. All links keep it.
    pub pinned: Option<Id>,
}

/// The site that this component stands in.
pub fn use_site() -> SiteContext {
    expect_context()
}

impl SiteContext {
    /// The context for a page. `requested` is the release that its address names; only that of the data is kept.
    pub fn new(site: Site, lang: Lang, requested: Option<&Id>) -> Self {
        let pinned = requested.filter(|release| release.as_str() == site.release).cloned();
        Self { base: Base::new(&site.base), site: Arc::new(site), lang, pinned }
    }

    /// The address of a page in the same language and release.
    pub fn to(&self, page: &Page) -> String {
        self.to_lang(self.lang, page)
    }

    /// The address of a page in a language, in the same release.
    pub fn to_lang(&self, lang: Lang, page: &Page) -> String {
        let pinned = Query { release: self.pinned.clone(), ..Query::default() };
        match page {
            Page::Atlas(query) => {
                let release = query.release.clone().or(pinned.release);
                self.base.to(lang, &Page::Atlas(Query { release, ..query.clone() }))
            }
            page if pinned.release.is_some() => format!("{}?{pinned}", self.base.to(lang, page)),
            page => self.base.to(lang, page),
        }
    }

    /// The address of the atlas for a query.
    pub fn atlas(&self, query: Query) -> String {
        self.to(&Page::Atlas(query))
    }

    /// Where a form sends a query. Its fields name the release.
    pub fn form_action(&self) -> String {
        self.base.to(self.lang, &Page::Atlas(Query::default()))
    }

    /// The address of a record.
    pub fn record(&self, id: &str) -> String {
        self.to(&Page::Record(id.to_owned()))
    }

    /// The address of a source.
    pub fn source(&self, id: &str) -> String {
        self.to(&Page::Source(id.to_owned()))
    }

    /// The address of a page as the public knows it.
    pub fn public(&self, page: &Page) -> String {
        let host = self.site.public_url.strip_suffix(&self.site.base).unwrap_or(&self.site.public_url);
        format!("{host}{}", self.to(page))
    }

    /// Where an error can be reported: as the operator says, or on the page about the atlas.
    pub fn report(&self) -> String {
        self.site.correction_url.clone().unwrap_or_else(|| format!("{}#report", self.to(&Page::About)))
    }
}

/// A language as HTML names it.
pub(crate) const fn html_lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    }
}
