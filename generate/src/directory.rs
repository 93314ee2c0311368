//! The directory: industries, organisations and persons that rows speak of, a few of them everywhere.

use model::claim::Both;
use model::record::Kind;

use crate::cell::id;
use crate::names::NameGenerator;
use crate::plan::Plan;
use crate::rng::{SeededRng, Zipf};
use crate::subject::Subject;
use crate::titles;

/// Who and what there is.
pub(crate) struct Directory {
    pub(crate) industries: SubjectPool,
    pub(crate) organizations: SubjectPool,
    pub(crate) persons: SubjectPool,
}

/// Records of one kind, the most spoken of first.
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

    /// One of them: often one of a few, sometimes any.
    pub(crate) fn draw(&self, rng: &mut SeededRng) -> Option<&Subject> {
        self.subjects.get(self.zipf.draw(rng)?)
    }

    /// Another than this one.
    pub(crate) fn other(&self, than: &Subject, rng: &mut SeededRng) -> Option<&Subject> {
        self.draw(rng).filter(|drawn| drawn.id != than.id)
    }
}

impl Directory {
    /// Everyone and everything that the plan asks for.
    pub(crate) fn new(plan: &Plan, names: &mut NameGenerator, rng: &mut SeededRng) -> Self {
        // In an order of the seed, so that another industry leads in another city.
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
