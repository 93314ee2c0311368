//! Searches in the Nanjing package, and with arbitrary texts.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../model/tests/rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;
#[path = "../fixtures.rs"]
#[expect(dead_code, reason = "the fixtures are shared with tests of the site")]
mod fixtures;
mod messages;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use fixture::Fixture;
use model::lang::Lang;
use model::package::Files;
use model::page::Suggestion;
use model::query::Query;
use model::view::{Hit, Page, TextSpan};
use proptest::prelude::*;
use server::release::Release;
use server::search::Search;

static RELEASE: LazyLock<Release> = LazyLock::new(|| {
    let release = Release::load(&fixtures::nanjing().into()).unwrap();
    release.build_search().unwrap();
    release
});

fn search() -> &'static Search {
    RELEASE.search().unwrap()
}

/// The results of a search with their reasons.
fn hits(text: &str, lang: Lang) -> Vec<Hit> {
    let query = Query { text: Some(text.to_owned()), ..Query::default() };
    RELEASE.view(&query, lang, Page::ALL).unwrap().results
}

fn suggestions(text: &str, lang: Lang) -> Vec<Suggestion> {
    search().suggest(text, lang, 8).into_iter().flat_map(|group| group.suggestions).collect()
}

/// A text with brackets around its matches.
fn marked(text: &str, spans: &[TextSpan]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for (start, stop) in spans {
        assert!(end <= *start && start < stop, "{text}: {spans:?}");
        out.extend([&text[end..*start], "[", &text[*start..*stop], "]"]);
        end = *stop;
    }
    out + &text[end..]
}

/// The rows of a table beside this file.
fn table(name: &str) -> Vec<csv::StringRecord> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests").join(name);
    csv::Reader::from_path(path).unwrap().records().map(|record| record.unwrap()).collect()
}

#[test]
fn each_search_has_what_is_looked_for_among_its_first_three_rows_or_pages() {
    let searches = table("search.csv");
    assert!(searches.len() >= 200);
    let mut failures = Vec::new();
    for search in &searches {
        let first = first_three(&search[0]);
        if !search[1].split(' ').any(|id| first.iter().any(|found| found == id)) {
            failures.push(format!("{} ({}): {} is not in {first:?}", &search[0], &search[2], &search[1]));
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), searches.len(), failures.join("\n"));
}

#[test]
fn each_beginning_suggests_what_is_meant() {
    let mut failures = Vec::new();
    for row in table("search/suggestions.csv") {
        for lang in Lang::ALL {
            let suggested = suggestions(&row[0], lang);
            for id in row[1].split(' ') {
                if !suggested.iter().any(|suggestion| suggestion.id == id) {
                    failures.push(format!("{} ({}) does not suggest {id}: {suggested:?}", &row[0], &row[2]));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The id of the record of a row.
fn id_of(release: &Release, row: usize) -> String {
    release.index.package.records[release.index.rows[row].record].row.id.to_string()
}

/// The first three rows and pages that a search finds.
fn first_three(text: &str) -> Vec<String> {
    let found = search().find(text, Lang::En);
    let rows = found.rows.iter().take(3).map(|row| id_of(&RELEASE, *row));
    rows.chain(found.searched.pages.into_iter().take(3).map(|page| page.id)).collect()
}

#[test]
fn questions_of_the_package_find_their_records_first() {
    for lang in Lang::ALL {
        let questions =
            RELEASE.index.package.questions.iter().filter(|question| !question.records.is_empty());
        let questions: Vec<_> = questions.collect();
        let mut misses = Vec::new();
        for question in &questions {
            let text = lang.pick(&question.question_en, &question.question_zh);
            let first = first_three(text);
            if !question.records.iter().any(|id| first.iter().any(|found| found == id.as_str())) {
                misses.push(format!("{text}: {first:?}"));
            }
        }
        println!("{} of {} questions missed:\n{}", misses.len(), questions.len(), misses.join("\n"));
        assert!(misses.len() * 100 <= questions.len() * 15, "85 of 100 must be found");
    }
}

#[test]
fn paraphrases_of_questions_are_answered_or_find_their_records_first() {
    let paraphrases = table("search/paraphrases.csv");
    let mut misses = Vec::new();
    for row in &paraphrases {
        let questions = &RELEASE.index.package.questions;
        let question = questions.iter().find(|question| question.id.as_str() == &row[0]).unwrap();
        let first = first_three(&row[2]);
        let answered = search().find(&row[2], Lang::En).searched.question.map(|question| question.question);
        let is_found = question.records.iter().any(|id| first.iter().any(|found| found == id.as_str()));
        if answered.as_ref() != Some(&question.question_en) && !is_found {
            misses.push(format!("{}: {}: {first:?}", &row[0], &row[2]));
        }
    }
    println!("{} of {} paraphrases missed:\n{}", misses.len(), paraphrases.len(), misses.join("\n"));
    assert!(misses.len() * 10 <= paraphrases.len(), "90 of 100 must be found or answered");
}

#[test]
fn with_a_date_only_pages_of_its_rows_are_found() {
    let pages = |text: &str| {
        let pages = search().find(text, Lang::En).searched.pages;
        pages.into_iter().map(|page| page.id).collect::<Vec<_>>()
    };
    let of_2023 = pages("who spoke in 2023");
    let of_2025 = pages("who spoke in 2025");
    assert!(of_2025.iter().any(|id| id == "person-hermann-simon"), "{of_2025:?}");
    assert!(of_2023.iter().any(|id| id == "person-stefan-hartung"), "{of_2023:?}");
    assert!(!of_2025.iter().any(|id| of_2023.contains(id)), "{of_2025:?} {of_2023:?}");
}

#[test]
fn results_show_their_reasons() {
    let one = |text: &str, lang: Lang| {
        let hit = hits(text, lang).remove(0);
        let reasons = hit.reasons.unwrap();
        let snippet = hit.snippet.unwrap().quote;
        let also = reasons.also.map(|also| marked(&also.text, &also.marks));
        (marked(&hit.name, &reasons.name), marked(&snippet, &reasons.quote), also)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        one("lidar million", Lang::En),
        (
            "Agnos [Lidar] R&D and Manufacturing Headquarters".into(),
            "with a total investment of 150 [million] US dollars".into(),
            None
        )
    );
    assert_eq!(one("allan gabor", Lang::En).2, some("[Allan Gabor]"));
    assert_eq!(one("zhangyongwei", Lang::Zh).2, some("[张永伟]"));
    assert_eq!(one("senior president", Lang::En).2, some("Nicolas Peter: [Senior] Vice [President]"));
    assert_eq!(
        one("liu zhibiao speaker", Lang::En).2,
        some("[Liu Zhibiao]: [speaker]"),
        "foreign speakers were not searched for"
    );
    assert_eq!(
        one("speakers abroad", Lang::En).2,
        some("[Speakers] from [abroad]: Hermann Simon (Germany); Nicolas Peter (BMW Group, Germany)")
    );
    assert_eq!(one("1.5亿美元", Lang::En).2, some("[1.5亿美元]，计划"));
}

#[test]
fn suggestions_are_few_grouped_and_marked() {
    let groups = search().suggest("jiang", Lang::En, 8);
    assert_eq!(groups[0].label, "Place");
    assert_eq!(groups[0].suggestions[0].id, "jiangning", "the place with the most rows comes first");
    let sizes: Vec<usize> = groups.iter().map(|group| group.suggestions.len()).collect();
    assert!(
        sizes.len() > 1 && sizes.iter().sum::<usize>() == 8 && sizes.iter().all(|size| *size <= 4),
        "{sizes:?}"
    );
    let kinds: BTreeSet<_> = groups.iter().map(|group| group.kind).collect();
    assert_eq!(kinds.len(), groups.len(), "each kind has one group");

    let first = &suggestions("jichengdian", Lang::En)[0];
    let also = first.also.as_ref().unwrap();
    assert_eq!(
        (first.name.as_str(), marked(&also.text, &also.marks)),
        ("Integrated circuits", "[集成电]路".into())
    );
    let first = &suggestions("jichengdian", Lang::Zh)[0];
    assert_eq!((marked(&first.name, &first.marks), &first.also), ("[集成电]路".into(), &None));
}

#[test]
fn withdrawn_records_are_neither_found_nor_suggested() {
    let ids = |files: &Files, text: &str| {
        let release = Release::new(files).unwrap();
        let search = release.build_search().unwrap();
        let rows = search.find(text, Lang::En).rows;
        let rows: Vec<String> = rows.into_iter().map(|row| id_of(&release, row)).collect();
        let suggested = search.suggest(text, Lang::En, 8).into_iter().flat_map(|group| group.suggestions);
        rows.into_iter().chain(suggested.map(|suggestion| suggestion.id)).collect::<BTreeSet<_>>()
    };
    let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<_>>();
    let fixture = Fixture::new();
    assert_eq!(ids(&fixture.files, "press meeting"), all(&["press"]));
    assert_eq!(ids(&fixture.files, "artificial intelligence"), all(&["ai", "firms"]));
    let withdrawn = fixture
        .edit("records.csv", "新闻发布会,translated,,,,published,", "新闻发布会,translated,,,,withdrawn,week")
        .edit("records.csv", "人工智能,translated,,,,published,", "人工智能,translated,,,,withdrawn,");
    assert_eq!(ids(&withdrawn.files, "press meeting"), all(&[]));
    assert_eq!(
        ids(&withdrawn.files, "artificial intelligence"),
        all(&["firms"]),
        "by the words of its source"
    );
}

#[test]
fn every_question_finds_the_records_that_its_answer_rests_on() {
    let package = &RELEASE.index.package;
    for question in &package.questions {
        let read = Query::parse(question.query.as_deref().unwrap_or_default());
        assert!(read.refused.is_empty() && read.unknown.is_empty(), "{}: {read:?}", question.id);
        assert_eq!(
            Some(read.query.to_string()),
            question.query,
            "{}: the query is written as in addresses",
            question.id
        );
        for lang in Lang::ALL {
            let view = RELEASE.view(&read.query, lang, Page::ALL).unwrap();
            let found: BTreeSet<&str> = view.results.iter().map(|hit| hit.id.as_str()).collect();
            for id in &question.records {
                let record = package.record(id.as_str()).unwrap();
                assert!(
                    !record.row.kind.is_row() || found.contains(id.as_str()),
                    "{}: {id} is not among {found:?}",
                    question.id
                );
            }
            assert!(view.shown <= 25, "{}: {} results are too many", question.id, view.shown);
        }
    }
}

#[test]
fn who_has_no_chinese_name_is_found_by_chinese_search_words() {
    let parties = || {
        let records = RELEASE.index.package.records.iter();
        records.filter(|record| !record.row.kind.is_row() && record.row.name_zh.is_none())
    };
    let without: Vec<&str> = parties()
        .filter(|record| record.search_words.is_empty())
        .map(|record| record.row.id.as_str())
        .collect();
    assert_eq!(without, [""; 0]);
    for record in parties() {
        for words in &record.search_words {
            let groups = search().suggest(words, Lang::Zh, 20);
            let suggestion = groups
                .iter()
                .flat_map(|group| &group.suggestions)
                .find(|suggestion| suggestion.id == record.row.id.as_str());
            let suggestion = suggestion.unwrap_or_else(|| panic!("{words} finds {}", record.row.id));
            assert!(!suggestion.name.contains(words.as_str()), "{words} is shown");
            assert!(suggestion.also.as_ref().is_none_or(|also| also.text != *words), "{words} is shown");
        }
    }
}

/// Likely and unlikely texts.
fn any_text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "lidar",
        "1300亿",
        "集成电路",
        "jicheng",
        "\"",
        "“",
        "”",
        "\0",
        "\u{301}",
        "🎉",
        " ",
        "&",
        "'",
        "20.15",
        "ﬁ",
        "İ",
        "㍻",
        "한",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(words, 0..80).prop_map(|words| words.concat()),
        "[a-z]{0,300}",
        "\\p{Han}{0,200}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_safe_to_search_for(text in any_text()) {
        let rows = search().find(&text, Lang::En).rows;
        prop_assert!(rows.iter().all(|row| *row < RELEASE.index.rows.len()));
        for lang in Lang::ALL {
            for hit in hits(&text, lang) {
                let reasons = hit.reasons.unwrap();
                marked(&hit.name, &reasons.name);
                marked(&hit.snippet.map(|snippet| snippet.quote).unwrap_or_default(), &reasons.quote);
                marked(&hit.amount.unwrap_or_default(), &reasons.amount);
                reasons.also.into_iter().for_each(|also| drop(marked(&also.text, &also.marks)));
            }
            let suggestions = suggestions(&text, lang);
            prop_assert!(suggestions.len() <= 8);
            for suggestion in suggestions {
                marked(&suggestion.name, &suggestion.marks);
                suggestion.also.into_iter().for_each(|also| drop(marked(&also.text, &also.marks)));
            }
        }
    }

    #[test]
    fn every_name_finds_its_record(position in any::<prop::sample::Index>()) {
        let rows = &RELEASE.dataset(Lang::En).rows;
        let row = &rows[position.index(rows.len())];
        prop_assert!(search().find(&row.name, Lang::En).rows.iter().any(|found| rows[*found].id == row.id), "{}", row.name);
    }
}
