//! A short list for each row or value.

/// Lists of numbers, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// Where each list begins, and after them where the last one ends.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    /// So many numbers for each list, in order.
    pub(super) fn new<List: IntoIterator<Item = u32>>(lists: impl Iterator<Item = List>) -> Self {
        let mut all = Self { starts: vec![0], numbers: Vec::new() };
        for list in lists {
            all.numbers.extend(list);
            all.starts.push(super::number(all.numbers.len()));
        }
        all
    }

    /// The list at a position; empty if there is none.
    pub(super) fn get(&self, at: u32) -> &[u32] {
        let at = at as usize;
        let Some([start, end]) = self.starts.get(at..at + 2) else { return &[] };
        self.numbers.get(*start as usize..*end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn each_position_has_its_list() {
        let lists = Lists::new([vec![7, 8], vec![], vec![9]].into_iter());
        assert_eq!([0, 1, 2, 3].map(|at| lists.get(at)), [&[7, 8][..], &[], &[9], &[]]);
        assert!(Lists::default().get(0).is_empty());
    }
}
