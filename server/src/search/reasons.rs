//! Why a search found a result: marks its words in the result and in its claims.

use model::abroad;
use model::basis::BasisWord;
use model::claim::{Claim, Value};
use model::dataset::Snippet;
use model::lang::Lang;
use model::package::Found;
use model::view::{Hit, MarkedText, Reasons};
use model::words::{Label as _, name};

use super::clause::Clause;
use super::documents::{Connections, claims, with_colon};
use super::marks::Marks;
use super::{Search, texts};

/// The most results that are explained: more than a page has, and few enough to be fast.
const MOST_EXPLAINED: usize = 1000;
/// The most claims of linked records that are read for a reason.
const MOST_CLAIMS: usize = 200;

/// Finds the clauses of a search in texts.
struct Look<'search>(&'search [Clause]);

impl Look<'_> {
    fn marks(&self, text: &str, is_name: bool) -> Marks {
        Marks::new(self.0, text, is_name)
    }

    /// Whether these are all clauses.
    fn has_all(&self, seen: u32) -> bool {
        (0..self.0.len()).all(|at| seen & (1 << at) != 0)
    }
}

impl Search {
    /// Adds the reasons to results: marks the words of the search, and chooses the quote with most of them.
    pub fn explain(&self, text: &str, lang: Lang, hits: &mut [Hit]) {
        let (_, clauses) = self.read(text);
        let look = Look(&clauses);
        for hit in hits.iter_mut().take(MOST_EXPLAINED) {
            let Some(Found::Record(at)) = self.package.find(&hit.id) else { continue };
            let connections = &self.connections[at];
            let name = look.marks(&hit.name, true);
            let amount = hit.amount.as_ref().map(|amount| look.marks(amount, false)).unwrap_or_default();
            let mut seen = name.clauses;
            // What the row shows anyway is no further reason.
            let status = Some(hit.status.label(lang).to_owned());
            for (text, is_name) in [(&hit.date, false), (&hit.place, true), (&status, false)] {
                seen |= text.as_ref().map(|text| look.marks(text, is_name).clauses).unwrap_or_default();
            }
            let quote = self.quote(at, connections, seen, &look);
            let quote = quote.map(|(snippet, marks)| {
                hit.snippet = Some(snippet);
                seen |= marks.clauses;
                marks.spans
            });
            seen |= amount.clauses;
            // The row does not show the status in the other language.
            let other = lang.pick(Lang::Zh, Lang::En);
            let also = self.also(at, connections, (lang, hit.status.label(other)), seen, &look);
            hit.reasons = Some(Box::new(Reasons {
                name: name.spans,
                amount: amount.spans,
                quote: quote.unwrap_or_default(),
                also,
            }));
        }
    }

    /// A text of a page with words of the search that its name does not have.
    pub(super) fn reason(&self, at: usize, clauses: &[Clause], name: &str, lang: Lang) -> Option<MarkedText> {
        let look = Look(clauses);
        self.also(at, &self.connections[at], (lang, ""), look.marks(name, true).clauses, &look)
    }

    /// The quote with most words of the search, first of those that are not in the name.
    fn quote(
        &self,
        at: usize,
        connections: &Connections,
        seen: u32,
        look: &Look<'_>,
    ) -> Option<(Snippet, Marks)> {
        let record = &self.package.records[at];
        let is_main = |claim: &&Claim| matches!(&claim.value, Value::When(dating) if dating.main);
        let main = claims(&self.package, record, connections).filter(is_main);
        let cited = main
            .chain(claims(&self.package, record, connections))
            .flat_map(|claim| claim.citations.iter().map(move |citation| (claim, citation)));
        let mut best: Option<(Snippet, Marks)> = None;
        let worth = |marks: &Marks| (marks.more_than(seen), marks.clauses.count_ones());
        for (claim, citation) in cited {
            let marks = look.marks(&citation.quote, false);
            if worth(&marks) > best.as_ref().map_or((0, 0), |(_, best)| worth(best)) {
                best = Some((Snippet::new(claim, citation), marks));
            }
        }
        best
    }

    /// Another text with most of the words that the row does not show yet.
    fn also(
        &self,
        at: usize,
        connections: &Connections,
        (lang, status): (Lang, &str),
        seen: u32,
        look: &Look<'_>,
    ) -> Option<MarkedText> {
        let mut best: Option<((u32, u32), MarkedText)> = None;
        let mut weigh = |text: &str, is_name: bool, basis: Option<BasisWord>| {
            let marks = look.marks(text, is_name);
            // Of two texts with equally many of these, the one with more words of the search at all.
            let worth = (marks.more_than(seen), marks.clauses.count_ones());
            if worth.0 > 0 && best.as_ref().is_none_or(|(best, _)| worth > *best) {
                best = Some((worth, MarkedText { text: text.to_owned(), marks: marks.spans, basis }));
            }
        };
        weigh(status, false, None);
        // First, since a search for speakers may be for those from abroad.
        for (text, basis) in abroad::describe(&self.package, &connections.foreign_parties, lang) {
            weigh(&text, false, Some(basis));
        }
        let record = &self.package.records[at];
        texts::names(&self.package, record).for_each(|name| weigh(name, true, None));
        for linked in connections.directory.iter().map(|linked| &self.package.records[*linked]) {
            weigh(&name(&linked.row, lang), true, None);
            texts::names(&self.package, linked).for_each(|name| weigh(name, true, None));
            texts::offices(&self.package, linked)
                .for_each(|office| weigh(&format!("{}{office}", with_colon(linked, lang)), true, None));
        }
        for claim in claims(&self.package, record, connections).take(MOST_CLAIMS) {
            // A claim of another record is preceded by its name.
            let who = self.package.record(claim.record.as_str()).filter(|who| who.row.id != record.row.id);
            let who = who.map(|who| with_colon(who, lang));
            for said in texts::said(claim, lang) {
                let text = format!("{}{said}", who.as_deref().unwrap_or_default());
                weigh(&text, false, Some(claim.basis.word()));
            }
        }
        if let Some((_, marked)) = best {
            return Some(marked);
        }
        if look.has_all(seen) { None } else { self.of_linked(connections, seen, lang, look) }
    }

    /// What a record that the row is linked to says, with most words of the search.
    fn of_linked(
        &self,
        connections: &Connections,
        seen: u32,
        lang: Lang,
        look: &Look<'_>,
    ) -> Option<MarkedText> {
        let mut best: Option<(u32, MarkedText)> = None;
        let linked =
            connections.directory.iter().map(|at| (&self.package.records[*at], &self.connections[*at]));
        let said = linked.flat_map(|(record, connections)| claims(&self.package, record, connections));
        for claim in said.take(MOST_CLAIMS) {
            let who = self.package.record(claim.record.as_str()).map(|who| with_colon(who, lang));
            for said in texts::said(claim, lang) {
                let text = format!("{}{said}", who.as_deref().unwrap_or_default());
                let marks = look.marks(&text, false);
                let worth = marks.more_than(seen);
                if worth > best.as_ref().map_or(0, |(best, _)| *best) {
                    let basis = Some(claim.basis.word());
                    best = Some((worth, MarkedText { text, marks: marks.spans, basis }));
                }
            }
        }
        best.map(|(_, marked)| marked)
    }
}
