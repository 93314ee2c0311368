//! Reading a query from an address.

use super::{Parameter, Query, Sort};
use crate::facet::Facet;
use crate::id::Id;
use crate::when::{Doubt, PartialDate, When, as_people_write};

/// What could be read of an address, and what could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// The part that holds.
    pub query: Query,
    /// Values that were left out.
    pub refused: Vec<Refused>,
    /// Names of parameters that are not of the grammar; pages ignore them, the API refuses them.
    pub unknown: Vec<String>,
}

/// A value that was left out, and what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The parameter.
    pub parameter: Parameter,
    /// The value, cut short.
    pub value: String,
    /// What would be accepted.
    pub accepted: Accepted,
}

/// What would be accepted in place of a value; `words::accepted` says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A year, a month or a day.
    Date,
    /// A date that is not before the beginning of the window.
    From(PartialDate),
    /// Longitude, latitude and zoom.
    Camera,
    /// Ids with commas between them.
    Ids,
    /// So many values and no more.
    AtMost(usize),
    /// The id of something that is there.
    Known(Parameter),
    /// The release that is shown.
    This(String),
}

/// The most characters of a search.
const MOST_TEXT: usize = 200;
/// The most values of one facet: more than any page offers, and few enough to filter by.
const MOST_VALUES: usize = 64;

impl Query {
    /// Reads what stands behind `?` in an address. Control characters are dropped before anything else,
    /// since one in a page would break it.
    pub fn parse(text: &str) -> ParsedQuery {
        let mut read = ParsedQuery::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            match Parameter::named(&name) {
                // An empty field of a form says nothing.
                Some(_) if value.trim().is_empty() => {}
                Some(parameter) => read.take(parameter, value.trim()),
                None => read.unknown.push(plain(&name)),
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
    fn take(&mut self, parameter: Parameter, value: &str) {
        match parameter {
            Parameter::Text => self.query.text = Some(value.chars().take(MOST_TEXT).collect()),
            Parameter::Facet(facet) => self.values(facet, value),
            Parameter::Since => {
                self.one(parameter, value, &Accepted::Date, date, |query| &mut query.since);
            }
            Parameter::Until => {
                self.one(parameter, value, &Accepted::Date, date, |query| &mut query.until);
            }
            Parameter::Sort => self.one(
                parameter,
                value,
                &Accepted::Words(Sort::WORDS),
                |text| text.parse().ok(),
                |query| &mut query.sort,
            ),
            Parameter::Map => self.one(
                parameter,
                value,
                &Accepted::Camera,
                |text| text.parse().ok(),
                |query| &mut query.map,
            ),
            Parameter::Selected => self.one(
                parameter,
                value,
                &Accepted::Known(parameter),
                |text| Id::new(text).ok(),
                |query| &mut query.selected,
            ),
            Parameter::Release => self.one(
                parameter,
                value,
                &Accepted::Known(parameter),
                |text| Id::new(text).ok(),
                |query| &mut query.release,
            ),
        }
    }

    /// A single value; of several the last holds.
    fn one<T>(
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

    /// Values with commas between them; a name that comes again adds to the first, as boxes of a form do.
    fn values(&mut self, facet: Facet, value: &str) {
        let parameter = Parameter::Facet(facet);
        for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            if self.query.filters.count(facet) == MOST_VALUES {
                self.refuse(parameter, part, Accepted::AtMost(MOST_VALUES));
                return;
            }
            if !self.query.filters.insert(facet, part) {
                self.refuse(parameter, part, facet.words().map_or(Accepted::Ids, Accepted::Words));
            }
        }
    }

    /// Names a value that was left out. A page has room for a few; the first ones tell enough.
    fn refuse(&mut self, parameter: Parameter, value: &str, accepted: Accepted) {
        const MOST_NAMED: usize = 8;
        if self.refused.len() < MOST_NAMED {
            self.refused.push(Refused { parameter, value: plain(value), accepted });
        }
    }
}

/// A text from outside that is fit to be shown: short, and without control characters.
fn plain(text: &str) -> String {
    crate::text::shorten(&text.chars().filter(|c| !c.is_control()).collect::<String>()).into_owned()
}

/// A date of any precision, without doubt: as the format has it, or as people write it, such as `2021/6`, `2021.06`,
/// `202106`, `2021年6月`, `June 2021`.
fn date(text: &str) -> Option<PartialDate> {
    match as_people_write(text).as_deref().unwrap_or(text).parse() {
        Ok(When::At(date)) if date.doubt() == Doubt::None => Some(date),
        _ => None,
    }
}
