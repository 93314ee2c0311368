//! `atlas generate`: a package of any size about a city that does not exist.
//!
//! Tests and benches need packages that are large, that hold every form of the format, and that anyone can
//! make again. A package is written as a press office would have written its sources: each fact becomes a
//! sentence of a text and a claim that quotes it, so the two cannot drift apart.
//!
//! **Invariant:** the same number of records and the same seed give the same bytes on every machine. Chance
//! comes from one `dice::Dice`, which computes with whole numbers only, and nothing is kept in an order
//! of hashes.

mod calendar;
mod cast;
mod cell;
mod city;
mod dating;
mod dice;
mod facts;
mod kinds;
mod memory;
mod money;
mod names;
mod outline;
mod plan;
mod questions;
mod rows;
mod story;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod wording;

use model::package::Files;

use cast::Cast;
use city::City;
use dice::Dice;
use names::Names;
use plan::Plan;
use story::Story;

/// A package and the texts that it is cited from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The files of the package.
    pub files: Files,
    /// The texts of its sources.
    pub texts: Files,
}

/// A package of so many records, places and parties included.
///
/// ```
/// let generated = server::generate::package(50, 1);
/// let loaded = model::package::read_with_texts(&generated.files, Some(&generated.texts)).unwrap();
/// assert_eq!(loaded.package.records.len(), 50);
/// ```
pub fn package(records: usize, seed: u64) -> Generated {
    let (plan, mut dice) = (Plan::of(records), Dice::new(seed));
    let mut names = Names::new(&mut dice);
    let city = City::new(plan.places, &mut names, &mut dice);
    let cast = Cast::new(&plan, &mut names, &mut dice);
    let days = calendar::published(&mut dice, plan.sources);
    let Some(first) = days.first() else {
        return Generated { files: rows::Rows::default().files(city.areas()), texts: Files::new() };
    };
    let mut story = Story::new(dice, names, city, cast, *first);
    tell(&mut story, &plan, 0);
    for (number, day) in days.iter().enumerate().skip(1) {
        story.next_text(*day);
        tell(&mut story, &plan, number);
    }
    questions::ask(&mut story.rows);
    let (rows, texts, city) = story.end();
    Generated { files: rows.files(city.areas()), texts }
}

/// Tells one text: its share of each sort of record.
fn tell(story: &mut Story, plan: &Plan, number: usize) {
    for at in plan.share(plan.places, number) {
        let spot = story.city.spots[at].clone();
        story.site(spot);
    }
    for at in plan.share(plan.industries, number) {
        let industry = story.cast.industries.members[at].clone();
        story.branch(&industry);
    }
    let mut programme = None;
    for _ in plan.share(plan.rows, number) {
        story.row(&mut programme);
        if story.dice.percent(3) {
            story.amount_again();
        }
        if story.dice.percent(3) {
            story.date_again();
        }
    }
    for at in plan.share(plan.organizations, number) {
        let organization = story.cast.organizations.members[at].clone();
        story.party(&organization);
    }
    for at in plan.share(plan.persons, number) {
        let person = story.cast.persons.members[at].clone();
        story.person(&person);
    }
}
