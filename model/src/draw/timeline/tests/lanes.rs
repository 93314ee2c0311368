//! Lanes: which marks share a box, and lanes without marks.

use super::*;

#[test]
fn a_lane_of_undated_rows_is_empty_and_says_so() {
    assert_eq!(Span::of(&[]), None);
    let marks = [day_of("2019-06-15")];
    let undated = [(Kind::Event, 2), (Kind::Project, 3)];
    let lanes = lay_out(&marks, &undated, (SPAN, SPAN), TimelineSize::WIDE, Lang::En).lanes;
    let empty: Vec<_> = lanes.iter().map(|lane| (lane.kind, lane.items.len(), lane.empty)).collect();
    assert_eq!(empty, [(Kind::Event, 1, None), (Kind::Project, 0, Some(Empty::Undated(3)))]);
}

#[test]
fn lanes_stay_where_nothing_matches() {
    let kinds = [(Kind::Event, 0), (Kind::Project, 0)];
    for size in [TimelineSize::WIDE, TimelineSize::NARROW] {
        let lanes = lay_out(&[], &kinds, (SPAN, SPAN), size, Lang::En).lanes;
        let empty: Vec<_> = lanes.iter().map(|lane| (lane.kind, lane.empty)).collect();
        assert_eq!(empty, [(Kind::Event, Some(Empty::Nothing)), (Kind::Project, Some(Empty::Nothing))]);
    }
}

#[test]
fn a_lane_without_visible_marks_stays_and_says_where_its_marks_are() {
    let marks = [day_of("2019-06-15"), day_of("2020-06-15"), day_of("2021-12-15")];
    let lanes = zoomed(&marks, JUNE).lanes;
    assert_eq!((lanes.len(), lanes[0].empty), (1, Some(Empty::Elsewhere(2, 1))));
}

#[test]
fn three_marks_that_touch_become_a_number_and_two_do_not() {
    let day = || dated("2021-06-17", Role::Scheduled);
    let three = drawn(&[day(), day(), day()], TimelineSize::WIDE);
    assert_eq!(
        (three.lanes[0].items.len(), three.lanes[0].items[0].form, three.lanes[0].items[0].line),
        (1, MarkForm::Count, LineStyle::Outlined)
    );
    assert_eq!(drawn(&[day(), day()], TimelineSize::WIDE).lanes[0].items.len(), 2);
    // Days and less precise dates are grouped alike.
    let mixed =
        drawn(&[day(), day_of("2021-06-17?"), day_of("[2021-06-17..2021-06-18]")], TimelineSize::WIDE);
    assert_eq!(mixed.lanes[0].items[0].form, MarkForm::Count);
    let year = || day_of("2019");
    let bars = drawn(&[year(), year(), year()], TimelineSize::WIDE);
    assert_eq!((bars.lanes[0].items.len(), bars.lanes[0].items[0].form), (1, SOFT));
    assert_eq!(drawn(&[year(), year()], TimelineSize::WIDE).lanes[0].items.len(), 2);
    let window = window(&[day(), dated("[2021-06-10..]", Role::Planned)], &[0, 1]).unwrap();
    assert_eq!(window.to_string(), "2021-06-10/2021-06-17");
}

#[test]
fn bars_that_differ_in_basis_or_status_are_not_grouped() {
    let inferred = Mark { basis: BasisWord::Inferred, ..day_of("2019") };
    let marks = [day_of("2019"), day_of("2019"), inferred, dated("2019", Role::Planned)];
    assert_eq!(drawn(&marks, TimelineSize::WIDE).lanes[0].items.len(), 4);
}

#[test]
fn zooming_in_separates_the_marks_of_a_box() {
    let marks = [day_of("2021-06-01"), day_of("2021-06-10"), day_of("2021-06-20"), day_of("2019-01-01")];
    assert_eq!(drawn(&marks, TimelineSize::WIDE).lanes[0].items.len(), 2, "three of June touch");
    let close = zoomed(&marks, JUNE);
    assert_eq!(close.lanes[0].items.len(), 3);
    assert_eq!(close.ticks.len(), 30);
    assert_eq!(close.ticks[0].name.as_deref(), Some("1 Jun"));
    assert_eq!(counted(&marks, JUNE.cells(JUNE.bin())).map(|bin| bin.1).sum::<usize>(), 3);
}

#[test]
fn zooming_into_a_box_step_by_step_separates_its_marks() {
    for (days, size) in [
        (vec!["2021-06-17", "2021-06-17", "2021-06-17", "2021-06-21", "2021-06-22"], TimelineSize::WIDE),
        (vec!["2021-06-17", "2021-06-17", "2021-06-17", "2021-06-21", "2021-06-22"], TimelineSize::NARROW),
        (vec!["2020-05~"; 8], TimelineSize::WIDE),
        (vec!["2019"; 5], TimelineSize::NARROW),
        (
            vec!["2020-05", "2020-05-03", "2020-05-07", "2020-05-09", "2020-05-09", "2020-05-09"],
            TimelineSize::NARROW,
        ),
    ] {
        let marks: Vec<Mark> = days.iter().map(|day| day_of(day)).collect();
        let mut span = SPAN;
        for step in 0.. {
            let drawn = lay_out(&marks, &[], (span, SPAN), size, Lang::En);
            let Some(group) = drawn.lanes[0].items.iter().find(|item| item.marks.len() > 1) else { break };
            let next = zoom_target(&marks, &group.marks, (span, SPAN));
            assert!(step < 5, "{days:?} {group:?} {span:?}");
            span = next.unwrap_or_else(|| panic!("{days:?}: {group:?} does not separate in {span:?}"));
        }
    }
}

#[test]
fn marks_that_no_zoom_separates_stay_in_one_box() {
    let marks: Vec<Mark> = (0..40).map(|_| day_of("2021-06-17")).collect();
    let all: Vec<usize> = (0..40).collect();
    assert_eq!(zoom_target(&marks, &all, (SPAN, SPAN)), None, "too many for one day");
    assert_eq!(zoom_target(&marks, &all[..3], (SPAN, SPAN)).map(Span::days), Some(1));
    let day = Span { first: Day::constant(2021, 6, 17), last: Day::constant(2021, 6, 17) };
    assert_eq!(zoom_target(&marks, &all[..3], (day, SPAN)), None, "no zoom is closer than a day");
}

#[test]
fn in_the_overview_each_lane_is_one_row_and_keeps_the_form_of_each_date() {
    let mut marks: Vec<Mark> =
        ["2020", "2020-02/2020-09", "[2020-01-01..2020-08-01]", "2020-05-05", "2020-05-05", "2020-05-05"]
            .map(day_of)
            .to_vec();
    marks.extend(Kind::ALL.iter().map(|kind| Mark { kind: *kind, ..day_of("2019-06-15") }));
    let whole = drawn(&marks, TimelineSize::of_panel(1250.0));
    assert!(
        whole.lanes.windows(2).all(|pair| nearly_equal(pair[1].y - pair[0].y, COMPACT)),
        "all lanes have one height"
    );
    let items = &whole.lanes[0].items;
    let rows: Vec<f64> =
        items.iter().filter(|item| item.form != MarkForm::Count).map(|item| item.h).collect();
    assert_eq!(rows.iter().filter(|h| nearly_equal(**h, ROW / 3.0)).count(), 3, "{rows:?}");
    for item in items {
        assert!(item.y >= whole.lanes[0].y && item.y + item.h <= whole.lanes[0].y + COMPACT, "{item:?}");
    }
    // The height that the first screen has for the timeline.
    assert!(whole.lanes[6].y <= 240.0 - 36.0, "six lanes are visible below the title: {}", whole.lanes[6].y);
}

#[test]
fn boxes_of_a_compact_lane_never_cover_each_other() {
    let days =
        (0..120).map(|index| day_of(&format!("2020-{:02}-{:02}", 1 + index * 7 % 12, 1 + index * 5 % 28)));
    let marks: Vec<Mark> = days.collect();
    for width in [600.0, 960.0, 1408.0, 2400.0] {
        let items = &drawn(&marks, TimelineSize::of_panel(width)).lanes[0].items;
        for (index, one) in items.iter().enumerate().filter(|(_, item)| item.form == MarkForm::Count) {
            let clear = |other: &LaneItem| other.x >= one.x + one.w || other.x + other.w <= one.x;
            let others = items.iter().enumerate().filter(|(of, _)| *of != index);
            assert!(others.into_iter().all(|(_, other)| clear(other)), "{width}: {one:?}");
        }
    }
}

#[test]
fn a_lane_of_any_number_of_marks_has_so_many_items_and_every_mark() {
    let marks: Vec<Mark> = (0..3000)
        .map(|index| {
            let from = format!("20{}-{:02}-{:02}", 18 + index % 4, 1 + index % 12, 1 + index % 28);
            let until = format!("2021-{:02}-{:02}", 1 + index % 12, 1 + index / 12 % 28);
            match index % 3 {
                0 => day_of(&from),
                1 => dated(&format!("{from}/2021-12-31"), Role::Held),
                _ => mark("", &until, Shape::Before, Role::Planned),
            }
        })
        .collect();
    for size in [TimelineSize::WIDE, TimelineSize::NARROW, TimelineSize::SMALL] {
        for lane in drawn(&marks, size).lanes {
            assert!(lane.items.len() <= 30, "{}", lane.items.len());
            let mut found: Vec<usize> = lane.items.iter().flat_map(|item| item.marks.clone()).collect();
            found.sort_unstable();
            assert_eq!(found, (0..marks.len()).collect::<Vec<_>>());
            let boxes = lane.items.iter().filter(|item| item.form == MarkForm::Count);
            let edges: Vec<(f64, f64)> = boxes.map(|item| (item.x, item.x + item.w)).collect();
            assert!(edges.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{edges:?}");
        }
    }
}

#[test]
fn a_long_bar_in_a_full_lane_swallows_no_other_marks() {
    let days = (0..40).map(|index| day_of(&format!("20{}-{:02}-05", 18 + index / 12, 1 + index % 12)));
    let marks: Vec<Mark> = days.chain([dated("2018-01-01/2021-12-31", Role::Held)]).collect();
    let items = &drawn(&marks, TimelineSize::WIDE).lanes[0].items;
    assert!((10..=30).contains(&items.len()), "{items:?}");
    assert!(items.iter().all(|item| item.marks.len() < 10), "{items:?}");
}
