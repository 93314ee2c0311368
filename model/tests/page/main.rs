//! The page of a record: figures, places, dates and links to other records.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;

use std::sync::Arc;

use fixture::Fixture;
use model::basis::BasisWord;
use model::claim::Claim;
use model::dataset::Dataset;
use model::draw::Span;
use model::index::Index;
use model::lang::Lang;
use model::package::read;
use model::page::{RecordPage, SourcePage, sources};
use model::place::Level;
use model::query::Query;
use model::view::{NamedMark, Page, view};

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
fn a_figure_has_its_qualifications_and_restatements_are_in_the_table_only() {
    let group = page("group");
    assert_eq!(
        figures(&group),
        [("more than 150 projects", ""), ("20.15 billion yuan", "Investment, planned, all together")]
    );
    assert_eq!(group.figures[0].sources, ["text"]);
    assert!(group.lines.iter().any(|line| line.claim == "group-dollars"), "the table has every form");
}

#[test]
fn an_event_shows_the_figures_of_the_projects_signed_at_it() {
    let signing = page("signing");
    let of: Vec<_> = signing.figures.iter().map(|figure| figure.of.as_ref().unwrap().id.as_str()).collect();
    assert_eq!(of, ["group", "group"]);
    assert_eq!(signing.figures[1].claim, "group-sum");
    assert!(page("week").figures.is_empty(), "figures of a part are not those of the whole");
}

#[test]
fn a_row_without_a_known_place_is_not_drawn() {
    let signing = page("signing").places;
    let places: Vec<_> = signing.clusters.iter().map(|cluster| cluster.place.as_str()).collect();
    assert_eq!((places, signing.level), (vec!["hall"], Some(Level::Venue)));
    assert_eq!(signing.map.unwrap().spots.len(), 1);
    let lidar = page("lidar").places;
    assert!(lidar.clusters.is_empty() && lidar.map.is_none() && !lidar.named_only);
}

#[test]
fn a_row_has_all_its_dates_also_empty_ones() {
    let press = page("press").times;
    assert_eq!(press.marks.len(), 1);
    assert_eq!((press.marks[0].id.as_str(), press.marks[0].name.as_str()), ("press-when", "Held"));
    assert_eq!(press.marks[0].basis, BasisWord::Inferred);
    let summary = page("press").summary;
    assert!(summary.contains(", inferred"), "the summary says so, too: {summary}");
    let lidar = page("lidar").times;
    assert_eq!(lidar.marks.len(), 1);
    assert_eq!(
        (&lidar.marks[0].from, Span::of(&NamedMark::marks(&lidar.marks))),
        (&None, None),
        "there is no axis without a date"
    );
}

#[test]
fn a_place_lists_the_same_rows_as_a_filter_on_it() {
    let index = index();
    let place = of(&index, "testville").unwrap();
    let ids: Vec<_> = place.rows.iter().map(|row| row.record.id.as_str()).collect();
    assert_eq!(ids, ["press", "signing"], "in the order of their dates");
    let dataset = Dataset::new(&index, Lang::En);
    assert_eq!(
        place.all_rows,
        view(&dataset, &Query::parse("place=testville").query, None, Page::FIRST).shown
    );
    assert_eq!(place.rows[1].connections, [("Held in: Grand Hall".to_owned(), BasisWord::Explicit)]);
    let drawn: usize = place.places.clusters.iter().map(model::view::Cluster::total).sum();
    assert_eq!(drawn, 2);
    assert!(place.places.clusters.iter().any(|cluster| cluster.place == "testville"), "and itself");
    let children: Vec<_> = place.places.holds.iter().map(|link| link.id.as_str()).collect();
    assert_eq!(children, ["north"]);
    assert_eq!(place.places.within.unwrap().id, "world");
}

#[test]
fn rows_that_are_listed_by_date_are_not_listed_again_by_relation() {
    let industry = page("ai");
    assert_eq!(industry.rows.len(), 1);
    assert_eq!(industry.rows[0].connections, [("In this industry".to_owned(), BasisWord::Explicit)]);
    assert_eq!((industry.rows[0].year, industry.rows[0].record.basis), (Some(2021), BasisWord::Inferred));
    assert!(industry.groups.is_empty());
    // People are not rows: they are listed with their role.
    let gamma = page("gamma");
    assert_eq!(gamma.groups[0].records[0].detail.as_deref(), Some("Researcher"));
}

/// A package in which a person spoke at an event.
fn with_a_speaker() -> Fixture {
    let quote = "Ada Example of Gamma Institute spoke";
    let start = fixture::TEXT.find(quote).unwrap();
    Fixture::new()
        .append("links.csv", "ada-spoke,ada,spoke_at,week,Speaker,演讲者,1,,,explicit,,,\n")
        .append("citations.csv", &format!("ada-spoke,text,{start},{},{quote},bears\n", start + quote.len()))
}

#[test]
fn a_foreign_place_lists_the_events_of_its_representatives() {
    let seat = "gamma-seat,gamma,seat,abroad,true,editorial,Its site says so.,其网站如此说明。,https://example.org/gamma\n";
    let files = with_a_speaker()
        .append("records.csv", "abroad,place,Abroad,descriptive,外国,translated,,,,published,\n")
        .append("places.csv", "abroad,country,world,,,,,none,\n")
        .append("locations.csv", seat)
        .files;
    let index = Index::new(Arc::new(read(&files).unwrap().package));
    let abroad = of(&index, "abroad").unwrap();
    assert_eq!(abroad.rows.iter().map(|row| row.record.id.as_str()).collect::<Vec<_>>(), ["week"]);
    // The seat has the weakest basis.
    let connection = ("Through Ada Example (spoke at: Speaker)".to_owned(), BasisWord::Editorial);
    assert_eq!(abroad.rows[0].connections, [connection]);
    assert!(abroad.places.clusters.iter().all(|cluster| cluster.place != "testville"), "no row lies there");
    assert_eq!(
        of(&index, "testville").unwrap().rows.len(),
        2,
        "a place with rows of its own lists these only"
    );
}

#[test]
fn a_speaker_at_an_event_has_role_and_affiliation() {
    let files = with_a_speaker().files;
    let index = Index::new(Arc::new(read(&files).unwrap().package));
    let week = of(&index, "week").unwrap();
    let link = week.groups.iter().flat_map(|group| &group.records).find(|link| link.id == "ada").unwrap();
    assert_eq!(link.detail.as_deref(), Some("Speaker; Gamma Institute, Researcher"));
    // The pages of the person and of the employer list the event.
    let ada = of(&index, "ada").unwrap();
    assert_eq!(ada.rows[0].connections, [("Spoke at: Speaker".to_owned(), BasisWord::Explicit)]);
    let gamma = of(&index, "gamma").unwrap();
    assert_eq!(
        gamma.rows[0].connections,
        [("Through Ada Example (spoke at: Speaker)".to_owned(), BasisWord::Explicit)]
    );
}

#[test]
fn a_row_links_to_the_values_that_it_shares_with_others() {
    let index = index();
    let page = of(&index, "signing").unwrap();
    let lists: Vec<_> = page.same.iter().map(|list| (list.query.as_str(), list.count)).collect();
    assert_eq!(lists, [("kind=event", 3), ("source=text", 6)], "values of this row only are left out");
    let dataset = Dataset::new(&index, Lang::En);
    for (query, count) in lists {
        assert_eq!(view(&dataset, &Query::parse(query).query, None, Page::FIRST).shown, count, "{query}");
    }
    assert!(of(&index, "ai").unwrap().same.is_empty());
}

#[test]
fn a_source_counts_each_claim_that_cites_it_once_and_lists_every_citation() {
    let index = index();
    let cards = sources(&index, Lang::En);
    assert!(cards.iter().any(|card| card.claims > 1));
    for card in cards {
        let cited = |claim: &&Claim| claim.citations.iter().any(|one| one.source.as_str() == card.id);
        assert_eq!(card.claims, index.package.claims.iter().filter(cited).count(), "{}", card.id);
        let page = SourcePage::new(&index, &card.id, Lang::En).unwrap();
        let citations = index.package.claims.iter().flat_map(|claim| &claim.citations);
        let citations = citations.filter(|one| one.source.as_str() == card.id);
        assert_eq!(page.lines.len(), citations.count(), "{}", card.id);
    }
}
