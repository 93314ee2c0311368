use super::density::counted;
use super::*;
use crate::basis::BasisWord;
use crate::draw::{nearly_equal, text_width};
use crate::view::{MarkDetails, Shape, shape};
use crate::when::{Day, Role};

mod axis;
mod forms;
mod lanes;

const SPAN: Span = Span { first: Day::constant(2018, 1, 1), last: Day::constant(2021, 12, 31) };
const JUNE: Span = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };

/// A source whose marks all have this name.
struct Named(&'static str);

impl MarkSource for Named {
    fn details(&self, _: &Mark) -> MarkDetails<'_> {
        MarkDetails { name: self.0, ..MarkDetails::default() }
    }
}

/// Lays out marks that are all called "A day".
fn lay_out(
    marks: &[Mark],
    undated: &[(Kind, usize)],
    spans: (Span, Span),
    size: TimelineSize,
    lang: Lang,
) -> Timeline {
    super::lay_out(marks, &Named("A day"), undated, spans, size, lang)
}

fn drawn(marks: &[Mark], size: TimelineSize) -> Timeline {
    lay_out(marks, &[], (SPAN, SPAN), size, Lang::En)
}

fn zoomed(marks: &[Mark], span: Span) -> Timeline {
    lay_out(marks, &[], (span, SPAN), TimelineSize::WIDE, Lang::En)
}

fn mark(from: &str, until: &str, shape: Shape, status: Role) -> Mark {
    let (from, until) = (day(from), day(until));
    Mark { of: 0, kind: Kind::Event, from, until, shape, status, basis: BasisWord::Explicit, is_part: false }
}

/// A day as it is written in a table; `None` for an open end.
fn day(text: &str) -> Option<Day> {
    (!text.is_empty()).then(|| text.parse::<When>().unwrap().first_day().unwrap())
}

/// A mark with a date as it is written in a table.
fn dated(when: &str, status: Role) -> Mark {
    let when: When = when.parse().unwrap();
    Mark { from: when.first_day(), until: when.last_day(), ..mark("", "", shape(when, status), status) }
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
        let number = |text| day(text).unwrap().number();
        assert_eq!(number(until) - number(from), days, "{from} {until}");
    }
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
