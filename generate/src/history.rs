//! What was told so far, for later records and later texts to come back to.

use model::id::Id;
use model::record::Kind;
use model::when::Dating;

use crate::money::WordedAmount;
use crate::rng::SeededRng;
use crate::subject::Subject;

/// An amount that no other text has come back to yet.
pub(crate) struct KnownAmount {
    /// The claim.
    pub(crate) claim: Id,
    /// The record.
    pub(crate) subject: Subject,
    /// What was said.
    pub(crate) worded: WordedAmount,
}

/// A main date that no other text has come back to yet.
pub(crate) struct KnownDate {
    /// The claim.
    pub(crate) claim: Id,
    /// The record.
    pub(crate) subject: Subject,
    /// What was said.
    pub(crate) dating: Dating,
}

/// What was told so far.
#[derive(Default)]
pub(crate) struct History {
    rows: Vec<Subject>,
    events: Vec<Subject>,
    platforms: Vec<Subject>,
    /// Amounts that stand alone so far.
    pub(crate) amounts: Vec<KnownAmount>,
    /// Dates that stand alone so far.
    pub(crate) dates: Vec<KnownDate>,
}

/// How far back texts look: what was told longer ago is no news.
const RECENT: usize = 12;
const WITHIN_MONTHS: usize = 400;

impl History {
    /// Keeps a row in mind.
    pub(crate) fn push(&mut self, subject: Subject) {
        match subject.kind {
            Kind::Event => self.events.push(subject.clone()),
            Kind::Platform => self.platforms.push(subject.clone()),
            _ => {}
        }
        self.rows.push(subject);
    }

    /// An event that was told not long ago.
    pub(crate) fn event(&self, rng: &mut SeededRng) -> Option<Subject> {
        rng.one_of(recent(&self.events, RECENT)).cloned()
    }

    /// A platform that was told at any time.
    pub(crate) fn platform(&self, rng: &mut SeededRng) -> Option<Subject> {
        rng.one_of(&self.platforms).cloned()
    }

    /// A row of this kind that was told not very long ago.
    pub(crate) fn row(&self, kind: Kind, rng: &mut SeededRng) -> Option<Subject> {
        let rows = recent(&self.rows, WITHIN_MONTHS);
        let alike: Vec<&Subject> = rows.iter().filter(|subject| subject.kind == kind).collect();
        rng.one_of(&alike).map(|subject| (*subject).clone())
    }

    /// An amount to come back to. It is forgotten, so that no third text comes back to it: three amounts
    /// that contradict would each have to be tied to both others.
    pub(crate) fn take_amount(&mut self, rng: &mut SeededRng) -> Option<KnownAmount> {
        take(&mut self.amounts, rng)
    }

    /// A date to come back to, which is forgotten likewise.
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
