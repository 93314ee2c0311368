//! Every question of the Nanjing package finds its records, through the query that its link would open.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use std::collections::BTreeSet;
use std::sync::Arc;

use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::{Package, read};
use model::page::AtlasPage;
use model::query::Query;
use model::search::Search;
use model::view::{Page, view};

fn package() -> Arc<Package> {
    Arc::new(read(&nanjing::files()).unwrap().package)
}

#[test]
fn every_question_finds_the_records_that_its_answer_rests_on() {
    let index = Index::new(package());
    let search = Search::new(&index);
    for question in &index.package.questions {
        let read = Query::parse(question.query.as_deref().unwrap_or_default());
        assert!(read.refused.is_empty() && read.unknown.is_empty(), "{}: {read:?}", question.id);
        assert_eq!(
            Some(read.query.to_string()),
            question.query,
            "{}: the query is written as addresses are",
            question.id
        );
        for lang in Lang::ALL {
            let matched = read.query.text.as_ref().map(|text| search.rows(text));
            let view = view(&Dataset::new(&index, lang), &read.query, matched.as_deref(), Page::ALL);
            let found: BTreeSet<&str> = view.results.iter().map(|hit| hit.id.as_str()).collect();
            for id in &question.records.0 {
                let record = index.package.record(id.as_str()).unwrap();
                assert!(
                    !record.row.kind.is_row() || found.contains(id.as_str()),
                    "{}: {id} is not among {found:?}",
                    question.id
                );
            }
            assert!(view.shown <= 25, "{}: {} results are no answer", question.id, view.shown);
        }
    }
}

#[test]
fn who_follows_a_question_keeps_its_answer_and_no_other() {
    let dataset = Dataset::new(&Index::new(package()), Lang::En);
    let asked = |query: &str| {
        let page = AtlasPage::new(&dataset, &Query::parse(query), None);
        page.questions.into_iter().map(|question| question.question).collect::<Vec<_>>()
    };
    let start = asked("");
    assert!(start.len() > 1);
    for question in &dataset.questions {
        let elsewhere = format!("{}&sort=name&map=118.8,31.9,10&sel=jiangning", question.query);
        for query in [&question.query, &elsewhere] {
            assert_eq!(asked(query), [question.question.as_str()], "{query}");
        }
        assert_eq!(asked(&format!("{}&basis=inferred", question.query)), [""; 0], "another question");
    }
    assert_eq!(asked("sort=name"), start);
}

#[test]
fn there_are_enough_questions_and_some_have_no_answer_in_the_sources() {
    let package = package();
    let unanswered = |question: &&model::package::Question| {
        let (en, zh) = (
            question.answer_en.starts_with("Not stated in the sources"),
            question.answer_zh.starts_with("来源未载明"),
        );
        assert_eq!(en, zh, "{}: both languages answer alike", question.id);
        en
    };
    assert!(package.questions.len() >= 45);
    assert!(package.questions.iter().filter(unanswered).count() >= 6);
}
