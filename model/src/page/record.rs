//! The page of a record.

use serde::{Deserialize, Serialize};

use crate::claim::{Basis, BasisWord, Claim, ClaimRelation, Relation, Use, Value};
use crate::package::Package;
use crate::record::{ChineseNameForm, Kind, NameForm, State};
use crate::view::Index;
use crate::when::Role;
use crate::words::{self, Lang, Say};

/// A record with everything that is said of it, in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordPage {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Its name in the language of the page.
    pub name: String,
    /// Its name in the other language, if one is known.
    pub other_name: Option<String>,
    /// Where the name comes from, in words.
    pub name_mark: String,
    /// A sentence of the editors.
    pub note: Option<String>,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// What took its place.
    pub replaced_by: Option<Tie>,
    /// The status, if it has one.
    pub status: Option<Role>,
    /// When and where in words, for the line under the name and for descriptions.
    pub summary: String,
    /// What is said of it, claim by claim.
    pub lines: Vec<Line>,
    /// Records that lead to this one, by what they have to do with it: what came of an event.
    pub groups: Vec<Group>,
    /// The sources that it rests on.
    pub sources: Vec<super::SourceCard>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The id of the claim.
    pub claim: String,
    /// What it is about.
    pub label: String,
    /// What it says.
    pub value: String,
    /// The record that it leads to.
    pub target: Option<Tie>,
    /// On whose word.
    pub basis: BasisWord,
    /// Why, or a remark.
    pub reason: Option<String>,
    /// Where an editorial claim can be looked up.
    pub url: Option<String>,
    /// The words that it rests on.
    pub words: Vec<Words>,
    /// How it stands to other claims.
    pub related: Vec<Related>,
}

/// The words of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The words.
    pub quote: String,
    /// The source.
    pub source: String,
    /// Its label.
    pub label: String,
    /// First byte, from 0.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
    /// Whether they say it, or are what a conclusion rests on.
    pub use_: Use,
}

/// How a claim stands to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// How.
    pub relation: ClaimRelation,
    /// The id of the other claim.
    pub claim: String,
    /// What the other says.
    pub value: String,
    /// Why the editors say so.
    pub reason: Option<String>,
    /// Whether the other is the subject: it restates, converts, is part of or contradicts this one.
    pub inverse: bool,
}

/// Records that lead here in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How, seen from here: signed, inaugurated, spoke.
    pub label: String,
    /// The relation.
    pub relation: Relation,
    /// The records.
    pub ties: Vec<Tie>,
}

/// A record as a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The role in it, or what more there is to say.
    pub detail: Option<String>,
    /// On whose word the tie is known.
    pub basis: BasisWord,
}

impl Tie {
    /// A plain link to a record.
    pub fn to(index: &Index, id: &str, lang: Lang) -> Self {
        let kind = index.package.record(id).map_or(Kind::Place, |record| record.row.kind);
        Self { id: id.into(), name: index.name(id, lang), kind, detail: None, basis: BasisWord::Explicit }
    }
}

impl RecordPage {
    /// The page of a record; `None` if there is none with this id.
    pub fn new(index: &Index, id: &str, lang: Lang) -> Option<Self> {
        let package = &*index.package;
        let record = package.record(id)?;
        let (row, claims) = (&record.row, package.claims_of(record));
        let main = |claim: &&Claim| {
            matches!(&claim.value, Value::When(dating) if dating.main)
                || matches!(&claim.value, Value::Where(location) if location.main)
        };
        let summary: Vec<String> =
            claims.iter().filter(main).map(|claim| words::claim(package, claim, lang).value).collect();
        let mut sources: Vec<_> = claims
            .iter()
            .flat_map(|claim| &claim.citations)
            .map(|citation| citation.source.as_str())
            .collect();
        sources.sort_unstable();
        sources.dedup();
        Some(Self {
            id: id.into(),
            kind: row.kind,
            name: words::name(row, lang),
            other_name: match lang {
                Lang::En => row.name_zh.clone(),
                Lang::Zh => row.name_zh.is_some().then(|| row.name_en.clone()),
            },
            name_mark: name_mark(row.name_en_form, row.name_zh_form, lang).into(),
            note: lang.pick(&row.note_en, &row.note_zh).clone(),
            withdrawn: row.state == State::Withdrawn,
            replaced_by: row.replaced_by.as_ref().map(|id| Tie::to(index, id.as_str(), lang)),
            status: claims.iter().find_map(|claim| match &claim.value {
                Value::When(dating) if dating.main => Some(dating.role),
                _ => None,
            }),
            summary: lang.enumerate(&summary),
            lines: claims.iter().map(|claim| line(index, claim, lang)).collect(),
            groups: groups(index, id, lang),
            sources: sources.iter().filter_map(|id| super::SourceCard::new(package, id, lang)).collect(),
        })
    }
}

const fn name_mark(en: NameForm, zh: Option<ChineseNameForm>, lang: Lang) -> &'static str {
    match (lang, en, zh) {
        (Lang::En, NameForm::Printed, _) => "name as printed",
        (Lang::En, NameForm::Corrected, _) => "name corrected",
        (Lang::En, NameForm::Descriptive, _) => "name by the editors",
        (Lang::Zh, _, Some(ChineseNameForm::Official)) => "官方名称",
        (Lang::Zh, _, Some(ChineseNameForm::Translated)) => "编者译名",
        (Lang::Zh, _, None) => "中文名未录",
    }
}

fn line(index: &Index, claim: &Claim, lang: Lang) -> Line {
    let package = &*index.package;
    let words::Line { label, value } = words::claim(package, claim, lang);
    let target = match &claim.value {
        Value::Link(link) => Some(link.target.as_str()),
        Value::Where(location) => Some(location.place.as_str()),
        Value::Statement(statement) => statement.speaker.as_ref().map(super::super::id::RecordId::as_str),
        _ => None,
    };
    Line {
        claim: claim.id.to_string(),
        label,
        value,
        target: target.map(|id| Tie::to(index, id, lang)),
        basis: claim.basis.word(),
        reason: claim.basis.reason().map(|reason| lang.pick(&reason.en, &reason.zh).clone()),
        url: match &claim.basis {
            Basis::Editorial { url, .. } => Some(url.as_str().into()),
            _ => None,
        },
        words: claim.citations.iter().map(|citation| cited(package, citation, lang)).collect(),
        related: related(package, claim, lang),
    }
}

fn cited(package: &Package, citation: &crate::claim::Citation, lang: Lang) -> Words {
    let source = package.source(citation.source.as_str());
    Words {
        quote: citation.quote.clone(),
        source: citation.source.to_string(),
        label: source.map(|source| lang.pick(&source.label_en, &source.label_zh).clone()).unwrap_or_default(),
        start: citation.start,
        end: citation.end,
        use_: citation.use_,
    }
}

/// Claims that this one stands in a relation to, and those that stand in one to it.
fn related(package: &Package, claim: &Claim, lang: Lang) -> Vec<Related> {
    let related = |link: &crate::claim::ClaimLink, other: &Claim, inverse| Related {
        relation: link.relation,
        claim: other.id.to_string(),
        value: words::claim(package, other, lang).value,
        reason: link.reason.as_ref().map(|reason| lang.pick(&reason.en, &reason.zh).clone()),
        inverse,
    };
    let from_here =
        claim.links.iter().filter_map(|link| Some(related(link, package.claim(link.other.as_str())?, false)));
    let to_here = package.claims.iter().flat_map(|other| {
        let links = other.links.iter().filter(|link| link.other.as_str() == claim.id.as_str());
        links.map(move |link| related(link, other, true))
    });
    from_here.chain(to_here).collect()
}

/// What leads here, in the order in which a reader asks: what was signed, opened, set up, released, said.
fn groups(index: &Index, id: &str, lang: Lang) -> Vec<Group> {
    const ORDER: [Relation; 14] = [
        Relation::SignedAt,
        Relation::InauguratedAt,
        Relation::EstablishedAt,
        Relation::ReleasedAt,
        Relation::SpokeAt,
        Relation::TookPartIn,
        Relation::PartOf,
        Relation::EditionOf,
        Relation::IssuedBy,
        Relation::OrganisedBy,
        Relation::AffiliatedWith,
        Relation::InIndustry,
        Relation::Concerns,
        Relation::PossiblySameAs,
    ];
    let package = &*index.package;
    let mut leading: Vec<(Relation, Option<u32>, Tie)> = Vec::new();
    for claim in &package.claims {
        let Value::Link(link) = &claim.value else { continue };
        if link.target.as_str() != id
            || package
                .record(claim.record.as_str())
                .is_some_and(|record| record.row.state == State::Withdrawn)
        {
            continue;
        }
        let detail = lang.pick(&link.role_en, &link.role_zh).clone();
        let tie = Tie { detail, basis: claim.basis.word(), ..Tie::to(index, claim.record.as_str(), lang) };
        leading.push((link.relation, link.ordinal, tie));
    }
    leading.sort_by_key(|(_, ordinal, _)| ordinal.unwrap_or(u32::MAX));
    let group = |relation: &Relation| {
        let ties: Vec<Tie> =
            leading.iter().filter(|(other, ..)| other == relation).map(|(.., tie)| tie.clone()).collect();
        (!ties.is_empty()).then(|| Group {
            label: words::seen_from_target(*relation, lang).into(),
            relation: *relation,
            ties,
        })
    };
    ORDER.iter().filter_map(group).collect()
}

impl RecordPage {
    /// Kind, name, when and where: the description of the page.
    pub fn description(&self, lang: Lang) -> String {
        format!(
            "{}{}{}",
            self.kind.say(lang),
            lang.pick(": ", "："),
            lang.enumerate(&[self.name.clone(), self.summary.clone()])
        )
    }
}
