//! The order of the values of a facet, and which of them are folded.

use model::sorted;
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

/// The shown entries and the folded ones, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FacetLayout {
    pub(super) open: Vec<Entry>,
    pub(super) folded: Vec<Entry>,
}

impl FacetLayout {
    /// The layout of a facet. Each value keeps its position in `rested`; a new value comes after the one before it.
    /// Selected values are always shown.
    pub(super) fn new(facet: &FacetCounts, rested: &FacetCounts) -> Self {
        let (mut position, mut last) = (0, 0);
        let positions = facet.values.iter().map(|value| {
            position = match rested.values.iter().position(|known| known.value == value.value) {
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
            let entries = if is_folded && !value.selected { &mut layout.folded } else { &mut layout.open };
            entries.push(Entry { value: value.value.clone(), depth });
        }
        layout
    }
}

#[cfg(test)]
mod tests {
    use model::facet::Facet;
    use model::view::{FacetCounts, FacetValue};

    use super::{ALWAYS_SHOWN, Entry, FacetLayout};

    fn facet(values: &[(&str, bool)]) -> FacetCounts {
        let value = |(name, selected): &(&str, bool)| FacetValue {
            value: (*name).to_owned(),
            label: name.to_uppercase(),
            count: 1,
            parts: 0,
            undated: 0,
            selected: *selected,
            depth: 0,
            stands_for: vec![],
        };
        FacetCounts { facet: Facet::Party, values: values.iter().map(value).collect() }
    }

    fn names(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.value.as_str()).collect()
    }

    #[test]
    fn values_keep_the_order_of_the_facet_at_rest() {
        let rested = facet(&[("a", false), ("b", false), ("c", false)]);
        let moved = facet(&[("c", false), ("a", false), ("new", false)]);
        assert_eq!(names(&FacetLayout::new(&moved, &rested).open), ["a", "c", "new"]);
    }

    #[test]
    fn a_selected_value_is_always_shown() {
        let many: Vec<String> = (0..ALWAYS_SHOWN + 3).map(|at| format!("v{at}")).collect();
        let values: Vec<(&str, bool)> =
            many.iter().enumerate().map(|(at, name)| (name.as_str(), at == ALWAYS_SHOWN + 1)).collect();
        let facet = facet(&values);
        let layout = FacetLayout::new(&facet, &facet);
        assert_eq!(layout.open.len(), ALWAYS_SHOWN + 1);
        assert_eq!(layout.open[ALWAYS_SHOWN].value, many[ALWAYS_SHOWN + 1]);
        assert_eq!(names(&layout.folded), [&many[ALWAYS_SHOWN], &many[ALWAYS_SHOWN + 2]]);
    }
}
