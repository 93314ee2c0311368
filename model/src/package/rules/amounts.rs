//! Rules for amounts and counts: bounds, currencies, and no amount that is counted twice.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::count::{Comparison, Measure, Unit};
use crate::id::Id;
use crate::money::{Amount, Qualifier};
use crate::number::Number;
use crate::package::tables::{ClaimRow, Tables};
use crate::problem::Problems;

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    for (row, amount) in tables.amounts.iter() {
        let body = &amount.body;
        let columns = Bounds { file: "amounts.csv", row, min: "min_million", max: "max_million" };
        check_bounds(&columns, body.min_million, body.max_million, body.qualifier, problems);
        if [body.min_million, body.max_million].into_iter().flatten().any(Number::is_negative) {
            problems.error("amounts.csv", row, "min_million", "is below zero; accepted: 0 or more");
        }
        if body.currency.is_none() && amount.tail.reason_en.is_none() {
            problems.error("amounts.csv", row, "currency", "is empty without a reason; accepted: a currency, or in reason_en and reason_zh why there is none");
        }
    }
    for (row, count) in tables.counts.iter() {
        let body = &count.body;
        let columns = Bounds { file: "counts.csv", row, min: "min", max: "max" };
        check_bounds(&columns, body.min, body.max, body.qualifier, problems);
        let is_rank = matches!(body.measure, Measure::Rank | Measure::Edition);
        if is_rank != (body.unit == Unit::Ordinal) {
            problems.error(
                "counts.csv",
                row,
                "unit",
                "does not go with the measure; accepted: ordinal for rank and edition, and only there",
            );
        }
        if body.comparison == Some(Comparison::AmongPeers) && body.place.is_none() {
            problems.error(
                "counts.csv",
                row,
                "place",
                "is empty; accepted: for among_peers, the area of the peers",
            );
        }
        let is_growth = matches!(body.measure, Measure::Growth | Measure::GrowthRate);
        if !is_growth && [body.min, body.max].into_iter().flatten().any(Number::is_negative) {
            problems.error("counts.csv", row, "min", "is below zero; accepted: 0 or more, except for growth");
        }
    }
    no_duplicates(tables, problems);
}

/// The cells of two bounds.
struct Bounds<'c> {
    file: &'c str,
    row: u32,
    min: &'c str,
    max: &'c str,
}

fn check_bounds(
    cells: &Bounds<'_>,
    min: Option<Number>,
    max: Option<Number>,
    qualifier: Qualifier,
    problems: &mut Problems,
) {
    match (min, max) {
        (None, None) => problems.error(
            cells.file,
            cells.row,
            cells.min,
            "is empty, as is the upper bound; accepted: one number, or two for a range",
        ),
        (None, Some(_)) if qualifier != Qualifier::UpTo => {
            problems.error(
                cells.file,
                cells.row,
                cells.min,
                "is empty; accepted: the number in the lower bound, except for up_to",
            );
        }
        (Some(min), Some(max)) if max <= min => {
            problems.error(cells.file, cells.row, cells.max, "is not above the lower bound; accepted: a range from small to large, or one number in the lower bound");
        }
        _ => {}
    }
}

/// A second amount of the same thing must be linked to the first, or a total would count it twice.
///
/// Amounts that restate or convert another never count. Of those that count, any two of the same thing must be linked:
/// they contradict each other, or one is a part of the other.
fn no_duplicates(tables: &Tables, problems: &mut Problems) {
    // A row that could not be read is its own problem, and may be the link that seems to be missing.
    let mut second_hand: HashSet<&str> = tables.claim_links.unread.iter().map(Id::as_str).collect();
    let mut related = HashSet::default();
    for link in &tables.claim_links.rows {
        let (claim, other) = (link.claim.as_str(), link.other.as_str());
        if link.relation.is_second_hand() {
            second_hand.insert(claim);
        }
        related.extend([(claim, other), (other, claim)]);
    }
    let mut by_record: HashMap<&str, Vec<(u32, &ClaimRow<Amount>)>> = HashMap::default();
    for (row, amount) in tables.amounts.iter().filter(|(_, amount)| !second_hand.contains(amount.id.as_str()))
    {
        let same_record = by_record.entry(amount.record.as_str()).or_default();
        let second = same_record.iter().find(|(_, other)| {
            same_thing(&amount.body, &other.body)
                && !related.contains(&(amount.id.as_str(), other.id.as_str()))
        });
        if let Some((other_row, other)) = second {
            let message = format!(
                "is a second {} of {:?} beside {:?} in row {other_row}; accepted: a row in claim_links.csv that says whether it restates, converts, is part of or contradicts it",
                amount.body.what.as_str(),
                amount.record.as_str(),
                other.id.as_str()
            );
            problems.error("amounts.csv", row, "id", message);
        }
        same_record.push((row, amount));
    }
}

fn same_thing(a: &Amount, b: &Amount) -> bool {
    (a.what, a.nature, a.scope, a.as_of) == (b.what, b.nature, b.scope, b.as_of)
}
