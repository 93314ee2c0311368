//! Passages of a source and the claims that they support.

use std::collections::BTreeSet;

use leptos::prelude::*;
use model::basis::BasisWord;
use model::page::SourceLine;

use super::emphasised::Emphasised;
use super::tie::TieLink;
use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::components::parts::citation::{anchor, language};
use crate::components::parts::icon::KindGlyph;
use crate::context::use_site;
use crate::texts::text;

/// A row of the page of a source: consecutive passages that support the same claims, and these claims.
#[derive(Clone, Debug)]
pub(crate) struct PassageRow {
    /// One line for each passage.
    passages: Vec<SourceLine>,
    /// The claim that is always shown.
    first: SourceLine,
    /// The folded claims.
    others: Vec<SourceLine>,
}

/// The rows for lines in the order of the text. The claim shown of a row is, if possible, one that no row above has,
/// and preferably a stated one rather than an inferred one.
pub(crate) fn rows(lines: &[SourceLine]) -> Vec<PassageRow> {
    let claims = |lines: &[SourceLine]| lines.iter().map(|line| line.claim.clone()).collect::<BTreeSet<_>>();
    let mut seen = BTreeSet::new();
    let mut last = BTreeSet::new();
    let mut rows: Vec<PassageRow> = Vec::new();
    for lines in lines.chunk_by(|one, next| (one.start, one.end) == (next.start, next.end)) {
        let here = claims(lines);
        match rows.last_mut() {
            Some(row) if here == last => row.passages.extend(lines.first().cloned()),
            _ => {
                let rank =
                    |line: &&SourceLine| (seen.contains(&line.claim), line.basis != BasisWord::Explicit);
                let Some(first) = lines.iter().min_by_key(rank).cloned() else { continue };
                let others = lines.iter().filter(|line| line.claim != first.claim).cloned().collect();
                rows.push(PassageRow { passages: vec![first.clone()], first, others });
            }
        }
        seen.extend(here.iter().cloned());
        last = here;
    }
    rows
}

/// One row.
#[component]
pub(crate) fn Passage(row: PassageRow) -> impl IntoView {
    let passages = row.passages.into_iter().map(|passage| view! { <Quoted passage/> }).collect_view();
    view! {
        <li>
            <div>{passages}</div>
            <div>
                <ul class="links"><PassageClaim line=row.first/></ul>
                <MoreClaims lines=row.others/>
            </div>
        </li>
    }
}

/// The quote of a passage. Its id is the anchor for links from citations.
#[component]
fn Quoted(passage: SourceLine) -> impl IntoView {
    let lang = use_site().lang;
    let SourceLine { start, end, quote, .. } = passage;
    view! {
        <div class="passage" id=anchor(start)>
            <blockquote lang=language(&quote)><mark>{lang.quoted(&quote)}</mark></blockquote>
            <p class="at">{text!(lang, cite_bytes, start = start, end = end)}</p>
        </div>
    }
}

/// Further claims, folded: one passage can support the date of twenty records.
#[component]
fn MoreClaims(lines: Vec<SourceLine>) -> impl IntoView {
    let lang = use_site().lang;
    let more = match lines.len() {
        0 => return None,
        1 => text!(lang, source_more_one).to_owned(),
        count => text!(lang, source_more, count = count),
    };
    let lines = lines.into_iter().map(|line| view! { <PassageClaim line/> }).collect_view();
    Some(view! { <details class="more"><summary>{more}</summary><ul class="links">{lines}</ul></details> })
}

/// A claim that the passage supports: record, subject and value.
#[component]
fn PassageClaim(line: SourceLine) -> impl IntoView {
    let SourceLine { record, label, value, strong, basis, .. } = line;
    let colon = use_site().lang.pick(": ", "：");
    view! {
        <li>
            <KindGlyph kind=record.kind/>
            <div>
                <TieLink tie=record/>
                <p class=format!("tagged {}", basis_edge(basis))>
                    <span>{label}{colon}<Emphasised value strong/></span>
                    <BasisMark basis/>
                </p>
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use model::dataset::RecordLink;
    use model::record::Kind;

    use super::*;

    fn line(start: u32, claim: &str, basis: BasisWord) -> SourceLine {
        let record = RecordLink { id: "a".into(), name: "A".into(), kind: Kind::Event, detail: None, basis };
        SourceLine {
            start,
            end: start + 5,
            quote: "words".into(),
            claim: claim.into(),
            record,
            label: "Held".into(),
            value: "2021".into(),
            strong: None,
            basis,
        }
    }

    fn shown(lines: &[SourceLine]) -> Vec<(Vec<u32>, String, Vec<String>)> {
        let rows = rows(lines).into_iter();
        let shown = rows.map(|row| {
            let passages = row.passages.iter().map(|line| line.start).collect();
            (passages, row.first.claim, row.others.into_iter().map(|line| line.claim).collect())
        });
        shown.collect()
    }

    #[test]
    fn claims_on_the_same_words_are_one_row_that_shows_what_the_words_state() {
        let (stated, inferred) = (BasisWord::Explicit, BasisWord::Inferred);
        let lines = [line(0, "date", inferred), line(0, "place", stated), line(0, "part", stated)];
        assert_eq!(shown(&lines), [(vec![0], "place".into(), vec!["date".into(), "part".into()])]);
    }

    #[test]
    fn passages_in_a_row_with_the_same_claim_are_one_row_and_each_shows_a_claim_of_its_own_if_it_has_one() {
        let stated = BasisWord::Explicit;
        let lines = [
            line(0, "theme", stated),
            line(9, "theme", stated),
            line(20, "theme", stated),
            line(20, "goal", stated),
        ];
        assert_eq!(
            shown(&lines),
            [(vec![0, 9], "theme".into(), Vec::new()), (vec![20], "goal".into(), vec!["theme".to_owned()])]
        );
    }
}
