//! Counts of rows in any window, by two look-ups.
//!
//! A row is in a window unless it ends before it or begins after it, and it cannot do both. So the count of a window is
//! that of all rows, less those that end before it, less those that begin after it, and both are cumulative counts.

use super::Ranks;
use crate::sorted::sort;

/// A set of rows, or of spans of time, that is counted in windows.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    all: usize,
    ends: Cumulative,
    starts: Cumulative,
    /// Spans that end before they begin: what two rows have in common that do not overlap. They are in a window that has
    /// both ends, and a window between these is subtracted twice.
    crossed: Vec<Ranks>,
}

/// How many days lie before each boundary.
#[derive(Clone, Debug)]
enum Cumulative {
    /// For each boundary.
    Sums(Vec<u32>),
    /// The same in two bytes each, where the days are few enough.
    ShortSums(Vec<u16>),
    /// The days themselves in ascending order, where they are fewer than the boundaries. There are rarely more boundaries
    /// than days in a century and a half, so their positions take two bytes.
    Days(Vec<u16>),
}

impl Default for Cumulative {
    fn default() -> Self {
        Self::Days(Vec::new())
    }
}

impl Cumulative {
    fn new(days: impl ExactSizeIterator<Item = u32>, boundaries: usize) -> Self {
        if days.len() <= boundaries && u16::try_from(boundaries).is_ok() {
            let mut days: Vec<u16> = days.map(|day| u16::try_from(day).unwrap_or(u16::MAX)).collect();
            days.sort_unstable();
            return Self::Days(days);
        }
        let fits = u16::try_from(days.len()).is_ok();
        let mut sums: Vec<u32> = vec![0; boundaries + 1];
        days.for_each(|day| sums[day as usize + 1] += 1);
        for boundary in 1..sums.len() {
            sums[boundary] += sums[boundary - 1];
        }
        if fits {
            return Self::ShortSums(sums.iter().map(|sum| u16::try_from(*sum).unwrap_or(u16::MAX)).collect());
        }
        Self::Sums(sums)
    }

    /// How many days lie before a boundary.
    fn before(&self, boundary: u32) -> usize {
        match self {
            Self::Sums(sums) => sums.get(boundary as usize).copied().unwrap_or_default() as usize,
            Self::ShortSums(sums) => sums.get(boundary as usize).copied().unwrap_or_default().into(),
            Self::Days(days) => days.partition_point(|day| u32::from(*day) < boundary),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Sums(sums) => size_of_val(sums.as_slice()),
            Self::ShortSums(short) | Self::Days(short) => size_of_val(short.as_slice()),
        }
    }
}

impl Counter {
    /// A counter of spans.
    pub fn new(spans: &[Ranks], boundaries: usize) -> Self {
        Self {
            all: spans.len(),
            ends: Cumulative::new(spans.iter().map(|span| span.last), boundaries),
            starts: Cumulative::new(spans.iter().map(|span| span.first), boundaries),
            crossed: spans.iter().copied().filter(|span| span.last < span.first).collect(),
        }
    }

    /// How many are in a window, which is given as by [`Columns::window_ranks`](super::Columns::window_ranks).
    pub fn count(&self, window: Ranks) -> usize {
        let ended = self.ends.before(window.first);
        let to_come = self.all - self.starts.before(window.last);
        let twice = self.crossed.iter().filter(|span| span.last < window.first && span.first >= window.last);
        self.all + twice.count() - ended - to_come
    }

    /// The bytes of its tables.
    pub fn bytes(&self) -> usize {
        self.ends.bytes() + self.starts.bytes() + size_of_val(self.crossed.as_slice())
    }
}

/// Counts the windows that have a day of a row and of any of its wholes.
///
/// A row and one whole are both in a window that ends no earlier than both begin and begins no later than both end: a span
/// again. Windows with the row and any of several wholes are counted by the spans with each, less what neighbours have in
/// common, if spans that contain another are left out and the rest are sorted.
#[derive(Clone, Debug, Default)]
pub struct PartSpans {
    spans: Vec<Ranks>,
    common: Vec<Ranks>,
}

impl PartSpans {
    /// Adds a row with its wholes.
    pub fn add(&mut self, row: Ranks, wholes: impl Iterator<Item = Ranks>) {
        let both = |one: Ranks, other: Ranks| Ranks {
            first: one.first.max(other.first),
            last: one.last.min(other.last),
        };
        let mut spans: Vec<Ranks> = wholes.map(|whole| both(row, whole)).collect();
        if spans.len() > 1 {
            // A window of a span is a window of all that begin no later and end no earlier, so these are superfluous.
            sort(&mut spans, |one, next| one.first.cmp(&next.first).then(next.last.cmp(&one.last)));
            let mut last = None;
            spans.retain(|span| {
                let adds = last.is_none_or(|last| span.last > last);
                last = if adds { Some(span.last) } else { last };
                adds
            });
        }
        self.common.extend(spans.windows(2).map(|pair| both(pair[0], pair[1])));
        self.spans.append(&mut spans);
    }

    /// The number of parts in any window.
    pub fn counter(&self, boundaries: usize) -> PartCounter {
        PartCounter {
            spans: Counter::new(&self.spans, boundaries),
            common: Counter::new(&self.common, boundaries),
        }
    }
}

/// A set of parts that is counted in windows.
#[derive(Clone, Debug, Default)]
pub struct PartCounter {
    spans: Counter,
    common: Counter,
}

impl PartCounter {
    /// How many are in a window together with a whole.
    pub fn count(&self, window: Ranks) -> usize {
        self.spans.count(window) - self.common.count(window)
    }

    /// The bytes of its tables.
    pub fn bytes(&self) -> usize {
        self.spans.bytes() + self.common.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_take_two_bytes_as_long_as_they_fit() {
        for (all, is_short) in [(usize::from(u16::MAX), true), (usize::from(u16::MAX) + 1, false)] {
            let days: Vec<u32> = (0..40).cycle().take(all).collect();
            let cumulative = Cumulative::new(days.iter().copied(), 40);
            assert_eq!(matches!(cumulative, Cumulative::ShortSums(_)), is_short);
            for boundary in 0..=40 {
                assert_eq!(cumulative.before(boundary), days.iter().filter(|day| **day < boundary).count());
            }
        }
    }
}
