use super::*;
use crate::record::Kind;
use proptest::prelude::*;

fn any_id() -> impl Strategy<Value = Id> {
    "[a-z][a-z0-9_-]{0,12}".prop_map(|text| Id::new(&text).unwrap())
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    (1_i16..=9998, 1_i8..=12, 1_i8..=28, 0..3).prop_map(|(year, month, day, unit)| {
        PartialDate::new(
            year,
            (unit > 0).then_some(month),
            (unit > 1).then_some(day),
            crate::when::Doubt::None,
        )
        .unwrap()
    })
}

fn any_of<T: Copy + fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn any_value(facet: Facet) -> BoxedStrategy<String> {
    match facet.words() {
        Some(words) => any_of(words).prop_map(str::to_owned).boxed(),
        None => any_id().prop_map(|id| id.to_string()).boxed(),
    }
}

/// Up to four values of each facet.
fn any_filters() -> impl Strategy<Value = Filters> {
    let values = |facet: &Facet| prop::collection::vec(any_value(*facet), 0..4);
    let values: Vec<_> = Facet::ALL.iter().map(values).collect();
    values.prop_map(|values| {
        let mut filters = Filters::default();
        for (facet, values) in Facet::ALL.iter().zip(values) {
            assert!(values.iter().all(|value| filters.insert(*facet, value)));
        }
        filters
    })
}

prop_compose! {
    fn any_query()(
        filters in any_filters(),
        text in prop::option::of("[^\\p{C}\\s][^\\p{C}]{0,20}[^\\p{C}\\s]"),
        since in prop::option::of(any_date()),
        until in prop::option::of(any_date()),
        parts in prop::option::of(any_of(Parts::ALL)),
        sort in prop::option::of(any_of(Sort::ALL)),
        skip in prop_oneof![Just(0), any::<u32>()],
        (lng, lat, zoom) in (-180_i64..=180, -85_i64..=85, 0_i64..=22),
        has_map in any::<bool>(),
        selected in prop::option::of(any_id()),
        release in prop::option::of(any_id()),
    ) -> Query {
        let until = until.filter(|until| since.is_none_or(|since: PartialDate| until.last_day() >= since.first_day()));
        let map = has_map.then(|| format!("{lng}.5,{lat},{zoom}.25").parse().ok()).flatten();
        Query { text, filters, since, until, parts, sort, skip, map, selected, release }
    }
}

proptest! {
    #[test]
    fn a_written_query_is_read_as_the_same_query(query in any_query()) {
        let written = query.to_string();
        let read = Query::parse(&written);
        prop_assert_eq!(&read.query, &query);
        prop_assert!(read.refused.is_empty() && read.unknown.is_empty());
        prop_assert_eq!(read.query.to_string(), written);
    }

    #[test]
    fn the_query_of_any_text_is_stable_when_written_and_read_again(text in "\\PC{0,80}|[a-z=&,%0-9-]{0,80}") {
        let query = Query::parse(&text).query;
        prop_assert_eq!(Query::parse(&query.to_string()).query, query);
    }

    #[test]
    fn no_bytes_make_the_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Query::parse(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn a_value_that_cannot_be_read_is_reported_and_the_rest_is_used() {
    let read = Query::parse("kind=event,meeting&since=2020&map=1,2,-3&basis=explicit");
    assert_eq!(read.query.to_string(), "kind=event&basis=explicit&since=2020");
    let named: Vec<_> =
        read.refused.iter().map(|refused| (refused.parameter.as_str(), refused.value.as_str())).collect();
    assert_eq!(named, [("kind", "meeting"), ("map", "1,2,-3")]);
    assert_eq!(read.refused[0].accepted, Accepted::Words(Kind::WORDS));
}

#[test]
fn a_window_that_ends_before_it_begins_loses_its_end() {
    let read = Query::parse("since=2021-06&until=2020");
    assert_eq!(read.query.to_string(), "since=2021-06");
    assert_eq!(read.refused[0].parameter, Parameter::Until);
    assert!(
        Query::parse("since=2021-06&until=2021").refused.is_empty(),
        "a year that contains the month is not before it"
    );
}

#[test]
fn control_characters_and_empty_fields_are_dropped() {
    let read = Query::parse("q=%00a%0Db&kind=&place=%20&since=");
    assert_eq!(read.query, Query { text: Some("ab".into()), ..Query::default() });
    assert!(read.refused.is_empty());
}

#[test]
fn a_query_of_any_length_is_limited() {
    let ids: Vec<String> = (0..1000).map(|n| format!("id-{n}")).collect();
    let read = Query::parse(&format!("place={}&q={}", ids.join(","), "长".repeat(10_000)));
    assert_eq!(read.query.filters.places.len(), 64);
    assert_eq!(read.query.text.unwrap().chars().count(), 200);
    assert_eq!(read.refused.len(), 1);
    let read = Query::parse(&format!("place={},no id,{}", ids[..64].join(","), ids[64]));
    let reasons: Vec<_> = read.refused.into_iter().map(|refused| refused.accepted).collect();
    assert_eq!(reasons, [Accepted::Ids, Accepted::AtMost(64)]);
    let many = Query::parse(&"kind=x&".repeat(1000));
    assert_eq!(many.refused.len(), 8);
}

#[test]
fn a_search_that_is_cut_off_between_two_words_is_stable() {
    let query = Query::parse(&format!("q={}++++b", "a".repeat(198))).query;
    assert_eq!(query.text.as_deref(), Some("a".repeat(198).as_str()));
    assert_eq!(Query::parse(&query.to_string()).query, query);
}

#[test]
fn a_camera_off_the_earth_is_refused() {
    for map in ["200,32,9", "118,86,9", "118,32,-1", "118,32,23", "118,32", "118,32,9,1", "a,b,c", "NaN,0,1"]
    {
        assert_eq!(Query::parse(&format!("map={map}")).refused.len(), 1, "{map}");
    }
    assert_eq!(Query::parse("map=118.7788,32.0438,11.5").query.to_string(), "map=118.7788,32.0438,11.5");
}

#[test]
fn a_date_is_read_in_any_common_notation() {
    let since = |text: &str| Query::parse(&format!("since={text}")).query.since.map(|date| date.to_string());
    for month in ["2021-06", "2021-6", "2021/6", "2021.06", "202106", "2021年6月", "June 2021", "jun+2021"]
    {
        assert_eq!(since(month).as_deref(), Some("2021-06"), "{month}");
    }
    for day in ["2021/6/21", "20210621", "2021.06.21", "2021年6月21日", "21 June 2021", "June 21, 2021"] {
        assert_eq!(since(day).as_deref(), Some("2021-06-21"), "{day}");
    }
    for other in [
        "June",
        "21 June",
        "Junebug 2021",
        "6/2021",
        "21.6.2021",
        "2021-123",
        "202113",
        "2021-06~",
        "12345",
        "2021//a",
    ] {
        assert_eq!(since(other), None, "{other}");
    }
}
