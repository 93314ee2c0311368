//! Results: what each shows.

use super::Hit;
use crate::dataset::{Dataset, Row};
use crate::lang::Lang;
use crate::when::{Day, When};

/// One row as a result. Its date may be in the window without being certainly in it.
pub(super) fn hit(dataset: &Dataset, row: &Row, window: Option<&When>) -> Hit {
    let first_day = row.when.and_then(|when| when.first_day().or(when.last_day()));
    Hit {
        id: row.id.to_string(),
        kind: row.tags.kind,
        name: row.name.to_string(),
        status: row.tags.status,
        basis: row.tags.basis,
        date: row.date.clone().map(String::from),
        possible: window.zip(row.when).is_some_and(|(window, when)| !when.must_overlap(window)),
        year: first_day.map(Day::year),
        place: row.place.as_ref().map(|place| dataset.name(place.as_str())),
        place_note: place_note(dataset, row),
        no_later_word: row.has_no_later_word,
        drawn_at: row.drawn_at.as_ref().map(ToString::to_string),
        amount: row.amount.clone().map(String::from),
        snippet: row.snippet.clone(),
        reasons: None,
    }
}

/// What the main place of a row leaves open.
fn place_note(dataset: &Dataset, row: &Row) -> Option<String> {
    let lang = dataset.lang;
    let drawn_at = row.drawn_at.as_ref().filter(|drawn_at| row.place.as_ref() != Some(drawn_at));
    match drawn_at.map(|place| dataset.name(place.as_str())) {
        Some(place) => Some(match lang {
            Lang::En => format!("drawn at {place}, as its position is not known"),
            Lang::Zh => format!("具体位置不详，图上标于{place}"),
        }),
        None if row.is_site_unnamed => Some(lang.pick("site not named", "具体地点未注明").into()),
        None => None,
    }
}
