//! What each page shows, in one language: wire types for pages and the API alike.

mod around;
mod figure;
mod record;
mod source;
mod tied;

pub use around::{Places, Times};
pub use figure::Figure;
pub use record::{Group, Line, RecordPage, Related, Same, Tie, Words};
pub use source::{SourceCard, SourceLine, SourcePage, sources};
pub use tied::TiedRow;

use serde::{Deserialize, Serialize};

use crate::draw::MapPicture;
use crate::package::Package;
use crate::query::{Query, Read};
use crate::view::{Index, View, Viewport, view};
use crate::words::Lang;

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
    /// Questions that a reader may start with; only where nothing was asked yet.
    pub questions: Vec<QuestionLink>,
}

/// A value that was left out of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedValue {
    /// The parameter.
    pub parameter: String,
    /// The value, cut short.
    pub value: String,
    /// What would be accepted.
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

/// How many questions the first page offers.
const QUESTIONS: usize = 6;

/// The atlas for what could be read of an address.
pub fn atlas(index: &Index, read: &Read, viewport: &Viewport) -> AtlasPage {
    let refused = read.refused.iter().map(|refused| RefusedValue {
        parameter: refused.parameter.as_str().into(),
        value: refused.value.clone(),
        accepted: refused.accepted.clone(),
    });
    let questions = if read.query.filters() {
        Vec::new()
    } else {
        questions(index, viewport.lang).into_iter().take(QUESTIONS).collect()
    };
    let view = view(index, &read.query, viewport);
    AtlasPage {
        query: read.query.to_string(),
        refused: refused.chain(unknown_ids(&index.package, &read.query)).collect(),
        map: MapPicture::new(index, &read.query, &view.clusters, viewport.lang),
        view,
        questions,
    }
}

/// Ids that are well formed and name nothing in the package: an old link, or a typing error.
fn unknown_ids(package: &Package, query: &Query) -> Vec<RefusedValue> {
    let facets = [
        ("industry", &query.industries),
        ("place", &query.places),
        ("party", &query.parties),
        ("source", &query.sources),
    ];
    let unknown = facets.iter().flat_map(|(parameter, ids)| ids.iter().map(move |id| (*parameter, id)));
    unknown
        .filter(|(_, id)| package.find(id.as_str()).is_none())
        .map(|(parameter, id)| RefusedValue {
            parameter: parameter.into(),
            value: id.to_string(),
            accepted: format!("the id of a known {parameter}"),
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
