//! Wholes whose parts follow them: conferences with items, groups with projects.

use model::record::Kind;
use model::when::When;

use crate::builder::MainFacts;
use crate::named_record::NamedRecord;
use crate::rng::SeededRng;

/// A whole whose parts come next.
pub(crate) struct Programme {
    /// The whole.
    pub(super) whole: NamedRecord,
    /// Its facts that parts refer to.
    pub(super) main: MainFacts,
    /// The kind of its parts.
    pub(super) parts: Kind,
    left: i64,
}

impl Programme {
    /// Draws the programme of a row; `None` if its kind has none or the text does not list it.
    pub(super) fn of(whole: &NamedRecord, main: MainFacts, rng: &mut SeededRng) -> Option<Self> {
        let lasts = matches!(main.when, Some(When::Lasted { .. }));
        let (parts, percent) = match whole.kind {
            Kind::Event => (Kind::Event, if lasts { 60 } else { 8 }),
            Kind::ProjectGroup => (Kind::Project, 50),
            _ => return None,
        };
        let is_listed = rng.percent(percent);
        is_listed.then(|| Self { whole: whole.clone(), main, parts, left: rng.between(2, 9) })
    }

    /// Counts one part off; `false` when all are written.
    pub(super) fn next_part(&mut self) -> bool {
        self.left -= 1;
        self.left >= 0
    }
}
