//! Chance that falls the same on every machine.
//!
//! Only whole numbers are drawn and computed with. The curves of `rand_distr` were turned down here: they
//! call `ln`, `exp` and `powf`, whose last bit is up to each platform, and a package must have the same
//! bytes everywhere.

use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// The one source of chance of a package.
pub(crate) struct SeededRng(ChaCha8Rng);

impl SeededRng {
    /// Dice that fall the same for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// Whether a thing happens that happens so often in a hundred.
    pub(crate) fn percent(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    /// One of a list that is never empty.
    pub(crate) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        from[self.0.random_range(0..N)]
    }

    /// A place in a list of this length, unless it is empty.
    pub(crate) fn index(&mut self, length: usize) -> Option<usize> {
        (length > 0).then(|| self.0.random_range(0..length))
    }

    /// One of a list, unless it is empty.
    pub(crate) fn one_of<'l, T>(&mut self, from: &'l [T]) -> Option<&'l T> {
        from.get(self.index(from.len())?)
    }

    /// One of a list in which each has a weight.
    pub(crate) fn weighted<T: Copy, const N: usize>(&mut self, from: &[(i64, T); N]) -> T {
        let all: i64 = from.iter().map(|(weight, _)| weight).sum();
        let mut left = self.between(0, all - 1);
        for (weight, value) in from {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        from[N - 1].1
    }

    /// Puts a list in any order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }

    /// A draw from the bell curve, in thousandths of its deviation: the sum of twelve even draws.
    fn normal(&mut self) -> i64 {
        (0..12).map(|_| self.between(0, 1000)).sum::<i64>() - 6000
    }

    /// A draw from the log-normal curve whose median is ten to the power of `median` thousandths, with a
    /// deviation of `spread` thousandths of a power of ten, never above 10¹².
    pub(crate) fn log_normal(&mut self, median: i64, spread: i64) -> i64 {
        let power = (median + spread * self.normal() / 1000).clamp(0, 12_000);
        (0..power / 1000).fold(antilog(power % 1000), |value, _| value * 10) / 1000
    }
}

/// 1000 × 10^(thousandths / 1000), by straight lines between tenths: off by less than a hundredth, which
/// rounding as in the press hides.
fn antilog(thousandths: i64) -> i64 {
    const TENTHS: [i64; 11] = [1000, 1259, 1585, 1995, 2512, 3162, 3981, 5012, 6310, 7943, 10_000];
    let at = usize::try_from(thousandths / 100).unwrap_or_default().min(9);
    TENTHS[at] + (TENTHS[at + 1] - TENTHS[at]) * (thousandths % 100) / 100
}

/// The number with its first `digits` digits kept and the others set to nought.
pub(crate) fn rounded(number: i64, digits: u32) -> i64 {
    let mut step = 1;
    while number / step >= 10_i64.pow(digits) {
        step *= 10;
    }
    (number + step / 2) / step * step
}

/// A long tail (Zipf): the first of a list is drawn twice as often as the second, three times as often as
/// the third.
#[derive(Default)]
pub(crate) struct Zipf {
    /// The sums of the weights so far.
    sums: Vec<i64>,
}

impl Zipf {
    /// A long tail over a list of this length.
    pub(crate) fn over(length: usize) -> Self {
        let weights = (1..).take(length).map(|rank: i64| 10_000_000 / rank);
        let sums = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self { sums: sums.collect() }
    }

    /// A draw: a place in the list, unless the list is empty.
    pub(crate) fn draw(&self, rng: &mut SeededRng) -> Option<usize> {
        let all = *self.sums.last()?;
        let point = rng.between(0, all - 1);
        Some(self.sums.partition_point(|sum| *sum <= point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_spread_around_their_median_over_powers_of_ten() {
        let mut rng = SeededRng::new(7);
        let mut draws: Vec<i64> = (0..1001).map(|_| rng.log_normal(3000, 500)).collect();
        draws.sort_unstable();
        assert!((900..1100).contains(&draws[500]), "{}", draws[500]);
        assert!(draws[0] < 100 && draws[1000] > 10_000);
    }

    #[test]
    fn the_first_of_a_long_tail_leads_and_the_last_still_occurs() {
        let (mut rng, zipf) = (SeededRng::new(7), Zipf::over(50));
        let mut hits = [0_u32; 50];
        for _ in 0..20_000 {
            hits[zipf.draw(&mut rng).unwrap()] += 1;
        }
        assert!(hits[0] > hits[9] * 5 && hits[49] > 0, "{hits:?}");
        assert_eq!(Zipf::over(0).draw(&mut rng), None);
    }

    #[test]
    fn numbers_are_rounded_as_the_press_does() {
        assert_eq!([rounded(12_345, 2), rounded(996, 2), rounded(7, 2), rounded(0, 1)], [12_000, 1000, 7, 0]);
    }
}
