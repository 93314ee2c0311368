//! Stages: groups of statuses by progress.

use super::Role;
use crate::column::vocabulary;

vocabulary! {
    /// The progress of something by its status. Every status is in one stage, so stages never count a record twice.
    ///
    /// No status says that something stopped: sources report what was known on a day and seldom what followed. A stage
    /// therefore says what was reported, and not how things are today.
    pub enum Stage {
        /// In the future: `scheduled` for a date, `planned` without one, or a `target`. No source says whether it
        /// happened.
        Intended = "intended",
        /// Agreed or made public: `signed` by parties, `announced`, or `issued` by an authority. No source says what
        /// followed.
        Agreed = "agreed",
        /// It began: `inaugurated` with a ceremony, `established`, or `launched`. No source says what it has done
        /// since.
        Started = "started",
        /// A fact: it was `held`, or it `exists` as of a date.
        Present = "present",
    }
}

impl Stage {
    /// Its statuses, in the order of declaration.
    pub fn statuses(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| role.stage() == self)
    }
}

impl Role {
    /// The stage of the status.
    pub const fn stage(self) -> Stage {
        match self {
            Self::Scheduled | Self::Planned | Self::Target => Stage::Intended,
            Self::Signed | Self::Issued | Self::Announced => Stage::Agreed,
            Self::Inaugurated | Self::Established | Self::Launched => Stage::Started,
            Self::Held | Self::Exists => Stage::Present,
        }
    }
}
