use super::density::counted;
use super::*;
use crate::basis::BasisWord;
use crate::draw::{nearly_equal, text_width};
use crate::view::{Shape, shape};
use crate::when::Role;

mod axis;
mod forms;
mod lanes;

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
        is_part: false,
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
