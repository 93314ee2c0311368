//! Example questions, with answers counted from the rows.

use model::id::{Id, RecordId};
use model::package::Question;
use model::record::{Kind, State};

use crate::cell::id;
use crate::rows::Rows;

/// The most records that an answer lists.
const MOST: usize = 20;

/// Adds a question about the number of records for some kinds.
pub(crate) fn add(rows: &mut Rows) {
    let kinds = [
        (Kind::Event, "events", "活动"),
        (Kind::Platform, "platforms", "平台"),
        (Kind::Fund, "funds", "基金"),
    ];
    let questions = (1..).zip(kinds).filter_map(|(number, (kind, en, zh))| {
        let found: Vec<&Id> = rows
            .records
            .iter()
            .filter(|record| record.kind == kind && record.state == State::Published)
            .map(|record| &record.id)
            .collect();
        (!found.is_empty()).then(|| Question {
            id: id("q", number),
            question_en: format!("How many {en} do the texts tell of?"),
            question_zh: format!("各篇文章共述及多少个{zh}？"),
            query: Some(format!("kind={}", kind.as_str())),
            records: found.iter().take(MOST).map(|id| RecordId((*id).clone())).collect(),
            answer_en: format!("{} {en}, of which the first are listed.", found.len()),
            answer_zh: format!("共{}个，列出最先述及者。", found.len()),
        })
    });
    rows.questions = questions.collect();
}
