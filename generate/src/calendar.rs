//! When texts are published: mostly in spring and autumn, and in a few busy weeks.

use model::when::Day;

use crate::rng::SeededRng;

/// The first day of the period that the atlas covers.
pub(crate) const FIRST: Day = Day::constant(2018, 1, 1);
/// The last day of the period; goals may lie later.
pub(crate) const LAST: Day = Day::constant(2026, 12, 31);

/// The weight of each month, January first.
const MONTHS: [i64; 12] = [3, 2, 7, 10, 11, 8, 4, 3, 9, 11, 8, 4];
/// First days of busy weeks, such as those of large conferences.
const BUSY: [Day; 6] = [
    Day::constant(2019, 5, 20),
    Day::constant(2020, 6, 22),
    Day::constant(2021, 6, 21),
    Day::constant(2022, 10, 17),
    Day::constant(2024, 4, 15),
    Day::constant(2025, 10, 13),
];

/// The publication dates of so many texts, in order.
pub(crate) fn published(rng: &mut SeededRng, texts: usize) -> Vec<Day> {
    let days: Vec<Day> =
        std::iter::successors(Some(FIRST), |day| Some(day.plus(1))).take_while(|day| *day <= LAST).collect();
    let sums: Vec<i64> = days
        .iter()
        .scan(0, |sum, day| {
            *sum += weight(*day);
            Some(*sum)
        })
        .collect();
    let all = sums.last().copied().unwrap_or_default();
    let mut drawn: Vec<Day> = (0..texts)
        .filter_map(|_| {
            let point = rng.between(0, all - 1);
            days.get(sums.partition_point(|sum| *sum <= point)).copied()
        })
        .collect();
    drawn.sort_unstable();
    drawn
}

fn weight(day: Day) -> i64 {
    let month = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
    let busy = BUSY.iter().any(|first| (*first..shift_within(*first, 7)).contains(&day));
    if busy { month * 8 } else { month }
}

/// The day so many days later (negative: earlier), kept within the period of the atlas.
pub(crate) fn shift_within(day: Day, days: i64) -> Day {
    shift(day, days).clamp(FIRST, LAST)
}

/// The day so many days later (negative: earlier).
pub(crate) fn shift(day: Day, days: i64) -> Day {
    day.plus(i32::try_from(days).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publication_dates_are_in_order_and_peak_in_spring_and_in_busy_weeks() {
        let days = published(&mut SeededRng::new(3), 5000);
        assert!(days.is_sorted() && days.iter().all(|day| (FIRST..=LAST).contains(day)));
        let in_month = |month| days.iter().filter(|day| day.month() == month).count();
        assert!(in_month(5) > in_month(8) * 2);
        let busy = days.iter().filter(|day| (BUSY[2]..shift_within(BUSY[2], 7)).contains(*day)).count();
        assert!(busy > 40, "{busy}");
    }
}
