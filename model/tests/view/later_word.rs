//! Whether a later source tells of what was only intended, and what the place of a row leaves open.

use std::sync::Arc;

use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::{Files, read};
use model::query::Query;
use model::view::{Hit, Page, view};

use crate::fixture::Fixture;

const SECOND: &str = "later,later.txt,A later text,一篇后来的文本,,,,en,";

fn hits(files: &Files, lang: Lang) -> Vec<Hit> {
    let index = Index::new(Arc::new(read(files).unwrap().package));
    view(&Dataset::new(&index, lang), &Query::default(), None, Page::ALL).results
}

fn hit(files: &Files, id: &str) -> Hit {
    hits(files, Lang::En).into_iter().find(|hit| hit.id == id).unwrap()
}

/// The fixture, whose text is of 20 June 2021, with a second text that says something of a record.
fn told(published: &str, claims: &[(&str, &str)]) -> Files {
    let digest = "0".repeat(64);
    let later = format!("{SECOND}{published},inferred,Why.,何故。,,10,{digest},press_release,,\n");
    let fixture = Fixture::new()
        .edit("sources.csv", ",en,,,,,", ",en,2021-06-20,inferred,Why.,何故。,")
        .append("sources.csv", &later);
    claims.iter().fold(fixture, |fixture, (file, rows)| fixture.append(file, rows)).files
}

#[test]
fn what_is_scheduled_or_planned_has_no_later_word_until_a_later_source_tells_of_it() {
    let alone = told("2021-07", &[]);
    let without: Vec<String> =
        hits(&alone, Lang::En).into_iter().filter(|hit| hit.no_later_word).map(|hit| hit.id).collect();
    assert_eq!(without, ["week", "lidar"], "what is held, signed or exists needs none");
    let statement = "week-said,week,assessment,,It took place.,已举行。,,,explicit,,,\n";
    let cited = "week-said,later,0,10,took place,bears\n";
    let tells = |published: &str| {
        let files = told(published, &[("statements.csv", statement), ("citations.csv", cited)]);
        !hit(&files, "week").no_later_word
    };
    assert!(tells("2021-07"));
    assert!(!tells("2021-06-20"), "a source of the same day is not later");
    assert!(!tells("2021-06"), "it may be earlier");
}

#[test]
fn a_later_source_tells_of_a_record_through_a_link_to_it_or_through_one_that_may_be_the_same() {
    let cited = "group-later,later,0,10,the week's,bears\n";
    let through = |link: &str| {
        let files = told("2021-07", &[("links.csv", link), ("citations.csv", cited)]);
        !hit(&files, "week").no_later_word
    };
    assert!(through("group-later,group,concerns,week,,,,,,explicit,,,\n"));
    let same = "week-same,week,possibly_same_as,press,,,,,,inferred,Why.,何故。,\n";
    let files = told(
        "2021-07",
        &[
            ("links.csv", same),
            ("statements.csv", "press-said,press,assessment,,It was held.,已举行。,,,explicit,,,\n"),
            (
                "citations.csv",
                "week-same,text,0,10,Alpha Week,grounds\npress-said,later,0,8,was held,bears\n",
            ),
        ],
    );
    assert!(!hit(&files, "week").no_later_word);
}

#[test]
fn a_row_says_that_no_source_names_its_site_or_where_the_map_draws_it() {
    let files = Fixture::new().files;
    let notes = |lang: Lang| {
        let hits = hits(&files, lang).into_iter();
        hits.filter_map(|hit| Some((hit.id, hit.place_note?))).collect::<Vec<_>>()
    };
    assert_eq!(notes(Lang::En), [("press".into(), "site not named".into())]);
    assert_eq!(notes(Lang::Zh), [("press".into(), "具体地点未注明".into())]);
    // Another place of the row is a venue.
    let named = Fixture::new()
        .append("locations.csv", "press-too,press,held_at,hall,false,explicit,,,\n")
        .append("citations.csv", "press-too,text,0,10,Alpha Week,bears\n")
        .files;
    assert_eq!(hit(&named, "press").place_note, None);
    let unknown = Fixture::new()
        .edit(
            "places.csv",
            "hall,venue,north,,118.7788,32.0438,200,confirmed,A file and memory",
            "hall,venue,north,,,,,none,",
        )
        .files;
    let signing = hit(&unknown, "signing");
    assert_eq!(signing.place.as_deref(), Some("Grand Hall"));
    assert_eq!(signing.place_note.as_deref(), Some("drawn at North District, as its position is not known"));
}
