//! The page of a record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::figure::{Figure, figures};
use super::groups::{LinkGroup, groups};
use super::programme::{ProgrammeGroup, programme};
use super::{LinkedRow, Places, Times, linked_rows, place_time};
use crate::basis::{Basis, BasisWord};
use crate::claim::{Claim, ClaimPart, ClaimRelation, Use, Value};
use crate::dataset::Dataset;
use crate::dataset::RecordLink;
use crate::facet::Facet;
use crate::id::{Id, RecordId};
use crate::index::{Index, IndexRow};
use crate::lang::Lang;
use crate::package::Package;
use crate::query::Query;
use crate::record::{ChineseNameForm, Kind, NameForm, Record, State};
use crate::when::Role;
use crate::words::{self, Label};

/// A record with all its claims, in one language.
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
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The record that replaces it.
    pub replaced_by: Option<RecordLink>,
    /// The status, if it has one.
    pub status: Option<Role>,
    /// Whether it is scheduled, planned or a target, and no later source tells of it.
    pub no_later_word: bool,
    /// When and where in words, for descriptions.
    pub summary: String,
    /// A sentence that introduces it, unless only its kind is known.
    pub standfirst: Option<String>,
    /// A sentence on what the sources do not state although readers ask for it first.
    pub silence: Option<String>,
    /// Its claims.
    pub lines: Vec<ClaimLine>,
    /// What others cite as the words of this person or organisation, by the record that they are about.
    pub said: Vec<SaidAbout>,
    /// For a row its parts, and what was signed, set up or released at it.
    pub programme: Vec<ProgrammeGroup>,
    /// Other records that refer to this one, grouped by relation.
    pub groups: Vec<LinkGroup>,
    /// The sources that everything on the page rests on: its claims, those that refer to it, and the rows that are
    /// linked to it.
    pub sources: Vec<super::SourceCard>,
    /// Its most important amounts and counts.
    pub figures: Vec<Figure>,
    /// Its small map.
    pub places: Places,
    /// Its small timeline.
    pub times: Times,
    /// For a record of the directory the first rows that are linked to it, by date.
    pub rows: Vec<LinkedRow>,
    /// How many rows are linked to it.
    pub all_rows: usize,
    /// Whether a filter on it finds them. It does not for a place without rows of its own, which has those of its
    /// parties.
    pub is_filter: bool,
    /// For a row, the values that it shares with other rows.
    pub same: Vec<SharedValue>,
}

/// A value of a facet that several rows share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedValue {
    /// The facet.
    #[serde(rename = "parameter")]
    pub facet: Facet,
    /// The query that lists them.
    pub query: String,
    /// The value in words.
    pub name: String,
    /// The number of rows with it, including this one.
    pub count: usize,
}

/// Statements of a speaker about one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidAbout {
    /// The record that the statements are claims about.
    pub record: RecordLink,
    /// The statements.
    pub lines: Vec<ClaimLine>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// The id of the claim.
    pub claim: String,
    /// The part of a long page in which it is listed.
    pub part: ClaimPart,
    /// What it is about.
    pub label: String,
    /// What it says.
    pub value: String,
    /// The part of the value to emphasise, a date, a figure or a name; `None` in prose.
    pub strong: Option<String>,
    /// The record that it leads to.
    pub target: Option<RecordLink>,
    /// Its basis.
    pub basis: BasisWord,
    /// The reason of the basis, or a remark.
    pub reason: Option<String>,
    /// Where an editorial claim can be looked up.
    pub url: Option<String>,
    /// The quotes that it rests on.
    pub words: Vec<CitedWords>,
    /// Its relations to other claims.
    pub related: Vec<Related>,
}

/// A quote of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedWords {
    /// The quote.
    pub quote: String,
    /// The source.
    pub source: String,
    /// Its label.
    pub label: String,
    /// First byte, from 0.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Whether it states the claim, or the conclusion rests on it.
    pub use_: Use,
}

/// The relation of a claim to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The relation.
    pub relation: ClaimRelation,
    /// The id of the other claim.
    pub claim: String,
    /// The other claim in words.
    pub value: String,
    /// Why the editors say so.
    pub reason: Option<String>,
    /// Whether the other is the subject: it restates, converts, is part of or contradicts this one.
    pub inverse: bool,
}

/// The most claims that are one table without parts: about two screens of a desk.
const MOST_UNDIVIDED: usize = 15;

/// The most rows that the page of a place, an industry or a party lists; the atlas lists all.
const MOST_ROWS: usize = 100;

impl RecordPage {
    /// The page of a record; `None` if there is none with this id.
    pub fn new(index: &Index, dataset: &Dataset, id: &str) -> Option<Self> {
        let lang = dataset.lang;
        let package = &*index.package;
        let record = package.record(id)?;
        let (row, claims) = (&record.row, package.claims_of(record));
        let main = |claim: &&Claim| {
            matches!(&claim.value, Value::When(dating) if dating.main)
                || matches!(&claim.value, Value::Where(location) if location.main)
        };
        let summary = claims.iter().filter(main).map(|claim| match &claim.value {
            // As in lists: with its status and basis.
            Value::When(dating) => words::dating(dating, &claim.basis, lang),
            _ => words::claim(package, claim, lang).value,
        });
        let summary: Vec<String> = summary.collect();
        let is_row = row.kind.is_row();
        let rows = if is_row { Vec::new() } else { linked_rows::rows(index, record) };
        Some(Self {
            id: id.into(),
            kind: row.kind,
            name: words::name(row, lang),
            other_name: match lang {
                Lang::En => row.name_zh.clone().map(String::from),
                Lang::Zh => row.name_zh.is_some().then(|| row.name_en.to_string()),
            },
            name_mark: name_mark(row.name_en_form, row.name_zh_form, lang).into(),
            note: lang.pick(&row.note_en, &row.note_zh).as_ref().map(ToString::to_string),
            withdrawn: row.state == State::Withdrawn,
            replaced_by: row.replaced_by.as_ref().map(|id| RecordLink::to(index, id.as_str(), lang)),
            status: claims.iter().find_map(|claim| match &claim.value {
                Value::When(dating) if dating.main => Some(dating.role),
                _ => None,
            }),
            no_later_word: own_row(index, record).is_some_and(|row| row.has_no_later_word),
            summary: lang.enumerate(&summary),
            standfirst: words::standfirst(package, record, rows.len(), lang),
            silence: words::silence(package, record, lang),
            lines: claims.iter().map(|claim| line(index, claim, lang)).collect(),
            said: said(index, record, lang),
            programme: if is_row { programme(package, record, lang) } else { Vec::new() },
            groups: groups(index, record, &rows, lang),
            sources: sources(index, record, &rows)
                .into_iter()
                .filter_map(|id| super::SourceCard::new(index, id, lang))
                .collect(),
            figures: figures(index, record, lang),
            places: if is_row {
                place_time::places_of_row(index, dataset, record)
            } else {
                place_time::places_of_rows(index, dataset, record, &rows)
            },
            times: if is_row {
                place_time::times_of_row(index, record, lang)
            } else {
                place_time::times_of_rows(dataset, &rows)
            },
            rows: linked_rows::describe_rows(index, dataset, record, &rows[..rows.len().min(MOST_ROWS)]),
            all_rows: rows.len(),
            is_filter: !is_row && (row.kind != Kind::Place || linked_rows::lies_in(index, record, &rows)),
            same: shared_values(index, record, lang),
        })
    }
}

/// The ids of the sources of the claims of a record, of published claims that refer to it, and of the rows that are
/// linked to it.
fn sources<'index>(index: &'index Index, record: &Record, rows: &[usize]) -> BTreeSet<&'index str> {
    let package = &*index.package;
    let id = record.row.id.as_str();
    let is_published = |claim: &&Claim| {
        package.record(claim.record.as_str()).is_some_and(|other| other.row.state == State::Published)
    };
    let own = package.claims_of(record).iter();
    let referring = package.claims.iter().filter(|claim| target(claim) == Some(id)).filter(is_published);
    let cited = own.chain(referring).flat_map(|claim| &claim.citations);
    let of_rows = rows.iter().filter_map(|row| index.rows.get(*row)).flat_map(|row| row.tags.sources.iter());
    cited.map(|citation| citation.source.as_str()).chain(of_rows.map(Id::as_str)).collect()
}

/// The statements of a record as a speaker, by the record that they are claims about.
fn said(index: &Index, speaker: &Record, lang: Lang) -> Vec<SaidAbout> {
    let package = &*index.package;
    let mut said: Vec<SaidAbout> = Vec::new();
    for claim in &package.claims {
        let is_theirs = matches!(&claim.value, Value::Statement(statement)
            if statement.speaker.as_ref().is_some_and(|id| id.0 == speaker.row.id));
        let about = package.record(claim.record.as_str()).filter(|about| {
            is_theirs && about.row.state == State::Published && about.row.id != speaker.row.id
        });
        let (Some(about), Some(words)) = (about, words::statement(package, claim, lang)) else { continue };
        // The page is that of the speaker, so the line does not lead there.
        let line = ClaimLine { value: words.value, target: None, ..line(index, claim, lang) };
        match said.last_mut().filter(|last| last.record.id == about.row.id.as_str()) {
            Some(last) => last.lines.push(line),
            None => said.push(SaidAbout { record: RecordLink::of(about, lang), lines: vec![line] }),
        }
    }
    said
}

/// The id of the record to which a claim leads.
fn target(claim: &Claim) -> Option<&str> {
    match &claim.value {
        Value::Link(link) => Some(link.target.as_str()),
        Value::Where(location) => Some(location.place.as_str()),
        Value::Statement(statement) => statement.speaker.as_ref().map(RecordId::as_str),
        _ => None,
    }
}

const fn name_mark(en: NameForm, zh: Option<ChineseNameForm>, lang: Lang) -> &'static str {
    match (lang, en, zh) {
        (Lang::En, NameForm::Printed, _) => "English name as printed",
        (Lang::En, NameForm::Corrected, _) => "English name corrected",
        (Lang::En, NameForm::Descriptive, _) => "English name by the editors",
        (Lang::Zh, _, Some(ChineseNameForm::Official)) => "中文名为官方名称",
        (Lang::Zh, _, Some(ChineseNameForm::Translated)) => "中文名为编者译名",
        (Lang::Zh, _, None) => "中文名未录",
    }
}

fn line(index: &Index, claim: &Claim, lang: Lang) -> ClaimLine {
    let package = &*index.package;
    let words::ClaimWords { label, value, strong } = words::claim(package, claim, lang);
    ClaimLine {
        claim: claim.id.to_string(),
        part: claim.value.part(),
        label,
        value,
        strong,
        target: target(claim).map(|id| RecordLink::to(index, id, lang)),
        basis: claim.basis.word(),
        reason: claim.basis.reason().map(|reason| lang.pick(&reason.en, &reason.zh).to_string()),
        url: match &claim.basis {
            Basis::Editorial { url, .. } => Some(url.as_str().into()),
            _ => None,
        },
        words: claim.citations.iter().map(|citation| cited(package, citation, lang)).collect(),
        related: related(package, claim, lang),
    }
}

fn cited(package: &Package, citation: &crate::claim::Citation, lang: Lang) -> CitedWords {
    let source = package.source(citation.source.as_str());
    CitedWords {
        quote: citation.quote.to_string(),
        source: citation.source.to_string(),
        label: source.map(|source| lang.pick(&source.label_en, &source.label_zh).clone()).unwrap_or_default(),
        start: citation.start,
        end: citation.end,
        use_: citation.use_,
    }
}

/// The claims that this one refers to, and those that refer to it.
fn related(package: &Package, claim: &Claim, lang: Lang) -> Vec<Related> {
    let related = |link: &crate::claim::ClaimLink, other: &Claim, inverse| Related {
        relation: link.relation,
        claim: other.id.to_string(),
        value: words::claim(package, other, lang).value,
        reason: link.reason.as_ref().map(|reason| lang.pick(&reason.en, &reason.zh).to_string()),
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

/// The row of a record, if it is one.
fn own_row<'index>(index: &'index Index, record: &Record) -> Option<&'index IndexRow> {
    index.rows.iter().find(|row| index.package.records[row.record].row.id == record.row.id)
}

/// The most industries, and the most sources, of which a row lists shared values.
const MOST_SHARED: usize = 3;

/// The values that a row shares with others: its kind, its place, its industries and its sources.
fn shared_values(index: &Index, record: &Record, lang: Lang) -> Vec<SharedValue> {
    let Some(row) = own_row(index, record) else { return Vec::new() };
    let shared = |facet: Facet, value: &str, name: String| {
        let query = Query::default().with_only(facet, value);
        let is_in = |other: &&IndexRow| query.filters.accept(&other.tags, None);
        SharedValue { facet, query: query.to_string(), name, count: index.rows.iter().filter(is_in).count() }
    };
    let by_id = |facet: Facet, id: &Id| shared(facet, id.as_str(), index.name(id.as_str(), lang));
    let kind = row.tags.kind;
    let mut values = vec![shared(Facet::Kind, kind.as_str(), kind.label(lang).into())];
    values.extend(row.place.iter().map(|id| by_id(Facet::Place, id)));
    values.extend(row.tags.industries.iter().take(MOST_SHARED).map(|id| by_id(Facet::Industry, id)));
    values.extend(row.tags.sources.iter().take(MOST_SHARED).map(|id| {
        let source = index.package.source(id.as_str());
        let name = source.map(|source| lang.pick(&source.label_en, &source.label_zh).clone());
        shared(Facet::Source, id.as_str(), name.unwrap_or_default())
    }));
    // A value of this row only leads to no other.
    values.retain(|value| value.count > 1);
    values
}

impl RecordPage {
    /// The claims of a long record by their parts; a short one has none.
    pub fn parts(&self) -> Vec<(ClaimPart, Vec<&ClaimLine>)> {
        if self.lines.len() <= MOST_UNDIVIDED {
            return Vec::new();
        }
        let of = |part: ClaimPart| self.lines.iter().filter(move |line| line.part == part);
        let parts = ClaimPart::ALL.iter().map(|part| (*part, of(*part).collect::<Vec<_>>()));
        let parts: Vec<_> = parts.filter(|(_, lines)| !lines.is_empty()).collect();
        if parts.len() > 1 { parts } else { Vec::new() }
    }

    /// Kind, name, when and where: the description of the page.
    pub fn description(&self, lang: Lang) -> String {
        format!(
            "{}{}{}",
            self.kind.label(lang),
            lang.pick(": ", "："),
            lang.enumerate(&[self.name.clone(), self.summary.clone()])
        )
    }
}
