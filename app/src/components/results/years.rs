//! Results by year.

use std::sync::Arc;

use model::query::Sort;
use model::sorted;
use model::view::Hit;

/// A year and its results. Without a year: those without a date, at the end.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Year {
    pub(super) year: Option<i16>,
    pub(super) hits: Vec<Arc<Hit>>,
}

/// The results under the years in which they may first lie.
pub(super) fn by_year(hits: Vec<Arc<Hit>>, sort: Sort) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for hit in hits {
        match years.iter_mut().find(|year| year.year == hit.year) {
            Some(year) => year.hits.push(hit),
            None => years.push(Year { year: hit.year, hits: vec![hit] }),
        }
    }
    sorted::sort(&mut years, |one, next| position(one.year, sort).cmp(&position(next.year, sort)));
    years
}

/// Where a year stands among the others.
fn position(year: Option<i16>, sort: Sort) -> i32 {
    match (year, sort) {
        (None, _) => i32::MAX,
        (Some(year), Sort::Earliest) => i32::from(year),
        (Some(year), _) => -i32::from(year),
    }
}

/// The results from top to bottom. Under its year a result may stand before others that the answer has before it: the
/// answer orders by the last day of a date, the list by the first year.
pub(crate) fn in_list_order(hits: &[Hit], sort: Sort) -> Vec<&Hit> {
    let mut hits: Vec<&Hit> = hits.iter().collect();
    if sort != Sort::Name {
        sorted::sort(&mut hits, |one, next| position(one.year, sort).cmp(&position(next.year, sort)));
    }
    hits
}

/// The years up to so many rows. Rows of closed years take no room, so they do not count.
pub(super) fn cut(years: Vec<Year>, limit: usize, closed: &[Option<i16>]) -> Vec<Year> {
    let mut left = limit;
    let cut = |Year { year, mut hits }: Year| {
        hits.truncate(left);
        if !closed.contains(&year) {
            left -= hits.len();
        }
        (!hits.is_empty()).then_some(Year { year, hits })
    };
    years.into_iter().map_while(cut).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::claim::BasisWord;
    use model::query::Sort;
    use model::record::Kind;
    use model::view::Hit;
    use model::when::Role;

    use super::{Year, by_year, cut, in_list_order};

    /// Results with these years.
    fn hits(years: &[Option<i16>]) -> Vec<Arc<Hit>> {
        let hit = |(at, year): (usize, &Option<i16>)| Hit {
            id: format!("record-{at}"),
            kind: Kind::Event,
            name: String::new(),
            status: Role::Held,
            basis: BasisWord::Explicit,
            date: None,
            year: *year,
            possible: false,
            place: None,
            drawn_at: None,
            amount: None,
            snippet: None,
            reasons: None,
        };
        years.iter().enumerate().map(hit).map(Arc::new).collect()
    }

    /// Each year with the number of its results.
    fn counts(years: &[Year]) -> Vec<(Option<i16>, usize)> {
        years.iter().map(|year| (year.year, year.hits.len())).collect()
    }

    const MIXED: [Option<i16>; 6] = [Some(2023), None, Some(2025), Some(2023), Some(2024), None];

    #[test]
    fn what_has_no_date_stands_last_in_both_orders() {
        let latest = [(Some(2025), 1), (Some(2024), 1), (Some(2023), 2), (None, 2)];
        assert_eq!(counts(&by_year(hits(&MIXED), Sort::Latest)), latest);
        let earliest = [(Some(2023), 2), (Some(2024), 1), (Some(2025), 1), (None, 2)];
        assert_eq!(counts(&by_year(hits(&MIXED), Sort::Earliest)), earliest);
    }

    #[test]
    fn results_have_the_order_in_which_the_years_list_them() {
        for sort in [Sort::Latest, Sort::Earliest] {
            let listed: Vec<Hit> = by_year(hits(&MIXED), sort)
                .into_iter()
                .flat_map(|year| year.hits)
                .map(|hit| (*hit).clone())
                .collect();
            let answer: Vec<Hit> = hits(&MIXED).iter().map(|hit| (**hit).clone()).collect();
            assert!(in_list_order(&answer, sort).into_iter().eq(&listed));
        }
    }

    #[test]
    fn a_cut_list_ends_after_so_many_rows_of_open_years() {
        let all = by_year(hits(&MIXED), Sort::Earliest);
        let cut_at = |limit: usize, closed: &[Option<i16>]| counts(&cut(all.clone(), limit, closed));
        assert_eq!(cut_at(2, &[]), [(Some(2023), 2)]);
        assert_eq!(cut_at(3, &[]), [(Some(2023), 2), (Some(2024), 1)]);
        // The rows of a closed year are in the document, but take no room.
        assert_eq!(cut_at(2, &[Some(2023)]), [(Some(2023), 2), (Some(2024), 1), (Some(2025), 1)]);
        assert_eq!(cut_at(usize::MAX, &[]), counts(&all));
    }
}
