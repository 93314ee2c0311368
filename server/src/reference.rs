//! References to pages: what the operator's settings and a release say about them.

use app::address::{Base, Page};
use model::id::Id;
use model::lang::Lang;
use model::query::Query;
use model::reference::{Edition, Reference};
use model::view;
use model::when::Day;

use crate::config::Settings;
use crate::release::Release;
use crate::search::SearchError;

/// What is cited, and by whom.
pub(crate) struct Cited<'request> {
    /// The settings of the operator.
    pub(crate) settings: &'request Settings,
    /// The release.
    pub(crate) release: &'request Release,
    /// The host of the site, such as `https://atlas.example`. Empty if it is not known.
    pub(crate) origin: &'request str,
    /// The language of the page.
    pub(crate) lang: Lang,
    /// The day on which the reader saw it, if it is known.
    pub(crate) accessed: Option<Day>,
}

impl Cited<'_> {
    /// The reference to the answer to a query.
    pub(crate) fn view(&self, query: &Query) -> Result<Reference, SearchError> {
        let view = self.release.view(query, self.lang, view::Page { marks: false, ..view::Page::FIRST })?;
        let query = Query { release: Id::new(&self.release.id).ok(), ..query.results_only() };
        let address = self.address(&Page::Atlas(query.clone()));
        Ok(Reference::to_view(self.edition(), &query, &view, address))
    }

    /// The reference to a record; `None` if there is no such record.
    pub(crate) fn record(&self, id: &str) -> Option<Reference> {
        let page = self.release.record(id, self.lang)?;
        let release = Query { release: Id::new(&self.release.id).ok(), ..Query::default() };
        let address = format!("{}?{release}", self.address(&Page::Record(id.to_owned())));
        Some(Reference::to_record(self.edition(), &page, address))
    }

    fn address(&self, page: &Page) -> String {
        format!("{}{}", self.origin, Base::new(self.settings.base()).to(self.lang, page))
    }

    fn edition(&self) -> Edition {
        Edition {
            atlas: self.release.index.package.title(self.lang).to_owned(),
            publisher: self.settings.publisher.clone(),
            release: self.release.id.clone(),
            lang: self.lang,
            accessed: self.accessed,
        }
    }
}
