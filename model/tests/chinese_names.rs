//! Chinese names in the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use model::lang::Lang;

#[test]
fn every_record_of_the_list_has_a_chinese_name() {
    let records = &nanjing::package().records;
    let missing: Vec<&str> = records
        .iter()
        .filter(|record| record.row.kind.is_row() && record.row.name_zh.is_none())
        .map(|record| record.row.id.as_str())
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn who_has_no_chinese_name_is_found_by_chinese_search_words() {
    let parties = || {
        let records = nanjing::package().records.iter();
        records.filter(|record| !record.row.kind.is_row() && record.row.name_zh.is_none())
    };
    let without: Vec<&str> = parties()
        .filter(|record| record.search_words.is_empty())
        .map(|record| record.row.id.as_str())
        .collect();
    assert_eq!(without, [""; 0]);
    for record in parties() {
        for words in &record.search_words {
            let groups = nanjing::search().suggest(words, Lang::Zh, 20);
            let suggestion = groups
                .iter()
                .flat_map(|group| &group.suggestions)
                .find(|suggestion| suggestion.id == record.row.id.as_str());
            let suggestion = suggestion.unwrap_or_else(|| panic!("{words} finds {}", record.row.id));
            assert!(!suggestion.name.contains(words), "{words} is shown");
            assert!(suggestion.also.as_ref().is_none_or(|also| also.text != *words), "{words} is shown");
        }
    }
}
