//! The directory: the industries, organisations and persons that rows refer to.

use model::claim::Both;
use model::record::Kind;

use crate::cell::id;
use crate::names::NameGenerator;
use crate::plan::Plan;
use crate::rng::{SeededRng, Zipf};
use crate::subject::Subject;
use crate::titles;

/// All subjects that rows may refer to.
pub(crate) struct Directory {
    pub(crate) industries: SubjectPool,
    pub(crate) organizations: SubjectPool,
    pub(crate) persons: SubjectPool,
}

/// Subjects of one kind, the most frequent first.
pub(crate) struct SubjectPool {
    pub(crate) subjects: Vec<Subject>,
    zipf: Zipf,
}

impl SubjectPool {
    fn new(kind: Kind, names: Vec<Both>) -> Self {
        let subjects =
            (1..).zip(names).map(|(number, name)| Subject { id: id(kind.as_str(), number), kind, name });
        let subjects: Vec<Subject> = subjects.collect();
        let zipf = Zipf::over(subjects.len());
        Self { subjects, zipf }
    }

    /// Draws a subject; a few are drawn often. `None` if there are none.
    pub(crate) fn draw(&self, rng: &mut SeededRng) -> Option<&Subject> {
        self.subjects.get(self.zipf.draw(rng)?)
    }

    /// Draws a subject; `None` if it is this one.
    pub(crate) fn other(&self, than: &Subject, rng: &mut SeededRng) -> Option<&Subject> {
        self.draw(rng).filter(|drawn| drawn.id != than.id)
    }
}

impl Directory {
    /// Creates all subjects of the plan.
    pub(crate) fn new(plan: &Plan, names: &mut NameGenerator, rng: &mut SeededRng) -> Self {
        // Shuffled, so that each seed has other leading industries.
        let mut topics: Vec<Both> = (0..plan.industries).map(titles::topic).collect();
        rng.shuffle(&mut topics);
        let organizations = (0..plan.organizations).map(|_| names.organization(rng)).collect();
        let persons = (0..plan.persons).map(|_| names.person(rng)).collect();
        Self {
            industries: SubjectPool::new(Kind::Industry, topics),
            organizations: SubjectPool::new(Kind::Organization, organizations),
            persons: SubjectPool::new(Kind::Person, persons),
        }
    }
}
