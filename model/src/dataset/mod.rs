//! The data of a release in one language, without the package: the browser loads it, and server and browser
//! compute every view from it.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

mod question;
mod record_link;
mod row_fields;

pub use crate::index::Snippet;
pub use question::{QuestionLink, questions};
pub use record_link::RecordLink;
use row_fields::RowFields;

use crate::base_map::{BaseMap, definitions};
use crate::claim::{Claim, ClaimRelation, Value};
use crate::id::Id;
use crate::index::{Facts, Index, IndexRow};
use crate::lang::Lang;
use crate::place::{CoordinateBasis, Level};
use crate::record::Kind;
use crate::sorted::Map;
use crate::text::{Text, Texts};
use crate::words;

/// How many questions the first page offers.
const QUESTIONS: usize = 6;

/// The number of the layout of everything that browsers read as [packed](crate::packed). It is part of its address,
/// because browsers keep the rows of a release for a year and must not read them as another layout.
pub const LAYOUT: u32 = 4;

/// All rows of a release, and what panels show of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// The language of its names and words.
    pub lang: Lang,
    /// A row for each record of [`Index::rows`], in the same order.
    pub rows: Vec<Row>,
    /// Names of industries, parties, places and sources.
    pub names: Map<Id, String>,
    /// The places of the package.
    pub places: Map<Id, PlaceSummary>,
    /// The base map, if the package has outlines or coordinates.
    pub base_map: Option<BaseMap>,
    /// Paths that all maps share, as the content of an SVG `<defs>`.
    pub base_map_definitions: String,
    /// Questions to start with.
    pub questions: Vec<QuestionLink>,
}

/// A record: what queries filter by, and what a list shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "RowFields", into = "RowFields")]
pub struct Row {
    facts: Arc<Facts>,
    /// Its name.
    pub name: Text,
    /// Its main date in words; `None` where there is none.
    pub date: Option<Text>,
    /// Its first amount that neither restates nor converts another, in words; for an indicator without one its first
    /// count, which is its value.
    pub amount: Option<Text>,
}

impl Deref for Row {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

/// What is known of the position of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceSummary {
    /// How large it is.
    pub level: Level,
    /// The smallest place that contains it.
    pub parent: Option<Id>,
    /// Longitude and latitude in degrees.
    pub lng_lat: Option<(f64, f64)>,
    /// The radius in metres within which it certainly lies.
    pub precision_m: Option<u32>,
    /// Whether the coordinate is from memory.
    pub recalled: bool,
}

impl Dataset {
    /// The data of a release in one language.
    pub fn new(index: &Index, lang: Lang) -> Self {
        let package = &index.package;
        let directory = package.records.iter().filter(|record| !record.row.kind.is_row());
        let names = directory.map(|record| (record.row.id.clone(), words::name(&record.row, lang)));
        let sources = package
            .sources
            .iter()
            .map(|source| (source.id.clone(), lang.pick(&source.label_en, &source.label_zh).clone()));
        let places = package.places.iter().map(|place| {
            let summary = PlaceSummary {
                level: place.level,
                parent: place.parent.as_ref().map(|parent| parent.0.clone()),
                lng_lat: place.lng_lat().map(|point| (point.lng, point.lat)),
                precision_m: place.precision_m,
                recalled: place.coordinate_basis == CoordinateBasis::Recalled,
            };
            (place.id.0.clone(), summary)
        });
        let mut texts = Texts::default();
        Self {
            lang,
            rows: index.rows.iter().map(|row| Row::new(index, row, lang, &mut texts)).collect(),
            names: names.chain(sources).collect(),
            places: places.collect(),
            base_map: BaseMap::new(index, lang),
            base_map_definitions: definitions(package),
            questions: questions(index, lang).into_iter().take(QUESTIONS).collect(),
        }
    }

    /// The rows at the positions that a search found, with these; without a search all rows.
    pub(crate) fn matched(&self, matched: Option<&[usize]>) -> Vec<(usize, &Row)> {
        match matched {
            None => self.rows.iter().enumerate().collect(),
            Some(matched) => {
                matched.iter().filter_map(|position| Some((*position, self.rows.get(*position)?))).collect()
            }
        }
    }

    /// The position of the row of a record.
    pub fn position(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }

    /// The name of an industry, party, place or source.
    pub fn name(&self, id: &str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A place and the places around it, from small to large.
    pub fn with_ancestors<'dataset>(
        &'dataset self,
        id: &str,
    ) -> impl Iterator<Item = (&'dataset Id, &'dataset PlaceSummary)> {
        let parent = |(_, place): &(&'dataset Id, &'dataset PlaceSummary)| {
            self.places.get_key_value(place.parent.as_ref()?)
        };
        std::iter::successors(self.places.get_key_value(id), parent)
    }
}

impl Row {
    fn new(index: &Index, row: &IndexRow, lang: Lang, texts: &mut Texts) -> Self {
        let package = &*index.package;
        let record = &package.records[row.record];
        let claims = package.claims_of(record);
        let main = claims.iter().find(|claim| matches!(&claim.value, Value::When(dating) if dating.main));
        let date = main.and_then(|claim| match &claim.value {
            Value::When(dating) => dating.when.is_some().then(|| words::dating(dating, &claim.basis, lang)),
            _ => None,
        });
        let primary = || claims.iter().filter(|claim| is_primary(claim));
        let amount = primary().find_map(|claim| match &claim.value {
            Value::Money(amount) => Some(words::amount(amount, lang)),
            _ => None,
        });
        let count = || {
            let claim = primary().find(|claim| matches!(claim.value, Value::Count(_)))?;
            // Date and place stand beside it, so only the number is left.
            let (number, _) = words::figure(package, claim, lang)?;
            Some(words::with_basis(number, claim.basis.word(), lang))
        };
        let is_indicator = record.row.kind == Kind::Indicator;
        let amount = amount.or_else(|| count().filter(|_| is_indicator));
        Self {
            facts: row.facts.clone(),
            name: words::shared_name(&record.row, lang),
            date: date.map(|date| texts.shared(date)),
            amount: amount.map(|amount| texts.shared(amount)),
        }
    }
}

/// Whether a claim neither restates nor converts another.
fn is_primary(claim: &Claim) -> bool {
    !claim.links.iter().any(|link| matches!(link.relation, ClaimRelation::Restates | ClaimRelation::Converts))
}
