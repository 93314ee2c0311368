//! The order of the values of a facet, and which of them are folded.

use model::sorted::{self, Map};
use model::view::{FacetCounts, FacetValue};

/// The number of values that are always shown; the others are in a fold.
pub(super) const ALWAYS_SHOWN: usize = 8;

/// A value as an entry of the list, with its depth in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    pub(super) value: String,
    pub(super) depth: usize,
}

impl Entry {
    pub(super) fn of(value: &FacetValue) -> Self {
        Self { value: value.value.clone(), depth: value.depth }
    }
}

/// The most values in the fold; the others are found by the field above it.
pub(super) const MAX_FOLDED: usize = 50;

/// The shown entries and the folded ones, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FacetLayout {
    pub(super) open: Vec<Entry>,
    /// At most [`MAX_FOLDED`]; while words are typed, the first that contain them.
    pub(super) folded: Vec<Entry>,
    /// How many values are not open.
    pub(super) rest: usize,
}

impl FacetLayout {
    /// The layout of a facet. Each value keeps its position in `rested`; a new value comes after the one before it.
    /// Selected values are always shown. Only values with the `words`, in lower case, are in the fold.
    pub(super) fn new(facet: &FacetCounts, rested: &FacetCounts, words: &str) -> Self {
        let known = rested.values.iter().enumerate().map(|(at, value)| (value.value.as_str(), at));
        let known: Map<&str, usize> = known.collect();
        let (mut position, mut last) = (0, 0);
        let positions = facet.values.iter().map(|value| {
            position = match known.get(value.value.as_str()) {
                Some(at) => at + 1,
                // The root of a tree comes after the previous trees.
                None if value.depth == 0 => last,
                None => position,
            };
            last = last.max(position);
            (position, value)
        });
        let mut positions = positions.collect::<Vec<_>>();
        sorted::sort(&mut positions, |one, next| one.0.cmp(&next.0));
        let mut layout = Self::default();
        for (position, value) in positions {
            let is_folded = position > ALWAYS_SHOWN;
            // A selected value that would be folded is shown outside its parent, so without indent.
            let depth = if is_folded && value.selected { 0 } else { value.depth };
            let entry = || Entry { value: value.value.clone(), depth };
            if !is_folded || value.selected {
                layout.open.push(entry());
                continue;
            }
            if layout.folded.len() < MAX_FOLDED && value.label.to_lowercase().contains(words) {
                layout.folded.push(entry());
            }
        }
        layout.rest = facet.total.saturating_sub(layout.open.len());
        layout
    }
}

#[cfg(test)]
mod tests {
    use model::facet::Facet;
    use model::view::{FacetCounts, FacetValue};

    use super::{ALWAYS_SHOWN, Entry, FacetLayout, MAX_FOLDED};

    fn facet(values: &[(&str, bool)]) -> FacetCounts {
        let value = |(name, selected): &(&str, bool)| FacetValue {
            value: (*name).to_owned(),
            label: name.to_uppercase(),
            count: 1,
            parts: 0,
            undated: 0,
            in_any_window: 1,
            selected: *selected,
            depth: 0,
            stands_for: vec![],
        };
        FacetCounts::of(Facet::Party, values.iter().map(value).collect())
    }

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.value.as_str()).collect()
    }

    #[test]
    fn values_keep_the_order_of_the_facet_at_rest() {
        let rested = facet(&[("a", false), ("b", false), ("c", false)]);
        let moved = facet(&[("c", false), ("a", false), ("new", false)]);
        assert_eq!(names(&FacetLayout::new(&moved, &rested, "").open), ["a", "c", "new"]);
    }

    #[test]
    fn a_selected_value_is_always_shown() {
        let many: Vec<String> = (0..ALWAYS_SHOWN + 3).map(|at| format!("v{at}")).collect();
        let values: Vec<(&str, bool)> =
            many.iter().enumerate().map(|(at, name)| (name.as_str(), at == ALWAYS_SHOWN + 1)).collect();
        let facet = facet(&values);
        let layout = FacetLayout::new(&facet, &facet, "");
        assert_eq!(layout.open.len(), ALWAYS_SHOWN + 1);
        assert_eq!(layout.open[ALWAYS_SHOWN].value, many[ALWAYS_SHOWN + 1]);
        assert_eq!(names(&layout.folded), [&many[ALWAYS_SHOWN], &many[ALWAYS_SHOWN + 2]]);
    }

    #[test]
    fn a_fold_has_so_many_values_and_words_find_the_others() {
        let many: Vec<String> = (0..1000).map(|at| format!("v{at}")).collect();
        let values: Vec<(&str, bool)> = many.iter().map(|name| (name.as_str(), false)).collect();
        let facet = facet(&values);
        let layout = FacetLayout::new(&facet, &facet, "");
        assert_eq!((layout.open.len(), layout.folded.len(), layout.rest), (ALWAYS_SHOWN, MAX_FOLDED, 992));
        let found = FacetLayout::new(&facet, &facet, "v99");
        let expected: Vec<String> = std::iter::once(99).chain(990..1000).map(|at| format!("v{at}")).collect();
        assert_eq!(names(&found.folded), expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
