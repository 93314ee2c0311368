//! The page of a record.

use serde::{Deserialize, Serialize};

use super::figure::{Figure, figures};
use super::groups::{LinkGroup, groups};
use super::{LinkedRow, Places, Times, linked_rows, place_time};
use crate::basis::{Basis, BasisWord};
use crate::claim::{Claim, ClaimRelation, Use, Value};
use crate::dataset::Dataset;
use crate::dataset::RecordLink;
use crate::facet::Facet;
use crate::id::Id;
use crate::index::{Entry, Index};
use crate::lang::Lang;
use crate::package::Package;
use crate::query::Query;
use crate::record::{ChineseNameForm, Kind, NameForm, Record, State};
use crate::when::Role;
use crate::words::{self, Say};

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
    pub replaced_by: Option<RecordLink>,
    /// The status, if it has one.
    pub status: Option<Role>,
    /// When and where in words, for descriptions.
    pub summary: String,
    /// What it is, in one sentence, if there is more to say than its kind.
    pub standfirst: Option<String>,
    /// What is said of it, claim by claim.
    pub lines: Vec<ClaimLine>,
    /// Records that lead to this one, by what they have to do with it: what came of an event.
    pub groups: Vec<LinkGroup>,
    /// The sources that it rests on.
    pub sources: Vec<super::SourceCard>,
    /// Its amounts and counts, to be shown large.
    pub figures: Vec<Figure>,
    /// Where it stands.
    pub places: Places,
    /// When it stands.
    pub times: Times,
    /// For a record of the directory the first rows that are linked to it, in the order of their dates.
    pub rows: Vec<LinkedRow>,
    /// How many rows are linked to it.
    pub all_rows: usize,
    /// Whether a filter on it finds them. Those of a place in which nothing lies are those of its parties.
    pub is_filter: bool,
    /// For a row, lists of others that share something with it.
    pub same: Vec<Same>,
}

/// A list of rows that share something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Same {
    /// The facet of which they share a value.
    #[serde(rename = "parameter")]
    pub facet: Facet,
    /// The query that lists them.
    pub query: String,
    /// What they share, in words.
    pub name: String,
    /// How many they are, with this one.
    pub count: usize,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// The id of the claim.
    pub claim: String,
    /// What it is about.
    pub label: String,
    /// What it says.
    pub value: String,
    /// What of the value is a date, a figure or a name, as it stands in it; none in prose.
    pub strong: Option<String>,
    /// The record that it leads to.
    pub target: Option<RecordLink>,
    /// On whose word.
    pub basis: BasisWord,
    /// Why, or a remark.
    pub reason: Option<String>,
    /// Where an editorial claim can be looked up.
    pub url: Option<String>,
    /// The words that it rests on.
    pub words: Vec<CitedWords>,
    /// How it stands to other claims.
    pub related: Vec<Related>,
}

/// The words of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedWords {
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

/// How many rows the page of a place, an industry or a party lists; the atlas lists all.
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
            // As the list says it: with the word for a date that is concluded.
            Value::When(dating) => words::dating(dating, &claim.basis, lang),
            _ => words::claim(package, claim, lang).value,
        });
        let summary: Vec<String> = summary.collect();
        let mut sources: Vec<_> = claims
            .iter()
            .flat_map(|claim| &claim.citations)
            .map(|citation| citation.source.as_str())
            .collect();
        sources.sort_unstable();
        sources.dedup();
        let is_row = row.kind.is_row();
        let rows = if is_row { Vec::new() } else { linked_rows::rows(index, record) };
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
            replaced_by: row.replaced_by.as_ref().map(|id| RecordLink::to(index, id.as_str(), lang)),
            status: claims.iter().find_map(|claim| match &claim.value {
                Value::When(dating) if dating.main => Some(dating.role),
                _ => None,
            }),
            summary: lang.enumerate(&summary),
            standfirst: words::standfirst(package, record, rows.len(), lang),
            lines: claims.iter().map(|claim| line(index, claim, lang)).collect(),
            groups: groups(index, id, &rows, lang),
            sources: sources.iter().filter_map(|id| super::SourceCard::new(package, id, lang)).collect(),
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
            rows: linked_rows::describe_rows(index, record, &rows[..rows.len().min(MOST_ROWS)], lang),
            all_rows: rows.len(),
            is_filter: !is_row && (row.kind != Kind::Place || linked_rows::lies_in(index, record, &rows)),
            same: same(index, record, lang),
        })
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
    let target = match &claim.value {
        Value::Link(link) => Some(link.target.as_str()),
        Value::Where(location) => Some(location.place.as_str()),
        Value::Statement(statement) => statement.speaker.as_ref().map(super::super::id::RecordId::as_str),
        _ => None,
    };
    ClaimLine {
        claim: claim.id.to_string(),
        label,
        value,
        strong,
        target: target.map(|id| RecordLink::to(index, id, lang)),
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

fn cited(package: &Package, citation: &crate::claim::Citation, lang: Lang) -> CitedWords {
    let source = package.source(citation.source.as_str());
    CitedWords {
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

/// How many industries, and how many sources, lead from a row to others like it.
const MOST_SAME: usize = 3;

/// The lists that a row stands in: of its kind, its place, its industries and its sources.
fn same(index: &Index, record: &Record, lang: Lang) -> Vec<Same> {
    let at = index.rows.iter().find(|row| index.package.records[row.record].row.id == record.row.id);
    let Some(row) = at else { return Vec::new() };
    let list = |facet: Facet, value: &str, name: String| {
        let query = Query::default().with_only(facet, value);
        let is_in = |other: &&Entry| query.filters.accept(&other.tags, None);
        Same { facet, query: query.to_string(), name, count: index.rows.iter().filter(is_in).count() }
    };
    let by_id = |facet: Facet, id: &Id| list(facet, id.as_str(), index.name(id.as_str(), lang));
    let kind = row.tags.kind;
    let mut same = vec![list(Facet::Kind, kind.as_str(), kind.say(lang).into())];
    same.extend(row.place.iter().map(|id| by_id(Facet::Place, id)));
    same.extend(row.tags.industries.iter().take(MOST_SAME).map(|id| by_id(Facet::Industry, id)));
    same.extend(row.tags.sources.iter().take(MOST_SAME).map(|id| {
        let source = index.package.source(id.as_str());
        let name = source.map(|source| lang.pick(&source.label_en, &source.label_zh).clone());
        list(Facet::Source, id.as_str(), name.unwrap_or_default())
    }));
    // A list that holds this row alone leads nowhere.
    same.retain(|list| list.count > 1);
    same
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
