//! Results in sections: by year, undated, and possibly in the time window.

use std::sync::Arc;

use model::query::Sort;
use model::sorted;
use model::view::Hit;

use crate::state::{ListPart, SectionKey};

/// The results under one heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ResultSection {
    pub(super) key: SectionKey,
    pub(super) hits: Vec<Arc<Hit>>,
    /// Whether all results of the section are in the document.
    pub(super) is_whole: bool,
}

/// The sections of the part of the results that is in the document. The first and the last one may go on outside of it.
pub(super) fn part_sections(part: &ListPart, sort: Sort) -> Vec<ResultSection> {
    let mut sections = sections(part.hits.clone(), sort);
    if let Some(first) = sections.first_mut().filter(|_| part.start > 0) {
        first.is_whole = false;
    }
    if let Some(last) = sections.last_mut().filter(|_| part.range().end < part.shown) {
        last.is_whole = false;
    }
    sections
}

/// The results in their sections.
fn sections(hits: Vec<Arc<Hit>>, sort: Sort) -> Vec<ResultSection> {
    let mut sections: Vec<ResultSection> = Vec::new();
    for hit in hits {
        let key = SectionKey::of(&hit);
        match sections.iter_mut().find(|section| section.key == key) {
            Some(section) => section.hits.push(hit),
            None => sections.push(ResultSection { key, hits: vec![hit], is_whole: true }),
        }
    }
    sorted::sort(&mut sections, |one, next| one.key.position(sort).cmp(&next.key.position(sort)));
    sections
}

/// The sections, truncated after `limit` rows. Rows of closed sections take no space, so they do not count.
pub(super) fn truncated(
    sections: Vec<ResultSection>,
    limit: usize,
    closed: &[SectionKey],
) -> Vec<ResultSection> {
    let mut left = limit;
    let cut = |ResultSection { key, mut hits, is_whole }: ResultSection| {
        hits.truncate(left);
        if !closed.contains(&key) {
            left -= hits.len();
        }
        (!hits.is_empty()).then_some(ResultSection { key, hits, is_whole })
    };
    sections.into_iter().map_while(cut).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::basis::BasisWord;
    use model::query::Sort;
    use model::record::Kind;
    use model::view::Hit;
    use model::when::Role;

    use super::{ResultSection, part_sections, sections, truncated};
    use crate::state::{ListPart, SectionKey};

    /// Results with these years. With `possible`, those at odd positions are only possibly in the window.
    fn hits(years: &[Option<i16>], possible: bool) -> Vec<Arc<Hit>> {
        let hit = |(at, year): (usize, &Option<i16>)| Hit {
            id: format!("record-{at}"),
            kind: Kind::Event,
            name: String::new(),
            status: Role::Held,
            basis: BasisWord::Explicit,
            date: None,
            year: *year,
            possible: possible && at % 2 == 1,
            place: None,
            place_note: None,
            no_later_word: false,
            drawn_at: None,
            amount: None,
            snippet: None,
            reasons: None,
        };
        years.iter().enumerate().map(hit).map(Arc::new).collect()
    }

    /// Each section with the number of its results.
    fn counts(sections: &[ResultSection]) -> Vec<(SectionKey, usize)> {
        sections.iter().map(|section| (section.key, section.hits.len())).collect()
    }

    const MIXED: [Option<i16>; 6] = [Some(2023), None, Some(2025), Some(2023), Some(2024), None];

    #[test]
    fn undated_results_come_last_in_both_orders() {
        use SectionKey::{Undated, Year};
        let latest = [(Year(2025), 1), (Year(2024), 1), (Year(2023), 2), (Undated, 2)];
        assert_eq!(counts(&sections(hits(&MIXED, false), Sort::Latest)), latest);
        let earliest = [(Year(2023), 2), (Year(2024), 1), (Year(2025), 1), (Undated, 2)];
        assert_eq!(counts(&sections(hits(&MIXED, false), Sort::Earliest)), earliest);
    }

    #[test]
    fn possible_results_come_after_certain_ones() {
        for sort in Sort::ALL {
            let sections = sections(hits(&MIXED, true), *sort);
            let possible: Vec<bool> =
                sections.iter().map(|section| section.key == SectionKey::Possible).collect();
            assert_eq!(possible.iter().rposition(|is| !is), Some(sections.len() - 2), "{sort:?}");
            assert_eq!(sections.last().map(|last| last.hits.len()), Some(3), "{sort:?}");
        }
    }

    #[test]
    fn a_section_that_goes_on_outside_the_part_is_not_whole() {
        let years = [Some(2025), Some(2024), Some(2023)];
        let wholes = |start: usize, shown: usize| {
            let part = ListPart { start, hits: hits(&years, false), shown, ..ListPart::default() };
            part_sections(&part, Sort::Latest).iter().map(|section| section.is_whole).collect::<Vec<_>>()
        };
        assert_eq!(wholes(0, 3), [true, true, true]);
        assert_eq!(wholes(0, 9), [true, true, false]);
        assert_eq!(wholes(6, 9), [false, true, true]);
        assert_eq!(wholes(3, 9), [false, true, false]);
    }

    #[test]
    fn a_truncated_list_ends_after_so_many_rows_of_open_sections() {
        use SectionKey::{Undated, Year};
        let all = sections(hits(&MIXED, false), Sort::Earliest);
        let cut_at = |limit: usize, closed: &[SectionKey]| counts(&truncated(all.clone(), limit, closed));
        assert_eq!(cut_at(2, &[]), [(Year(2023), 2)]);
        assert_eq!(cut_at(3, &[]), [(Year(2023), 2), (Year(2024), 1)]);
        // The rows of a closed section are in the document, but take no space.
        assert_eq!(cut_at(2, &[Year(2023)]), [(Year(2023), 2), (Year(2024), 1), (Year(2025), 1)]);
        assert_eq!(cut_at(usize::MAX, &[]), counts(&all));
        assert!(cut_at(usize::MAX, &[Undated]).len() == all.len());
    }
}
