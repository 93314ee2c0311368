//! Parses a query from an address.

use super::{Parameter, Parts, Query, Sort};
use crate::facet::Facet;
use crate::id::Id;
use crate::when::{Doubt, PartialDate, When, normalize_date};

/// A parsed address: the query, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// The part that could be read.
    pub query: Query,
    /// Values that were left out.
    pub refused: Vec<Refused>,
    /// Names of unknown parameters; pages ignore them, the API refuses them.
    pub unknown: Vec<String>,
}

/// A value that was left out, and what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The parameter.
    pub parameter: Parameter,
    /// The value, shortened.
    pub value: String,
    /// What would be accepted.
    pub accepted: Accepted,
}

/// What would be accepted in place of a value; [`Accepted::describe`] says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A year, a month or a day.
    Date,
    /// A date that is not before the beginning of the window.
    From(PartialDate),
    /// A whole number.
    Number,
    /// Longitude, latitude and zoom.
    Camera,
    /// Ids with commas between them.
    Ids,
    /// At most so many values.
    AtMost(usize),
    /// An id that the package has.
    Known(Parameter),
    /// The current release.
    CurrentRelease(String),
}

/// The most characters of a search.
const MOST_TEXT: usize = 200;
/// The most values of one facet.
pub const MOST_VALUES: usize = 64;

impl Query {
    /// Reads the part of an address after `?`. Control characters are dropped first, since they are invalid in pages.
    pub fn parse(text: &str) -> ParsedQuery {
        let mut read = ParsedQuery::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            match Parameter::named(&name) {
                // Forms send empty fields.
                Some(_) if value.trim().is_empty() => {}
                Some(parameter) => read.set(parameter, value.trim()),
                None => read.unknown.push(printable(&name)),
            }
        }
        if let (Some(since), Some(until)) = (read.query.since, read.query.until)
            && until.last_day() < since.first_day()
        {
            read.query.until = None;
            read.refuse(Parameter::Until, &until.to_string(), Accepted::From(since));
        }
        read
    }
}

impl ParsedQuery {
    fn set(&mut self, parameter: Parameter, value: &str) {
        match parameter {
            Parameter::Text => {
                let text: String = value.chars().take(MOST_TEXT).collect();
                // It may end between two words now.
                self.query.text = Some(text.trim_end().to_owned());
            }
            Parameter::Facet(facet) => self.add_values(facet, value),
            Parameter::Since => {
                self.set_single(parameter, value, &Accepted::Date, date, |query| &mut query.since);
            }
            Parameter::Until => {
                self.set_single(parameter, value, &Accepted::Date, date, |query| &mut query.until);
            }
            Parameter::Parts => self.set_single(
                parameter,
                value,
                &Accepted::Words(Parts::WORDS),
                |text| text.parse().ok(),
                |query| &mut query.parts,
            ),
            Parameter::Sort => self.set_single(
                parameter,
                value,
                &Accepted::Words(Sort::WORDS),
                |text| text.parse().ok(),
                |query| &mut query.sort,
            ),
            Parameter::Skip => match value.parse() {
                Ok(skip) => self.query.skip = skip,
                Err(_) => self.refuse(parameter, value, Accepted::Number),
            },
            Parameter::Map => self.set_single(
                parameter,
                value,
                &Accepted::Camera,
                |text| text.parse().ok(),
                |query| &mut query.map,
            ),
            Parameter::Selected => self.set_single(
                parameter,
                value,
                &Accepted::Known(parameter),
                |text| Id::new(text).ok(),
                |query| &mut query.selected,
            ),
            Parameter::Release => self.set_single(
                parameter,
                value,
                &Accepted::Known(parameter),
                |text| Id::new(text).ok(),
                |query| &mut query.release,
            ),
        }
    }

    /// Sets a single value; of several the last is used.
    fn set_single<T>(
        &mut self,
        parameter: Parameter,
        value: &str,
        accepted: &Accepted,
        parse: impl Fn(&str) -> Option<T>,
        field: impl Fn(&mut Query) -> &mut Option<T>,
    ) {
        match parse(value) {
            Some(parsed) => *field(&mut self.query) = Some(parsed),
            None => self.refuse(parameter, value, accepted.clone()),
        }
    }

    /// Adds comma-separated values; a repeated parameter adds to the first, as forms send it.
    fn add_values(&mut self, facet: Facet, value: &str) {
        let parameter = Parameter::Facet(facet);
        for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            if !facet.accepts(part) {
                self.refuse(parameter, part, facet.words().map_or(Accepted::Ids, Accepted::Words));
            } else if self.query.filters.count(facet) < MOST_VALUES {
                self.query.filters.insert(facet, part);
            } else {
                self.refuse(parameter, part, Accepted::AtMost(MOST_VALUES));
                return;
            }
        }
    }

    /// Reports a value that was left out; only the first few are reported.
    fn refuse(&mut self, parameter: Parameter, value: &str, accepted: Accepted) {
        const MOST_REFUSED: usize = 8;
        if self.refused.len() < MOST_REFUSED {
            self.refused.push(Refused { parameter, value: printable(value), accepted });
        }
    }
}

/// A text from an address that can be shown: shortened, and without control characters.
fn printable(text: &str) -> String {
    crate::text::shorten(&text.chars().filter(|c| !c.is_control()).collect::<String>()).into_owned()
}

/// A date of any precision, without doubt: as in the package, or in another common notation such as `2021/6`,
/// `2021.06`, `202106`, `2021年6月`, `June 2021`.
fn date(text: &str) -> Option<PartialDate> {
    match normalize_date(text).as_deref().unwrap_or(text).parse() {
        Ok(When::At(date)) if date.doubt() == Doubt::None => Some(date),
        _ => None,
    }
}
