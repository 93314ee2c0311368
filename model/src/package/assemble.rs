//! From tables that keep every rule to records with their claims.

use std::collections::HashMap;

use super::tables::{ClaimRow, Tables};
use super::{Found, Package};
use crate::claim::{Basis, BasisWord, Both, Citation, Claim, ClaimLink, Tail, Value};
use crate::id::Id;
use crate::record::Record;

/// Moves the rows of tables that were checked into a package. A row that breaks a rule is dropped here,
/// which cannot happen: the caller refuses such tables.
pub(super) fn assemble(tables: Tables) -> Package {
    let mut claims = claims(&tables);
    attach(&mut claims, &tables);

    let order: HashMap<Id, usize> =
        tables.records.rows.iter().enumerate().map(|(at, record)| (record.id.clone(), at)).collect();
    // A stable sort keeps the order of the claim tables within each record.
    claims.sort_by_key(|claim| order.get(&claim.record.0).copied());

    let mut records: Vec<Record> =
        tables.records.rows.into_iter().map(|row| Record { row, claims: 0..0 }).collect();
    let mut at = 0;
    for same_record in claims.chunk_by(|a, b| a.record == b.record) {
        let range = at..at + same_record.len();
        at = range.end;
        if let Some(record) = order.get(&same_record[0].record.0).and_then(|at| records.get_mut(*at)) {
            record.claims = range;
        }
    }

    let mut by_id = HashMap::with_capacity(records.len() + claims.len());
    by_id.extend(
        tables.sources.rows.iter().enumerate().map(|(at, source)| (source.id.clone(), Found::Source(at))),
    );
    by_id.extend(records.iter().enumerate().map(|(at, record)| (record.row.id.clone(), Found::Record(at))));
    by_id.extend(claims.iter().enumerate().map(|(at, claim)| (claim.id.clone(), Found::Claim(at))));

    Package {
        sources: tables.sources.rows,
        records,
        claims,
        places: tables.places.rows,
        left_out: tables.left_out.rows,
        questions: tables.questions.rows,
        areas: tables.areas,
        by_id,
    }
}

fn claims(tables: &Tables) -> Vec<Claim> {
    fn of<B: Clone>(rows: &[ClaimRow<B>], value: impl Fn(B) -> Value) -> impl Iterator<Item = Claim> {
        rows.iter().filter_map(move |row| {
            Some(Claim {
                id: row.id.clone(),
                record: row.record.clone(),
                value: value(row.body.clone()),
                basis: basis(&row.tail)?,
                citations: Vec::new(),
                links: Vec::new(),
            })
        })
    }
    of(&tables.dates.rows, Value::When)
        .chain(of(&tables.locations.rows, Value::Where))
        .chain(of(&tables.amounts.rows, Value::Money))
        .chain(of(&tables.counts.rows, Value::Count))
        .chain(of(&tables.links.rows, Value::Link))
        .chain(of(&tables.statements.rows, Value::Statement))
        .chain(of(&tables.names.rows, Value::Name))
        .collect()
}

fn basis(tail: &Tail) -> Option<Basis> {
    let reason = both(tail.reason_en.as_ref(), tail.reason_zh.as_ref());
    Some(match tail.basis {
        BasisWord::Explicit => Basis::Explicit { reason },
        BasisWord::Inferred => Basis::Inferred { reason: reason? },
        BasisWord::Editorial => Basis::Editorial { reason, url: tail.url.clone()? },
    })
}

fn both(en: Option<&String>, zh: Option<&String>) -> Option<Both> {
    Some(Both { en: en?.clone(), zh: zh?.clone() })
}

/// Gives each claim its citations and its links to other claims.
fn attach(claims: &mut [Claim], tables: &Tables) {
    let place: HashMap<Id, usize> =
        claims.iter().enumerate().map(|(at, claim)| (claim.id.clone(), at)).collect();
    for row in &tables.citations.rows {
        if let (Some(at), Some(start), Some(end)) = (place.get(&row.claim.0), row.start, row.end) {
            claims[*at].citations.push(Citation {
                source: row.source.clone(),
                start,
                end,
                quote: row.quote.clone(),
                use_: row.use_,
            });
        }
    }
    for row in &tables.claim_links.rows {
        if let Some(at) = place.get(&row.claim.0) {
            let reason = both(row.reason_en.as_ref(), row.reason_zh.as_ref());
            claims[*at].links.push(ClaimLink { relation: row.relation, other: row.other.clone(), reason });
        }
    }
}
