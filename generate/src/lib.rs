//! Data packages of any size about an invented city.
//!
//! Tests and benchmarks need packages that are large, that contain every form of the format, and that
//! anyone can reproduce. Each fact becomes a sentence of a source text and a claim that quotes it, so text
//! and claims always agree.
//!
//! **Invariant:** the same number of records and the same seed give the same bytes on every machine. All
//! randomness comes from one `rng::SeededRng`, which computes with integers only, and nothing depends on
//! the order of a hash map.

mod builder;
mod calendar;
mod cell;
mod city;
mod dating;
mod directory;
mod facts;
mod history;
mod kinds;
mod money;
mod named_record;
mod names;
mod outline;
mod plan;
mod questions;
mod rng;
mod rows;
#[cfg(test)]
mod tests;
mod text;
mod titles;
mod wording;

use model::package::Files;

use builder::PackageBuilder;
use city::City;
use directory::Directory;
use names::NameGenerator;
use plan::Plan;
use rng::SeededRng;

/// A package and the texts that it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// The files of the package, by name.
    pub files: Files,
    /// The texts of its sources, by name.
    pub texts: Files,
}

/// Generates a package with so many records, including places and parties.
///
/// ```
/// let generated = generate::package(50, 1);
/// let loaded = model::package::read_with_texts(&generated.files, Some(&generated.texts)).unwrap();
/// assert_eq!(loaded.package.records.len(), 50);
/// ```
pub fn package(records: usize, seed: u64) -> Generated {
    let (plan, mut rng) = (Plan::of(records), SeededRng::new(seed));
    let mut names = NameGenerator::new(&mut rng);
    let city = City::new(plan.places, &mut names, &mut rng);
    let directory = Directory::new(&plan, &mut names, &mut rng);
    let days = calendar::published(&mut rng, plan.sources);
    let Some(first) = days.first() else {
        return Generated { files: rows::Rows::default().files(city.areas()), texts: Files::new() };
    };
    let mut builder = PackageBuilder::new(rng, names, city, directory, *first);
    write_text(&mut builder, &plan, 0);
    for (number, day) in days.iter().enumerate().skip(1) {
        builder.next_text(*day);
        write_text(&mut builder, &plan, number);
    }
    questions::add(&mut builder.rows);
    let (rows, texts, city) = builder.finish();
    Generated { files: rows.files(city.areas()), texts }
}

/// Writes one source text: its share of each sort of record.
fn write_text(builder: &mut PackageBuilder, plan: &Plan, number: usize) {
    for at in plan.share(plan.places, number) {
        let place = builder.city.places[at].clone();
        builder.write_place(place);
    }
    for at in plan.share(plan.industries, number) {
        let industry = builder.directory.industries.records[at].clone();
        builder.write_industry(&industry);
    }
    let mut programme = None;
    for _ in plan.share(plan.rows, number) {
        builder.write_row(&mut programme);
        if builder.rng.percent(3) {
            builder.revisit_amount();
        }
        if builder.rng.percent(3) {
            builder.revisit_date();
        }
    }
    for at in plan.share(plan.organizations, number) {
        let organization = builder.directory.organizations.records[at].clone();
        builder.write_organization(&organization);
    }
    for at in plan.share(plan.persons, number) {
        let person = builder.directory.persons.records[at].clone();
        builder.write_person(&person);
    }
}
