//! Results: their order, and what each shows.

use super::{Hit, Index, Row, Snippet};
use crate::claim::{Claim, ClaimRelation, Value};
use crate::query::Sort;
use crate::words::{self, Lang};

/// Puts rows into the order that is asked for. Rows without a date stand at the end, and rows that are
/// alike keep the order of their table.
pub(super) fn sort(index: &Index, rows: &mut [&Row], sort: Sort, lang: Lang) {
    match sort {
        Sort::Earliest => rows.sort_by_key(|row| {
            (row.when.is_none(), row.when.and_then(|when| when.first_day().or(when.last_day())))
        }),
        Sort::Latest => rows.sort_by_key(|row| {
            let last = row.when.and_then(|when| when.last_day().or(when.first_day()));
            (row.when.is_none(), std::cmp::Reverse(last))
        }),
        Sort::Name => rows.sort_by_cached_key(|row| {
            words::name(&index.package.records[row.record].row, lang).to_lowercase()
        }),
    }
}

/// One row as a result.
pub(super) fn hit(index: &Index, row: &Row, lang: Lang) -> Hit {
    let record = &index.package.records[row.record];
    let claims = index.package.claims_of(record);
    let main_date = claims.iter().find(|claim| matches!(&claim.value, Value::When(dating) if dating.main));
    let date = main_date.and_then(|claim| match &claim.value {
        Value::When(dating) => dating.when.is_some().then(|| words::dating(dating, &claim.basis, lang)),
        _ => None,
    });
    let first_day = row.when.and_then(|when| when.first_day().or(when.last_day()));
    Hit {
        id: record.row.id.to_string(),
        kind: row.kind,
        name: words::name(&record.row, lang),
        status: row.status,
        basis: row.basis,
        date,
        year: first_day.map(jiff::civil::Date::year),
        place: row.place.as_ref().map(|place| index.name(place.as_str(), lang)),
        amount: claims.iter().filter(|claim| stands_for_itself(claim)).find_map(|claim| match &claim.value {
            Value::Money(amount) => Some(words::amount(amount, lang)),
            _ => None,
        }),
        snippet: main_date.into_iter().chain(claims).find_map(snippet),
    }
}

/// Whether a claim is no second-hand form of another.
fn stands_for_itself(claim: &Claim) -> bool {
    !claim.links.iter().any(|link| matches!(link.relation, ClaimRelation::Restates | ClaimRelation::Converts))
}

fn snippet(claim: &Claim) -> Option<Snippet> {
    let citation = claim.citations.first()?;
    Some(Snippet { quote: citation.quote.clone(), source: citation.source.to_string() })
}
