//! The page of a record: figures that add nothing, places and dates as precise as they are known, and ties
//! that are told from both ends.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;

use std::sync::Arc;

use fixture::Fixture;
use model::basis::BasisWord;
use model::dataset::Dataset;
use model::draw::Span;
use model::index::Index;
use model::lang::Lang;
use model::package::read;
use model::page::RecordPage;
use model::place::Level;
use model::query::Query;
use model::view::{Page, view};

fn index() -> Index {
    Index::new(Arc::new(read(&Fixture::new().files).unwrap().package))
}

fn of(index: &Index, id: &str) -> Option<RecordPage> {
    RecordPage::new(index, &Dataset::new(index, Lang::En), id)
}

fn page(id: &str) -> RecordPage {
    of(&index(), id).unwrap()
}

fn figures(page: &RecordPage) -> Vec<(&str, &str)> {
    page.figures.iter().map(|figure| (figure.value.as_str(), figure.limits.as_str())).collect()
}

#[test]
fn a_figure_stands_with_its_limits_and_its_second_forms_stay_in_the_table() {
    let group = page("group");
    assert_eq!(
        figures(&group),
        [("more than 150 projects", ""), ("20.15 billion yuan", "Investment, planned, all together")]
    );
    assert_eq!(group.figures[0].sources, ["text"]);
    assert!(group.lines.iter().any(|line| line.claim == "group-dollars"), "the table has every form");
}

#[test]
fn an_event_shows_what_was_signed_at_it_and_whose_figures_these_are() {
    let signing = page("signing");
    let of: Vec<_> = signing.figures.iter().map(|figure| figure.of.as_ref().unwrap().id.as_str()).collect();
    assert_eq!(of, ["group", "group"]);
    assert_eq!(signing.figures[1].claim, "group-sum");
    assert!(page("week").figures.is_empty(), "figures of a part are not those of the whole");
}

#[test]
fn a_row_is_drawn_where_it_is_known_to_be_and_otherwise_not_at_all() {
    let signing = page("signing").places;
    let at: Vec<_> = signing.clusters.iter().map(|cluster| cluster.place.as_str()).collect();
    assert_eq!((at, signing.level), (vec!["hall"], Some(Level::Venue)));
    assert_eq!(signing.map.unwrap().spots.len(), 1);
    let lidar = page("lidar").places;
    assert!(lidar.clusters.is_empty() && lidar.map.is_none() && !lidar.named_only);
}

#[test]
fn a_row_has_each_of_its_dates_also_where_no_day_is_given() {
    let press = page("press").times;
    assert_eq!(press.marks.len(), 1);
    assert_eq!((press.marks[0].id.as_str(), press.marks[0].name.as_str()), ("press-when", "Held"));
    assert_eq!(press.marks[0].basis, BasisWord::Inferred);
    let head = page("press").summary;
    assert!(head.contains(", inferred"), "the head says so, too: {head}");
    let lidar = page("lidar").times;
    assert_eq!(lidar.marks.len(), 1);
    assert_eq!(
        (&lidar.marks[0].from, Span::of(&lidar.marks)),
        (&None, None),
        "there is no axis without a date"
    );
}

#[test]
fn a_place_lists_what_is_known_at_it_and_in_it_as_the_atlas_does() {
    let index = index();
    let place = of(&index, "testville").unwrap();
    let ids: Vec<_> = place.rows.iter().map(|row| row.record.id.as_str()).collect();
    assert_eq!(ids, ["press", "signing"], "in the order of their dates");
    let dataset = Dataset::new(&index, Lang::En);
    assert_eq!(
        place.all_rows,
        view(&dataset, &Query::parse("place=testville").query, None, Page::FIRST).shown
    );
    assert_eq!(place.rows[1].connections, [("Venue: Grand Hall".to_owned(), BasisWord::Explicit)]);
    let drawn: usize = place.places.clusters.iter().map(model::view::Cluster::total).sum();
    assert_eq!(drawn, 2);
    assert!(place.places.clusters.iter().any(|cluster| cluster.place == "testville"), "and itself");
    let held: Vec<_> = place.places.holds.iter().map(|tie| tie.id.as_str()).collect();
    assert_eq!(held, ["north"]);
    assert_eq!(place.places.within.unwrap().id, "world");
}

#[test]
fn what_is_listed_over_time_is_not_shown_a_second_time() {
    let industry = page("ai");
    assert_eq!(industry.rows.len(), 1);
    assert_eq!(industry.rows[0].connections, [("In this industry".to_owned(), BasisWord::Explicit)]);
    assert_eq!((industry.rows[0].year, industry.rows[0].record.basis), (Some(2021), BasisWord::Inferred));
    assert!(industry.groups.is_empty());
    // People are no rows: they stay with their role.
    let gamma = page("gamma");
    assert_eq!(gamma.groups[0].records[0].detail.as_deref(), Some("Researcher"));
}

/// A package in which somebody spoke at an event.
fn with_a_speaker() -> Fixture {
    let quote = "Ada Example of Gamma Institute spoke";
    let start = fixture::TEXT.find(quote).unwrap();
    Fixture::new()
        .append("links.csv", "ada-spoke,ada,spoke_at,week,Speaker,演讲者,1,,explicit,,,\n")
        .append("citations.csv", &format!("ada-spoke,text,{start},{},{quote},bears\n", start + quote.len()))
}

#[test]
fn a_place_abroad_has_to_do_with_what_its_parties_took_part_in() {
    let seat = "gamma-seat,gamma,seat,abroad,true,editorial,Its site says so.,其网站如此说明。,https://example.org/gamma\n";
    let files = with_a_speaker()
        .append("records.csv", "abroad,place,Abroad,descriptive,外国,translated,,,,published,\n")
        .append("places.csv", "abroad,country,world,,,,,none,\n")
        .append("locations.csv", seat)
        .files;
    let index = Index::new(Arc::new(read(&files).unwrap().package));
    let abroad = of(&index, "abroad").unwrap();
    assert_eq!(abroad.rows.iter().map(|row| row.record.id.as_str()).collect::<Vec<_>>(), ["week"]);
    // The weakest word is that on the seat.
    let way = ("Through Ada Example (spoke at: Speaker)".to_owned(), BasisWord::Editorial);
    assert_eq!(abroad.rows[0].connections, [way]);
    assert!(abroad.places.clusters.iter().all(|cluster| cluster.place != "testville"), "nothing lies there");
    assert_eq!(of(&index, "testville").unwrap().rows.len(), 2, "where something lies that is all");
}

#[test]
fn the_speaker_at_an_event_is_told_with_role_and_office() {
    let files = with_a_speaker().files;
    let index = Index::new(Arc::new(read(&files).unwrap().package));
    let week = of(&index, "week").unwrap();
    let tie = week.groups.iter().flat_map(|group| &group.records).find(|tie| tie.id == "ada").unwrap();
    assert_eq!(tie.detail.as_deref(), Some("Speaker; Gamma Institute, Researcher"));
    // And from the other ends: the person's page, and that of the employer.
    let ada = of(&index, "ada").unwrap();
    assert_eq!(ada.rows[0].connections, [("Spoke at: Speaker".to_owned(), BasisWord::Explicit)]);
    let gamma = of(&index, "gamma").unwrap();
    assert_eq!(
        gamma.rows[0].connections,
        [("Through Ada Example (spoke at: Speaker)".to_owned(), BasisWord::Explicit)]
    );
}

#[test]
fn a_row_leads_to_the_lists_that_it_shares_with_others() {
    let index = index();
    let page = of(&index, "signing").unwrap();
    let lists: Vec<_> = page.same.iter().map(|list| (list.query.as_str(), list.count)).collect();
    assert_eq!(lists, [("kind=event", 3), ("source=text", 6)], "a list of itself alone leads nowhere");
    let dataset = Dataset::new(&index, Lang::En);
    for (query, count) in lists {
        assert_eq!(view(&dataset, &Query::parse(query).query, None, Page::FIRST).shown, count, "{query}");
    }
    assert!(of(&index, "ai").unwrap().same.is_empty());
}
