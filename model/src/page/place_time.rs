//! The small map and the small timeline on the page of a record.

use serde::{Deserialize, Serialize};

use crate::claim::Value;
use crate::dataset::{Dataset, RecordLink, Row};
use crate::draw::MapPicture;
use crate::id::Id;
use crate::index::Index;
use crate::lang::Lang;
use crate::place::{Level, LocationRole};
use crate::record::{Kind, Record};
use crate::view::{self, Cluster, Mark, NamedMark, PlacedRow, Shape};
use crate::words::{self, Label};

/// The places of a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Places {
    /// The record itself, or the rows that are linked to it, grouped by place.
    pub clusters: Vec<Cluster>,
    /// Its map; `None` where nothing can be drawn.
    pub map: Option<MapPicture>,
    /// How precisely its main place is known.
    pub level: Option<Level>,
    /// Places without a known position, each with the larger place at which it is drawn instead.
    #[serde(rename = "raised")]
    pub drawn_elsewhere: Vec<(RecordLink, RecordLink)>,
    /// Whether its only places are those in its name, which are not drawn.
    pub named_only: bool,
    /// Of the rows that are linked to it, how many have no place.
    pub unplaced: usize,
    /// For a place: the place that contains it.
    pub within: Option<RecordLink>,
    /// For a place: the places that it contains.
    pub holds: Vec<RecordLink>,
}

/// The dates of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// For a row its dates, also empty ones, each with the id of its claim and the name of its role. For a record of
    /// the directory the rows that are linked to it.
    pub marks: Vec<NamedMark>,
    /// Of the rows that are linked to it, how many have no date.
    pub undated: usize,
}

/// The places of a row.
pub(super) fn places_of_row(index: &Index, dataset: &Dataset, record: &Record) -> Places {
    let dated = index.package.claims_of(record).iter().any(|claim| match &claim.value {
        Value::When(dating) => dating.main && dating.when.is_some(),
        _ => false,
    });
    let mut places = own_places(index, dataset, record, dated);
    places.map = close_up(dataset, &places.clusters);
    places
}

/// The places of a record of the directory: its own, and those of the rows that are linked to it.
pub(super) fn places_of_rows(index: &Index, dataset: &Dataset, record: &Record, rows: &[usize]) -> Places {
    let lang = dataset.lang;
    let rows = || rows.iter().filter_map(|row| index.rows.get(*row));
    let id = &record.row.id;
    let is_place = record.row.kind == Kind::Place;
    let mut places = own_places(index, dataset, record, true);
    // A row that only has the name of the place may be anywhere.
    let here = rows().filter(|row| !is_place || row.tags.places.contains(id));
    let located = here.filter_map(|row| {
        Some(PlacedRow {
            place: row.drawn_at.clone()?,
            kind: row.tags.kind,
            dated: row.when.is_some(),
            is_part: false,
        })
    });
    let own = locations(index, record).filter_map(|(_, place)| {
        Some(PlacedRow {
            place: index.drawn_at(place)?.id.0.clone(),
            kind: record.row.kind,
            dated: true,
            is_part: false,
        })
    });
    let shown = is_place.then(|| index.drawn_at(id)).flatten().map(|place| &place.id.0);
    places.clusters = view::clustered(dataset, shown, located.chain(own));
    places.map = close_up(dataset, &places.clusters);
    places.unplaced = rows().filter(|row| row.drawn_at.is_none()).count();
    if is_place {
        places.level = index.place(id.as_str()).map(|place| place.level);
        places.drawn_elsewhere.extend(drawn_elsewhere(index, id, lang));
        let parent = index.place(id.as_str()).and_then(|place| place.parent.as_ref());
        places.within = parent.map(|parent| RecordLink::to(index, parent.as_str(), lang));
        let children = index.package.places.iter();
        let children = children.filter(|place| place.parent.as_ref().is_some_and(|parent| parent.0 == *id));
        places.holds = children.map(|place| RecordLink::to(index, place.id.as_str(), lang)).collect();
    }
    places
}

/// The places that a record states itself.
fn own_places(index: &Index, dataset: &Dataset, record: &Record, dated: bool) -> Places {
    let lang = dataset.lang;
    let own: Vec<(bool, &Id)> = locations(index, record).collect();
    let located = own.iter().filter_map(|(_, place)| {
        Some(PlacedRow {
            place: index.drawn_at(place)?.id.0.clone(),
            kind: record.row.kind,
            dated,
            is_part: false,
        })
    });
    let main = own.iter().find(|(main, _)| *main).or(own.first());
    let named = index.package.claims_of(record).iter().any(|claim| matches!(claim.value, Value::Where(_)));
    Places {
        clusters: view::clustered(dataset, None, located),
        level: main.and_then(|(_, place)| index.place(place.as_str())).map(|place| place.level),
        drawn_elsewhere: own.iter().filter_map(|(_, place)| drawn_elsewhere(index, place, lang)).collect(),
        named_only: named && own.is_empty(),
        ..Places::default()
    }
}

/// The places of a record, each once, and whether it is the main place.
fn locations<'index>(index: &'index Index, record: &Record) -> impl Iterator<Item = (bool, &'index Id)> {
    let mut places: Vec<(bool, &Id)> = Vec::new();
    for claim in index.package.claims_of(record) {
        let Value::Where(location) = &claim.value else { continue };
        if location.role == LocationRole::NamedOnly {
            continue;
        }
        match places.iter_mut().find(|(_, place)| **place == location.place.0) {
            Some((main, _)) => *main |= location.main,
            None => places.push((location.main, &location.place.0)),
        }
    }
    places.into_iter()
}

/// A place with the larger place at which it is drawn, if its own position is not known.
fn drawn_elsewhere(index: &Index, place: &Id, lang: Lang) -> Option<(RecordLink, RecordLink)> {
    let drawn_at = index.drawn_at(place)?;
    (drawn_at.id.0 != *place).then(|| {
        (RecordLink::to(index, place.as_str(), lang), RecordLink::to(index, drawn_at.id.as_str(), lang))
    })
}

fn close_up(dataset: &Dataset, clusters: &[Cluster]) -> Option<MapPicture> {
    if clusters.is_empty() { None } else { MapPicture::close(dataset, clusters) }
}

/// The dates of a row, each with its role.
pub(super) fn times_of_row(index: &Index, record: &Record, lang: Lang) -> Times {
    let claims = index.package.claims_of(record);
    let dates = || {
        claims.iter().filter_map(|claim| match &claim.value {
            Value::When(dating) => Some((claim, dating)),
            _ => None,
        })
    };
    let marks = dates().map(|(claim, dating)| NamedMark {
        id: claim.id.to_string(),
        kind: record.row.kind,
        name: dating.role.label(lang).into(),
        date: words::claim(&index.package, claim, lang).value,
        from: dating.when.and_then(|when| when.first_day()),
        until: dating.when.and_then(|when| when.last_day()),
        shape: dating.when.map_or(Shape::Within, |when| view::shape(when, dating.role)),
        status: dating.role,
        basis: claim.basis.word(),
        drawn_at: None,
        is_part: false,
    });
    Times { marks: marks.collect(), undated: 0 }
}

/// The dates of the rows that are linked to a record of the directory.
pub(super) fn times_of_rows(dataset: &Dataset, rows: &[usize]) -> Times {
    let rows: Vec<&Row> = rows.iter().filter_map(|row| dataset.rows.get(*row)).collect();
    let named = |row: &&Row| Some(NamedMark::new(&Mark::of_row(row, 0, false)?, row.mark_details()));
    let undated = rows.iter().filter(|row| row.when.is_none()).count();
    Times { marks: rows.iter().filter_map(named).collect(), undated }
}
