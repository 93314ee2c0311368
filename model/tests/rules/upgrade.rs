//! Packages in an older format, and the command that lifts them.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;

use crate::fixture::Fixture;
use model::package::cite::cite;
use model::package::upgrade::{AddedColumn, upgrade};
use model::package::{Files, read};
use model::problem::Problem;

/// The fixture in the format in which links and statements had no `as_of_basis`, with a date for some of them.
fn former() -> Fixture {
    let mut package = Fixture::new()
        .edit("links.csv", "signed_at,signing,,,,,,", "signed_at,signing,,,,2021-06-22,,")
        .edit("links.csv", "Researcher,研究员,1,,,", "Researcher,研究员,1,2021-06-22,,")
        .edit("statements.csv", "活动有专门网站。,,", "活动有专门网站。,2021,")
        .edit("citations.csv", "were signed,bears", "on 22 June 2021,bears");
    for file in ["links.csv", "statements.csv"] {
        let table = String::from_utf8(package.files[file].clone()).unwrap();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().unwrap();
        let added = rows[0].iter().position(|name| name == "as_of_basis").unwrap();
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            let kept = row.iter().enumerate().filter(|(at, _)| *at != added).map(|(_, cell)| cell);
            writer.write_record(kept).unwrap();
        }
        package.files.insert(file.into(), writer.into_inner().unwrap());
    }
    package.files.insert("citations.csv".into(), cite(&package.files, &package.texts).unwrap().citations);
    let descriptor = String::from_utf8(package.files["datapackage.json"].clone()).unwrap();
    package.files.insert("datapackage.json".into(), descriptor.replace("as_of_basis", "as_of_ground").into());
    package
}

/// The cells of a column, by the id of the row.
fn column(files: &Files, file: &str, name: &str) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(files[file].as_slice());
    let at = reader.headers().unwrap().iter().position(|column| column == name).unwrap();
    reader.records().map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[at].to_owned())).collect()
}

#[test]
fn a_package_in_an_older_format_is_refused_with_the_command_that_lifts_it() {
    let problems: Vec<String> = read(&former().files).unwrap_err().iter().map(Problem::to_string).collect();
    let expected = |file: &str| {
        format!(
            "{file}:1: has the columns of an older format; accepted: what `atlas upgrade DIR` makes of it"
        )
    };
    assert_eq!(problems, [expected("links.csv"), expected("statements.csv")]);
}

#[test]
fn an_upgraded_package_says_of_each_date_how_it_is_known() {
    let mut package = former();
    let upgraded = upgrade(&package.files).unwrap();
    let added = |file, filled| AddedColumn { file, column: "as_of_basis", filled };
    assert_eq!(upgraded.added, [added("links.csv", 2), added("statements.csv", 1)]);
    assert_eq!(
        upgraded.files.keys().collect::<Vec<_>>(),
        ["datapackage.json", "links.csv", "statements.csv"]
    );
    package.files.extend(upgraded.files);
    let links = column(&package.files, "links.csv", "as_of_basis");
    assert_eq!((links["group-at"].as_str(), links["ada-at"].as_str()), ("explicit", "inferred"));
    assert_eq!(links["firms-ai"], "");
    assert_eq!(column(&package.files, "statements.csv", "as_of_basis")["week-site"], "editorial");
    // A steward has to give the reason of the date that is in no quote.
    package.is_refused("links.csv:5:reason_en: lacks a reason");
}

#[test]
fn an_upgrade_accepts_the_byte_order_mark_of_a_spreadsheet() {
    let mut package = former();
    let links = [b"\xef\xbb\xbf".as_slice(), &package.files["links.csv"]].concat();
    package.files.insert("links.csv".into(), links);
    let upgraded = upgrade(&package.files).unwrap();
    assert_eq!(upgraded.files, upgrade(&former().files).unwrap().files);
}

#[test]
fn an_upgrade_leaves_a_package_in_the_present_format_as_it_is() {
    let upgraded = upgrade(&Fixture::new().files).unwrap();
    assert!(upgraded.files.is_empty() && upgraded.added.is_empty());
}

#[test]
fn an_upgrade_names_a_table_that_it_cannot_read() {
    let mut package = former();
    package.files.get_mut("links.csv").unwrap().extend(b"a,b\n");
    let problems: Vec<String> =
        upgrade(&package.files).err().unwrap().iter().map(Problem::to_string).collect();
    assert!(problems.len() == 1 && problems[0].starts_with("links.csv: cannot be read: "), "{problems:?}");
}
