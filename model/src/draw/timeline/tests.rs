use super::*;

const SPAN: Span = Span { first: Day::constant(2018, 1, 1), last: Day::constant(2021, 12, 31) };

fn drawn(marks: &[Mark], size: Size) -> Timeline {
    lay_out(marks, SPAN, size, Lang::En)
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
fn every_mark_stands_in_its_lane_exactly_once_and_rows_never_overlap() {
    let shapes = [Shape::Day, Shape::Span, Shape::Within, Shape::Before, Shape::After, Shape::AsOf];
    let marks: Vec<Mark> = (0..60)
        .map(|at| {
            let shape = shapes[at % shapes.len()];
            let (from, until) =
                (format!("20{}-0{}-15", 18 + at % 4, 1 + at % 9), format!("2021-{:02}-20", 9 + at % 4));
            let same = matches!(shape, Shape::Day | Shape::AsOf);
            mark(
                if shape == Shape::Before { "" } else { &from },
                if shape == Shape::After {
                    ""
                } else if same {
                    &from
                } else {
                    &until
                },
                shape,
                Role::Held,
            )
        })
        .collect();
    for size in [Size::WIDE, Size::NARROW] {
        let drawn = drawn(&marks, size);
        let mut numbers: Vec<usize> =
            drawn.lanes.iter().flat_map(|lane| &lane.items).flat_map(|item| item.marks.clone()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..marks.len()).collect::<Vec<_>>());
        for lane in &drawn.lanes {
            for (at, one) in lane.items.iter().enumerate() {
                let others = lane.items[at + 1..].iter().filter(|other| same(other.y, one.y));
                assert!(others.into_iter().all(|other| other.x >= one.x + one.w), "{one:?}");
                assert!(one.x >= drawn.axis.0 - 0.1 && one.x + one.w <= drawn.axis.1 + 0.1, "{one:?}");
            }
        }
    }
}

#[test]
fn ends_are_as_soft_as_the_date_is_open() {
    let form = |mark: Mark| drawn(&[mark], Size::WIDE).lanes[0].items[0].form;
    let bar = |soft_start, soft_end| Form::Bar { soft_start, soft_end };
    assert_eq!(form(mark("2019-01-01", "2019-12-31", Shape::Span, Role::Held)), bar(false, false));
    assert_eq!(form(mark("2019-01-01", "2019-12-31", Shape::Within, Role::Held)), bar(true, true));
    assert_eq!(form(mark("", "2019-12-31", Shape::Before, Role::Held)), bar(true, false));
    assert_eq!(form(mark("2019-12-31", "", Shape::After, Role::Planned)), bar(false, true));
    assert_eq!(form(mark("2020-06-19", "2020-06-19", Shape::AsOf, Role::Exists)), Form::Glyph { tail: true });
    assert_eq!(
        form(mark("2021-06-17", "2021-06-18", Shape::Within, Role::Scheduled)),
        Form::Glyph { tail: false }
    );
}

#[test]
fn three_marks_that_touch_become_a_number_and_two_do_not() {
    let day = || mark("2021-06-17", "2021-06-17", Shape::Day, Role::Scheduled);
    let three = drawn(&[day(), day(), day()], Size::WIDE);
    assert_eq!(
        (three.lanes[0].items.len(), three.lanes[0].items[0].form, three.lanes[0].items[0].line),
        (1, Form::Count, Line::Outlined)
    );
    assert_eq!(drawn(&[day(), day()], Size::WIDE).lanes[0].items.len(), 2);
    assert_eq!(
        window(&[day(), mark("2021-06-10", "", Shape::After, Role::Planned)], &[0, 1]),
        Some(("2021-06-10".into(), "2021-06-17".into()))
    );
}

#[test]
fn planned_is_dashed_and_nothing_without_a_date_is_drawn() {
    let drawn = drawn(&[mark("2020-01-01", "2020-12-31", Shape::Within, Role::Planned)], Size::WIDE);
    assert_eq!(drawn.lanes[0].items[0].line, Line::Dashed);
    assert_eq!(Span::of(&[]), None);
    assert_eq!(
        by_year(&[
            mark("2019-05-01", "2020-02-01", Shape::Within, Role::Held),
            mark("2020-02-01", "2020-02-01", Shape::Day, Role::Held)
        ]),
        [(2019, 0, 1), (2020, 1, 1)]
    );
}

#[test]
fn a_closer_look_shows_less_time_and_takes_boxes_apart() {
    let day = |text: &str| mark(text, text, Shape::Day, Role::Held);
    let marks = [day("2021-06-01"), day("2021-06-10"), day("2021-06-20"), day("2019-01-01")];
    assert_eq!(drawn(&marks, Size::WIDE).lanes[0].items.len(), 2, "three of June touch");
    let june = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };
    let close = lay_out(&marks, june, Size::WIDE, Lang::En);
    assert_eq!(close.lanes[0].items.len(), 3);
    assert_eq!(close.ticks.len(), 30);
    assert_eq!(close.ticks[0].name.as_deref(), Some("1 Jun"));
    assert_eq!(density(&marks, june).iter().map(|bin| bin.certain).sum::<usize>(), 3);
}

#[test]
fn a_bar_that_begins_before_the_stretch_is_cut_at_its_edge() {
    let june = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };
    let close =
        lay_out(&[mark("2020-01-01", "2021-06-15", Shape::Span, Role::Held)], june, Size::WIDE, Lang::Zh);
    let item = &close.lanes[0].items[0];
    assert!(item.x >= close.axis.0 && item.x + item.w < close.axis.1, "{item:?}");
}

#[test]
fn names_on_the_axis_never_run_into_each_other() {
    for lang in Lang::ALL {
        for until in ["2020-01-31", "2020-06-30", "2020-12-31", "2021-12-31", "2024-12-31"] {
            let marks = [mark("2020-01-01", until, Shape::Span, Role::Held)];
            for size in [Size::SMALL, Size::NARROW, Size::WIDE] {
                let ticks = lay_out(&marks, Span::of(&marks).unwrap(), size, lang).ticks;
                let named: Vec<_> = ticks
                    .iter()
                    .filter_map(|tick| Some((tick.from, text_width(tick.name.as_ref()?))))
                    .collect();
                assert!(named.len() > 1, "{until}");
                assert!(
                    named.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0),
                    "{until}: {named:?}"
                );
            }
        }
    }
}
