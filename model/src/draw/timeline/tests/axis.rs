//! The axis, the bars above it, and labels.

use super::*;

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
    let rows = by_time(&marks, ages);
    assert!(rows.len() < 10, "{rows:?}");
    assert_eq!(rows.iter().map(|row| row.1).sum::<usize>(), 4);
}

#[test]
fn the_table_counts_years_as_the_bars_do() {
    let marks = [
        mark("2019-05-01", "2020-02-01", Shape::Within, Role::Held),
        mark("2020-02-01", "2020-02-01", Shape::Day, Role::Held),
    ];
    let counts = |span: Span| {
        let rows = by_time(&marks, span).into_iter();
        rows.map(|(years, sure, maybe)| (years.first.to_string(), sure, maybe)).collect::<Vec<_>>()
    };
    assert_eq!(counts(SPAN), [("2019-01-01".into(), 0, 1), ("2020-01-01".into(), 1, 1)]);
    let february = Span { first: Day::constant(2020, 1, 20), last: Day::constant(2020, 2, 10) };
    assert_eq!(counts(february), [("2020-01-20".into(), 1, 1)], "only the part of the year in the span");
    let later = Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 12, 31) };
    assert_eq!(counts(later), []);
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
                let last = day(until).unwrap();
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
            day_of(&when)
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
fn the_label_of_a_box_continues_its_number_or_is_left_out() {
    let june = ["2021-06-10", "2021-06-12", "2021-06-14", "2021-06-16"];
    let label = |others: &[&str], lang| {
        let marks: Vec<Mark> = june.iter().chain(others).map(|day| day_of(day)).collect();
        let span = Span { last: Day::constant(2023, 12, 31), ..SPAN };
        let items = lay_out(&marks, &[], (span, span), TimelineSize::WIDE, lang).lanes[0].items.clone();
        let group = items.into_iter().find(|item| item.marks.len() == 4).unwrap();
        group.label.map(|label| label.text)
    };
    assert_eq!(label(&[], Lang::En).as_deref(), Some("events, 10\u{2013}16 June 2021"));
    assert_eq!(label(&[], Lang::Zh).as_deref(), Some("项活动，2021年6月10日至16日"));
    // A closer neighbour leaves no room at its right.
    assert_eq!(label(&["2022-05-01"], Lang::En), None);
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
