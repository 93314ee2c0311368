//! Parts of other records: counted as such, and left out on request.

use model::dataset::Dataset;
use model::facet::Facet;
use model::lang::Lang;
use model::query::Query;
use model::view::{MarkSource as _, Page, View, view};

use crate::nanjing::dataset;
use crate::{answer, facet, ids, index};

fn parts(view: &View, parameter: &str, value: &str) -> usize {
    facet(view, parameter).values.iter().find(|found| found.value == value).map_or(0, |found| found.parts)
}

#[test]
fn a_part_is_counted_as_one_where_its_whole_is_shown() {
    let all = answer("");
    // The signing is a part of the week, and the lidar project of the group.
    assert_eq!(all.parts, 2);
    assert_eq!(parts(&all, "kind", "event"), 1);
    assert_eq!(parts(&all, "kind", "project"), 0, "a row without a date is counted separately");
    assert_eq!((parts(&all, "place", "north"), parts(&all, "status", "held")), (1, 1));
    assert_eq!(parts(&all, "status", "present"), 1, "a stage adds up its statuses");
    let at_hall = all.clusters.iter().find(|cluster| cluster.place == "hall").unwrap();
    assert_eq!(at_hall.parts, 1);
    let dataset = Dataset::new(&index(), Lang::En);
    let parts = all.marks.iter().filter(|mark| mark.is_part);
    let on_timeline: Vec<_> = parts.map(|mark| dataset.details(mark).id).collect();
    assert_eq!(on_timeline, ["signing"]);
}

#[test]
fn a_part_whose_whole_is_filtered_out_is_counted_like_any_other() {
    for query in ["status=held", "until=2021-06-20", "place=hall"] {
        assert_eq!(answer(query).parts, 0, "{query}");
    }
    assert_eq!(answer("kind=project").parts, 0);
    // A search for the part alone does not find the whole.
    assert_eq!(answer("q=lidar&kind=project").parts, 0);
}

#[test]
fn parts_are_left_out_with_their_whole_but_never_without_it() {
    assert_eq!(ids(&answer("parts=none")), ["firms", "week", "group", "press"]);
    assert_eq!(answer("parts=none").parts, 0);
    assert_eq!(answer("parts=none").undated, 0, "the lidar project is a part of the group");
    assert_eq!(ids(&answer("parts=none&kind=project")), ["lidar"]);
    assert_eq!(ids(&answer("parts=none&status=held")), ["signing", "press"]);
    assert_eq!(answer("parts=none").sentence, "2021: 2 events, 1 project group, 1 indicator.");
}

#[test]
fn the_counts_of_facets_are_those_of_what_is_shown() {
    let counts = |query: &str| {
        let view = answer(query);
        let values = &facet(&view, "kind").values;
        values.iter().map(|value| (value.value.clone(), value.count + value.undated)).collect::<Vec<_>>()
    };
    assert_eq!(
        counts("parts=none"),
        [("event".into(), 2), ("project".into(), 0), ("project_group".into(), 1), ("indicator".into(), 1)]
    );
}

#[test]
fn a_word_other_than_none_is_refused() {
    let read = Query::parse("parts=some");
    assert_eq!((read.query.parts, read.refused.len()), (None, 1));
}

/// The view of the Nanjing package.
fn nanjing(query: &str) -> View {
    view(
        dataset(Lang::En),
        &Query::parse(query).query,
        None,
        Page { limit: usize::MAX, values: usize::MAX, ..Page::FIRST },
    )
}

#[test]
fn the_parts_that_are_left_out_are_those_that_were_counted() {
    let all = nanjing("");
    let mut queries =
        vec![String::new(), "since=2021&until=2021".into(), "since=2020-05&until=2021-06-18".into()];
    for facet in &all.facets {
        for value in facet.values.iter().filter(|value| value.stands_for.is_empty()) {
            queries.push(format!("{}={}", facet.facet.as_str(), value.value));
            queries.push(format!("{}={}&since=2021-06", facet.facet.as_str(), value.value));
        }
    }
    for query in queries {
        let (with, without) = (nanjing(&query), nanjing(&format!("{query}&parts=none")));
        assert_eq!(without.shown, with.shown - with.parts, "{query}");
        assert_eq!(without.parts, 0, "{query}");
        for (with, without) in with.facets.iter().zip(&without.facets) {
            assert_eq!(with.facet, without.facet);
            for value in &with.values {
                let same = without.values.iter().find(|other| other.value == value.value);
                let count = same.map_or(0, |same| same.count);
                assert_eq!(count, value.count - value.parts, "{query}: {}", value.value);
            }
        }
    }
}

#[test]
fn a_part_of_a_part_is_a_part_of_the_whole() {
    // Opening, a part of a conference that is a part of a series.
    let opening = "conference-future-network-2021-opening";
    let series = nanjing("kind=event&source=s4");
    let rows = dataset(Lang::En);
    assert!(series.marks.iter().any(|mark| mark.is_part && rows.details(mark).id == opening));
    let wholes = |id: &str| {
        let rows = &dataset(Lang::En).rows;
        let row = rows.iter().find(|row| row.id.as_str() == id).unwrap();
        row.wholes.iter().map(|whole| rows[*whole].id.to_string()).collect::<Vec<_>>()
    };
    assert!(wholes(opening).contains(&"conference-future-network-2021".to_owned()));
    assert!(wholes(opening).contains(&"series-jiangning-2021".to_owned()), "{:?}", wholes(opening));
}

#[test]
fn the_sixteen_events_of_june_2021_in_jiangning_say_how_many_are_parts() {
    let view = nanjing("kind=event&place=jiangning&since=2021-06&until=2021-06");
    assert_eq!(
        view.sentence,
        "June 2021, Jiangning District: 16 events (14 of them parts of other records)."
    );
    let kinds = view.facets.iter().find(|facet| facet.facet == Facet::Kind).unwrap();
    assert_eq!((kinds.values[0].count, kinds.values[0].parts), (16, 14));
}
