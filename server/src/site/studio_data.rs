//! The data of the embed studio.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::address::Base;
use app::server_pages::{Choice, Embedding, PageData, StudioData};
use model::id::Id;
use model::lang::Lang;
use model::page::{SourceCard, sources};
use model::presentation::Part;
use model::query::ParsedQuery;
use model::view::Page as Cut;
use model::when::Day;
use model::words;

use crate::release::Release;
use crate::search::SearchError;

/// What the studio is rendered from besides the query.
#[derive(Clone, Debug)]
pub(super) struct StudioRequest {
    /// What is chosen.
    pub(super) choice: Choice,
    /// The public address of the site: as the operator has set it, else that of the request.
    pub(super) public_url: String,
    /// The day on which the code is made.
    pub(super) today: Day,
}

impl StudioRequest {
    /// The data of the page.
    pub(super) fn data(
        &self,
        release: &Release,
        lang: Lang,
        read: &ParsedQuery,
        has_public_url: bool,
    ) -> Result<PageData, SearchError> {
        let mut choice = self.choice.clone();
        let own_lang = lang;
        let lang = choice.lang.unwrap_or(own_lang);
        let mut query = read.query.clone();
        // A release that the server does not have is none that code could be frozen to; the current one is shown.
        query.release = query.release.and_then(|_| Id::new(&release.id).ok());
        let read = ParsedQuery { query: query.clone(), ..read.clone() };
        let record = query.selected.as_ref().and_then(|id| release.record(id.as_str(), lang));
        if record.is_none() && choice.presentation.shows(Part::Record) {
            // Without a record there are the usual parts.
            choice.presentation = choice.presentation.with_parts(Vec::new());
        }
        let presentation = choice.presentation.clone();
        let cut = Cut { limit: presentation.rows(), ..Cut::FIRST };
        let embedded = release.atlas(&read, lang, cut)?;
        let alone = record.as_ref().filter(|_| presentation.shows(Part::Record));
        let sources = match alone {
            Some(record) => record.sources.clone(),
            None => cited(release, embedded.view.results.iter().map(|hit| hit.id.as_str()), lang),
        };
        let title = alone.map_or(&embedded.view.sentence, |record| &record.name).clone();
        let base = Base::new(&self.public_url);
        Ok(PageData::Studio(Box::new(StudioData {
            page: Arc::new(release.atlas(&read, own_lang, cut)?),
            embedding: Embedding { base, lang, query, presentation, title },
            embedded: Arc::new(embedded),
            record: record.map(Arc::new),
            sources,
            site: release.index.package.title(lang).to_owned(),
            day: words::stretch(self.today, self.today, lang),
            has_public_url,
            choice,
        })))
    }
}

/// The sources that records rest on, in the order of all sources.
fn cited<'id>(release: &Release, ids: impl Iterator<Item = &'id str>, lang: Lang) -> Vec<SourceCard> {
    let package = &release.index.package;
    let claims = ids.filter_map(|id| package.record(id)).flat_map(|record| package.claims_of(record));
    let citations = claims.flat_map(|claim| &claim.citations);
    let cited: BTreeSet<&str> = citations.map(|citation| citation.source.as_str()).collect();
    sources(&release.index, lang).into_iter().filter(|source| cited.contains(source.id.as_str())).collect()
}
