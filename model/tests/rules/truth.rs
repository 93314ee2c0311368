//! Rules for quotes, coordinates and privacy, and the commands cite and coverage.

use crate::fixture::{Fixture, TEXT, sha256};
use model::package::{cite, coverage, read};

#[test]
fn a_quote_equals_its_bytes() {
    let start = TEXT.find("exceeds").unwrap();
    let end = start + "exceeds 20 billion yuan".len();
    let (right, off) = (format!("{start},{end}"), format!("{},{}", start + 1, end + 1));
    Fixture::new()
        .edit("citations.csv", &right, &off)
        .is_refused("citations.csv:12:quote: differs from bytes");
    Fixture::new()
        .edit("citations.csv", &right, "9000,9023")
        .is_refused("citations.csv:12:start: bytes 9000 to 9023 lie outside");
    Fixture::new()
        .edit("citations.csv", &right, &format!("{start},{}", end + 1))
        .problems()
        .iter()
        .find(|problem| problem.contains("is not start plus the 23 bytes"))
        .expect("the length is checked even without the text");
}

#[test]
fn a_quote_without_a_byte_range_is_refused() {
    let start = TEXT.find("exceeds").unwrap();
    Fixture::new()
        .edit("citations.csv", &format!("{start},{}", start + 23), ",")
        .is_refused("citations.csv:12:start: has no byte range");
}

#[test]
fn a_quote_has_fifteen_words_at_most() {
    let long = "over 150 projects, a total of 20.15 billion yuan (about 3 billion dollars), were signed. The";
    assert_eq!(long.split_whitespace().count(), 16);
    let (start, short) = (TEXT.find(long).unwrap(), "over 150 projects");
    let old = format!("{start},{},{short}", start + short.len());
    Fixture::new()
        .edit("citations.csv", &old, &format!("{start},{},\"{long}\"", start + long.len()))
        .is_refused("citations.csv:15:quote: has 16 words");
}

#[test]
fn a_chinese_quote_has_forty_characters_at_most() {
    let long = "创".repeat(41);
    let row = format!("group-sum,text,0,{},{long},bears\n", long.len());
    let package = Fixture::new().append("citations.csv", &row);
    let problems = read(&package.files).unwrap_err();
    assert!(problems[0].message.starts_with("has 41 Han characters"), "{problems:?}");
}

#[test]
fn a_text_that_was_changed_is_refused() {
    let mut package = Fixture::new();
    package.texts.insert("text.txt".into(), TEXT.replace("Dr.", "Mr.").into());
    assert!(
        package.problems().iter().any(|problem| problem.starts_with("sources.csv:2:sha256: the text has "))
    );
    package.texts.clear();
    package.is_refused("sources.csv:2:file: \"text.txt\" is not among the texts");
}

#[test]
fn a_printed_name_is_in_a_text() {
    Fixture::new()
        .edit("records.csv", "Grand Hall,printed", "Great Hall,printed")
        .is_refused("records.csv:5:name_en: is in no text");
    Fixture::new()
        .edit("names.csv", "Dr. Ada Example,printed", "Prof. Ada Example,printed")
        .is_refused("names.csv:2:name: is in no text");
}

#[test]
fn cite_fills_in_unique_quotes_and_lists_the_choices_for_others() {
    let package = Fixture::new().append("citations.csv", "week-praise,text,,,rowth is said,bears\nweek-praise,text,,,Dr. Ada Sample,bears\nweek-praise,text,,,\"june 21\u{a0}to\",bears\n");
    let cited = cite::cite(&package.files, &package.texts).unwrap();
    let problems: Vec<String> = cited.problems.iter().map(ToString::to_string).collect();
    assert_eq!(cited.filled, 0);
    assert_eq!(problems.len(), 3);
    assert!(
        problems[0].starts_with("citations.csv:23:start: occurs 2 times in the text; accepted: one of "),
        "{problems:?}"
    );
    assert!(problems[0].contains("growth is said to last"), "the choices have some context: {problems:?}");
    assert!(problems[1].starts_with("citations.csv:24:quote: does not occur in the text"), "{problems:?}");
    assert!(problems[2].contains("accepted: the original bytes, \"June 21 to\""), "{problems:?}");
}

#[test]
fn coverage_lists_the_sentences_that_are_neither_cited_nor_left_out() {
    let mut package = Fixture::new();
    let uncovered = |package: &Fixture| {
        let loaded = read(&package.files).unwrap();
        coverage::uncovered(&loaded.package, &package.texts).unwrap()
    };
    assert_eq!(uncovered(&package), []);
    package.files.insert("left_out.csv".into(), b"source,start,end,reason_en,reason_zh\n".to_vec());
    let found = uncovered(&package);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sentence, "The Links: spare parts.");
    assert_eq!(&TEXT[found[0].start..found[0].end], found[0].sentence);
}

#[test]
fn a_passage_that_is_left_out_lies_in_its_text() {
    Fixture::new()
        .edit("left_out.csv", "504,527", "527,527")
        .is_refused("left_out.csv:2:end: is not after start");
    Fixture::new()
        .edit("left_out.csv", "504,527", "504,5270")
        .is_refused("left_out.csv:2:end: lies outside the text");
}

#[test]
fn a_coordinate_is_on_the_earth_and_has_a_basis_a_precision_and_an_origin() {
    let hall = |row: &str| {
        Fixture::new().edit("places.csv", "118.7788,32.0438,200,confirmed,A file and memory", row)
    };
    hall("32.0438,118.7788,200,confirmed,A file").is_refused("places.csv:5:lat: is off the earth");
    hall("218.7788,32.0438,200,confirmed,A file").is_refused("places.csv:5:lon: is off the earth");
    hall("118.7788,32.0438,200,none,A file")
        .is_refused("places.csv:5:coordinate_basis: does not go with the coordinate");
    hall("118.7788,32.0438,,confirmed,A file").is_refused("places.csv:5:precision_m: is empty or 0");
    hall("118.7788,32.0438,200,confirmed,").is_refused("places.csv:5:coordinate_origin: is empty");
    hall("118.7788,,200,none,A file").is_refused("places.csv:5:lat: is only half a coordinate");
}

#[test]
fn a_coordinate_far_from_its_district_is_noted() {
    let far = Fixture::new().edit("places.csv", "118.7788,32.0438", "118.7788,32.1200");
    far.is_noted("places.csv:5:lon: note: lies 2224 m outside the outline of \"north\"");
}

#[test]
fn a_coordinate_from_a_consumer_map_is_refused() {
    let point = model::place::LngLat { lng: 118.7788, lat: 32.0438 };
    let shifted = model::place::gcj02_from_wgs84(point);
    let row = format!("{:.5},{:.5}", shifted.lng, shifted.lat);
    Fixture::new().edit("places.csv", "118.7788,32.0438", &row).is_refused("places.csv:5:lon: is shifted as on a consumer map (GCJ-02); accepted: WGS 84, here about 118.7788, 32.0438");
}

#[test]
fn no_text_cell_contains_a_phone_number_or_an_e_mail_address() {
    Fixture::new()
        .edit("records.csv", "One week.", "Call 025-20000000.")
        .is_refused("records.csv:6:note_en: contains what looks like a phone number");
    Fixture::new()
        .edit("places.csv", "A file and memory", "press@example.org")
        .is_refused("places.csv:5:coordinate_origin: contains what looks like an e-mail address");
    // A column of numbers is exempt, whatever its digits look like.
    Fixture::new().edit("amounts.csv", "exact,150,,USD", "exact,13900000000,,USD").is_accepted();
}

#[test]
fn an_explicit_date_of_publication_is_in_the_text() {
    Fixture::new().edit("sources.csv", ",en,,,,,", ",en,2021-06-22,explicit,,,").is_accepted();
    Fixture::new()
        .edit("sources.csv", ",en,,,,,", ",en,2019,explicit,,,")
        .is_refused("sources.csv:2:published: is explicit, but the year 2019 is not in the text");
}

#[test]
fn the_editors_repeat_at_most_fifteen_words_in_a_row_of_a_source() {
    let noted = |words: &str| Fixture::new().edit("records.csv", "One week.", words);
    // Case and punctuation do not matter.
    let fifteen = "On the morning of june 10 officials met the press in North District; a signing";
    noted(fifteen).is_accepted();
    noted(&format!("{fifteen} was"))
        .is_refused("records.csv:6:note_en: repeats more than 15 in a row of \"text\"");
}

#[test]
fn the_editors_repeat_at_most_forty_han_characters_in_a_row_of_a_source() {
    let han: String = ('\u{4e00}'..).take(41).collect();
    let noted = |count: usize| {
        let words: String = han.chars().take(count).collect();
        let mut package = Fixture::new().edit("records.csv", "一周。", &format!("{words}。"));
        let text = format!("{TEXT} {han}");
        let source = String::from_utf8(package.files["sources.csv"].clone()).unwrap();
        let source = source.replace(&format!(",{},", TEXT.len()), &format!(",{},", text.len()));
        let source = source.replace(&sha256(TEXT.as_bytes()), &sha256(text.as_bytes()));
        package.files.insert("sources.csv".into(), source.into());
        package.texts.insert("text.txt".into(), text.into());
        package
    };
    noted(40).is_accepted();
    noted(41).is_refused("records.csv:6:note_zh: repeats more than 40 in a row of \"text\"");
}
