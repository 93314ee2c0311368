use super::*;
use proptest::prelude::*;

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn day(text: &str) -> Day {
    text.parse::<When>().unwrap().first_day().unwrap()
}

prop_compose! {
    fn any_date()(year in 1_i16..=9998, month in 1_i8..=12, day in 1_i8..=31, unit in 0..3, doubt in 0_usize..4) -> Option<PartialDate> {
        let doubt = [Doubt::None, Doubt::About, Doubt::Uncertain, Doubt::AboutAndUncertain][doubt];
        PartialDate::new(year, (unit > 0).then_some(month), (unit > 1).then_some(day), doubt)
    }
}

proptest! {
    #[test]
    fn a_printed_date_is_read_as_the_same_date(a in any_date(), b in any_date(), shape in 0..3) {
        let candidate = match (shape, a, b) {
            (0, Some(a), _) => When::At(a),
            (_, None, None) => return Ok(()),
            (1, from, until) => When::Lasted { from, until },
            (_, earliest, latest) => When::OneOf { earliest, latest },
        };
        match candidate.to_string().parse::<When>() {
            Ok(read) => prop_assert_eq!(read, candidate),
            Err(BadDate::Backwards(_)) => {
                let (Some(a), Some(b)) = (a, b) else { return Err(TestCaseError::fail("one end cannot run backwards")) };
                prop_assert!(b.without_doubt().last_day() < a.without_doubt().first_day());
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,24}") {
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn no_text_like_a_date_makes_the_parser_panic(text in "[0-9/.~?%\\[\\]A-Za-z -]{0,24}") {
        let _: Result<When, _> = text.parse();
    }

    #[test]
    fn a_date_never_ends_before_it_begins(date in any_date()) {
        if let Some(date) = date {
            prop_assert!(date.first_day() <= date.last_day());
        }
    }
}

#[test]
fn a_month_may_lie_on_any_of_its_days() {
    assert_eq!(when("2020-02").first_day(), Some(day("2020-02-01")));
    assert_eq!(when("2020-02").last_day(), Some(day("2020-02-29")));
}

#[test]
fn an_approximate_date_extends_half_a_unit_on_each_side() {
    assert_eq!(when("2020~").first_day(), Some(day("2019-07-01")));
    assert_eq!(when("2020~").last_day(), Some(day("2021-06-30")));
    assert_eq!(when("2020-05~").last_day(), Some(day("2020-06-15")));
}

#[test]
fn an_open_end_stays_open() {
    assert_eq!(when("2020-06-15/..").last_day(), None);
    assert_eq!(when("[..2021-06-10]").first_day(), None);
}

#[test]
fn a_date_overlaps_a_window_certainly_or_possibly() {
    let june = when("[2021-06..2021-06]");
    // What lasts from some day in May to some day in June lasts through 1 June.
    let certain = ["2021-06-10", "2021-06", "[2021-06-10..2021-06-30]", "2021-05/2021-07", "2021-05/2021-06"];
    for certain in certain.into_iter().chain(["2021-06-30/..", "../2021-06-01"]) {
        assert!(when(certain).must_overlap(&june), "{certain}");
    }
    for possible in ["2021", "2021-06~", "[2020-05..]", "[..2021-06-17]", "2020/2021", "2020/.."] {
        assert!(when(possible).may_overlap(&june) && !when(possible).must_overlap(&june), "{possible}");
    }
}

#[test]
fn a_date_that_runs_backwards_is_refused() {
    for text in ["2021-06-25/2021-06-21", "[2021-06-18..2021-06-17]", "2021/2020"] {
        assert!(matches!(text.parse::<When>(), Err(BadDate::Backwards(_))), "{text}");
    }
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_refused() {
    for text in ["2021-02-29", "2021-13", "2021-00", "0000", "2021-04-31"] {
        assert!(matches!(text.parse::<When>(), Err(BadDate::NoSuchDay(_))), "{text}");
    }
}

#[test]
fn the_date_formats_of_spreadsheets_are_refused_with_the_corrected_date() {
    let repaired = [
        ("2021/6/21", "2021-06-21"),
        ("2021-6-1", "2021-06-01"),
        ("2021.06.21", "2021-06-21"),
        ("2021-06-21 00:00:00", "2021-06-21"),
        ("2020/5", "2020-05"),
        ("20210621", "2021-06-21"),
        ("June 2021", "2021-06"),
        ("21 jun 2021", "2021-06-21"),
        ("Sept. 1, 2020", "2020-09-01"),
        ("6/21/2021", "2021-06-21"),
        ("21.6.2021", "2021-06-21"),
        ("6/7/2021", "2021-MM-DD"),
        ("May-20", "2020-05"),
        ("20-May", "YYYY-05-20"),
        ("2021年6月21日", "2021-06-21"),
        ("2020年5月", "2020-05"),
        ("44368", "2021-06-21"),
    ];
    for (text, repair) in repaired {
        let error = <When as Cell>::read(text).unwrap_err();
        assert!(error.contains(repair), "{text}: {error}");
    }
}

#[test]
fn a_text_that_is_not_a_date_is_refused_with_what_is_accepted() {
    for text in [
        "",
        "../..",
        "[..]",
        "/",
        "yesterday",
        "2021-06-21T10:00",
        "21",
        "2021-6",
        "2021-06-21-01",
        "[2021]",
        "２０２１",
    ] {
        let error = text.parse::<When>().unwrap_err().to_string();
        assert!(error.contains("accepted"), "{text}: {error}");
    }
}

#[test]
fn one_date_lies_within_another_only_with_all_its_days() {
    assert!(when("2021-06-21").lies_within(&when("2021-06")));
    assert!(when("[2021-06-17..2021-06-18]").lies_within(&when("2021-06-17/2021-06-18")));
    assert!(!when("2021-06-17").lies_within(&when("2021-06-21/2021-06-25")));
    assert!(!when("2021").lies_within(&when("2021-06")));
    assert!(when("2021").may_overlap(&when("2021-06")));
    assert!(when("2021-06").can_lie_within(&when("2021-06-21/2021-06-25")));
    assert!(!when("2021-06/2021-07").can_lie_within(&when("2021-06-21/2021-06-25")));
    assert!(!when("2021-06-17").may_overlap(&when("2021-06-21/2021-06-25")));
}
