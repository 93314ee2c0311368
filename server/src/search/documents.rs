//! What the index has of each row, of each page of the directory and of each source.

use std::collections::BTreeSet;

use model::abroad::{self, ForeignParties, ForeignParty};
use model::claim::{Citation, Claim, Relation, Value};
use model::id::Id;
use model::index::Index;
use model::lang::Lang;
use model::package::{Found, Package};
use model::place::Level;
use model::record::{Record, State};
use model::source::Source;
use model::when::Role;
use model::words::{Label as _, name};

use super::engine::{Document, Part};
use super::sounds::sounds;
use super::texts;

/// What a record is linked to.
#[derive(Clone, Debug, Default)]
pub(super) struct Connections {
    /// Industries, places, people and organisations, as indices into [`Package::records`].
    pub(super) directory: Vec<usize>,
    /// Foreign people and organisations of a row.
    pub(super) foreign_parties: Vec<ForeignParty>,
    /// Claims of other records, as indices into [`Package::claims`]: of people and organisations that refer to a row, and
    /// what a speaker says about other things.
    pub(super) claims: Vec<usize>,
}

/// The claims of a record, and those of other records that name it.
pub(super) fn claims<'search>(
    package: &'search Package,
    record: &'search Record,
    connections: &'search Connections,
) -> impl Iterator<Item = &'search Claim> {
    let own = package.claims_of(record).iter();
    own.chain(connections.claims.iter().map(|claim| &package.claims[*claim]))
}

/// The document of a record.
pub(super) fn record(
    package: &Package,
    at: usize,
    status: Option<Role>,
    connections: &Connections,
) -> Document {
    let record = &package.records[at];
    let mut document = if record.row.kind.is_row() { Document::default() } else { Document::page() };
    for name in texts::names(package, record) {
        document.add(Part::Name, name);
        sounds(name).for_each(|sound| document.add_sound(sound, true));
    }
    for words in &record.search_words {
        document.add(Part::Words, words);
    }
    for office in texts::offices(package, record) {
        document.add(Part::Words, office);
    }
    for lang in Lang::ALL {
        document.add(Part::Words, record.row.kind.label(lang));
        if let Some(status) = status {
            document.add(Part::Words, status.label(lang));
            document.add(Part::Words, everyday(status, lang));
        }
        for (text, _) in abroad::describe(package, &connections.foreign_parties, lang) {
            document.add(Part::Words, &text);
        }
    }
    for linked in connections.directory.iter().map(|linked| &package.records[*linked]) {
        for text in texts::names(package, linked).chain(texts::offices(package, linked)) {
            document.add(Part::Linked, text);
        }
        for name in texts::names(package, linked) {
            sounds(name).for_each(|sound| document.add_sound(sound, false));
        }
        linked.search_words.iter().for_each(|words| document.add(Part::Linked, words));
    }
    for note in record.row.note_en.iter().chain(&record.row.note_zh) {
        document.add(Part::Body, note);
    }
    for claim in claims(package, record, connections) {
        for said in texts::said(claim, Lang::En) {
            document.add(Part::Body, &said);
        }
        for citation in &claim.citations {
            document.add(Part::Body, &citation.quote);
        }
    }
    document
}

/// What people say for a status, besides its label.
fn everyday(status: Role, lang: Lang) -> &'static str {
    match status {
        Role::Planned | Role::Scheduled | Role::Target => lang.pick("plan plans planned", "打算 计划 准备"),
        Role::Signed => lang.pick("signing deal", "签约 签署"),
        Role::Held => lang.pick("took place", "举行 召开"),
        _ => "",
    }
}

/// The document of a source.
pub(super) fn source(source: &Source) -> Document {
    let mut document = Document::page();
    for name in [&source.label_en, &source.label_zh].into_iter().chain(&source.title) {
        document.add(Part::Name, name);
    }
    for lang in Lang::ALL {
        document.add(Part::Words, lang.pick("source", "来源"));
        document.add(Part::Words, source.reliability.label(lang));
    }
    for text in [
        source.publisher.as_deref(),
        source.issuer.as_deref(),
        source.note_en.as_deref(),
        source.note_zh.as_deref(),
    ]
    .into_iter()
    .flatten()
    {
        document.add(Part::Body, text);
    }
    document
}

/// What each record is linked to, by its position in [`Package::records`].
pub(super) fn connections(index: &Index, row_of: &[Option<usize>]) -> Vec<Connections> {
    let package = &index.package;
    let published = |id: &Id| match package.find(id.as_str()) {
        Some(Found::Record(at)) => (package.records[at].row.state == State::Published).then_some(at),
        _ => None,
    };
    let in_directory = |id: &Id| published(id).filter(|at| !package.records[*at].row.kind.is_row());
    // Up to the city: nearly every row is in the same country and province.
    let holding = |place: &Id| {
        let of_city = index.with_ancestors(place.as_str()).filter(|place| place.level >= Level::City);
        of_city.map(|place| place.id.0.clone()).collect::<Vec<_>>()
    };
    let finder = ForeignParties::new(index);
    let mut all: Vec<Connections> = Vec::new();
    for (at, record) in package.records.iter().enumerate() {
        let row = row_of[at].map(|row| &index.rows[row]);
        let foreign_parties = row.map(|row| finder.of(row)).unwrap_or_default();
        let mut ids: Vec<Id> = Vec::new();
        if let Some(row) = row {
            ids.extend(row.tags.industries.iter().chain(row.tags.parties.iter()).cloned());
        }
        for claim in package.claims_of(record) {
            match &claim.value {
                Value::Where(location) => {
                    ids.push(location.place.0.clone());
                    ids.extend(holding(&location.place.0));
                }
                Value::Link(link) => ids.push(link.target.0.clone()),
                _ => {}
            }
        }
        let mut directory: Vec<usize> = ids.iter().filter_map(in_directory).collect();
        directory.extend(foreign_parties.iter().map(ForeignParty::country));
        directory.sort_unstable();
        directory.dedup();
        all.push(Connections { directory, foreign_parties, claims: Vec::new() });
    }
    for (at, claim) in package.claims.iter().enumerate() {
        if let Value::Link(link) = &claim.value
            && in_directory(&claim.record.0).is_some()
            && let Some(target) = published(&link.target.0)
            && row_of[target].is_some()
        {
            all[target].claims.push(at);
        }
        if let Value::Statement(statement) = &claim.value
            && let Some(speaker) = statement.speaker.as_ref().filter(|speaker| **speaker != claim.record)
            && let Some(speaker) = in_directory(&speaker.0)
        {
            all[speaker].claims.push(at);
        }
    }
    // People and organisations are found by the names of the rows that they have a part in.
    for (at, record) in package.records.iter().enumerate() {
        if record.row.kind.is_row() {
            continue;
        }
        let targets = package.claims_of(record).iter().filter_map(|claim| match &claim.value {
            Value::Link(link) if link.relation != Relation::AffiliatedWith => published(&link.target.0),
            _ => None,
        });
        let targets: Vec<usize> = targets.collect();
        all[at].directory.extend(targets);
    }
    all
}

/// The sources that a record cites, as indices into [`Package::sources`].
pub(super) fn sources(package: &Package, record: usize) -> BTreeSet<usize> {
    let claims = package.claims_of(&package.records[record]);
    let cited = claims.iter().flat_map(|claim| &claim.citations);
    let source = |citation: &Citation| match package.find(citation.source.as_str()) {
        Some(Found::Source(at)) => Some(at),
        _ => None,
    };
    cited.filter_map(source).collect()
}

/// A name with its colon, before what is said of it.
pub(super) fn with_colon(record: &Record, lang: Lang) -> String {
    format!("{}{}", name(&record.row, lang), lang.pick(": ", "："))
}
