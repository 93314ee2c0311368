//! The view of a query: results, counts, facets, windows, clusters and histogram.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;
mod later_word;
#[path = "../nanjing/mod.rs"]
mod nanjing;
mod parts;

use std::sync::Arc;

use fixture::Fixture;
use model::dataset::Dataset;
use model::facet::Facet;
use model::index::Index;
use model::lang::Lang;
use model::package::read;
use model::query::Query;
use model::record::Kind;
use model::view::{FacetCounts, MarkSource as _, Matches, Page, Shape, View, view};

fn index() -> Index {
    Index::new(Arc::new(read(&Fixture::new().files).unwrap().package))
}

fn answer(query: &str) -> View {
    let read = Query::parse(query);
    assert!(read.refused.is_empty() && read.unknown.is_empty(), "{query}: {read:?}");
    let dataset = Dataset::new(&index(), Lang::En);
    let matched = read.query.text.as_ref().map(|text| nanjing::search(&dataset, text));
    view(&dataset, &read.query, matched.as_ref(), Page::FIRST)
}

fn ids(view: &View) -> Vec<&str> {
    view.results.iter().map(|hit| hit.id.as_str()).collect()
}

fn facet<'view>(view: &'view View, parameter: &str) -> &'view FacetCounts {
    view.facets.iter().find(|facet| facet.facet.as_str() == parameter).unwrap()
}

fn count(view: &View, parameter: &str, value: &str) -> (usize, usize) {
    let values = &facet(view, parameter).values;
    values.iter().find(|found| found.value == value).map_or((0, 0), |found| (found.count, found.undated))
}

#[test]
fn without_a_query_every_row_is_shown_but_not_the_directory() {
    let all = answer("");
    assert_eq!((all.shown, all.total, all.undated), (6, 6, 1));
    assert_eq!(
        ids(&all),
        ["firms", "week", "signing", "group", "press", "lidar"],
        "the latest first, the undated last"
    );
    assert_eq!(
        all.sentence,
        "2021: 3 events (1 of them a part of another record), 1 project (1 part), 1 project group, 1 indicator."
    );
}

#[test]
fn a_window_has_all_rows_that_may_lie_in_it_and_counts_the_undated_separately() {
    let window = answer("since=2021-06-22&until=2021-06-30");
    assert_eq!(ids(&window), ["week", "signing", "group", "firms"], "what only may lie in it comes last");
    let possible = window.results.iter().filter(|hit| hit.possible).map(|hit| hit.id.as_str());
    assert_eq!(
        possible.collect::<Vec<_>>(),
        ["firms"],
        "a day in 2021 may lie outside, while the week certainly overlaps"
    );
    assert!(!answer("").results.iter().any(|hit| hit.possible), "without a window no row is only possible");
    assert_eq!((window.shown, window.undated), (4, 1));
    assert_eq!(
        window.sentence,
        "22–30 June 2021: 2 events (1 of them a part of another record), 1 project group, 1 indicator."
    );
}

#[test]
fn values_of_one_facet_are_alternatives_and_facets_are_combined() {
    assert_eq!(answer("kind=event").shown, 3);
    assert_eq!(answer("kind=event,project").shown, 4);
    assert_eq!(ids(&answer("kind=event,project&status=scheduled,planned")), ["week", "lidar"]);
    assert_eq!(ids(&answer("industry=ai")), ["firms"]);
    assert_eq!(ids(&answer("basis=inferred&kind=event")), ["press"]);
}

#[test]
fn the_counts_of_a_facet_ignore_its_own_filter_and_no_other() {
    let view = answer("kind=event&status=held");
    assert_eq!(count(&view, "kind", "event"), (2, 0));
    assert_eq!(count(&view, "status", "scheduled"), (1, 0));
    assert_eq!(count(&answer("kind=event"), "kind", "project"), (0, 1), "the undated are counted separately");
}

#[test]
fn a_place_includes_all_places_within_it() {
    let view = answer("place=testville");
    assert_eq!(ids(&view), ["signing", "press"]);
    assert_eq!(count(&view, "place", "testville"), (2, 0));
}

#[test]
fn a_record_is_found_at_each_of_its_places_and_drawn_at_the_main_one() {
    let at_hall = "week-at-hall,week,held_at,hall,false,explicit,,,\n";
    let named =
        "lidar-named,lidar,named_only,hall,false,editorial,In it.,见名称。,https://example.org/week\n";
    let outside = "group-seen,group,sited_in,hall,false,editorial,Seen.,亲见。,https://example.org/week\n";
    let last = "signing-at,signing,held_at,hall,true,explicit,,,\n";
    let fixture = Fixture::new().edit("locations.csv", last, &format!("{last}{at_hall}{named}{outside}"));
    let citations = String::from_utf8(fixture.files["citations.csv"].clone()).unwrap();
    let cited = citations.lines().find(|line| line.starts_with("signing-at,")).unwrap();
    let too = cited.replace("signing-at,", "week-at-hall,");
    let fixture = fixture.edit("citations.csv", cited, &format!("{cited}\n{too}"));
    let files = fixture.files;
    let index = Index::new(Arc::new(read(&files).unwrap().package));
    let query = Query::parse("place=hall").query;
    let view = view(&Dataset::new(&index, Lang::En), &query, None, Page::FIRST);
    assert_eq!(
        ids(&view),
        ["week", "signing"],
        "a place that is only in the name is not a place of the record"
    );
    assert_eq!(view.unplaced, 1, "the week has no main place");
}

#[test]
fn the_tree_of_places_starts_where_it_branches_or_at_a_selected_place() {
    let depths = |query: &str| -> Vec<_> {
        let view = answer(query);
        facet(&view, "place").values.iter().map(|value| (value.value.clone(), value.depth)).collect()
    };
    let from_north = [("north".into(), 0), ("hall".into(), 1)];
    assert_eq!(depths(""), from_north, "all rows in the world and in Testville are in North");
    assert_eq!(
        depths("place=testville"),
        [("testville".into(), 0), ("north".into(), 1), ("hall".into(), 2)],
        "a selected value can be deselected"
    );
    assert_eq!(depths("q=hall"), [("hall".into(), 0)]);
    let whole: Vec<(String, usize)> =
        ["world", "testville", "north", "hall"].map(String::from).into_iter().zip(0..).collect();
    assert_eq!(depths("place=world"), whole);
}

#[test]
fn kind_and_place_come_before_all_other_facets() {
    let order: Vec<_> = answer("").facets.iter().map(|facet| facet.facet.as_str()).collect();
    assert_eq!((&order[..2], order.len()), (&["kind", "place"][..], Facet::ALL.len()));
}

#[test]
fn statuses_are_grouped_by_stage_and_each_row_counts_once() {
    let view = answer("");
    let values: Vec<_> = facet(&view, "status")
        .values
        .iter()
        .map(|value| (value.value.as_str(), value.depth, value.count, value.undated))
        .collect();
    assert_eq!(
        values,
        [
            ("intended", 0, 1, 1),
            ("scheduled", 1, 1, 0),
            ("planned", 1, 0, 1),
            ("agreed", 0, 1, 0),
            ("signed", 1, 1, 0),
            ("present", 0, 3, 0),
            ("held", 1, 2, 0),
            ("exists", 1, 1, 0),
        ]
    );
    for value in facet(&view, "status").values.iter().filter(|value| value.depth == 0) {
        let view = answer(&format!("status={}", value.stands_for.join(",")));
        assert_eq!(view.shown, value.count + value.undated, "{} finds what it counts", value.value);
        assert_eq!(view.undated, value.undated, "{}", value.value);
    }
}

#[test]
fn a_stage_is_selected_and_deselected_by_all_its_statuses() {
    let stage = |query: &str, of: &str| {
        let view = answer(query);
        let facet = facet(&view, "status");
        let value = facet.values.iter().find(|value| value.value == of).unwrap().clone();
        let toggled = Query::parse(query).query.toggled(facet.facet, value.query_values()).to_string();
        let chosen: Vec<String> = facet.chosen().map(|value| value.value.clone()).collect();
        (value.selected, chosen, toggled)
    };
    let none: Vec<String> = vec![];
    assert_eq!(stage("", "intended"), (false, none, "status=scheduled,planned".into()));
    let one = vec!["planned".into()];
    assert_eq!(stage("status=planned", "intended"), (false, one, "status=scheduled,planned".into()));
    let whole = vec!["intended".into()];
    assert_eq!(stage("status=scheduled,planned", "intended"), (true, whole, String::new()));
    let narrowed = stage("status=scheduled,planned&kind=project", "intended");
    assert_eq!((narrowed.0, narrowed.2.as_str()), (true, "kind=project"), "whatever the other filters");
    let absent = vec!["launched".into()];
    assert_eq!(stage("status=launched", "started"), (false, absent, String::new()));
}

#[test]
fn each_row_is_counted_once_on_the_map_at_its_most_precise_place() {
    let view = answer("");
    let drawn: usize = view.clusters.iter().flat_map(|cluster| &cluster.counts).map(|(_, count)| count).sum();
    assert_eq!(drawn + view.unplaced, view.shown);
    let clusters: Vec<_> =
        view.clusters.iter().map(|cluster| (cluster.place.as_str(), cluster.counts.clone())).collect();
    assert_eq!(clusters, [("hall", vec![(Kind::Event, 1)]), ("north", vec![(Kind::Event, 1)])]);
}

#[test]
fn certain_and_possible_rows_of_a_month_are_counted_separately() {
    let view = answer("");
    let june = view.histogram.iter().find(|bin| bin.from == "2021-06-01").unwrap();
    assert_eq!((june.certain, june.possible), (4, 1));
    let may = view.histogram.iter().find(|bin| bin.from == "2021-05-01").unwrap();
    assert_eq!((may.certain, may.possible), (0, 1));
    let dataset = Dataset::new(&index(), Lang::En);
    let shapes: Vec<_> = view.marks.iter().map(|mark| (dataset.details(mark).id, mark.shape)).collect();
    assert_eq!(
        shapes,
        [
            ("week", Shape::Span),
            ("press", Shape::Day),
            ("signing", Shape::Day),
            ("group", Shape::Day),
            ("firms", Shape::AsOf)
        ]
    );
}

#[test]
fn the_results_of_a_search_have_its_order_unless_the_query_has_another() {
    let dataset = Dataset::new(&index(), Lang::En);
    let at = |id: &str| dataset.rows.iter().position(|row| row.id.as_str() == id).unwrap();
    let matched = Matches { rows: ["press", "lidar", "week"].map(at).to_vec(), ..Matches::default() };
    let found = |query: &str| {
        let view = view(&dataset, &Query::parse(query).query, Some(&matched), Page::FIRST);
        view.results.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    assert_eq!(found("q=a"), ["press", "lidar", "week"]);
    assert_eq!(found("q=a&sort=relevance"), ["press", "lidar", "week"]);
    assert_eq!(found("q=a&kind=event"), ["press", "week"]);
    assert_eq!(found("q=a&sort=latest"), ["week", "press", "lidar"]);
}

#[test]
fn a_search_that_finds_nothing_says_so() {
    assert_eq!(answer("q=nothing+of+the+sort").sentence, "No record matches.");
}

#[test]
fn an_amount_is_shown_without_its_conversion() {
    let view = answer("kind=project_group");
    assert_eq!(view.results[0].amount.as_deref(), Some("20.15 billion yuan, planned, all together"));
    assert_eq!(
        view.results[0].snippet.as_ref().map(|snippet| snippet.quote.as_str()),
        Some("on 22 June 2021")
    );
}

#[test]
fn results_are_sorted_by_the_requested_order() {
    assert_eq!(ids(&answer("kind=event&sort=earliest")), ["press", "week", "signing"]);
    assert_eq!(ids(&answer("kind=event&sort=name")), ["week", "press", "signing"]);
}
