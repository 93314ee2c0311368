//! Numbers of things, shares, ranks and durations.

use crate::basis::BasisWord;
use crate::column::{columns, vocabulary};
use crate::id::PlaceId;
use crate::money::{Qualifier, Scope};
use crate::number::Number;
use crate::when::When;

vocabulary! {
    /// What is counted or measured. Each has words in both languages in [`crate::words`].
    pub enum Measure {
        /// People who attended.
        Attendees = "attendees",
        /// People who spoke.
        Speakers = "speakers",
        /// People employed.
        Employees = "employees",
        /// Projects.
        Projects = "projects",
        /// Activities of a programme.
        Activities = "activities",
        /// Forums of a programme.
        Forums = "forums",
        /// Things shown.
        Exhibits = "exhibits",
        /// Sites of an exhibition.
        ExhibitionSites = "exhibition_sites",
        /// Points at which visitors check in.
        Checkpoints = "checkpoints",
        /// Platforms or facilities.
        Platforms = "platforms",
        /// Task forces.
        TaskForces = "task_forces",
        /// Laboratories and engineering centres.
        Laboratories = "laboratories",
        /// Technology centres of enterprises.
        TechnologyCentres = "technology_centres",
        /// Parks and incubators.
        Parks = "parks",
        /// Enterprises.
        Enterprises = "enterprises",
        /// Listed enterprises.
        ListedEnterprises = "listed_enterprises",
        /// Universities and colleges.
        Universities = "universities",
        /// Colleges or schools inside universities.
        Schools = "schools",
        /// Organisations of any sort.
        Organizations = "organizations",
        /// Industries.
        Industries = "industries",
        /// Industrial chains.
        IndustrialChains = "industrial_chains",
        /// Clusters of industries.
        Clusters = "clusters",
        /// Plans or policies.
        Plans = "plans",
        /// Features, topics or points of a list.
        Features = "features",
        /// Times something was awarded.
        Awards = "awards",
        /// A rank, 1 is the first.
        Rank = "rank",
        /// A change against an earlier period.
        Growth = "growth",
        /// A growth rate over several periods.
        GrowthRate = "growth_rate",
        /// A length of time.
        Duration = "duration",
        /// The number of an edition.
        Edition = "edition",
    }
}

vocabulary! {
    /// The unit of the number.
    pub enum Unit {
        /// Things or people, counted.
        Item = "item",
        /// Per cent.
        Percent = "percent",
        /// A rank.
        Ordinal = "ordinal",
        /// Quarters of a year.
        Quarter = "quarter",
        /// Years.
        Year = "year",
        /// Days.
        Day = "day",
    }
}

vocabulary! {
    /// What the number is compared with.
    pub enum Comparison {
        /// The same period of the year before.
        YearOnYear = "year_on_year",
        /// The period before.
        PreviousPeriod = "previous_period",
        /// Others of its kind in the place that is named.
        AmongPeers = "among_peers",
    }
}

columns! {
    /// A number of things: the value of a claim in `counts.csv`.
    pub struct Count {
        /// What is counted.
        measure: Measure,
        /// How its words qualify the number.
        qualifier: Qualifier,
        /// The lower bound, or the number.
        min: Option<Number>,
        /// The upper bound of a range.
        max: Option<Number>,
        /// The unit.
        unit: Unit,
        /// Whether it is for each or for all, where there are several things.
        scope: Option<Scope>,
        /// What it is compared with.
        comparison: Option<Comparison>,
        /// The period that it measures.
        period: Option<When>,
        /// The date for which the source says it.
        as_of: Option<When>,
        /// How that date is known.
        as_of_basis: Option<BasisWord>,
        /// The area that it counts, or in which a rank is held.
        place: Option<PlaceId>,
        /// Whether the source says that there are more than it counts.
        open: bool,
    }
}
