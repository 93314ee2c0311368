//! The directory: industries, organisations and persons that rows speak of, a few of them everywhere.

use model::claim::Both;
use model::record::Kind;

use super::cell::id;
use super::dice::{Dice, Tail};
use super::names::Names;
use super::plan::Plan;
use super::story::Subject;
use super::titles;

/// Who and what there is.
pub(super) struct Cast {
    pub(super) industries: Troupe,
    pub(super) organizations: Troupe,
    pub(super) persons: Troupe,
}

/// Records of one kind, the most spoken of first.
pub(super) struct Troupe {
    pub(super) members: Vec<Subject>,
    tail: Tail,
}

impl Troupe {
    fn new(kind: Kind, names: Vec<Both>) -> Self {
        let members =
            (1..).zip(names).map(|(number, name)| Subject { id: id(kind.as_str(), number), kind, name });
        let members: Vec<Subject> = members.collect();
        let tail = Tail::over(members.len());
        Self { members, tail }
    }

    /// One of them: often one of a few, sometimes any.
    pub(super) fn draw(&self, dice: &mut Dice) -> Option<&Subject> {
        self.members.get(self.tail.draw(dice)?)
    }

    /// Another than this one.
    pub(super) fn other(&self, than: &Subject, dice: &mut Dice) -> Option<&Subject> {
        self.draw(dice).filter(|drawn| drawn.id != than.id)
    }
}

impl Cast {
    /// Everyone and everything that the plan asks for.
    pub(super) fn new(plan: &Plan, names: &mut Names, dice: &mut Dice) -> Self {
        // In an order of the seed, so that another industry leads in another city.
        let mut topics: Vec<Both> = (0..plan.industries).map(titles::topic).collect();
        dice.shuffle(&mut topics);
        let organizations = (0..plan.organizations).map(|_| names.organization(dice)).collect();
        let persons = (0..plan.persons).map(|_| names.person(dice)).collect();
        Self {
            industries: Troupe::new(Kind::Industry, topics),
            organizations: Troupe::new(Kind::Organization, organizations),
            persons: Troupe::new(Kind::Person, persons),
        }
    }
}
