//! Claims: what is said of a record, with its basis and its citations.

use ecow::EcoVec;
use smallvec::SmallVec;

use crate::basis::{Basis, BasisWord};
use crate::column::{columns, vocabulary};
use crate::count::Count;
use crate::id::{ClaimId, Id, RecordId, SourceId};
use crate::lang::Bilingual;
use crate::money::Amount;
use crate::place::Location;
use crate::source::Language;
use crate::text::Text;
use crate::when::{Dating, When};

/// One statement about a record.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its own id.
    pub id: Id,
    /// The record that it is about.
    pub record: RecordId,
    /// What is said.
    pub value: Value,
    /// Its basis.
    pub basis: Basis,
    /// Its quotes; empty for an editorial claim only. Nearly all other claims have one.
    pub citations: SmallVec<[Citation; 1]>,
    /// Its relations to other claims.
    pub links: EcoVec<ClaimLink>,
}

/// The content of a claim. The large ones are behind a pointer, so that small ones take less memory.
#[derive(Clone, Debug)]
pub enum Value {
    /// A date.
    When(Dating),
    /// A place.
    Where(Location),
    /// An amount of money.
    Money(Box<Amount>),
    /// A number of things, a share, a rank.
    Count(Box<Count>),
    /// A link to another record.
    Link(Box<Link>),
    /// Something said in words.
    Statement(Box<Statement>),
    /// A further name.
    Name(Box<Name>),
}

vocabulary! {
    /// The part of a long page in which a claim is listed, by what readers look for.
    pub enum ClaimPart {
        /// Dates, places, names, and links to other records.
        Facts = "facts",
        /// Amounts and counts.
        Figures = "figures",
        /// Themes and topics.
        Topics = "topics",
        /// What is to be reached.
        Goals = "goals",
        /// What is provided.
        Measures = "measures",
        /// Judgements that nobody is named for.
        Views = "views",
        /// Advice that nobody is named for.
        Advice = "advice",
        /// What somebody by name said.
        Words = "words",
        /// Praise and ranks, in which the source judges its own subject.
        Praise = "praise",
    }
}

impl Value {
    /// The part of a long page in which it is listed.
    pub fn part(&self) -> ClaimPart {
        match self {
            Self::When(_) | Self::Where(_) | Self::Link(_) | Self::Name(_) => ClaimPart::Facts,
            Self::Money(_) | Self::Count(_) => ClaimPart::Figures,
            // Who says it matters more than what sort of statement it is.
            Self::Statement(statement) if statement.speaker.is_some() => ClaimPart::Words,
            Self::Statement(statement) => match statement.sort {
                StatementSort::Theme => ClaimPart::Topics,
                StatementSort::Goal => ClaimPart::Goals,
                StatementSort::Provision => ClaimPart::Measures,
                StatementSort::Assessment => ClaimPart::Views,
                StatementSort::Recommendation => ClaimPart::Advice,
                StatementSort::Quotation => ClaimPart::Words,
                StatementSort::Ranking | StatementSort::Promotion => ClaimPart::Praise,
            },
        }
    }
}

vocabulary! {
    /// What a citation does for its claim.
    pub enum Use {
        /// The quote states it.
        States = "bears",
        /// The conclusion rests on the quote.
        Supports = "grounds",
    }
}

columns! {
    /// A row of `citations.csv`.
    pub struct CitationRow {
        /// The claim that the quote supports.
        claim: ClaimId,
        /// The source of the quote.
        source: SourceId,
        /// First byte in the source, from 0; `atlas cite` fills it in.
        start: Option<u32>,
        /// Byte after the last.
        end: Option<u32>,
        /// The shortest phrase that states the fact.
        quote: Text,
        /// What the citation does for its claim.
        use_ as "use": Use,
    }
}

/// A quote of a source that a claim rests on.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// First byte in the source, UTF-8, from 0.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// The quote.
    pub quote: Text,
    /// What the citation does for its claim.
    pub use_: Use,
}

vocabulary! {
    /// How one claim relates to another.
    pub enum ClaimRelation {
        /// The same value, perhaps rounded: never a second one.
        Restates = "restates",
        /// The source's own conversion into another currency: never a second amount.
        Converts = "converts",
        /// A part of the other: never added to it.
        PartOf = "part_of",
        /// Both cannot be true; both are shown.
        Contradicts = "contradicts",
    }
}

columns! {
    /// A row of `claim_links.csv`.
    pub struct ClaimLinkRow {
        /// The claim that has the relation.
        claim: ClaimId,
        /// The relation.
        relation: ClaimRelation,
        /// The claim that it refers to.
        other: ClaimId,
        /// Why the editors say so, in English.
        reason_en: Option<Text>,
        /// The same in Chinese.
        reason_zh: Option<Text>,
    }
}

/// The relation of a claim to another.
#[derive(Clone, Debug)]
pub struct ClaimLink {
    /// The relation.
    pub relation: ClaimRelation,
    /// The other claim.
    pub other: ClaimId,
    /// Why the editors say so.
    pub reason: Option<Box<Bilingual>>,
}

vocabulary! {
    /// How a record relates to another.
    pub enum Relation {
        /// It is a part of the other.
        PartOf = "part_of",
        /// It belongs to that industry.
        InIndustry = "in_industry",
        /// It was signed at that event.
        SignedAt = "signed_at",
        /// It was inaugurated at that event.
        InauguratedAt = "inaugurated_at",
        /// It was set up at that event.
        EstablishedAt = "established_at",
        /// It was released at that event.
        ReleasedAt = "released_at",
        /// The person spoke at that event.
        SpokeAt = "spoke_at",
        /// The person or organisation took part in that event.
        TookPartIn = "took_part_in",
        /// The person holds a role there.
        AffiliatedWith = "affiliated_with",
        /// That organisation organised it.
        OrganisedBy = "organised_by",
        /// That organisation issued it.
        IssuedBy = "issued_by",
        /// It is about the other.
        Concerns = "concerns",
        /// It is one edition of that series.
        EditionOf = "edition_of",
        /// The editors cannot tell whether the two are the same.
        PossiblySameAs = "possibly_same_as",
    }
}

columns! {
    /// A link to another record: the value of a claim in `links.csv`.
    pub struct Link {
        /// How the record relates to the other.
        relation: Relation,
        /// The other record.
        target: RecordId,
        /// The role in it, in English: "Chairman".
        role_en: Option<Box<Text>>,
        /// The role in Chinese.
        role_zh: Option<Box<Text>>,
        /// The position in an ordered list, from 1.
        ordinal: Option<u32>,
        /// The date for which the source says it.
        as_of: Option<When>,
        /// How that date is known.
        as_of_basis: Option<BasisWord>,
    }
}

vocabulary! {
    /// The sort of a statement.
    pub enum StatementSort {
        /// A theme or motto.
        Theme = "theme",
        /// What is to be reached.
        Goal = "goal",
        /// What a plan, a policy or a programme provides.
        Provision = "provision",
        /// A judgement of someone on how things are.
        Assessment = "assessment",
        /// What someone advises.
        Recommendation = "recommendation",
        /// A quotation of someone.
        Quotation = "quotation",
        /// A rank.
        Ranking = "ranking",
        /// Praise of the source for its subject.
        Promotion = "promotion",
    }
}

columns! {
    /// Something said in words: the value of a claim in `statements.csv`.
    pub struct Statement {
        /// Its sort.
        sort: StatementSort,
        /// Who says it; empty means the source itself.
        speaker: Option<RecordId>,
        /// The statement in English, in the words of the editors.
        text_en: Text,
        /// The same in Chinese.
        text_zh: Text,
        /// The date for which it is said.
        as_of: Option<When>,
        /// How that date is known.
        as_of_basis: Option<BasisWord>,
    }
}

vocabulary! {
    /// Where a further name comes from.
    pub enum FurtherForm {
        /// As a source prints it.
        Printed = "printed",
        /// The corrected form of what a source misprints.
        Corrected = "corrected",
        /// Another name of the same.
        Alias = "alias",
        /// No name but words by which a search finds the record. Never shown, and no claim.
        Search = "search",
    }
}

columns! {
    /// A further name of a record: the value of a claim in `names.csv`, unless it is of search words.
    pub struct Name {
        /// The language of the name.
        language: Language,
        /// The name.
        name: Text,
        /// Where it comes from.
        form: FurtherForm,
    }
}
