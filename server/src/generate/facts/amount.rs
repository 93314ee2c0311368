//! Amounts of records, and what other texts make of them.

use model::claim::{BasisWord, ClaimRelation};
use model::id::Id;
use model::when::{Doubt, When};

use crate::generate::cell::{Unit, both, date};
use crate::generate::memory::KnownAmount;
use crate::generate::money::{self, Sort, Told};
use crate::generate::story::{Ground, Story, Subject};
use crate::generate::wording::spelled;

impl Story {
    /// An amount of this sort, around ten to the power of `median` thousandths in hundredths of a million.
    pub(in crate::generate) fn amount(&mut self, of: &Subject, sort: Sort, median: i64) -> Id {
        let mut told = money::told(&mut self.dice, sort, median);
        if self.dice.percent(15) {
            self.dated(&mut told);
        }
        let claim = self.amount_told(of, &told);
        if told.amount.currency.is_some() && self.dice.percent(6) {
            let converted = told.converted();
            let other = self.amount_told(of, &converted);
            self.relate(other, ClaimRelation::Converts, claim.clone(), None);
        } else if self.dice.percent(10) {
            self.memory.amounts.push(KnownAmount { claim: claim.clone(), subject: of.clone(), told });
        }
        claim
    }

    /// Gives the amount the date for which it is said.
    fn dated(&mut self, told: &mut Told) {
        let month = date(self.text.day(), Unit::Month, Doubt::None);
        let basis = self.dice.weighted(&[
            (60, BasisWord::Explicit),
            (30, BasisWord::Inferred),
            (10, BasisWord::Editorial),
        ]);
        told.amount.as_of = Some(When::At(month));
        told.amount.as_of_basis = Some(basis);
        match basis {
            // The words that print it stand in a sentence of their own.
            BasisWord::Explicit | BasisWord::Editorial => {}
            BasisWord::Inferred => {
                let reason = both("It is said for the month of the text.", "系就文章所在月份而言。");
                told.reason = Some(told.reason.take().unwrap_or(reason));
            }
        }
    }

    fn amount_told(&mut self, of: &Subject, told: &Told) -> Id {
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} comes with [{}].", who.en, told.words.en),
            &format!("{}[{}]。", who.zh, told.words.zh),
        );
        let mut ground = Ground::explicit(quote).remarked(told.reason.clone());
        if let (Some(When::At(month)), Some(BasisWord::Explicit)) =
            (told.amount.as_of, told.amount.as_of_basis)
        {
            let month = spelled(month);
            let quote = self.text.tell(
                &format!("This was the figure [as of {}].", month.en),
                &format!("该数[截至{}]。", month.zh),
            );
            ground = ground.and(quote);
        }
        self.claim(of, told.amount.clone(), ground)
    }

    /// Comes back to an amount of an earlier text: says it again more roughly, or says another.
    pub(in crate::generate) fn amount_again(&mut self) {
        let Some(KnownAmount { claim, subject, told }) = self.memory.take_amount(&mut self.dice) else {
            return;
        };
        self.text.paragraph();
        let disputed = self.dice.percent(45);
        let again = if disputed { told.disputed(&mut self.dice) } else { told.roughly() };
        let other = self.amount_told(&subject, &again);
        if disputed {
            let reason = both("The two texts give different amounts.", "两篇文章所载金额不同。");
            self.relate(other, ClaimRelation::Contradicts, claim, Some(reason));
        } else {
            self.relate(other, ClaimRelation::Restates, claim, None);
        }
    }
}
