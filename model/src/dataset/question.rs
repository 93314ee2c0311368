//! Questions that a reader may start with.

use serde::{Deserialize, Serialize};

use super::RecordLink;
use crate::index::Index;
use crate::lang::Lang;
use crate::package::Question;

/// A question with its answer and a query that finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLink {
    /// The question.
    pub question: String,
    /// The query whose results contain the answer.
    pub query: String,
    /// The answer as printed.
    pub answer: String,
    /// The records that the answer rests on.
    pub records: Vec<RecordLink>,
}

/// All questions of the package.
pub fn questions(index: &Index, lang: Lang) -> Vec<QuestionLink> {
    let link = |question: &Question| QuestionLink {
        question: lang.pick(&question.question_en, &question.question_zh).clone(),
        query: question.query.clone().unwrap_or_default(),
        answer: lang.pick(&question.answer_en, &question.answer_zh).clone(),
        records: question.records.iter().map(|id| RecordLink::to(index, id.as_str(), lang)).collect(),
    };
    index.package.questions.iter().map(link).collect()
}
