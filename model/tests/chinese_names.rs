//! Chinese names in the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

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
