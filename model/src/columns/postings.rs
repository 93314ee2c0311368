//! The rows of each value of a facet.

use super::bits::{Bits, FourSets};

/// A value that more than one row in this many has is kept as bits, a rarer one as a list.
const COMMON: usize = 64;

/// The rows of one value.
#[derive(Clone, Debug)]
pub enum Posting {
    /// A bit for each row of the release.
    Common(Bits),
    /// Positions in ascending order.
    Rare(Vec<u32>),
}

impl Posting {
    /// The rows in ascending order, out of so many.
    fn new(of: &[u32], rows: usize) -> Self {
        if of.len() * COMMON <= rows {
            return Self::Rare(of.to_vec());
        }
        let mut bits = Bits::none(rows);
        for row in of {
            bits.insert(*row);
        }
        Self::Common(bits)
    }

    /// How many of its rows are in the set.
    pub fn count_in(&self, set: &Bits) -> usize {
        match self {
            Self::Common(bits) => bits.count_in(set),
            Self::Rare(rows) => rows.iter().filter(|row| set.contains(**row)).count(),
        }
    }

    /// How many of its rows are in each of four sets.
    pub fn count_in_each(&self, sets: &FourSets) -> [usize; 4] {
        match self {
            Self::Common(bits) => sets.count(bits),
            Self::Rare(rows) => sets.count_listed(rows),
        }
    }

    /// Whether any of its rows is in the set.
    pub fn has_any_of(&self, set: &Bits) -> bool {
        match self {
            Self::Common(bits) => bits.has_any_of(set),
            Self::Rare(rows) => rows.iter().any(|row| set.contains(*row)),
        }
    }

    /// Adds its rows to the set.
    pub fn add_to(&self, set: &mut Bits) {
        match self {
            Self::Common(bits) => set.extend(bits),
            Self::Rare(rows) => rows.iter().for_each(|row| set.insert(*row)),
        }
    }

    /// Calls `visit` with each of its rows that is in the set.
    pub fn for_each_in(&self, set: &Bits, visit: &mut dyn FnMut(u32)) {
        match self {
            Self::Common(bits) => bits.and(set).iter().for_each(visit),
            Self::Rare(rows) => rows.iter().copied().filter(|row| set.contains(*row)).for_each(visit),
        }
    }
}

/// The values of a facet that occur, in ascending order of their numbers, with their rows.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    values: Vec<(u32, Posting)>,
}

impl Postings {
    /// From pairs of a value and a row, with the rows in ascending order. Values are numbers below `values`.
    pub(super) fn new(pairs: &[(u32, u32)], values: usize, rows: usize) -> Self {
        // A counting sort by value, which leaves the rows of each in order.
        let mut ends = vec![0_usize; values + 1];
        for (value, _) in pairs {
            ends[*value as usize + 1] += 1;
        }
        for value in 1..ends.len() {
            ends[value] += ends[value - 1];
        }
        let starts = ends.clone();
        let mut sorted = vec![0; pairs.len()];
        for (value, row) in pairs {
            let next = &mut ends[*value as usize];
            sorted[*next] = *row;
            *next += 1;
        }
        let posting = |(value, range): (u32, &[usize])| {
            let of = &sorted[range[0]..range[1]];
            (!of.is_empty()).then(|| (value, Posting::new(of, rows)))
        };
        Self { values: (0..).zip(starts.windows(2)).filter_map(posting).collect() }
    }

    /// The rows of a value; `None` if no row has it.
    pub fn get(&self, value: u32) -> Option<&Posting> {
        let found = self.values.binary_search_by_key(&value, |(value, _)| *value).ok()?;
        self.values.get(found).map(|(_, posting)| posting)
    }

    /// The values with their rows.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Posting)> {
        self.values.iter().map(|(value, posting)| (*value, posting))
    }
}
