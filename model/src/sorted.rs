//! Small sets and maps as sorted lists.
//!
//! Queries and rows have few values. `BTreeMap` and `sort` are monomorphised for each type, which was a sixth of the
//! size of the wasm.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Sorts values; the sort is stable. It sorts their indices, so that the sorting itself is compiled once for all types.
pub fn sort<T>(values: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    fn sort_indices(indices: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
        indices.sort_by(|one, next| order(*one, *next));
    }
    let mut indices: Vec<usize> = (0..values.len()).collect();
    sort_indices(&mut indices, &|one, next| order(&values[one], &values[next]));
    let mut from: Vec<Option<T>> = values.drain(..).map(Some).collect();
    values.extend(indices.into_iter().filter_map(|index| from.get_mut(index)?.take()));
}

/// A set, as a list without repetition in ascending order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Set<T>(Vec<T>);

impl<T: Ord> Set<T> {
    /// Whether the value is in it.
    pub fn contains(&self, value: &T) -> bool {
        self.0.binary_search(value).is_ok()
    }

    /// Adds a value; returns whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        match self.0.binary_search(&value) {
            Ok(_) => false,
            Err(index) => {
                self.0.insert(index, value);
                true
            }
        }
    }

    /// Removes a value; returns whether it was present.
    pub fn remove(&mut self, value: &T) -> bool {
        let found = self.0.binary_search(value);
        found.is_ok_and(|index| {
            self.0.remove(index);
            true
        })
    }

    /// Whether no value is in both.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        !self.iter().any(|value| other.contains(value))
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Set<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'set, T> IntoIterator for &'set Set<T> {
    type Item = &'set T;
    type IntoIter = std::slice::Iter<'set, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map, as a list of pairs in the ascending order of their keys, each key once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The stored key, and its value.
    pub fn get_key_value<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        self.search(key).ok().and_then(|index| self.0.get(index)).map(|(key, value)| (key, value))
    }

    /// Whether it has the key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.search(key).is_ok()
    }

    fn search<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }
}

impl<K: Ord, V: Default> Map<K, V> {
    /// The value of a key, which is added with the default value if it is missing.
    pub fn entry_or_default(&mut self, key: K) -> &mut V {
        let index = match self.search(&key) {
            Ok(index) => index,
            Err(index) => {
                self.0.insert(index, (key, V::default()));
                index
            }
        };
        &mut self.0[index].1
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Deref for Map<K, V> {
    type Target = [(K, V)];

    fn deref(&self) -> &[(K, V)] {
        &self.0
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    /// Of pairs with the same key the first is used.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut pairs: Vec<(K, V)> = pairs.into_iter().collect();
        sort(&mut pairs, |one, next| one.0.cmp(&next.0));
        pairs.dedup_by(|next, one| one.0 == next.0);
        Self(pairs)
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn values_are_sorted_as_by_the_standard_library(
            mut values in prop::collection::vec((0_u8..6, any::<u8>()), 0..40),
        ) {
            let mut expected = values.clone();
            expected.sort_by_key(|value| value.0);
            sort(&mut values, |one, next| one.0.cmp(&next.0));
            prop_assert_eq!(values, expected);
        }

        #[test]
        fn a_set_behaves_like_a_btree_set(
            values in prop::collection::vec(0_u8..20, 0..30), out in 0_u8..20, other in prop::collection::vec(0_u8..20, 0..5),
        ) {
            let (mut set, mut expected): (Set<u8>, BTreeSet<u8>) =
                (values.iter().copied().collect(), values.iter().copied().collect());
            prop_assert_eq!(set.contains(&out), expected.contains(&out));
            let others: (Set<u8>, BTreeSet<u8>) = (other.iter().copied().collect(), other.iter().copied().collect());
            prop_assert_eq!(set.is_disjoint(&others.0), expected.is_disjoint(&others.1));
            prop_assert_eq!(set.remove(&out), expected.remove(&out));
            prop_assert_eq!(set.insert(out / 2), expected.insert(out / 2));
            prop_assert_eq!(set.into_iter().collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn a_map_behaves_like_a_btree_map(keys in prop::collection::vec(0_u8..20, 0..40)) {
            let (mut map, mut expected): (Map<u8, usize>, BTreeMap<u8, usize>) = (Map::default(), BTreeMap::new());
            for key in keys {
                *map.entry_or_default(key) += 1;
                *expected.entry(key).or_default() += 1;
            }
            for key in 0..20 {
                prop_assert_eq!(map.get(&key), expected.get(&key));
                prop_assert_eq!(map.contains_key(&key), expected.contains_key(&key));
            }
            prop_assert_eq!(map.into_iter().collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn of_pairs_with_the_same_key_the_first_is_used() {
        let map: Map<&str, u8> = [("b", 1), ("a", 2), ("b", 3)].into_iter().collect();
        assert_eq!(map.to_vec(), [("a", 2), ("b", 1)]);
    }
}
