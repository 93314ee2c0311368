//! Builds a package from checked tables: records with their claims.

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};

use super::tables::{ClaimRow, Tables};
use super::{Found, Package};
use crate::basis::{Basis, BasisWord, Tail};
use crate::claim::{Citation, Claim, ClaimLink, FurtherForm, Name, Value};
use crate::id::{Id, RecordId};
use crate::lang::Bilingual;
use crate::record::Record;

/// Moves the rows of checked tables into a package. Rows that break a rule would be dropped, but the caller refuses
/// such tables.
pub(super) fn assemble(mut tables: Tables) -> Package {
    let search_words = search_words(&mut tables);
    let mut claims = claims(&mut tables);
    attach(&mut claims, &mut tables);

    let order: HashMap<Id, usize> =
        tables.records.rows.iter().enumerate().map(|(index, record)| (record.id.clone(), index)).collect();
    // A stable sort keeps the order of the claim tables within each record.
    claims.sort_by_cached_key(|claim| order.get(&claim.record.0).copied());

    let mut records: Vec<Record> = tables
        .records
        .rows
        .into_iter()
        .map(|row| Record { row, claims: 0..0, search_words: Vec::new() })
        .collect();
    for (record, words) in search_words {
        if let Some(record) = order.get(&record.0).and_then(|index| records.get_mut(*index)) {
            record.search_words.push(words);
        }
    }
    let mut start = 0;
    for same_record in claims.chunk_by(|a, b| a.record == b.record) {
        let range = start..start + same_record.len();
        start = range.end;
        if let Some(record) = order.get(&same_record[0].record.0).and_then(|index| records.get_mut(*index)) {
            record.claims = range;
        }
    }

    let mut by_id = HashMap::with_capacity_and_hasher(records.len() + claims.len(), FxBuildHasher);
    by_id.extend(
        tables
            .sources
            .rows
            .iter()
            .enumerate()
            .map(|(index, source)| (source.id.clone(), Found::Source(index))),
    );
    by_id.extend(
        records.iter().enumerate().map(|(index, record)| (record.row.id.clone(), Found::Record(index))),
    );
    by_id.extend(claims.iter().enumerate().map(|(index, claim)| (claim.id.clone(), Found::Claim(index))));

    Package {
        title_en: String::new(),
        title_zh: String::new(),
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

/// Takes the search words out of the names: they are no claims.
fn search_words(tables: &mut Tables) -> Vec<(RecordId, String)> {
    let is_search = |row: &mut ClaimRow<Name>| row.body.form == FurtherForm::Search;
    tables.names.rows.extract_if(.., is_search).map(|row| (row.record, row.body.name)).collect()
}

/// Moves the rows of the claim tables, without copies: a large package takes most of the memory.
fn claims(tables: &mut Tables) -> Vec<Claim> {
    fn take<B>(rows: &mut Vec<ClaimRow<B>>, value: impl Fn(B) -> Value, claims: &mut Vec<Claim>) {
        claims.extend(std::mem::take(rows).into_iter().filter_map(|row| {
            Some(Claim {
                id: row.id,
                record: row.record,
                value: value(row.body),
                basis: basis(row.tail)?,
                citations: Vec::new(),
                links: Vec::new(),
            })
        }));
    }
    let mut claims = Vec::new();
    take(&mut tables.dates.rows, Value::When, &mut claims);
    take(&mut tables.locations.rows, Value::Where, &mut claims);
    take(&mut tables.amounts.rows, Value::Money, &mut claims);
    take(&mut tables.counts.rows, Value::Count, &mut claims);
    take(&mut tables.links.rows, Value::Link, &mut claims);
    take(&mut tables.statements.rows, Value::Statement, &mut claims);
    take(&mut tables.names.rows, Value::Name, &mut claims);
    claims
}

fn basis(tail: Tail) -> Option<Basis> {
    let reason = bilingual(tail.reason_en, tail.reason_zh);
    Some(match tail.basis {
        BasisWord::Explicit => Basis::Explicit { reason },
        BasisWord::Inferred => Basis::Inferred { reason: reason? },
        BasisWord::Editorial => Basis::Editorial { reason, url: tail.url? },
    })
}

fn bilingual(en: Option<String>, zh: Option<String>) -> Option<Bilingual> {
    Some(Bilingual { en: en?, zh: zh? })
}

/// Gives each claim its citations and its links to other claims.
fn attach(claims: &mut [Claim], tables: &mut Tables) {
    let positions: HashMap<Id, usize> =
        claims.iter().enumerate().map(|(index, claim)| (claim.id.clone(), index)).collect();
    for row in std::mem::take(&mut tables.citations.rows) {
        if let (Some(index), Some(start), Some(end)) = (positions.get(&row.claim.0), row.start, row.end) {
            let citation = Citation { source: row.source, start, end, quote: row.quote, use_: row.use_ };
            claims[*index].citations.push(citation);
        }
    }
    for row in std::mem::take(&mut tables.claim_links.rows) {
        if let Some(index) = positions.get(&row.claim.0) {
            let reason = bilingual(row.reason_en, row.reason_zh);
            claims[*index].links.push(ClaimLink { relation: row.relation, other: row.other, reason });
        }
    }
}
