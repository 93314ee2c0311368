//! Rules for the basis of claims: citations, reasons and URLs.

use super::Lookup;
use crate::basis::BasisWord;
use crate::claim::Use;
use crate::package::tables::Tables;
use crate::problem::Problems;

pub(super) fn check(tables: &Tables, lookup: &Lookup<'_>, problems: &mut Problems) {
    for word in tables.search_words() {
        let (file, row, tail) = (word.file, word.row, word.tail);
        if tail.basis != BasisWord::Editorial {
            let message =
                "is that of a claim; accepted: editorial for a search word, which no source supports";
            problems.error(file, row, "basis", message);
        }
        if tail.reason_en.is_some() || tail.reason_zh.is_some() || tail.url.is_some() {
            let message = "belongs to a claim; accepted: neither reason nor url for a search word, which is never shown";
            problems.error(file, row, if tail.url.is_some() { "url" } else { "reason_en" }, message);
        }
    }
    // A citation that could not be read may be the one that a claim needs.
    let all_read = tables.citations.unread.is_empty();
    for claim in tables.claims() {
        let (file, row, tail) = (claim.file, claim.row, claim.tail);
        let citations = lookup.citations_of(claim.id.as_str());
        let is_stated = citations.iter().any(|citation| citation.use_ == Use::States);
        match tail.basis {
            BasisWord::Explicit if !is_stated && all_read => problems.error(
                file, row, "basis",
                "is explicit without a citation that bears it; accepted: a row in citations.csv with this claim and use bears",
            ),
            BasisWord::Inferred if citations.is_empty() && all_read => problems.error(
                file, row, "basis",
                "is inferred without a citation; accepted: a row in citations.csv with the words that the conclusion rests on",
            ),
            BasisWord::Inferred if tail.reason_en.is_none() || tail.reason_zh.is_none() => problems.error(
                file, row, "reason_en",
                "lacks a reason; accepted: for an inferred claim, a reason in both languages",
            ),
            BasisWord::Editorial if tail.url.is_none() => problems.error(
                file, row, "url",
                "is empty; accepted: for an editorial claim, where it can be looked up",
            ),
            BasisWord::Editorial if !citations.is_empty() => problems.error(
                file, row, "basis",
                "is editorial but cites a source; accepted: explicit or inferred where a source says it, no citation where none does",
            ),
            _ => {}
        }
        if tail.reason_en.is_some() != tail.reason_zh.is_some() {
            problems.error(
                file,
                row,
                "reason_zh",
                "is given in one language only; accepted: both reasons or none",
            );
        }
        if tail.url.is_some() && tail.basis != BasisWord::Editorial {
            problems.error(
                file,
                row,
                "url",
                "belongs to a cited claim; accepted: only where basis is editorial",
            );
        }
    }
}
