//! What was told so far, for later records and later texts to come back to.

use model::id::Id;
use model::record::Kind;
use model::when::Dating;

use super::dice::Dice;
use super::money;
use super::story::Subject;

/// An amount that no other text has come back to yet.
pub(super) struct KnownAmount {
    /// The claim.
    pub(super) claim: Id,
    /// The record.
    pub(super) subject: Subject,
    /// What was said.
    pub(super) told: money::Told,
}

/// A main date that no other text has come back to yet.
pub(super) struct KnownDate {
    /// The claim.
    pub(super) claim: Id,
    /// The record.
    pub(super) subject: Subject,
    /// What was said.
    pub(super) dating: Dating,
}

/// What was told so far.
#[derive(Default)]
pub(super) struct Memory {
    rows: Vec<Subject>,
    events: Vec<Subject>,
    platforms: Vec<Subject>,
    /// Amounts that stand alone so far.
    pub(super) amounts: Vec<KnownAmount>,
    /// Dates that stand alone so far.
    pub(super) dates: Vec<KnownDate>,
}

/// How far back texts look: what was told longer ago is no news.
const RECENT: usize = 12;
const WITHIN_MONTHS: usize = 400;

impl Memory {
    /// Keeps a row in mind.
    pub(super) fn keep(&mut self, subject: Subject) {
        match subject.kind {
            Kind::Event => self.events.push(subject.clone()),
            Kind::Platform => self.platforms.push(subject.clone()),
            _ => {}
        }
        self.rows.push(subject);
    }

    /// An event that was told not long ago.
    pub(super) fn event(&self, dice: &mut Dice) -> Option<Subject> {
        dice.one_of(recent(&self.events, RECENT)).cloned()
    }

    /// A platform that was told at any time.
    pub(super) fn platform(&self, dice: &mut Dice) -> Option<Subject> {
        dice.one_of(&self.platforms).cloned()
    }

    /// A row of this kind that was told not very long ago.
    pub(super) fn row(&self, kind: Kind, dice: &mut Dice) -> Option<Subject> {
        let rows = recent(&self.rows, WITHIN_MONTHS);
        let alike: Vec<&Subject> = rows.iter().filter(|subject| subject.kind == kind).collect();
        dice.one_of(&alike).map(|subject| (*subject).clone())
    }

    /// An amount to come back to. It is forgotten, so that no third text comes back to it: three amounts
    /// that contradict would each have to be tied to both others.
    pub(super) fn take_amount(&mut self, dice: &mut Dice) -> Option<KnownAmount> {
        take(&mut self.amounts, dice)
    }

    /// A date to come back to, which is forgotten likewise.
    pub(super) fn take_date(&mut self, dice: &mut Dice) -> Option<KnownDate> {
        take(&mut self.dates, dice)
    }
}

fn recent<T>(list: &[T], most: usize) -> &[T] {
    &list[list.len().saturating_sub(most)..]
}

fn take<T>(list: &mut Vec<T>, dice: &mut Dice) -> Option<T> {
    let back = dice.index(list.len().min(WITHIN_MONTHS))?;
    Some(list.remove(list.len() - 1 - back))
}
