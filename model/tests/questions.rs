//! The questions of the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]
mod nanjing;

use std::sync::Arc;

use model::columns::Columns;
use model::lang::Lang;
use model::package::Question;
use model::page::AtlasPage;
use model::query::Query;
use model::view::Page;

#[test]
fn the_page_of_a_question_shows_its_answer_and_no_other() {
    let dataset = nanjing::dataset(Lang::En);
    let columns = Columns::new(Arc::new(dataset.clone()));
    let shown = |query: &str| {
        let page = AtlasPage::new(&columns, &Query::parse(query), None, Page::FIRST);
        page.questions.into_iter().map(|question| question.question).collect::<Vec<_>>()
    };
    let start = shown("");
    assert!(start.len() > 1);
    for question in &dataset.questions {
        let same_question = format!("{}&sort=name&map=118.8,31.9,10&sel=jiangning", question.query);
        for query in [&question.query, &same_question] {
            assert_eq!(shown(query), [question.question.as_str()], "{query}");
        }
        assert_eq!(shown(&format!("{}&basis=inferred", question.query)), [""; 0], "another question");
    }
    assert_eq!(shown("sort=name"), start);
}

#[test]
fn there_are_enough_questions_and_some_have_no_answer_in_the_sources() {
    let package = nanjing::package();
    let unanswered = |question: &&Question| {
        let (en, zh) = (
            question.answer_en.starts_with("Not stated in the sources"),
            question.answer_zh.starts_with("来源未载明"),
        );
        assert_eq!(en, zh, "{}: both languages have the same answer", question.id);
        en
    };
    assert!(package.questions.len() >= 45);
    assert!(package.questions.iter().filter(unanswered).count() >= 6);
}
