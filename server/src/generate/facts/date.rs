//! Dates of records.

use model::claim::{BasisWord, ClaimRelation};
use model::id::Id;
use model::when::{Dating, Role, When};

use crate::generate::cell::both;
use crate::generate::dating::{self, Told};
use crate::generate::memory::KnownDate;
use crate::generate::story::{Ground, Story, Subject};
use crate::generate::wording;

impl Story {
    /// The main date of a record: what its status and its place on the timeline come from.
    pub(in crate::generate) fn main_date(&mut self, of: &Subject, role: Role) -> Option<When> {
        let told = dating::told(&mut self.dice, role, self.text.day());
        self.this_date(of, role, told)
    }

    /// The main date of a record in these words.
    pub(in crate::generate) fn this_date(&mut self, of: &Subject, role: Role, told: Told) -> Option<When> {
        let (when, explicit) = (told.when, told.basis == BasisWord::Explicit);
        let claim = self.date(of, &Dating { role, when, main: true }, told);
        if explicit && when.is_some() && self.dice.percent(5) {
            self.memory.dates.push(KnownDate {
                claim,
                subject: of.clone(),
                dating: Dating { role, when, main: false },
            });
        }
        when
    }

    /// A further date, such as the signing of what opened later.
    pub(in crate::generate) fn further_date(&mut self, of: &Subject, role: Role) {
        let told = dating::told(&mut self.dice, role, self.text.day());
        self.date(of, &Dating { role, when: told.when, main: false }, told);
    }

    fn date(&mut self, of: &Subject, dating: &Dating, told: Told) -> Id {
        if told.basis == BasisWord::Editorial {
            return self.claim(of, dating.clone(), Ground::editorial());
        }
        let (verb, words) = (wording::verb(dating.role), &told.words);
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} [{} {}].", who.en, verb.0, words.en),
            &format!("{}[{}{}]。", who.zh, words.zh, verb.1),
        );
        let mut ground = match told.reason {
            Some(reason) => Ground::inferred(quote, reason),
            None => Ground::explicit(quote),
        };
        if dating.when.is_some() && told.basis == BasisWord::Explicit && self.dice.percent(12) {
            let again = self.text.tell(
                &format!("Its office confirmed the time [{}].", words.en),
                &format!("其办公室确认时间[{}]。", words.zh),
            );
            ground = ground.and(again);
        }
        self.claim(of, dating.clone(), ground)
    }

    /// Comes back to a date of an earlier text: says it again, or says another.
    pub(in crate::generate) fn date_again(&mut self) {
        let Some(KnownDate { claim, subject, dating }) = self.memory.take_date(&mut self.dice) else {
            return;
        };
        let other = dating::told(&mut self.dice, dating.role, self.text.day());
        let disputed = other.basis == BasisWord::Explicit && other.when.is_some() && self.dice.percent(50);
        let when = if disputed { other.when } else { dating.when };
        let Some(when) = when else { return };
        self.text.paragraph();
        let told = Told {
            when: Some(when),
            basis: BasisWord::Explicit,
            reason: None,
            words: wording::phrase(&when),
        };
        let relation =
            if dating.when == Some(when) { ClaimRelation::Restates } else { ClaimRelation::Contradicts };
        let again = self.date(&subject, &Dating { when: Some(when), ..dating }, told);
        let reason = (relation == ClaimRelation::Contradicts)
            .then(|| both("The two texts give different dates.", "两篇文章所载日期不同。"));
        self.relate(again, relation, claim, reason);
    }
}
