//! The rows of a package as they come, and the files that they become.

use model::claim::{CitationRow, ClaimLinkRow, Link, Name, Statement};
use model::count::Count;
use model::money::Amount;
use model::package::cite::written;
use model::package::{AREAS, ClaimRow, DESCRIPTOR, Files, LeftOut, Question, Source, schema};
use model::place::{Location, Place};
use model::record::RecordRow;
use model::when::Dating;

/// Every table.
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
    /// The tables as files, with a descriptor and the outlines.
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

/// What a claim table holds.
pub(crate) trait ClaimBody: Sized {
    /// The table.
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
