//! The settings of the site and the language of the page, for all components.

use std::sync::Arc;

use leptos::prelude::expect_context;
use model::id::Id;
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::Query;
use model::view;
use serde::{Deserialize, Serialize};

use crate::address::{Base, Page, PictureFile};

/// The id of the element of the page that holds [`Site`] as JSON.
pub(crate) const PAGE_DATA: &str = "page-data";

/// The settings of the site, in the language of the page. The page contains them as JSON for the browser.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The name of the atlas.
    pub name: String,
    /// The base path.
    pub base: String,
    /// The public address of the site, without a trailing slash.
    pub public_url: String,
    /// The release of the data.
    pub release: String,
    /// Whether the server computes the answers, because the package is too large for browsers.
    #[serde(default)]
    pub is_remote: bool,
    /// Whether the server computes them because this browser has too little memory.
    #[serde(skip)]
    pub is_short_of_memory: bool,
    /// The query that the page was rendered for. The service worker shows the same page for any query.
    #[serde(default)]
    pub query: Option<String>,
    /// The map approval number and attribution, as the operator configured it.
    pub map_approval: String,
    /// The address of the module of the live map, if there is one.
    #[serde(default)]
    pub map_module: Option<String>,
    /// The base maps of other providers, if any, as JSON that only the module of the live map reads.
    #[serde(default)]
    pub tiles: Option<String>,
    /// The options of the live map, as JSON that only its module reads.
    #[serde(default)]
    pub map_options: String,
    /// The address for reporting errors, if the operator has set one.
    pub correction_url: Option<String>,
    /// Whom readers tell about barriers, if the operator has named anyone. Only the server needs it.
    #[serde(skip)]
    pub accessibility_contact: Option<String>,
    /// The operator and the registration numbers required by law; shown in the footer.
    pub footer: Vec<String>,
    /// The address of the licences of third parties, if the site was built with them. Only the server needs it.
    #[serde(skip)]
    pub licences: Option<String>,
}

/// The site and the language of the page; writes addresses. In context; read with [`use_site`].
#[derive(Clone, Debug)]
pub struct SiteContext {
    /// The base path.
    pub base: Base,
    /// The settings.
    pub site: Arc<Site>,
    /// The language of the page. It does not change while a document is open.
    pub lang: Lang,
    /// The release named in the address, if any. All links keep it.
    pub pinned: Option<Id>,
    /// How the page presents the answer, if it is an embed. The links of an embed lead to the same embed for another
    /// query.
    pub embed: Option<Arc<Presentation>>,
}

/// The site context.
pub fn use_site() -> SiteContext {
    expect_context()
}

impl SiteContext {
    /// The context for a page. `requested` is the release in its address; it is ignored unless the data are of that
    /// release.
    pub fn new(site: Site, lang: Lang, requested: Option<&Id>) -> Self {
        let pinned = requested.filter(|release| release.as_str() == site.release).cloned();
        Self { base: Base::new(&site.base), site: Arc::new(site), lang, pinned, embed: None }
    }

    /// The context of an embed.
    #[must_use]
    pub fn embedded(self, presentation: Presentation) -> Self {
        Self { embed: Some(Arc::new(presentation)), ..self }
    }

    /// Whether the server computes the answers for this browser.
    pub fn is_remote(&self) -> bool {
        self.site.is_remote || self.site.is_short_of_memory
    }

    /// The part of the results that the page lists.
    pub fn cut(&self) -> view::Page {
        let rows = self.embed.as_ref().map(|presentation| presentation.rows());
        rows.map_or(view::Page::FIRST, |limit| view::Page { limit, ..view::Page::FIRST })
    }

    /// The address of a page in the same language and release.
    pub fn to(&self, page: &Page) -> String {
        self.to_lang(self.lang, page)
    }

    /// The address of a page in a language, in the same release.
    pub fn to_lang(&self, lang: Lang, page: &Page) -> String {
        let pinned = Query { release: self.pinned.clone(), ..Query::default() };
        match page {
            Page::Atlas(query) => self.base.to(lang, &Page::Atlas(self.with_release(query))),
            Page::Embed(query, presentation) => {
                self.base.to(lang, &Page::Embed(self.with_release(query), presentation.clone()))
            }
            Page::Studio(query, presentation) => {
                self.base.to(lang, &Page::Studio(self.with_release(query), presentation.clone()))
            }
            Page::Share(query) => self.base.to(lang, &Page::Share(self.with_release(query))),
            page if pinned.release.is_some() => format!("{}?{pinned}", self.base.to(lang, page)),
            page => self.base.to(lang, page),
        }
    }

    /// A query with the release of the page, unless it names one.
    fn with_release(&self, query: &Query) -> Query {
        Query { release: query.release.clone().or_else(|| self.pinned.clone()), ..query.clone() }
    }

    /// The address of a picture of a page, in the same language and release; `None` for pages without one.
    pub fn picture(&self, page: &Page, file: PictureFile) -> Option<String> {
        let pinned = Query { release: self.pinned.clone(), ..Query::default() };
        match page {
            Page::Atlas(query) => self.base.picture(self.lang, &Page::Atlas(self.with_release(query)), file),
            page => {
                let address = self.base.picture(self.lang, page, file)?;
                Some(if pinned.release.is_some() { format!("{address}?{pinned}") } else { address })
            }
        }
    }

    /// The address of the answer to a query: in the atlas, or in this embed.
    pub fn atlas(&self, query: Query) -> String {
        match &self.embed {
            Some(presentation) => self.to(&Page::Embed(query, presentation.as_ref().clone())),
            None => self.to(&Page::Atlas(query)),
        }
    }

    /// The `action` of a form that submits a query. The release is one of its fields.
    pub fn form_action(&self) -> String {
        let page = match &self.embed {
            Some(_) => Page::Embed(Query::default(), Presentation::default()),
            None => Page::Atlas(Query::default()),
        };
        self.base.to(self.lang, &page)
    }

    /// The address of a record.
    pub fn record(&self, id: &str) -> String {
        self.to(&Page::Record(id.to_owned()))
    }

    /// The address of a source.
    pub fn source(&self, id: &str) -> String {
        self.to(&Page::Source(id.to_owned()))
    }

    /// The public address of a page, with the host.
    pub fn public(&self, page: &Page) -> String {
        format!("{}{}", self.origin(), self.to(page))
    }

    /// The public address of a page in this release, which shows the same after the next one.
    pub fn permanent(&self, page: &Page) -> String {
        let release = Id::new(&self.site.release).ok();
        Self { pinned: release, ..self.clone() }.public(page)
    }

    /// The host of the site with its scheme; empty if the operator has set no public address.
    pub fn origin(&self) -> &str {
        self.site.public_url.strip_suffix(&self.site.base).unwrap_or(&self.site.public_url)
    }

    /// The `rel` of a link to a page: with a release in its address it has a query, and crawlers follow none.
    pub fn rel(&self) -> Option<&'static str> {
        self.pinned.is_some().then_some("nofollow")
    }

    /// The address for reporting errors: the one that the operator has set, or a section of the page about the atlas.
    pub fn report(&self) -> String {
        self.site.correction_url.clone().unwrap_or_else(|| format!("{}#report", self.to(&Page::About)))
    }
}

/// The value of `lang` in HTML for a language.
pub const fn html_lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    }
}
