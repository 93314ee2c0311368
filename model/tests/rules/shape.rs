//! Rules for files, tables, cells and ids.

use crate::fixture::Fixture;
use model::package::{Files, read};
use proptest::prelude::*;

#[test]
fn a_package_that_keeps_every_rule_is_accepted() {
    Fixture::new().is_accepted();
}

#[test]
fn a_missing_table_is_reported() {
    let mut package = Fixture::new();
    package.files.remove("amounts.csv");
    package.is_refused("amounts.csv: is missing");
}

#[test]
fn an_unknown_table_is_reported() {
    let mut package = Fixture::new();
    package.files.insert("amount.csv".into(), b"id\n".to_vec());
    package.is_refused("amount.csv: is not a table of this format");
}

#[test]
fn a_missing_or_unreadable_outline_or_descriptor_is_reported() {
    let mut package = Fixture::new();
    package.files.remove("areas.geojson");
    package.is_refused("areas.geojson: is missing");
    let mut package = Fixture::new();
    package.files.insert("areas.geojson".into(), b"{".to_vec());
    package.is_refused("areas.geojson: is not the GeoJSON");
    let mut package = Fixture::new();
    package.files.remove("datapackage.json");
    package.is_refused("datapackage.json: is missing");
    let mut package = Fixture::new();
    package.files.insert("datapackage.json".into(), b"[]".to_vec());
    package.is_refused("datapackage.json: has no list of resources");
}

#[test]
fn a_descriptor_with_a_different_table_is_refused() {
    let mut package = Fixture::new();
    let text = String::from_utf8(package.files["datapackage.json"].clone()).unwrap();
    package
        .files
        .insert("datapackage.json".into(), text.replacen("\"amounts.csv\"", "\"sums.csv\"", 1).into());
    package.is_refused("datapackage.json: describes the table \"amounts\" differently");
}

#[test]
fn an_unknown_a_missing_and_a_swapped_column_are_reported() {
    Fixture::new()
        .edit("places.csv", "id,level,", "id,niveau,level,")
        .is_refused("places.csv:1:niveau: is not a column");
    Fixture::new().edit("places.csv", "precision_m,", "").is_refused("places.csv:1:precision_m: is missing");
    Fixture::new()
        .edit("places.csv", "id,level", "level,id")
        .is_refused("places.csv:1: has the columns in another order");
    Fixture::new()
        .edit("places.csv", "id,level,", "id,level,level,")
        .is_refused("places.csv:1:level: appears twice");
}

#[test]
fn a_row_with_too_few_cells_is_reported() {
    Fixture::new()
        .edit("claim_links.csv", "group-dollars,converts,group-sum,,", "group-dollars,converts,group-sum")
        .is_refused("claim_links.csv:3: has 3 cells");
}

#[test]
fn a_truncated_file_is_refused() {
    let mut package = Fixture::new();
    let bytes = package.files.get_mut("questions.csv").unwrap();
    bytes.truncate(bytes.len() - 8);
    package.is_refused("questions.csv: ends inside a character on line 2");
    let bytes = package.files.get_mut("questions.csv").unwrap();
    bytes.truncate(bytes.len() - 2);
    package.is_refused("questions.csv: ends inside a row");
}

#[test]
fn an_unclosed_quotation_mark_is_reported_where_it_opens() {
    Fixture::new()
        .edit("citations.csv", "200 firms", "\"200\" firms")
        .is_refused("citations.csv: has a stray quotation mark on line 16");
    Fixture::new()
        .edit("citations.csv", "2021\"", "2021")
        .is_refused("citations.csv: ends inside a quoted cell that begins on line 3");
    let mut package = Fixture::new();
    package
        .files
        .insert("left_out.csv".into(), b"source,start,end,reason_en,reason_zh\ntext,1,2,\"open,x\n".to_vec());
    package.is_refused("left_out.csv: ends inside a quoted cell that begins on line 2");
}

#[test]
fn a_cell_of_a_hundred_megabytes_is_refused_with_its_line() {
    let huge = "x".repeat(100 << 20);
    Fixture::new()
        .append("claim_links.csv", &format!("group-sum,part_of,{huge},,\n"))
        .is_refused("claim_links.csv: has a cell of more than 16384 bytes that begins on line 5");
}

#[test]
fn another_encoding_is_reported() {
    let mut package = Fixture::new();
    // 人工智能 in GBK.
    package
        .files
        .get_mut("records.csv")
        .unwrap()
        .extend(b"x,industry,x,descriptive,\xc8\xcb\xb9\xa4\xd6\xc7\xc4\xdc,translated,,,,published,\n");
    let mixed = package.problems();
    assert!(mixed[0].starts_with("records.csv: is not UTF-8 from line 15"), "{mixed:?}");
    package.files.insert("records.csv".into(), b"id,kind\nx,\xc8\xcb\xb9\xa4\xd6\xc7\xc4\xdc\n".to_vec());
    assert!(package.problems()[0].contains("looks like GBK"));
    package.files.insert("records.csv".into(), b"\xff\xfei\0d\0".to_vec());
    assert!(package.problems()[0].contains("looks like UTF-16"));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let mut package = Fixture::new();
    for (file, bytes) in &mut package.files {
        if file.ends_with(".csv") {
            let text = String::from_utf8(std::mem::take(bytes)).unwrap().replace('\n', "\r\n");
            *bytes = format!("\u{feff}{text}").into();
        }
    }
    package.is_accepted();
}

#[test]
fn a_word_that_is_not_in_its_list_is_refused_with_the_list() {
    Fixture::new()
        .edit("records.csv", "week,event,", "week,meeting,")
        .is_refused("records.csv:6:kind: \"meeting\" is not known here; accepted: event, platform");
}

#[test]
fn an_empty_cell_that_must_not_be_empty_is_reported() {
    Fixture::new().edit("records.csv", "Press meeting", "").is_refused("records.csv:7:name_en: is empty");
}

#[test]
fn an_id_that_starts_with_a_digit_is_refused() {
    Fixture::new()
        .edit("questions.csv", "how-many", "2020-05")
        .is_refused("questions.csv:2:id: \"2020-05\" is not an id");
}

#[test]
fn a_repeated_id_is_refused_across_tables_too() {
    Fixture::new()
        .edit("questions.csv", "how-many", "week-praise")
        .is_refused("questions.csv:2:id: \"week-praise\" is already used in statements.csv, row 2");
    let row = "hall,venue,north,,118.7788,32.0438,200,confirmed,A file and memory\n";
    Fixture::new().append("places.csv", row).is_refused("places.csv:6:id: \"hall\" is already in row 5");
}

#[test]
fn a_reference_that_leads_nowhere_is_refused_in_every_table() {
    Fixture::new()
        .edit("locations.csv", "held_at,hall", "held_at,hull")
        .is_refused("locations.csv:3:place: \"hull\" is not in places.csv");
    Fixture::new()
        .edit("links.csv", "signed_at,signing", "signed_at,signings")
        .is_refused("links.csv:3:target: \"signings\" is not in records.csv");
    Fixture::new()
        .edit("claim_links.csv", "lidar-sum,part_of,group-sum", "lidar-sum,part_of,group-total")
        .is_refused("claim_links.csv:4:other: \"group-total\" is not in any claim table");
    Fixture::new()
        .edit("left_out.csv", "text,504", "texts,504")
        .is_refused("left_out.csv:2:source: \"texts\" is not in sources.csv");
    Fixture::new()
        .edit("questions.csv", "group lidar", "group radar")
        .is_refused("questions.csv:2:records: \"radar\" is not in records.csv");
}

#[test]
fn each_place_that_a_place_overlaps_is_known_and_does_not_contain_it() {
    let overlapping = |places: &str| {
        Fixture::new().edit("places.csv", "hall,venue,north,,", &format!("hall,venue,north,{places},"))
    };
    let south = |package: Fixture| {
        package
            .append("records.csv", "south,place,South,descriptive,南区,translated,,,,published,\n")
            .append("places.csv", "south,district,testville,,,,,none,\n")
    };
    south(overlapping("south")).is_accepted();
    overlapping("south").is_refused("places.csv:5:also_in: \"south\" is not in places.csv");
    south(overlapping("south east")).is_refused("places.csv:5:also_in: \"east\" is not in places.csv");
    overlapping("hall").is_refused("places.csv:5:also_in: \"hall\" contains it");
    south(overlapping("south testville")).is_refused("places.csv:5:also_in: \"testville\" contains it");
}

#[test]
fn a_question_does_not_refer_to_withdrawn_records() {
    Fixture::new()
        .edit(
            "records.csv",
            "lidar,project,Beta Lidar,printed,,,,,,published,",
            "lidar,project,Beta Lidar,printed,,,,,,withdrawn,",
        )
        .is_refused("questions.csv:2:records: \"lidar\" is withdrawn; accepted: published records");
}

#[test]
fn a_place_is_a_record_of_kind_place_and_vice_versa() {
    Fixture::new()
        .edit("records.csv", "hall,place", "hall,platform")
        .append("dates.csv", "hall-when,hall,exists,,true,editorial,,,https://example.org/hall\n")
        .is_refused("places.csv:5:id: belongs to a record of another kind");
    Fixture::new()
        .append("records.csv", "south,place,South,descriptive,,,,,,published,\n")
        .is_refused("records.csv:15:id: is a place without a row in places.csv");
}

#[test]
fn all_problems_are_reported_at_once() {
    let package = Fixture::new()
        .edit("dates.csv", "2021-06-21/2021-06-25", "2021/6/21")
        .edit("amounts.csv", "20150,,CNY", "20,CNY")
        .edit("locations.csv", "held_at,hall", "held_at,hull");
    let problems = package.problems().join("\n");
    for expected in ["dates.csv:2:when", "amounts.csv:2", "locations.csv:3:place"] {
        assert!(problems.contains(expected), "{expected} in {problems}");
    }
    assert!(
        !problems.contains("not in any claim table"),
        "a row that cannot be read is not reported as missing: {problems}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_to_a_file_makes_the_reader_panic(file in 0_usize..16, position in 0.0_f64..1.0, cut in 0_usize..200, bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let package = Fixture::new();
        let name = package.files.keys().nth(file).unwrap().clone();
        let mut files: Files = package.files;
        let damaged = files.get_mut(&name).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a small length")]
        let start = (damaged.len() as f64 * position) as usize;
        let end = (start + cut).min(damaged.len());
        damaged.splice(start..end, bytes);
        if let Err(problems) = read(&files) {
            prop_assert!(!problems.is_empty());
        }
    }
}

/// Replays the corpus of the fuzzer.
#[test]
fn the_corpus_of_the_fuzzer_makes_nothing_panic() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/corpus/package_read");
    let whole = Fixture::new();
    let mut inputs = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let files = crate::fixture::damaged(&whole.files, &std::fs::read(entry.unwrap().path()).unwrap());
        if let Err(problems) = model::package::read_with_texts(&files, Some(&whole.texts)) {
            assert!(!problems.is_empty(), "a refusal has problems");
        }
        inputs += 1;
    }
    assert!(inputs > 0, "the corpus is empty");
}
