//! Sets of rows as bits.

use super::Days;

/// A set of rows, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

/// The bits of a word.
const WORD: usize = 64;

impl Bits {
    /// The empty set, for so many rows.
    pub fn none(rows: usize) -> Self {
        Self { words: vec![0; rows.div_ceil(WORD)] }
    }

    /// The set of the first `rows` rows.
    pub fn all(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows / WORD];
        if !rows.is_multiple_of(WORD) {
            words.push((1 << (rows % WORD)) - 1);
        }
        Self { words }
    }

    /// Adds a row.
    pub fn insert(&mut self, row: u32) {
        let (word, bit) = position(row);
        if let Some(word) = self.words.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether the row is in the set.
    pub fn contains(&self, row: u32) -> bool {
        let (word, bit) = position(row);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether it has no row.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether a row is in both sets.
    pub fn has_any_of(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(word, other)| word & other != 0)
    }

    /// Removes the rows that are not in the other set.
    pub fn retain(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds the rows of the other set.
    pub fn extend(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Removes the rows of the other set.
    pub fn remove(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Removes the rows that are not in a window.
    pub(crate) fn retain_in(&mut self, window: Days, days: &[Days]) {
        with_fastest_instructions(|| {
            for (word, days) in self.words.iter_mut().zip(days.chunks(WORD)) {
                let bits = days.iter().enumerate();
                let bits = bits.map(|(bit, days)| u64::from(days.overlap(window)) << bit);
                *word &= bits.fold(0, |all, bit| all | bit);
            }
        });
    }

    /// The rows of both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self { words: self.words.iter().zip(&other.words).map(|(word, other)| word & other).collect() }
    }

    /// How many rows it has.
    pub fn count(&self) -> usize {
        self.count_in(self)
    }

    /// How many rows are in both sets.
    pub fn count_in(&self, other: &Self) -> usize {
        with_fastest_instructions(|| {
            let both = self.words.iter().zip(&other.words).map(|(word, other)| word & other);
            both.map(|word| word.count_ones() as usize).sum()
        })
    }

    /// The rows in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.words).flat_map(|(index, word)| {
            let rest = std::iter::successors(Some(*word), |rest| Some(rest & rest.wrapping_sub(1)));
            rest.take_while(|rest| *rest != 0).map(move |rest| index * 64 + rest.trailing_zeros())
        })
    }
}

/// Four sets side by side, so that one pass counts in all of them.
#[derive(Clone, Debug, Default)]
pub struct FourSets {
    words: Vec<[u64; 4]>,
}

impl FourSets {
    /// Sets of the same rows.
    pub fn new([one, two, three, four]: [&Bits; 4]) -> Self {
        let pairs = one.words.iter().zip(&two.words).zip(three.words.iter().zip(&four.words));
        Self { words: pairs.map(|((one, two), (three, four))| [*one, *two, *three, *four]).collect() }
    }

    /// How many rows of another set are in each.
    pub fn count(&self, rows: &Bits) -> [usize; 4] {
        with_fastest_instructions(|| {
            let mut counts = [0; 4];
            for (sets, rows) in self.words.iter().zip(&rows.words) {
                for (count, set) in counts.iter_mut().zip(sets) {
                    *count += (set & rows).count_ones() as usize;
                }
            }
            counts
        })
    }

    /// How many rows of a list are in each.
    pub fn count_listed(&self, rows: &[u32]) -> [usize; 4] {
        with_fastest_instructions(|| {
            let mut counts = [0; 4];
            for row in rows {
                let Some(sets) = self.words.get(*row as usize / WORD) else { continue };
                for (count, set) in counts.iter_mut().zip(sets) {
                    *count += set >> (row % 64) & 1;
                }
            }
            counts.map(|count| usize::try_from(count).unwrap_or_default())
        })
    }
}

/// The word and the bit of a row.
fn position(row: u32) -> (usize, u64) {
    (row as usize / WORD, 1 << (row as usize % WORD))
}

/// Runs a loop compiled for the best instructions of the processor, which count the bits of many words at once.
#[cfg(not(target_arch = "wasm32"))]
fn with_fastest_instructions<T>(compute: impl FnOnce() -> T) -> T {
    pulp::Arch::new().dispatch(compute)
}

#[cfg(target_arch = "wasm32")]
fn with_fastest_instructions<T>(compute: impl FnOnce() -> T) -> T {
    compute()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Bits, FourSets};

    proptest! {
        #[test]
        fn bits_behave_like_a_set(
            rows in 1_u32..300,
            one in prop::collection::btree_set(0_u32..300, 0..60),
            other in prop::collection::btree_set(0_u32..300, 0..60),
        ) {
            let within = |set: BTreeSet<u32>| set.into_iter().filter(|row| *row < rows).collect::<BTreeSet<_>>();
            let (one, other) = (within(one), within(other));
            let bits = |set: &BTreeSet<u32>| {
                let mut bits = Bits::none(rows as usize);
                for row in set {
                    bits.insert(*row);
                }
                bits
            };
            let listed = |bits: &Bits| bits.iter().collect::<BTreeSet<_>>();
            let (mut union, mut both, mut rest) = (bits(&one), bits(&one), bits(&one));
            union.extend(&bits(&other));
            both.retain(&bits(&other));
            rest.remove(&bits(&other));
            prop_assert_eq!(listed(&union), one.union(&other).copied().collect());
            prop_assert_eq!(listed(&both), one.intersection(&other).copied().collect());
            prop_assert_eq!(&bits(&one).and(&bits(&other)), &both);
            prop_assert_eq!(listed(&rest), one.difference(&other).copied().collect());
            prop_assert_eq!(bits(&one).count_in(&bits(&other)), both.iter().count());
            prop_assert_eq!((bits(&one).count(), bits(&one).is_empty()), (one.len(), one.is_empty()));
            prop_assert_eq!(Bits::all(rows as usize).iter().collect::<Vec<_>>(), (0..rows).collect::<Vec<_>>());
            let sets = [&bits(&one), &bits(&other), &Bits::all(rows as usize), &Bits::none(rows as usize)];
            let of_other = [one.intersection(&other).count(), other.len(), other.len(), 0];
            prop_assert_eq!(FourSets::new(sets).count(&bits(&other)), of_other);
            let listed: Vec<u32> = other.iter().copied().collect();
            prop_assert_eq!(FourSets::new(sets).count_listed(&listed), of_other);
            prop_assert!((0..rows).all(|row| bits(&one).contains(row) == one.contains(&row)));
        }
    }
}
