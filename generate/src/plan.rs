//! How many records of each kind a package has.

/// The numbers of records. Places, industries, organisations and persons form the directory; the other
/// records are rows of the list, the map and the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Places; the first is the city.
    pub(crate) places: usize,
    /// Industries.
    pub(crate) industries: usize,
    /// Organisations.
    pub(crate) organizations: usize,
    /// Persons.
    pub(crate) persons: usize,
    /// Events, projects and all other rows.
    pub(crate) rows: usize,
    /// Source texts.
    pub(crate) sources: usize,
}

/// Records in one source text.
const RECORDS_PER_TEXT: usize = 40;

impl Plan {
    /// The plan for so many records. The directory is rounded down, so a package of one record has a row
    /// and no directory.
    pub(crate) fn of(records: usize) -> Self {
        let places = (records / 20).min(40 + records / 500);
        let industries = (records / 40).min(96);
        let (organizations, persons) = (records / 12, records / 20);
        let rows = records - places - industries - organizations - persons;
        Self { places, industries, organizations, persons, rows, sources: records.div_ceil(RECORDS_PER_TEXT) }
    }

    /// Which of `all` items the `number`th source covers. All sources together cover every item once.
    pub(crate) fn share(&self, all: usize, source: usize) -> std::ops::Range<usize> {
        let until = |number: usize| all * number / self.sources.max(1);
        until(source)..until(source + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_planned_and_belongs_to_one_text() {
        for records in (0..200).chain([1000, 2000, 99_999]) {
            let plan = Plan::of(records);
            let directory = plan.places + plan.industries + plan.organizations + plan.persons;
            assert_eq!(directory + plan.rows, records);
            let covered: usize = (0..plan.sources).map(|source| plan.share(plan.rows, source).len()).sum();
            assert_eq!(covered, plan.rows);
        }
    }
}
