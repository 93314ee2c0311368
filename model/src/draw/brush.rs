//! The brush: selects a window of time on the axis of the timeline, in whole cells of the axis.

use super::timeline::Axis;
use crate::query::Query;
use crate::when::{Doubt, PartialDate};

/// On an axis of up to so many days a click selects a day, on a longer one a month.
const MOST_DAYS: i64 = 62;

/// The part of the window that is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// Its beginning.
    Since,
    /// Its end.
    Until,
    /// All of it.
    Band,
    /// None: a new window is drawn.
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
    /// The window of a query, also where it is out of sight; an open end is that of the whole time span.
    pub fn of(query: &Query, axis: &Axis) -> Self {
        let all = Self::all(axis);
        let first = query.since.map(|date| axis.cell_of(date.first_day()));
        let last = query.until.map(|date| axis.cell_of(date.last_day()));
        let first = first.unwrap_or_else(|| all.first.min(last.unwrap_or(all.last)));
        Self { first, last: last.unwrap_or(all.last).max(first) }
    }

    /// The whole time span.
    pub fn all(axis: &Axis) -> Self {
        let (first, last) = axis.all_cells();
        Self { first, last }
    }

    /// The date that a click at `x` selects: a cell of the axis, but on an axis of more than 62 days no single day.
    pub fn date_at(x: f64, axis: &Axis) -> Option<PartialDate> {
        let date = axis.date(axis.cell_at(x))?;
        let (first, last) = axis.cells();
        if date.day().is_some() && last - first > MOST_DAYS {
            return PartialDate::new(date.year(), date.month(), None, Doubt::None);
        }
        Some(date)
    }

    /// The window after a drag between two x positions.
    #[must_use]
    pub fn dragged(self, grip: Grip, from: f64, to: f64, axis: &Axis) -> Self {
        let (from, to) = (axis.cell_at(from), axis.cell_at(to));
        match grip {
            Grip::Since => Self { first: to.min(self.last), ..self },
            Grip::Until => Self { last: to.max(self.first), ..self },
            Grip::New => Self { first: from.min(to), last: from.max(to) },
            Grip::Band => self.moved(to - from, axis),
        }
    }

    /// The window after one of its ends, or all of it, moved by so many cells.
    #[must_use]
    pub fn stepped(self, grip: Grip, by: i64, axis: &Axis) -> Self {
        let all = Self::all(axis);
        match grip {
            Grip::Since => {
                Self { first: (self.first + by).max(all.first.min(self.first)).min(self.last), ..self }
            }
            Grip::Until => {
                Self { last: (self.last + by).min(all.last.max(self.last)).max(self.first), ..self }
            }
            Grip::Band | Grip::New => self.moved(by, axis),
        }
    }

    /// The window moved without changing its width, within the whole time span.
    fn moved(self, by: i64, axis: &Axis) -> Self {
        let all = Self::all(axis);
        let (back, on) = ((all.first - self.first).min(0), (all.last - self.last).max(0));
        let by = by.clamp(back, on);
        Self { first: self.first + by, last: self.last + by }
    }

    /// The next window of a playback through the visible span, `step` cells further, and whether it goes on.
    /// A growing window keeps its start, any other its width. A window out of sight or at the end starts again.
    #[must_use]
    pub fn played(self, growing: bool, step: i64, axis: &Axis) -> (Self, bool) {
        let (from, to) = axis.cells();
        let unseen = self.first > to || self.last < from;
        let done = unseen || self.last >= to;
        let width = if unseen || self.first <= from && self.last >= to { step } else { self.width() };
        let next = match (growing, done) {
            (true, false) => Self { last: self.last + step, ..self },
            (true, true) => {
                let first = if unseen { from } else { self.first };
                Self { first, last: first.max(from) + step - 1 }
            }
            (false, false) => {
                // A window narrower than a step must not skip cells.
                let by = step.min(width).min(to - self.last);
                Self { first: self.first + by, last: self.last + by }
            }
            (false, true) => Self { first: from, last: from + width - 1 },
        };
        let next = Self { last: next.last.min(to), ..next };
        (next, next.last < to)
    }

    fn width(self) -> i64 {
        self.last - self.first + 1
    }

    /// The dates of the window for a query. An end that was not moved keeps its date in `before`, to the day; an end
    /// at that of the whole time span becomes open.
    pub fn dates(self, before: &Query, axis: &Axis) -> (Option<PartialDate>, Option<PartialDate>) {
        let (previous, all) = (Self::of(before, axis), Self::all(axis));
        let since = if self.first == previous.first {
            before.since
        } else {
            axis.date(self.first).filter(|_| self.first > all.first)
        };
        let until = if self.last == previous.last {
            before.until
        } else {
            axis.date(self.last).filter(|_| self.last < all.last)
        };
        (since, until)
    }
}

#[cfg(test)]
mod tests {
    use super::super::timeline::TimelineSize;
    use super::*;
    use crate::draw::Span;
    use crate::when::Day;

    const WHOLE: Span = Span { first: Day::constant(2020, 1, 1), last: Day::constant(2021, 12, 31) };

    fn axis() -> Axis {
        Axis::new(WHOLE, WHOLE, TimelineSize::WIDE)
    }

    /// June 2021, in days.
    fn june() -> Axis {
        let june = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };
        Axis::new(june, WHOLE, TimelineSize::WIDE)
    }

    fn at(axis: &Axis, date: &str) -> f64 {
        axis.x_of_day(date.parse::<crate::when::When>().expect("a date").first_day().expect("a day")) + 1.0
    }

    fn parsed(text: &str) -> Query {
        Query::parse(text).query
    }

    /// The dates of a query after a change of its window.
    fn changed(before: &str, axis: &Axis, change: impl Fn(Window) -> Window) -> (String, String) {
        let query = parsed(before);
        let (since, until) = change(Window::of(&query, axis)).dates(&query, axis);
        written(since, until)
    }

    fn written(since: Option<PartialDate>, until: Option<PartialDate>) -> (String, String) {
        let text = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        (text(since), text(until))
    }

    fn dates(since: &str, until: &str) -> (String, String) {
        (since.to_owned(), until.to_owned())
    }

    #[test]
    fn a_new_window_has_whole_months_whichever_way_it_is_drawn() {
        let axis = axis();
        let (may, august) = (at(&axis, "2020-05-20"), at(&axis, "2020-08-02"));
        for (from, to) in [(may, august), (august, may)] {
            let window = changed("", &axis, |window| window.dragged(Grip::New, from, to, &axis));
            assert_eq!(window, dates("2020-05", "2020-08"));
        }
    }

    #[test]
    fn a_click_selects_a_month_or_on_a_short_axis_a_day() {
        let date_at = |axis: &Axis, date: &str| {
            Window::date_at(at(axis, date), axis).map(|date| date.to_string()).unwrap_or_default()
        };
        assert_eq!(date_at(&axis(), "2020-05-20"), "2020-05");
        assert_eq!(date_at(&june(), "2021-06-10"), "2021-06-10");
        let half = Span { first: Day::constant(2021, 1, 1), last: Day::constant(2021, 6, 30) };
        assert_eq!(date_at(&Axis::new(half, WHOLE, TimelineSize::WIDE), "2021-03-10"), "2021-03");
    }

    #[test]
    fn ends_do_not_pass_each_other_and_become_open_at_the_end_of_the_time_span() {
        let axis = axis();
        let summer = "since=2020-05&until=2020-08";
        let march = at(&axis, "2021-03-01");
        let since = changed(summer, &axis, |window| window.dragged(Grip::Since, 0.0, march, &axis));
        assert_eq!(since, dates("2020-08", "2020-08"));
        let open = changed(summer, &axis, |window| window.dragged(Grip::Until, 0.0, 5000.0, &axis));
        assert_eq!(open, dates("2020-05", ""));
        let back = changed(summer, &axis, |window| window.stepped(Grip::Since, -100, &axis));
        assert_eq!(back, dates("", "2020-08"));
        let on = changed(summer, &axis, |window| window.stepped(Grip::Until, 1, &axis));
        assert_eq!(on, dates("2020-05", "2020-09"));
    }

    #[test]
    fn moving_a_window_keeps_its_width() {
        let axis = axis();
        let summer = "since=2020-05&until=2020-08";
        let moved = changed(summer, &axis, |window| window.stepped(Grip::Band, 2, &axis));
        assert_eq!(moved, dates("2020-07", "2020-10"));
        let far = changed(summer, &axis, |window| window.stepped(Grip::Band, 500, &axis));
        assert_eq!(far, dates("2021-09", ""));
    }

    #[test]
    fn an_end_that_is_not_moved_keeps_its_date_even_out_of_sight() {
        let june = june();
        let day = at(&june, "2021-06-10");
        let window = changed("since=2020-05", &june, |window| window.dragged(Grip::Until, 0.0, day, &june));
        assert_eq!(window, dates("2020-05", "2021-06-10"));
        let edge = changed("since=2020-05-17&until=2021-06-03", &june, |window| {
            window.dragged(Grip::Until, 0.0, 5000.0, &june)
        });
        assert_eq!(edge, dates("2020-05-17", "2021-06-30"), "the end of the visible span is not open");
        let all = axis();
        let coarse =
            changed("since=2020-05-17&until=2020-08-03", &all, |window| window.stepped(Grip::Until, 1, &all));
        assert_eq!(coarse, dates("2020-05-17", "2020-09"));
    }

    #[test]
    fn a_window_of_a_day_of_ten_thousand_years_or_beyond_all_marks_can_be_dragged() {
        let axes = [axis(), june()];
        let windows =
            ["since=2021-06-21&until=2021-06-21", "since=0001&until=9998", "since=2030", "until=1990-01-01"];
        for (axis, text) in axes.iter().flat_map(|axis| windows.map(|text| (axis, text))) {
            let unchanged = changed(text, axis, |window| window);
            let query = parsed(text);
            assert_eq!(unchanged, written(query.since, query.until), "{text}");
            for grip in [Grip::Since, Grip::Until, Grip::Band, Grip::New] {
                for by in [-100_000, -1, 0, 1, 100_000] {
                    let (since, until) = Window::of(&query, axis).stepped(grip, by, axis).dates(&query, axis);
                    let ends = (since.map(PartialDate::first_day), until.map(PartialDate::last_day));
                    let backwards = matches!(ends, (Some(since), Some(until)) if since > until);
                    assert!(!backwards, "{text} {grip:?} {by}");
                }
                for (from, to) in [(0.0, 900.0), (900.0, 0.0), (500.0, 501.0)] {
                    let window = Window::of(&query, axis).dragged(grip, from, to, axis);
                    assert!(window.first <= window.last, "{text} {grip:?}");
                }
            }
        }
    }

    /// The windows of a playback to its end.
    fn playback(before: &str, growing: bool, span: Span) -> Vec<(String, String)> {
        let (axis, step) = Axis::for_playback(span, WHOLE);
        let mut query = parsed(before);
        let mut windows = Vec::new();
        for _ in 0..50 {
            let (next, more) = Window::of(&query, &axis).played(growing, step, &axis);
            (query.since, query.until) = next.dates(&query, &axis);
            windows.push(written(query.since, query.until));
            if !more {
                break;
            }
        }
        windows
    }

    #[test]
    fn a_moving_window_plays_through_the_visible_span_unit_by_unit_and_stops() {
        let june = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };
        let days = playback("", false, june);
        assert_eq!(days.len(), 30);
        assert_eq!(
            (&days[0], &days[29]),
            (&dates("2021-06-01", "2021-06-01"), &dates("2021-06-30", "2021-06-30"))
        );
        let months = playback("", false, WHOLE);
        assert_eq!((months.len(), &months[1]), (24, &dates("2020-02", "2020-02")));
        let wide = playback("since=2020-05&until=2020-08", false, WHOLE);
        assert_eq!(
            (wide.len(), &wide[0], &wide[15]),
            (16, &dates("2020-06", "2020-09"), &dates("2021-09", ""))
        );
    }

    #[test]
    fn a_growing_window_keeps_its_start() {
        let grown = playback("since=2021-03&until=2021-05", true, WHOLE);
        assert_eq!(
            (grown.len(), &grown[0], &grown[6]),
            (7, &dates("2021-03", "2021-06"), &dates("2021-03", ""))
        );
        let all = playback("", true, WHOLE);
        assert_eq!((all.len(), &all[0]), (24, &dates("", "2020-01")));
    }

    #[test]
    fn a_window_out_of_sight_or_at_the_end_plays_from_the_start_of_the_visible_span() {
        let june = Span { first: Day::constant(2021, 6, 1), last: Day::constant(2021, 6, 30) };
        for growing in [false, true] {
            let windows = playback("since=2020-01&until=2020-02", growing, june);
            assert_eq!(windows[0], dates("2021-06-01", "2021-06-01"), "growing: {growing}");
            let again = playback("since=2021-11&until=2021-12", growing, WHOLE);
            assert!(again.len() > 1, "growing: {growing}");
        }
    }
}
