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
pub use record::{Line, RecordPage, Related, Same, Tie, Words};
pub use source::{SourceCard, SourceLine, SourcePage, sources};
pub use tied::TiedRow;

use serde::{Deserialize, Serialize};

use crate::draw::MapPicture;
use crate::query::{Accepted, Parameter, Query, Read};
use crate::view::{Cut, Index, Pack, View, view};
use crate::words::{self, Lang};

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

/// A question, and where its answer is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLink {
    /// The question.
    pub question: String,
    /// The query whose results hold the answer.
    pub query: String,
    /// The answer as printed.
    pub answer: String,
    /// The records that the answer rests on.
    pub records: Vec<Tie>,
}

impl AtlasPage {
    /// The atlas for what could be read of an address. `matched` are the rows that a search for its text found.
    pub fn new(pack: &Pack, read: &Read, matched: Option<&[usize]>) -> Self {
        let refused = read.refused.iter().map(|refused| RefusedValue {
            parameter: refused.parameter.as_str().into(),
            value: refused.value.clone(),
            accepted: words::accepted(&refused.accepted, pack.lang),
        });
        let view = view(pack, &read.query, matched, Cut::PAGE);
        Self {
            query: read.query.to_string(),
            refused: refused.chain(unknown_ids(pack, &read.query)).collect(),
            map: pack.ground.as_ref().map(|ground| MapPicture::new(ground, &read.query, &view.clusters)),
            view,
            questions: asked(pack, &read.query),
        }
    }
}

fn asked(pack: &Pack, query: &Query) -> Vec<QuestionLink> {
    // In whatever order, and in whichever release.
    let asked = query.filters().then(|| Query { sort: None, release: None, ..query.results_only() });
    let is_asked = |question: &&QuestionLink| {
        asked.as_ref().is_none_or(|asked| *asked == Query::read(&question.query).query)
    };
    pack.questions.iter().filter(is_asked).cloned().collect()
}

/// Ids that are well formed and name nothing in the package: an old link, or a typing error.
fn unknown_ids(pack: &Pack, query: &Query) -> Vec<RefusedValue> {
    let facets = [
        (Parameter::Industry, &query.industries),
        (Parameter::Place, &query.places),
        (Parameter::Party, &query.parties),
        (Parameter::Source, &query.sources),
    ];
    let unknown = facets.iter().flat_map(|(parameter, ids)| ids.iter().map(move |id| (*parameter, id)));
    unknown
        .filter(|(_, id)| !pack.names.contains_key(*id))
        .map(|(parameter, id)| RefusedValue {
            parameter: parameter.as_str().into(),
            value: id.to_string(),
            accepted: words::accepted(&Accepted::Known(parameter), pack.lang),
        })
        .collect()
}

/// All questions of the package.
pub fn questions(index: &Index, lang: Lang) -> Vec<QuestionLink> {
    let link = |question: &crate::package::Question| QuestionLink {
        question: lang.pick(&question.question_en, &question.question_zh).clone(),
        query: question.query.clone().unwrap_or_default(),
        answer: lang.pick(&question.answer_en, &question.answer_zh).clone(),
        records: question.records.0.iter().map(|id| Tie::to(index, id.as_str(), lang)).collect(),
    };
    index.package.questions.iter().map(link).collect()
}
