//! What each page shows, in one language: wire types for pages and the API alike.

mod around;
mod figure;
mod groups;
mod record;
mod source;
mod tied;

pub use around::{Places, Times};
pub use figure::Figure;
pub use groups::Group;
pub use record::{Line, RecordPage, Related, Same, Words};
pub use source::{SourceCard, SourceLine, SourcePage, sources};
pub use tied::TiedRow;

use serde::{Deserialize, Serialize};

use crate::dataset::{Dataset, QuestionLink};
use crate::draw::MapPicture;
use crate::facet::Facet;
use crate::query::{Accepted, Parameter, Query, Read};
use crate::view::{Cut, View, view};

/// The atlas for a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AtlasPage {
    /// The query as it is written in the address.
    pub query: String,
    /// Values that were left out of the query.
    pub refused: Vec<RefusedValue>,
    /// What the query shows.
    pub view: View,
    /// Its map, if the package has anything to draw one with.
    pub map: Option<MapPicture>,
    /// Questions that a reader may start with, where nothing was asked yet; else the one of them that is asked.
    pub questions: Vec<QuestionLink>,
}

/// A value that was left out of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedValue {
    /// The parameter.
    pub parameter: String,
    /// The value, cut short.
    pub value: String,
    /// What would be accepted, in the language of the page.
    pub accepted: String,
}

impl AtlasPage {
    /// The atlas for what could be read of an address. `matched` are the rows that a search for its text found.
    pub fn new(dataset: &Dataset, read: &Read, matched: Option<&[usize]>) -> Self {
        let refused = read.refused.iter().map(|refused| RefusedValue {
            parameter: refused.parameter.as_str().into(),
            value: refused.value.clone(),
            accepted: refused.accepted.describe(dataset.lang),
        });
        let view = view(dataset, &read.query, matched, Cut::PAGE);
        Self {
            query: read.query.to_string(),
            refused: refused.chain(unknown_ids(dataset, &read.query)).collect(),
            map: dataset
                .base_map
                .as_ref()
                .map(|base_map| MapPicture::new(base_map, &read.query, &view.clusters)),
            view,
            questions: asked(dataset, &read.query),
        }
    }
}

fn asked(dataset: &Dataset, query: &Query) -> Vec<QuestionLink> {
    // In whatever order, and in whichever release.
    let asked = query.is_filtered().then(|| Query { sort: None, release: None, ..query.results_only() });
    let is_asked = |question: &&QuestionLink| {
        asked.as_ref().is_none_or(|asked| *asked == Query::read(&question.query).query)
    };
    dataset.questions.iter().filter(is_asked).cloned().collect()
}

/// Ids that are well formed and name nothing in the package: an old link, or a typing error.
fn unknown_ids(dataset: &Dataset, query: &Query) -> Vec<RefusedValue> {
    let facets = Facet::ALL.iter().copied().filter(|facet| facet.words().is_none());
    let ids = facets.flat_map(|facet| query.filters.texts(facet).into_iter().map(move |id| (facet, id)));
    ids.filter(|(_, id)| !dataset.names.contains_key(*id))
        .map(|(facet, id)| RefusedValue {
            parameter: facet.as_str().into(),
            value: id.to_owned(),
            accepted: Accepted::Known(Parameter::Facet(facet)).describe(dataset.lang),
        })
        .collect()
}
