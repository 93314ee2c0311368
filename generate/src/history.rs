//! What earlier texts said, for later records and texts to refer to.

use model::id::Id;
use model::record::Kind;
use model::when::Dating;

use crate::money::WordedAmount;
use crate::named_record::NamedRecord;
use crate::rng::SeededRng;

/// An amount that no later text refers to yet.
pub(crate) struct KnownAmount {
    /// The claim.
    pub(crate) claim: Id,
    /// The record.
    pub(crate) subject: NamedRecord,
    /// The amount and its words.
    pub(crate) worded: WordedAmount,
}

/// A main date that no later text refers to yet.
pub(crate) struct KnownDate {
    /// The claim.
    pub(crate) claim: Id,
    /// The record.
    pub(crate) subject: NamedRecord,
    /// The date and its role.
    pub(crate) dating: Dating,
}

/// Records, amounts and dates so far.
#[derive(Default)]
pub(crate) struct History {
    rows: Vec<NamedRecord>,
    events: Vec<NamedRecord>,
    platforms: Vec<NamedRecord>,
    /// Amounts without a later mention.
    pub(crate) amounts: Vec<KnownAmount>,
    /// Dates without a later mention.
    pub(crate) dates: Vec<KnownDate>,
}

/// How many records or claims back later ones may refer.
const RECENT: usize = 12;
const WITHIN_MONTHS: usize = 400;

impl History {
    /// Remembers a row.
    pub(crate) fn push(&mut self, subject: NamedRecord) {
        match subject.kind {
            Kind::Event => self.events.push(subject.clone()),
            Kind::Platform => self.platforms.push(subject.clone()),
            _ => {}
        }
        self.rows.push(subject);
    }

    /// Draws a recent event.
    pub(crate) fn event(&self, rng: &mut SeededRng) -> Option<NamedRecord> {
        rng.one_of(recent(&self.events, RECENT)).cloned()
    }

    /// Draws a platform of any age.
    pub(crate) fn platform(&self, rng: &mut SeededRng) -> Option<NamedRecord> {
        rng.one_of(&self.platforms).cloned()
    }

    /// Draws a fairly recent row of this kind.
    pub(crate) fn row(&self, kind: Kind, rng: &mut SeededRng) -> Option<NamedRecord> {
        let rows = recent(&self.rows, WITHIN_MONTHS);
        let alike: Vec<&NamedRecord> = rows.iter().filter(|subject| subject.kind == kind).collect();
        rng.one_of(&alike).map(|subject| (*subject).clone())
    }

    /// Draws an amount and removes it, so that no third text refers to it: of three contradicting amounts
    /// each would have to be linked to both others.
    pub(crate) fn take_amount(&mut self, rng: &mut SeededRng) -> Option<KnownAmount> {
        take(&mut self.amounts, rng)
    }

    /// Draws a date and removes it, for the same reason.
    pub(crate) fn take_date(&mut self, rng: &mut SeededRng) -> Option<KnownDate> {
        take(&mut self.dates, rng)
    }
}

fn recent<T>(list: &[T], most: usize) -> &[T] {
    &list[list.len().saturating_sub(most)..]
}

fn take<T>(list: &mut Vec<T>, rng: &mut SeededRng) -> Option<T> {
    let back = rng.index(list.len().min(WITHIN_MONTHS))?;
    Some(list.remove(list.len() - 1 - back))
}
