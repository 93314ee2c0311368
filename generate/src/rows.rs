//! The rows of a package in the order they are written, and the files made of them.

use model::claim::{CitationRow, ClaimLinkRow, Link, Name, Statement};
use model::count::Count;
use model::money::Amount;
use model::package::cite::to_csv;
use model::package::{AREAS, ClaimRow, DESCRIPTOR, Files, Question, schema};
use model::place::{Location, Place};
use model::record::RecordRow;
use model::source::{LeftOut, Source};
use model::when::Dating;

/// The rows of every table.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) sources: Vec<Source>,
    pub(crate) records: Vec<RecordRow>,
    pub(crate) names: Vec<ClaimRow<Name>>,
    pub(crate) dates: Vec<ClaimRow<Dating>>,
    pub(crate) locations: Vec<ClaimRow<Location>>,
    pub(crate) amounts: Vec<ClaimRow<Amount>>,
    pub(crate) counts: Vec<ClaimRow<Count>>,
    pub(crate) links: Vec<ClaimRow<Link>>,
    pub(crate) statements: Vec<ClaimRow<Statement>>,
    pub(crate) citations: Vec<CitationRow>,
    pub(crate) claim_links: Vec<ClaimLinkRow>,
    pub(crate) places: Vec<Place>,
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) questions: Vec<Question>,
}

impl Rows {
    /// The files of the package: tables, outlines and descriptor.
    pub(crate) fn files(&self, areas: Vec<u8>) -> Files {
        let descriptor = schema::descriptor("generated", "A generated city, in which nothing is real");
        [
            ("sources.csv", to_csv(&self.sources)),
            ("records.csv", to_csv(&self.records)),
            ("names.csv", to_csv(&self.names)),
            ("dates.csv", to_csv(&self.dates)),
            ("locations.csv", to_csv(&self.locations)),
            ("amounts.csv", to_csv(&self.amounts)),
            ("counts.csv", to_csv(&self.counts)),
            ("links.csv", to_csv(&self.links)),
            ("statements.csv", to_csv(&self.statements)),
            ("citations.csv", to_csv(&self.citations)),
            ("claim_links.csv", to_csv(&self.claim_links)),
            ("places.csv", to_csv(&self.places)),
            ("left_out.csv", to_csv(&self.left_out)),
            ("questions.csv", to_csv(&self.questions)),
            (AREAS, areas),
            (DESCRIPTOR, schema::to_json(&descriptor).into_bytes()),
        ]
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect()
    }
}

/// The part of a claim that differs between tables.
pub(crate) trait ClaimBody: Sized {
    /// The table for claims with this body.
    fn table(rows: &mut Rows) -> &mut Vec<ClaimRow<Self>>;
}

macro_rules! bodies {
    ($($body:ty: $table:ident),* $(,)?) => {
        $(impl ClaimBody for $body {
            fn table(rows: &mut Rows) -> &mut Vec<ClaimRow<Self>> {
                &mut rows.$table
            }
        })*
    };
}

bodies! {
    Name: names, Dating: dates, Location: locations, Amount: amounts, Count: counts, Link: links, Statement: statements,
}
