//! Random numbers that are the same on every machine.
//!
//! They are drawn and computed as integers only. `rand_distr` was rejected: it calls `ln`, `exp` and
//! `powf`, whose last bit depends on the platform, and a package must have the same bytes everywhere.

use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// The only source of randomness of a package.
pub(crate) struct SeededRng(ChaCha8Rng);

impl SeededRng {
    /// A generator that gives the same numbers for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from `low` to `high`, both inclusive.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// `true` with a probability of so many percent.
    pub(crate) fn percent(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    /// An element of an array that is not empty.
    pub(crate) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        from[self.0.random_range(0..N)]
    }

    /// An index into a list of this length; `None` if it is empty.
    pub(crate) fn index(&mut self, length: usize) -> Option<usize> {
        (length > 0).then(|| self.0.random_range(0..length))
    }

    /// An element of a list; `None` if it is empty.
    pub(crate) fn one_of<'l, T>(&mut self, from: &'l [T]) -> Option<&'l T> {
        from.get(self.index(from.len())?)
    }

    /// An element of an array of weights and values.
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

    /// Shuffles a list.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }

    /// A normal deviate in thousandths of the standard deviation: the sum of twelve uniform ones.
    fn normal(&mut self) -> i64 {
        (0..12).map(|_| self.between(0, 1000)).sum::<i64>() - 6000
    }

    /// A log-normal number, at most 10¹². Its median is 10^(`median` / 1000), its standard deviation `spread`
    /// thousandths of a power of ten.
    pub(crate) fn log_normal(&mut self, median: i64, spread: i64) -> i64 {
        let power = (median + spread * self.normal() / 1000).clamp(0, 12_000);
        (0..power / 1000).fold(antilog(power % 1000), |value, _| value * 10) / 1000
    }
}

/// 1000 × 10^(`thousandths` / 1000), interpolated linearly between tenths. The error is below 1 %, which
/// rounding hides.
fn antilog(thousandths: i64) -> i64 {
    const TENTHS: [i64; 11] = [1000, 1259, 1585, 1995, 2512, 3162, 3981, 5012, 6310, 7943, 10_000];
    let at = usize::try_from(thousandths / 100).unwrap_or_default().min(9);
    TENTHS[at] + (TENTHS[at + 1] - TENTHS[at]) * (thousandths % 100) / 100
}

/// The number rounded to `digits` significant digits.
pub(crate) fn rounded(number: i64, digits: u32) -> i64 {
    let mut step = 1;
    while number / step >= 10_i64.pow(digits) {
        step *= 10;
    }
    (number + step / 2) / step * step
}

/// A Zipf distribution: the first element is drawn twice as often as the second, three times as often
/// as the third.
#[derive(Default)]
pub(crate) struct Zipf {
    /// Cumulative weights.
    sums: Vec<i64>,
}

impl Zipf {
    /// A distribution over a list of this length.
    pub(crate) fn over(length: usize) -> Self {
        let weights = (1..).take(length).map(|rank: i64| 10_000_000 / rank);
        let sums = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self { sums: sums.collect() }
    }

    /// Draws an index; `None` if the list is empty.
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
    fn log_normal_numbers_spread_around_their_median_over_powers_of_ten() {
        let mut rng = SeededRng::new(7);
        let mut draws: Vec<i64> = (0..1001).map(|_| rng.log_normal(3000, 500)).collect();
        draws.sort_unstable();
        assert!((900..1100).contains(&draws[500]), "{}", draws[500]);
        assert!(draws[0] < 100 && draws[1000] > 10_000);
    }

    #[test]
    fn the_first_of_a_zipf_distribution_leads_and_the_last_still_occurs() {
        let (mut rng, zipf) = (SeededRng::new(7), Zipf::over(50));
        let mut hits = [0_u32; 50];
        for _ in 0..20_000 {
            hits[zipf.draw(&mut rng).unwrap()] += 1;
        }
        assert!(hits[0] > hits[9] * 5 && hits[49] > 0, "{hits:?}");
        assert_eq!(Zipf::over(0).draw(&mut rng), None);
    }

    #[test]
    fn numbers_are_rounded_to_significant_digits() {
        assert_eq!([rounded(12_345, 2), rounded(996, 2), rounded(7, 2), rounded(0, 1)], [12_000, 1000, 7, 0]);
    }
}
