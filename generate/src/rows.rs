//! The rows of a package in the order they are written, and the files made of them.

use model::claim::{CitationRow, ClaimLinkRow, Link, Name, Statement};
use model::count::Count;
use model::money::Amount;
use model::package::cite::written;
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
            ("sources.csv", written(&self.sources)),
            ("records.csv", written(&self.records)),
            ("names.csv", written(&self.names)),
            ("dates.csv", written(&self.dates)),
            ("locations.csv", written(&self.locations)),
            ("amounts.csv", written(&self.amounts)),
            ("counts.csv", written(&self.counts)),
            ("links.csv", written(&self.links)),
            ("statements.csv", written(&self.statements)),
            ("citations.csv", written(&self.citations)),
            ("claim_links.csv", written(&self.claim_links)),
            ("places.csv", written(&self.places)),
            ("left_out.csv", written(&self.left_out)),
            ("questions.csv", written(&self.questions)),
            (AREAS, areas),
            (DESCRIPTOR, schema::printed(&descriptor).into_bytes()),
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
