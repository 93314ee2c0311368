//! Amounts of records, and what later texts make of them.

use model::basis::BasisWord;
use model::claim::ClaimRelation;
use model::id::Id;
use model::when::{Doubt, When};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::{DatePrecision, both, date};
use crate::history::KnownAmount;
use crate::money::{self, AmountKind, WordedAmount};
use crate::named_record::NamedRecord;
use crate::wording::spelled;

impl PackageBuilder {
    /// Adds an amount of this kind. Its median is 10^(`median` / 1000) hundredths of a million.
    pub(crate) fn add_amount(&mut self, subject: &NamedRecord, kind: AmountKind, median: i64) -> Id {
        let mut worded = money::draw_amount(&mut self.rng, kind, median);
        if self.rng.percent(15) {
            self.dated(&mut worded);
        }
        let claim = self.add_worded_amount(subject, &worded);
        if worded.amount.currency.is_some() && self.rng.percent(6) {
            let converted = worded.converted();
            let other = self.add_worded_amount(subject, &converted);
            self.add_claim_link(other, ClaimRelation::Converts, claim.clone(), None);
        } else if self.rng.percent(10) {
            self.history.amounts.push(KnownAmount { claim: claim.clone(), subject: subject.clone(), worded });
        }
        claim
    }

    /// Adds the date that the amount refers to.
    fn dated(&mut self, worded: &mut WordedAmount) {
        let month = date(self.text.day(), DatePrecision::Month, Doubt::None);
        let basis = self.rng.weighted(&[
            (60, BasisWord::Explicit),
            (30, BasisWord::Inferred),
            (10, BasisWord::Editorial),
        ]);
        worded.amount.as_of = Some(When::At(month));
        worded.amount.as_of_basis = Some(basis);
        match basis {
            // A separate sentence prints the date.
            BasisWord::Explicit | BasisWord::Editorial => {}
            BasisWord::Inferred => {
                let reason = both("It is said for the month of the text.", "系就文章所在月份而言。");
                worded.reason = Some(worded.reason.take().unwrap_or(reason));
            }
        }
    }

    fn add_worded_amount(&mut self, subject: &NamedRecord, worded: &WordedAmount) -> Id {
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} comes with [{}].", who.en, worded.words.en),
            &format!("{}[{}]。", who.zh, worded.words.zh),
        );
        let mut evidence = Evidence::explicit(quote).remarked(worded.reason.clone());
        if let (Some(When::At(month)), Some(BasisWord::Explicit)) =
            (worded.amount.as_of, worded.amount.as_of_basis)
        {
            let month = spelled(month);
            let quote = self.text.write(
                &format!("This was the figure [as of {}].", month.en),
                &format!("该数[截至{}]。", month.zh),
            );
            evidence = evidence.and(quote);
        }
        self.add_claim(subject, worded.amount.clone(), evidence)
    }

    /// Repeats an amount of an earlier text, rounded or contradicted.
    pub(crate) fn revisit_amount(&mut self) {
        let Some(KnownAmount { claim, subject, worded }) = self.history.take_amount(&mut self.rng) else {
            return;
        };
        self.text.paragraph();
        let disputed = self.rng.percent(45);
        let again = if disputed { worded.disputed(&mut self.rng) } else { worded.roughly() };
        let other = self.add_worded_amount(&subject, &again);
        if disputed {
            let reason = both("The two texts give different amounts.", "两篇文章所载金额不同。");
            self.add_claim_link(other, ClaimRelation::Contradicts, claim, Some(reason));
        } else {
            self.add_claim_link(other, ClaimRelation::Restates, claim, None);
        }
    }
}
