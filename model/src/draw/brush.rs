//! The brush: a window of time that is drawn on the axis of the timeline, in whole months or days.

use super::timeline::Axis;
use crate::query::Query;
use crate::when::PartialDate;

/// What of the window is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// Its beginning.
    Since,
    /// Its end.
    Until,
    /// All of it.
    Band,
    /// Nothing yet: a new one is drawn.
    New,
}

/// A window as cells of an axis, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first cell.
    pub first: i64,
    /// The last cell; never before the first.
    pub last: i64,
}

impl Window {
    /// What a query asks for; an end that it leaves open is that of the axis.
    pub fn of(query: &Query, axis: &Axis) -> Self {
        let all = Self::all(axis);
        let first = query.since.map_or(all.first, |date| axis.cell_of(date.first_day()));
        let last = query.until.map_or(all.last, |date| axis.cell_of(date.last_day()));
        Self::between(first, last, axis)
    }

    /// The whole axis.
    pub fn all(axis: &Axis) -> Self {
        let (first, last) = axis.cells();
        Self { first, last }
    }

    fn between(one: i64, other: i64, axis: &Axis) -> Self {
        let (first, last) = axis.cells();
        Self { first: one.min(other).clamp(first, last), last: one.max(other).clamp(first, last) }
    }

    /// The window after a drag from one place of the axis to another.
    #[must_use]
    pub fn dragged(self, grip: Grip, from: f64, to: f64, axis: &Axis) -> Self {
        let (from, to) = (axis.cell_at(from), axis.cell_at(to));
        match grip {
            Grip::Since => Self::between(to.min(self.last), self.last, axis),
            Grip::Until => Self::between(self.first, to.max(self.first), axis),
            Grip::New => Self::between(from, to, axis),
            Grip::Band => self.moved(to - from, axis),
        }
    }

    /// The window after so many steps of one of its ends, or of all of it.
    #[must_use]
    pub fn stepped(self, grip: Grip, by: i64, axis: &Axis) -> Self {
        match grip {
            Grip::Since => Self::between((self.first + by).min(self.last), self.last, axis),
            Grip::Until => Self::between(self.first, (self.last + by).max(self.first), axis),
            Grip::Band | Grip::New => self.moved(by, axis),
        }
    }

    /// The window as wide as it is, as far along as the axis goes.
    fn moved(self, by: i64, axis: &Axis) -> Self {
        let all = Self::all(axis);
        let by = by.clamp(all.first - self.first, all.last - self.last);
        Self { first: self.first + by, last: self.last + by }
    }

    /// The dates that a query asks for; an end that reaches that of the axis is open.
    pub fn dates(self, axis: &Axis) -> (Option<PartialDate>, Option<PartialDate>) {
        let all = Self::all(axis);
        let date = |cell: i64, end: i64| if cell == end { None } else { axis.date(cell) };
        (date(self.first, all.first), date(self.last, all.last))
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::Size;
    use super::*;
    use crate::draw::Span;
    use crate::when::Day;

    fn axis() -> Axis {
        let span = Span { first: Day::constant(2020, 1, 1), last: Day::constant(2021, 12, 31) };
        Axis::new(span, Size::WIDE)
    }

    fn at(axis: &Axis, date: &str) -> f64 {
        axis.place(date.parse::<crate::when::When>().expect("a date").first_day().expect("a day")) + 1.0
    }

    fn written(window: Window, axis: &Axis) -> (String, String) {
        let (since, until) = window.dates(axis);
        let text = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        (text(since), text(until))
    }

    #[test]
    fn a_new_window_holds_whole_months_whichever_way_it_is_drawn() {
        let axis = axis();
        let (may, august) = (at(&axis, "2020-05-20"), at(&axis, "2020-08-02"));
        for (from, to) in [(may, august), (august, may)] {
            let window = Window::all(&axis).dragged(Grip::New, from, to, &axis);
            assert_eq!(written(window, &axis), ("2020-05".into(), "2020-08".into()));
        }
    }

    #[test]
    fn ends_do_not_pass_each_other_and_open_at_the_end_of_the_axis() {
        let axis = axis();
        let query = Query::read("since=2020-05&until=2020-08").query;
        let window = Window::of(&query, &axis);
        let since = window.dragged(Grip::Since, 0.0, at(&axis, "2021-03-01"), &axis);
        assert_eq!(written(since, &axis), ("2020-08".into(), "2020-08".into()));
        let open = window.dragged(Grip::Until, 0.0, 5000.0, &axis);
        assert_eq!(written(open, &axis), ("2020-05".into(), String::new()));
        assert_eq!(written(window.stepped(Grip::Since, -100, &axis), &axis).0, "");
        assert_eq!(written(window.stepped(Grip::Until, 1, &axis), &axis).1, "2020-09");
    }

    #[test]
    fn a_window_that_is_moved_stays_as_wide_as_it_is() {
        let axis = axis();
        let window = Window::of(&Query::read("since=2020-05&until=2020-08").query, &axis);
        assert_eq!(
            written(window.stepped(Grip::Band, 2, &axis), &axis),
            ("2020-07".into(), "2020-10".into())
        );
        let far = window.stepped(Grip::Band, 500, &axis);
        assert_eq!((far.last - far.first, written(far, &axis).1), (3, String::new()));
    }
}
