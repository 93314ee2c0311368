//! Builds a package from checked tables: records with their claims.

use ecow::EcoVec;
use rustc_hash::FxHashMap as HashMap;
use smallvec::SmallVec;

use super::Package;
use super::tables::{ClaimRow, Tables};
use crate::basis::{Basis, BasisWord, Tail};
use crate::claim::{Citation, Claim, ClaimLink, FurtherForm, Name, Value};
use crate::id::{Id, RecordId};
use crate::lang::Bilingual;
use crate::record::Record;
use crate::source::Source;
use crate::text::Text;

/// Moves the rows of checked tables into a package. Rows that break a rule would be dropped, but the caller refuses
/// such tables.
pub(super) fn assemble(mut tables: Tables) -> Package {
    let search_words = search_words(&mut tables);
    let mut claims = claims(&mut tables);
    attach_citations(&mut claims, &mut tables);
    attach_links(&mut claims, &mut tables);

    let order: HashMap<Id, usize> =
        tables.records.rows.iter().enumerate().map(|(index, record)| (record.id.clone(), index)).collect();
    // A stable sort keeps the order of the claim tables within each record.
    claims.sort_by_cached_key(|claim| order.get(&claim.record.0).copied());

    let mut records: Vec<Record> = tables
        .records
        .rows
        .into_iter()
        .map(|row| Record { row, claims: 0..0, search_words: EcoVec::new() })
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

    let sources = tables.sources.rows;
    let by_id = by_id(&sources, &records, &claims);
    Package {
        title_en: String::new(),
        title_zh: String::new(),
        sources,
        records,
        claims,
        places: tables.places.rows,
        left_out: tables.left_out.rows,
        questions: tables.questions.rows,
        areas: tables.areas,
        by_id,
    }
}

/// The positions of all rows in the sequence of sources, records and claims, by their ids.
fn by_id(sources: &[Source], records: &[Record], claims: &[Claim]) -> Box<[u32]> {
    let sources = sources.iter().map(|source| &source.id);
    let records = records.iter().map(|record| &record.row.id);
    let ids = sources.chain(records).chain(claims.iter().map(|claim| &claim.id));
    let mut found: Vec<(&Id, u32)> = ids.zip(0..).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// Takes the search words out of the names: they are no claims.
fn search_words(tables: &mut Tables) -> Vec<(RecordId, Text)> {
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
                citations: SmallVec::new(),
                links: EcoVec::new(),
            })
        }));
    }
    // Growing would leave room for up to as many claims again.
    let mut claims = Vec::with_capacity(tables.claims().count());
    take(&mut tables.dates.rows, Value::When, &mut claims);
    take(&mut tables.locations.rows, Value::Where, &mut claims);
    take(&mut tables.amounts.rows, |value| Value::Money(Box::new(value)), &mut claims);
    take(&mut tables.counts.rows, |value| Value::Count(Box::new(value)), &mut claims);
    take(&mut tables.links.rows, |value| Value::Link(Box::new(value)), &mut claims);
    take(&mut tables.statements.rows, |value| Value::Statement(Box::new(value)), &mut claims);
    take(&mut tables.names.rows, |value| Value::Name(Box::new(value)), &mut claims);
    claims
}

fn basis(tail: Tail) -> Option<Basis> {
    let reason = bilingual(tail.reason_en, tail.reason_zh);
    Some(match tail.basis {
        BasisWord::Explicit => Basis::Explicit { reason },
        BasisWord::Inferred => Basis::Inferred { reason: reason? },
        BasisWord::Editorial => Basis::Editorial { reason, url: Box::new(tail.url?) },
    })
}

fn bilingual(en: Option<Text>, zh: Option<Text>) -> Option<Box<Bilingual>> {
    Some(Box::new(Bilingual { en: en?, zh: zh? }))
}

/// Gives each claim its citations.
fn attach_citations(claims: &mut [Claim], tables: &mut Tables) {
    let rows = std::mem::take(&mut tables.citations.rows).into_iter().filter_map(|row| {
        let (start, end) = (row.start?, row.end?);
        Some((row.claim.0, Citation { source: row.source, start, end, quote: row.quote, use_: row.use_ }))
    });
    let rows = rows.collect();
    attach(claims, rows, |claim, citation| claim.citations.push(citation));
}

/// Gives each claim its links to other claims.
fn attach_links(claims: &mut [Claim], tables: &mut Tables) {
    let rows = std::mem::take(&mut tables.claim_links.rows).into_iter().map(|row| {
        let reason = bilingual(row.reason_en, row.reason_zh);
        (row.claim.0, ClaimLink { relation: row.relation, other: row.other, reason })
    });
    let rows = rows.collect();
    attach(claims, rows, |claim, link| claim.links.push(link));
}

/// Gives each claim what belongs to it, in the order of the table.
fn attach<T>(claims: &mut [Claim], mut rows: Vec<(Id, T)>, add: impl Fn(&mut Claim, T)) {
    rows.sort_by(|one, next| one.0.cmp(&next.0));
    let mut by_id: Vec<&mut Claim> = claims.iter_mut().collect();
    by_id.sort_unstable_by(|one, next| one.id.cmp(&next.id));
    let mut rows = rows.into_iter().peekable();
    for claim in by_id {
        while rows.next_if(|(id, _)| *id < claim.id).is_some() {}
        while let Some((_, row)) = rows.next_if(|(id, _)| *id == claim.id) {
            add(claim, row);
        }
    }
}
