//! Values of a facet, put into a query or taken out of it.

use std::str::FromStr;

use super::{Parameter, Query};
use crate::sorted::Set;

impl Query {
    /// The query with these values of a facet put in, or taken out if all of them are there. Parameters that are no facets
    /// stay as they are.
    #[must_use]
    pub fn toggled(&self, parameter: Parameter, values: &[String]) -> Self {
        let mut query = self.clone();
        match parameter {
            Parameter::Kind => toggle(&mut query.kinds, values),
            Parameter::Status => toggle(&mut query.statuses, values),
            Parameter::Basis => toggle(&mut query.bases, values),
            Parameter::Industry => toggle(&mut query.industries, values),
            Parameter::Place => toggle(&mut query.places, values),
            Parameter::Party => toggle(&mut query.parties, values),
            Parameter::Source => toggle(&mut query.sources, values),
            _ => {}
        }
        query
    }
}

/// Ids of records are read as words are, so that one function serves all facets.
fn toggle<T: FromStr + Ord>(set: &mut Set<T>, values: &[String]) {
    let values: Vec<T> = values.iter().filter_map(|value| value.parse().ok()).collect();
    let take = values.iter().all(|value| set.contains(value));
    for value in values {
        if take {
            set.remove(&value);
        } else {
            set.insert(value);
        }
    }
}
