//! Stages: what a status says about how far something has come.

use super::Role;
use crate::column::vocabulary;

vocabulary! {
    /// How far something has come, as its status says it. Every status stands in one stage, so stages never count a
    /// record twice.
    ///
    /// No status says that something stopped or that nothing is known of it: sources report what was said on a day and
    /// seldom what became of it. A stage therefore says what was reported and not how things are today.
    pub enum Stage {
        /// Said to come: `scheduled` for a date, `planned` without one, `target` to be reached. Whether it came is not said.
        Intended = "intended",
        /// Put into words that bind or inform: `signed` by parties, `announced`, or `issued` by an authority. A policy that
        /// was issued has effect, but nothing is said of what came of it, and nothing of building after a signature.
        Agreed = "agreed",
        /// It began: `inaugurated` with a ceremony, `established`, or `launched`. Nothing is said of what it does since.
        Started = "started",
        /// The source speaks of the thing itself as a fact: it was `held`, or it `exists` as of a date.
        Present = "present",
    }
}

impl Stage {
    /// Its statuses, in the order of the format.
    pub fn statuses(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| role.stage() == self)
    }
}

impl Role {
    /// The stage in which it stands. A new role finds its stage here, or does not compile.
    pub const fn stage(self) -> Stage {
        match self {
            Self::Scheduled | Self::Planned | Self::Target => Stage::Intended,
            Self::Signed | Self::Issued | Self::Announced => Stage::Agreed,
            Self::Inaugurated | Self::Established | Self::Launched => Stage::Started,
            Self::Held | Self::Exists => Stage::Present,
        }
    }
}
