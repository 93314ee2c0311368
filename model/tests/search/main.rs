//! Searches in the Nanjing package, and with arbitrary texts.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;
#[path = "../nanjing/mod.rs"]
mod nanjing;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use fixture::Fixture;
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::{Files, read};
use model::query::Query;
use model::search::{Search, Suggestion};
use model::view::TextSpan;
use model::view::{Hit, Page, view};
use proptest::prelude::*;

/// The results of a search with their reasons.
fn hits(text: &str, lang: Lang) -> Vec<Hit> {
    let search = nanjing::search();
    let mut hits =
        view(nanjing::dataset(lang), &Query::default(), Some(&search.rows(text)), Page::ALL).results;
    search.explain(text, lang, &mut hits);
    hits
}

fn suggestions(text: &str, lang: Lang) -> Vec<Suggestion> {
    nanjing::search().suggest(text, lang, 8).into_iter().flat_map(|group| group.suggestions).collect()
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

#[test]
fn each_search_finds_the_expected_rows_and_few_others() {
    let mut table =
        csv::Reader::from_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/searches.csv"))
            .unwrap();
    let searches: Vec<_> = table.records().map(|record| record.unwrap()).collect();
    assert!(searches.len() >= 40);
    let mut failures = Vec::new();
    for search in &searches {
        let (text, about) = (&search[0], &search[4]);
        for lang in Lang::ALL {
            let found = hits(text, lang);
            let ids: BTreeSet<&str> = found.iter().map(|hit| hit.id.as_str()).collect();
            if found.len() > search[2].parse().unwrap()
                || !search[1].split_whitespace().all(|id| ids.contains(id))
            {
                failures.push(format!("{text} ({about}) finds {} rows: {ids:?}", found.len()));
            }
            let suggested = suggestions(text, lang);
            for id in search[3].split_whitespace() {
                if !suggested.iter().any(|suggestion| suggestion.id == id) {
                    failures.push(format!("{text} ({about}) does not suggest {id}: {suggested:?}"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
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
    let groups = nanjing::search().suggest("jiang", Lang::En, 8);
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
        let index = Index::new(Arc::new(read(files).unwrap().package));
        let (search, dataset) = (Search::new(&index), Dataset::new(&index, Lang::En));
        let rows = search.rows(text).into_iter().map(|row| dataset.rows[row].id.to_string());
        let suggested = search.suggest(text, Lang::En, 8).into_iter().flat_map(|group| group.suggestions);
        rows.chain(suggested.map(|suggestion| suggestion.id)).collect::<BTreeSet<_>>()
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
        let rows = nanjing::search().rows(&text);
        prop_assert!(rows.is_sorted() && rows.last().is_none_or(|last| *last < nanjing::index().rows.len()));
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
        let rows = &nanjing::dataset(Lang::En).rows;
        let row = &rows[position.index(rows.len())];
        prop_assert!(nanjing::search().rows(&row.name).iter().any(|found| rows[*found].id == row.id), "{}", row.name);
        prop_assert_eq!(nanjing::index().rows.len(), rows.len());
    }
}
