//! How many records of each sort a package has.

/// The shares of a package. Places, industries, organisations and persons are the directory; the other
/// records are rows of the map and the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Places, with a city from the first on.
    pub(crate) places: usize,
    /// Industries.
    pub(crate) industries: usize,
    /// Organisations.
    pub(crate) organizations: usize,
    /// Persons.
    pub(crate) persons: usize,
    /// Events, projects and all the others that are counted.
    pub(crate) rows: usize,
    /// Source texts.
    pub(crate) sources: usize,
}

/// Records that one text tells of.
const RECORDS_PER_TEXT: usize = 40;

impl Plan {
    /// The shares of a package with so many records. The shares of the directory are rounded down, so a
    /// package of one record has a row.
    pub(crate) fn of(records: usize) -> Self {
        let places = (records / 20).min(40 + records / 500);
        let industries = (records / 40).min(96);
        let (organizations, persons) = (records / 12, records / 20);
        let rows = records - places - industries - organizations - persons;
        Self { places, industries, organizations, persons, rows, sources: records.div_ceil(RECORDS_PER_TEXT) }
    }

    /// Which of `all` things the `number`th source tells of, so that all sources together tell of all.
    pub(crate) fn share(&self, all: usize, source: usize) -> std::ops::Range<usize> {
        let until = |number: usize| all * number / self.sources.max(1);
        until(source)..until(source + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_planned_and_told_once() {
        for records in (0..200).chain([1000, 2000, 99_999]) {
            let plan = Plan::of(records);
            let directory = plan.places + plan.industries + plan.organizations + plan.persons;
            assert_eq!(directory + plan.rows, records);
            let told: usize = (0..plan.sources).map(|source| plan.share(plan.rows, source).len()).sum();
            assert_eq!(told, plan.rows);
        }
    }
}
