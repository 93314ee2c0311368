use super::density::counted;
use super::*;
use crate::basis::BasisWord;
use crate::draw::{nearly_equal, text_width};
use crate::view::{Shape, shape};
use crate::when::Role;

const SPAN: Span = Span { first: Day::constant(2018, 1, 1), last: Day::constant(2021, 12, 31) };
const JUNE: Span = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };

fn drawn(marks: &[Mark], size: TimelineSize) -> Timeline {
    lay_out(marks, &[], (SPAN, SPAN), size, Lang::En)
}

fn zoomed(marks: &[Mark], span: Span) -> Timeline {
    lay_out(marks, &[], (span, SPAN), TimelineSize::WIDE, Lang::En)
}

fn mark(from: &str, until: &str, shape: Shape, status: Role) -> Mark {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Mark {
        id: "a".into(),
        kind: Kind::Event,
        name: "A day".into(),
        date: String::new(),
        from: text(from),
        until: text(until),
        shape,
        status,
        basis: BasisWord::Explicit,
        drawn_at: None,
    }
}

/// A mark with a date as it is written in a table.
fn dated(when: &str, status: Role) -> Mark {
    let when: When = when.parse().unwrap();
    let text = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    mark(&text(when.first_day()), &text(when.last_day()), shape(when, status), status)
}

fn day_of(text: &str) -> Mark {
    dated(text, Role::Held)
}

/// The item of one date within `SPAN`.
fn item_of(when: &str, status: Role) -> LaneItem {
    drawn(&[dated(when, status)], TimelineSize::WIDE).lanes[0].items[0].clone()
}

/// The start and the end of an item, in days of `SPAN`.
fn extent_in_days(item: &LaneItem) -> (f64, f64) {
    let axis = Axis::new(SPAN, SPAN, TimelineSize::WIDE);
    let day = |x: f64| (x - axis.from) / axis.day_width();
    (day(item.x), day(item.x + item.w))
}

fn bar(start: End, end: End) -> MarkForm {
    MarkForm::Bar { start, end }
}

const SOFT: MarkForm = MarkForm::Bar { start: End::Soft, end: End::Soft };

#[test]
fn days_are_counted_across_leap_years_and_centuries() {
    for (from, until, days) in [
        ("2020-02-28", "2020-03-01", 2),
        ("2021-02-28", "2021-03-01", 1),
        ("1899-12-31", "1900-03-01", 60),
        ("2018-01-01", "2022-01-01", 1461),
        ("0001-03-01", "0002-03-01", 365),
    ] {
        assert_eq!(day(until).unwrap() - day(from).unwrap(), days, "{from} {until}");
    }
    assert_eq!(day("later"), None);
}

#[test]
fn every_mark_is_in_its_lane_exactly_once_and_rows_never_overlap() {
    let shapes = [Shape::Day, Shape::Span, Shape::Within, Shape::Before, Shape::After, Shape::AsOf];
    let marks: Vec<Mark> = (0..60)
        .map(|index| {
            let shape = shapes[index % shapes.len()];
            let (from, until) = (
                format!("20{}-0{}-15", 18 + index % 4, 1 + index % 9),
                format!("2021-{:02}-20", 9 + index % 4),
            );
            let is_one_day = matches!(shape, Shape::Day | Shape::AsOf);
            mark(
                if shape == Shape::Before { "" } else { &from },
                if shape == Shape::After {
                    ""
                } else if is_one_day {
                    &from
                } else {
                    &until
                },
                shape,
                Role::Held,
            )
        })
        .collect();
    for size in [TimelineSize::WIDE, TimelineSize::NARROW, TimelineSize::SMALL] {
        let drawn = drawn(&marks, size);
        let mut numbers: Vec<usize> =
            drawn.lanes.iter().flat_map(|lane| &lane.items).flat_map(|item| item.marks.clone()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..marks.len()).collect::<Vec<_>>());
        for lane in &drawn.lanes {
            for (index, one) in lane.items.iter().enumerate() {
                let others = lane.items[index + 1..].iter().filter(|other| nearly_equal(other.y, one.y));
                assert!(others.into_iter().all(|other| other.x >= one.x + one.w), "{one:?}");
                assert!(one.x >= drawn.axis.0 - 0.1 && one.x + one.w <= drawn.axis.1 + 0.1, "{one:?}");
                assert!(one.x - one.tail >= drawn.axis.0 - 0.1, "{one:?}");
            }
        }
    }
}

#[test]
fn a_day_is_the_glyph_of_its_kind() {
    let item = item_of("2019-03-26", Role::Held);
    assert_eq!((item.form, item.tail), (MarkForm::Glyph, 0.0));
}

#[test]
fn an_uncertain_or_approximate_day_has_soft_ends() {
    assert_eq!(item_of("2019-03-26?", Role::Held).form, SOFT);
    assert_eq!(item_of("2019-03-26~", Role::Held).form, SOFT);
}

#[test]
fn a_period_between_known_days_has_hard_ends() {
    let item = item_of("2019-03-01/2019-08-31", Role::Held);
    assert_eq!(item.form, bar(End::Hard, End::Hard));
    let (from, until) = extent_in_days(&item);
    assert!((from - 424.0).abs() < 1.0 && (until - 608.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn a_period_between_years_or_months_has_soft_ends() {
    assert_eq!(item_of("2019/2020", Role::Target).form, SOFT);
    assert_eq!(item_of("2019-03/2020-08-31", Role::Held).form, bar(End::Soft, End::Hard));
    assert_eq!(item_of("2019-03-01/2020-08", Role::Held).form, bar(End::Hard, End::Soft));
}

#[test]
fn a_year_is_a_bar_over_the_whole_year_with_soft_ends() {
    let item = item_of("2019", Role::Held);
    assert_eq!(item.form, SOFT);
    let (from, until) = extent_in_days(&item);
    assert!((from - 365.0).abs() < 1.0 && (until - 730.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn an_approximate_date_extends_half_a_unit_on_each_side() {
    let (from, until) = extent_in_days(&item_of("2019~", Role::Held));
    assert!((from - 181.0).abs() < 1.0 && (until - 912.0).abs() < 1.0, "{from} {until}");
    let (from, until) = extent_in_days(&item_of("2020-05~", Role::Held));
    assert!((from - 836.0).abs() < 1.0 && (until - 897.0).abs() < 1.0, "{from} {until}");
    assert_eq!(item_of("2020-05~", Role::Held).form, SOFT);
}

#[test]
fn by_a_date_fades_in_and_ends_at_the_date() {
    for when in ["../2019-06-10", "[..2019-06-10]"] {
        let item = item_of(when, Role::Held);
        assert_eq!(item.form, bar(End::Open, End::Hard));
        assert!((extent_in_days(&item).1 - 526.0).abs() < 1.0, "{item:?}");
    }
}

#[test]
fn after_a_date_begins_at_the_date_and_fades_out() {
    for when in ["2019-06-15/..", "[2019-06-15..]"] {
        let item = item_of(when, Role::Planned);
        assert_eq!(item.form, bar(End::Hard, End::Open));
        assert!((extent_in_days(&item).0 - 530.0).abs() < 1.0, "{item:?}");
    }
}

#[test]
fn an_open_end_has_room_on_the_axis_to_fade() {
    for when in ["[..2019-01-01]", "[2019-12-31..]"] {
        let marks = [day_of(when)];
        let span = Span::of(&marks).unwrap();
        let item = zoomed(&marks, span).lanes[0].items[0].clone();
        assert!(item.w > 30.0, "{item:?}");
    }
}

#[test]
fn as_of_a_date_has_a_short_tail_before_it() {
    let item = item_of("2020-06-19", Role::Exists);
    assert_eq!((item.form, item.tail), (MarkForm::Glyph, 24.0));
    let year = item_of("2020", Role::Exists);
    assert_eq!((year.form, year.tail), (SOFT, 24.0));
    let week = item_of("[2021-06-10..2021-06-17]", Role::Exists);
    assert_eq!((week.form, week.tail), (SOFT, 24.0));
    // At the closest zoom a day is still a glyph.
    let day = Span { first: Day::constant(2020, 6, 19), last: Day::constant(2020, 6, 19) };
    let close = zoomed(&[dated("2020-06-19", Role::Exists)], day).lanes[0].items[0].clone();
    assert_eq!((close.form, close.tail), (MarkForm::Glyph, 24.0));
    // At the edge of the picture the tail ends with it.
    let edge = zoomed(&[dated("2021-06-01", Role::Exists)], JUNE).lanes[0].items[0].clone();
    assert!(edge.tail < 24.0, "{edge:?}");
}

#[test]
fn a_moment_between_two_dates_is_a_soft_bar_from_one_to_the_other() {
    let item = item_of("[2018-05..2020-06-19]", Role::Held);
    assert_eq!(item.form, SOFT);
    let (from, until) = extent_in_days(&item);
    assert!((from - 120.0).abs() < 1.0 && (until - 901.0).abs() < 1.0, "{from} {until}");
}

#[test]
fn a_short_period_is_a_glyph_only_if_its_days_are_known() {
    assert_eq!(item_of("2021-06-21/2021-06-25", Role::Scheduled).form, MarkForm::Glyph);
    let eight = Span { first: Day::constant(2014, 1, 1), ..SPAN };
    for imprecise in ["[2021-06-17..2021-06-18]", "2021-06", "2021-05~", "2021-06/2021-07-02"] {
        let marks = [dated(imprecise, Role::Scheduled)];
        let item =
            lay_out(&marks, &[], (eight, eight), TimelineSize::WIDE, Lang::En).lanes[0].items[0].clone();
        assert!(matches!(item.form, MarkForm::Bar { start: End::Soft, .. }), "{imprecise}: {item:?}");
        assert!(item.w > GLYPH, "{imprecise}: {item:?}");
    }
}

#[test]
fn scheduled_is_outlined_planned_and_targets_are_dashed_and_all_else_is_filled() {
    for (status, line) in [
        (Role::Scheduled, LineStyle::Outlined),
        (Role::Planned, LineStyle::Dashed),
        (Role::Target, LineStyle::Dashed),
        (Role::Held, LineStyle::Filled),
        (Role::Signed, LineStyle::Filled),
        (Role::Exists, LineStyle::Filled),
    ] {
        assert_eq!(item_of("2019", status).line, line, "{status:?}");
    }
}

#[test]
fn inferred_is_hatched_whatever_the_status_and_editorial_has_a_halo() {
    for status in [Role::Held, Role::Scheduled, Role::Planned] {
        for when in ["2019-06-15", "2019", "[..2019-06-15]"] {
            let with = |basis| {
                let mark = Mark { basis, ..dated(when, status) };
                let item = drawn(&[mark], TimelineSize::WIDE).lanes[0].items[0].clone();
                (item.inferred, item.editorial)
            };
            assert_eq!(with(BasisWord::Explicit), (false, false));
            assert_eq!(with(BasisWord::Inferred), (true, false));
            assert_eq!(with(BasisWord::Editorial), (false, true));
        }
    }
}

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
fn the_closest_zoom_is_a_day_named_with_its_weekday() {
    let day = Span { first: Day::constant(2021, 6, 21), last: Day::constant(2021, 6, 21) };
    let marks =
        [day_of("2021-06-21"), day_of("2021-06-21"), day_of("2021-06-21"), day_of("2021-06-21/2021-06-25")];
    for (lang, name) in [(Lang::En, "Mon 21 Jun"), (Lang::Zh, "6月21日（周一）")] {
        for size in [TimelineSize::WIDE, TimelineSize::NARROW] {
            let drawn = lay_out(&marks, &[], (day, SPAN), size, lang);
            let names: Vec<_> = drawn.ticks.iter().filter_map(|tick| tick.name.as_deref()).collect();
            assert_eq!(names, [name]);
            let items = &drawn.lanes[0].items;
            assert!(items.iter().all(|item| item.marks.len() == 1), "they are stacked");
            assert!(items.iter().all(|item| item.label.is_some()), "and have their names");
        }
    }
}

#[test]
fn millennia_are_drawn_from_end_to_end() {
    let marks = [day_of("0001"), day_of("1368"), day_of("[1912-01-01..1949-10-01]"), day_of("9998-12-31")];
    let ages = Span::of(&marks).unwrap();
    for size in [TimelineSize::WIDE, TimelineSize::NARROW] {
        let drawn = lay_out(&marks, &[], (ages, ages), size, Lang::En);
        let (first, last) = (&drawn.ticks[0], &drawn.ticks[drawn.ticks.len() - 1]);
        assert!(
            nearly_equal(first.from, drawn.axis.0) && nearly_equal(last.to, drawn.axis.1),
            "{first:?} {last:?}"
        );
        assert!(drawn.ticks.iter().filter(|tick| tick.name.is_some()).count() > 2);
        assert!(!drawn.certain.path.is_empty() && drawn.certain.most == 1);
    }
    let rows = by_time(&marks);
    assert!(rows.len() < 10, "{rows:?}");
    assert_eq!(rows.iter().map(|row| row.1).sum::<usize>(), 4);
}

#[test]
fn the_table_counts_years_as_the_bars_do() {
    let counts = by_time(&[
        mark("2019-05-01", "2020-02-01", Shape::Within, Role::Held),
        mark("2020-02-01", "2020-02-01", Shape::Day, Role::Held),
    ]);
    let counts: Vec<_> =
        counts.into_iter().map(|(cell, sure, maybe)| (cell.name.year(), sure, maybe)).collect();
    assert_eq!(counts, [(2019, 0, 1), (2020, 1, 1)]);
}

#[test]
fn a_bar_that_continues_beyond_the_visible_span_is_cut() {
    for (when, form) in [
        ("2020-01-01/2021-06-15", bar(End::Cut, End::Hard)),
        ("2021-06-15/2021-12-31", bar(End::Hard, End::Cut)),
        ("2021", bar(End::Cut, End::Cut)),
    ] {
        let close = zoomed(&[day_of(when)], JUNE);
        let item = &close.lanes[0].items[0];
        assert!(item.x >= close.axis.0 && item.x + item.w <= close.axis.1, "{item:?}");
        assert_eq!(item.form, form, "{when}");
    }
}

#[test]
fn names_on_the_axis_never_overlap() {
    for lang in Lang::ALL {
        for until in
            ["2020-01-07", "2020-01-31", "2020-06-30", "2020-12-31", "2021-12-31", "2024-12-31", "9998-12-31"]
        {
            let marks = [mark("2020-01-01", until, Shape::Span, Role::Held)];
            for size in [TimelineSize::SMALL, TimelineSize::NARROW, TimelineSize::WIDE] {
                let last = parse_day(until).unwrap();
                for span in [Span::of(&marks).unwrap(), Span { first: Day::constant(2020, 1, 1), last }] {
                    let ticks = lay_out(&marks, &[], (span, span), size, lang).ticks;
                    let named: Vec<_> = ticks
                        .iter()
                        .filter_map(|tick| Some((tick.from, text_width(tick.name.as_ref()?))))
                        .collect();
                    assert!(named.len() > 1, "{until}");
                    assert!(
                        named.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0),
                        "{until}: {named:?}"
                    );
                    let last = named[named.len() - 1];
                    assert!(last.0 + last.1 <= size.width, "{until}: {last:?} is cut");
                }
            }
        }
    }
}

#[test]
fn names_never_overlap_other_marks_of_their_row() {
    let marks: Vec<Mark> = (0..9)
        .map(|index| {
            let when = format!("20{}-{:02}-{:02}", 18 + index % 4, 1 + index * 7 % 12, 1 + index * 5 % 28);
            Mark { name: "A name".into(), ..day_of(&when) }
        })
        .collect();
    for size in [TimelineSize::WIDE, TimelineSize::NARROW] {
        let drawn = drawn(&marks, size);
        let items = &drawn.lanes[0].items;
        assert!(items.iter().any(|item| item.label.is_some()));
        for (index, item) in items.iter().enumerate() {
            let Some(label) = &item.label else { continue };
            let wide = text_width(&label.text);
            let from = if label.ends { label.x - wide } else { label.x };
            for (_, other) in
                items.iter().enumerate().filter(|(of, other)| *of != index && nearly_equal(other.y, item.y))
            {
                assert!(from + wide <= other.x || from >= other.x + other.w, "{item:?} {other:?}");
            }
            assert!(from >= drawn.axis.0 && from + wide <= drawn.axis.1, "{item:?}");
        }
    }
}

#[test]
fn possible_marks_have_their_own_strip_and_hide_no_certain_ones() {
    let certain: Vec<Mark> = (0..3).map(|_| day_of("2019-06-15")).collect();
    let mut all = certain.clone();
    all.extend((0..40).map(|_| day_of("2019")));
    let (alone, among) = (drawn(&certain, TimelineSize::WIDE), drawn(&all, TimelineSize::WIDE));
    assert_eq!(alone.certain, among.certain, "the bars of what is certain are as high as without it");
    assert_eq!((among.certain.most, among.possible.most), (3, 40));
    assert!(alone.possible.path.is_empty());
    let ends = |bars: &Bars| {
        let starts = bars.path.split('M').skip(1);
        starts.map(|bar| bar.split([' ', 'h']).nth(1).unwrap().parse::<f64>().unwrap()).collect::<Vec<_>>()
    };
    assert!(ends(&among.certain).iter().all(|y| *y < AXIS.0), "above the axis");
    assert!(ends(&among.possible).iter().all(|y| *y > AXIS.1), "below it");
}

#[test]
fn bars_count_days_months_or_centuries_by_the_length_of_the_span() {
    let marks = [day_of("2021-06-15"), day_of("1800"), day_of("9998")];
    assert_eq!(zoomed(&marks, JUNE).unit, TimeUnit::Day);
    assert_eq!(drawn(&marks, TimelineSize::WIDE).unit, TimeUnit::Month);
    let ages = Span::of(&marks).unwrap();
    let drawn = lay_out(&marks, &[], (ages, ages), TimelineSize::WIDE, Lang::En);
    assert_eq!(drawn.unit, TimeUnit::Years(100));
}

#[test]
fn the_label_of_a_box_is_shortened_to_fit_or_left_out() {
    let june = ["2021-06-10", "2021-06-12", "2021-06-14", "2021-06-16"];
    let label = |others: &[&str], lang| {
        let marks: Vec<Mark> = june.iter().chain(others).map(|day| day_of(day)).collect();
        let items = lay_out(&marks, &[], (SPAN, SPAN), TimelineSize::WIDE, lang).lanes[0].items.clone();
        let group = items.into_iter().find(|item| item.marks.len() == 4).unwrap();
        group.label.map(|label| label.text)
    };
    assert_eq!(label(&[], Lang::En).as_deref(), Some("4 events, 10\u{2013}16 June 2021"));
    assert_eq!(label(&[], Lang::Zh).as_deref(), Some("4项活动，2021年6月10日至16日"));
    // With closer neighbours only the dates fit, or nothing.
    assert_eq!(label(&["2020-08-01"], Lang::En).as_deref(), Some("10\u{2013}16 June 2021"));
    assert_eq!(label(&["2021-04-20", "2021-09-10"], Lang::En), None);
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
fn a_wide_panel_has_room_for_names_of_lanes() {
    assert!(
        nearly_equal(TimelineSize::of_panel(390.0).gutter, 0.0)
            && TimelineSize::of_panel(700.0).gutter > 100.0
    );
    let extent = |when: &str| extent(&day_of(when), &Axis::new(JUNE, SPAN, TimelineSize::WIDE));
    assert_eq!(extent("2020-06-15"), None, "before the visible span");
    let (start, end) = extent("2021-06").unwrap();
    assert!(nearly_equal(start, 116.0) && nearly_equal(end, 946.0));
}
