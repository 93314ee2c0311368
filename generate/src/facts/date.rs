//! Dates of records.

use model::basis::BasisWord;
use model::claim::ClaimRelation;
use model::id::Id;
use model::when::{Dating, Role, When};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::both;
use crate::dating::{self, WordedDate};
use crate::history::KnownDate;
use crate::named_record::NamedRecord;
use crate::wording;

impl PackageBuilder {
    /// Adds the main date, which decides the status and the position on the timeline. Returns the date.
    pub(crate) fn add_main_date(&mut self, subject: &NamedRecord, role: Role) -> Option<When> {
        let worded = dating::draw_date(&mut self.rng, role, self.text.day());
        self.add_main_date_as(subject, role, worded)
    }

    /// Adds the main date in these words. Returns the date.
    pub(crate) fn add_main_date_as(
        &mut self,
        subject: &NamedRecord,
        role: Role,
        worded: WordedDate,
    ) -> Option<When> {
        let (when, explicit) = (worded.when, worded.basis == BasisWord::Explicit);
        let claim = self.add_date(subject, &Dating { role, when, main: true }, worded);
        if explicit && when.is_some() && self.rng.percent(5) {
            self.history.dates.push(KnownDate {
                claim,
                subject: subject.clone(),
                dating: Dating { role, when, main: false },
            });
        }
        when
    }

    /// Adds a further date, such as that of the signing.
    pub(crate) fn add_further_date(&mut self, subject: &NamedRecord, role: Role) {
        let worded = dating::draw_date(&mut self.rng, role, self.text.day());
        self.add_date(subject, &Dating { role, when: worded.when, main: false }, worded);
    }

    fn add_date(&mut self, subject: &NamedRecord, dating: &Dating, worded: WordedDate) -> Id {
        if worded.basis == BasisWord::Editorial {
            return self.add_claim(subject, dating.clone(), Evidence::editorial());
        }
        let (verb, words) = (wording::verb(dating.role), &worded.words);
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} [{} {}].", who.en, verb.0, words.en),
            &format!("{}[{}{}]。", who.zh, words.zh, verb.1),
        );
        let mut evidence = match worded.reason {
            Some(reason) => Evidence::inferred(quote, reason),
            None => Evidence::explicit(quote),
        };
        if dating.when.is_some() && worded.basis == BasisWord::Explicit && self.rng.percent(12) {
            let again = self.text.write(
                &format!("Its office confirmed the time [{}].", words.en),
                &format!("其办公室确认时间[{}]。", words.zh),
            );
            evidence = evidence.and(again);
        }
        self.add_claim(subject, dating.clone(), evidence)
    }

    /// Repeats a date of an earlier text, or contradicts it.
    pub(crate) fn revisit_date(&mut self) {
        let Some(KnownDate { claim, subject, dating }) = self.history.take_date(&mut self.rng) else {
            return;
        };
        let other = dating::draw_date(&mut self.rng, dating.role, self.text.day());
        let disputed = other.basis == BasisWord::Explicit && other.when.is_some() && self.rng.percent(50);
        let when = if disputed { other.when } else { dating.when };
        let Some(when) = when else { return };
        self.text.paragraph();
        let worded = WordedDate {
            when: Some(when),
            basis: BasisWord::Explicit,
            reason: None,
            words: wording::phrase(&when),
        };
        let relation =
            if dating.when == Some(when) { ClaimRelation::Restates } else { ClaimRelation::Contradicts };
        let again = self.add_date(&subject, &Dating { when: Some(when), ..dating }, worded);
        let reason = (relation == ClaimRelation::Contradicts)
            .then(|| both("The two texts give different dates.", "两篇文章所载日期不同。"));
        self.add_claim_link(again, relation, claim, reason);
    }
}
