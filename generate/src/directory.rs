//! The directory: the industries, organisations and persons that rows refer to.

use model::lang::Bilingual;
use model::record::Kind;

use crate::cell::id;
use crate::named_record::NamedRecord;
use crate::names::NameGenerator;
use crate::plan::Plan;
use crate::rng::{SeededRng, Zipf};
use crate::titles;

/// All records that rows may refer to.
pub(crate) struct Directory {
    pub(crate) industries: RecordPool,
    pub(crate) organizations: RecordPool,
    pub(crate) persons: RecordPool,
}

/// Records of one kind, the most frequent first.
pub(crate) struct RecordPool {
    pub(crate) records: Vec<NamedRecord>,
    zipf: Zipf,
}

impl RecordPool {
    fn new(kind: Kind, names: Vec<Bilingual>) -> Self {
        let records =
            (1..).zip(names).map(|(number, name)| NamedRecord { id: id(kind.as_str(), number), kind, name });
        let records: Vec<NamedRecord> = records.collect();
        let zipf = Zipf::over(records.len());
        Self { records, zipf }
    }

    /// Draws a record; a few are drawn often. `None` if there are none.
    pub(crate) fn draw(&self, rng: &mut SeededRng) -> Option<&NamedRecord> {
        self.records.get(self.zipf.draw(rng)?)
    }

    /// Draws a record; `None` if it is this one.
    pub(crate) fn other(&self, than: &NamedRecord, rng: &mut SeededRng) -> Option<&NamedRecord> {
        self.draw(rng).filter(|drawn| drawn.id != than.id)
    }
}

impl Directory {
    /// Creates all records of the plan.
    pub(crate) fn new(plan: &Plan, names: &mut NameGenerator, rng: &mut SeededRng) -> Self {
        // Shuffled, so that each seed has other leading industries.
        let mut topics: Vec<Bilingual> = (0..plan.industries).map(titles::topic).collect();
        rng.shuffle(&mut topics);
        let organizations = (0..plan.organizations).map(|_| names.organization(rng)).collect();
        let persons = (0..plan.persons).map(|_| names.person(rng)).collect();
        Self {
            industries: RecordPool::new(Kind::Industry, topics),
            organizations: RecordPool::new(Kind::Organization, organizations),
            persons: RecordPool::new(Kind::Person, persons),
        }
    }
}
