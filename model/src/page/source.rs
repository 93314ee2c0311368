//! The list and the pages of sources.

use serde::{Deserialize, Serialize};

use crate::basis::BasisWord;
use crate::dataset::RecordLink;
use crate::index::Index;
use crate::lang::Lang;
use crate::source::Source;
use crate::words::{self, Label};

/// A source in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCard {
    /// Its id.
    pub id: String,
    /// A short label.
    pub label: String,
    /// The headline as printed.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who speaks in it.
    pub issuer: Option<String>,
    /// When it was published, in words.
    pub published: Option<String>,
    /// Why that date is concluded.
    pub published_reason: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How reliable it is, in words.
    pub reliability: String,
    /// A remark of the editors.
    pub note: Option<String>,
    /// How many claims cite it.
    pub claims: usize,
}

/// A source with every claim that cites it, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePage {
    /// The source.
    pub card: SourceCard,
    /// Its claims in the order of their quotes.
    pub lines: Vec<SourceLine>,
    /// What was left out, and why.
    pub left_out: Vec<String>,
}

/// A quote of a source, with the claim that it supports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// First byte, from 0.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// The quote.
    pub quote: String,
    /// The claim.
    pub claim: String,
    /// The record that the claim is about.
    pub record: RecordLink,
    /// What the claim is about.
    pub label: String,
    /// What it says.
    pub value: String,
    /// The part of the value to emphasise, a date, a figure or a name; `None` in prose.
    pub strong: Option<String>,
    /// Its basis.
    pub basis: BasisWord,
}

impl SourceCard {
    /// The source with this id.
    pub fn new(index: &Index, id: &str, lang: Lang) -> Option<Self> {
        index.package.source(id).map(|source| Self::of(index, source, lang))
    }

    fn of(index: &Index, source: &Source, lang: Lang) -> Self {
        Self {
            id: source.id.to_string(),
            label: lang.pick(&source.label_en, &source.label_zh).clone(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            issuer: source.issuer.clone(),
            published: source.published.as_ref().map(|when| words::date(when, lang)),
            published_reason: lang
                .pick(&source.published_reason_en, &source.published_reason_zh)
                .clone()
                .map(String::from),
            url: source.url.as_ref().map(|url| url.as_str().into()),
            reliability: source.reliability.label(lang).into(),
            note: lang.pick(&source.note_en, &source.note_zh).clone().map(String::from),
            claims: index.claims_citing(source.id.as_str()).len(),
        }
    }
}

/// All sources of the package.
pub fn sources(index: &Index, lang: Lang) -> Vec<SourceCard> {
    index.package.sources.iter().map(|source| SourceCard::of(index, source, lang)).collect()
}

/// The date of the latest source of the package, in words; `None` if no source has one.
pub fn latest_source(index: &Index, lang: Lang) -> Option<String> {
    let dates = index.package.sources.iter().filter_map(|source| source.published.as_ref());
    let latest = dates.filter_map(|when| Some((when.last_day()?, when))).max_by_key(|(day, _)| *day);
    latest.map(|(_, when)| words::date(when, lang))
}

impl SourcePage {
    /// The page of a source; `None` if there is none with this id.
    pub fn new(index: &Index, id: &str, lang: Lang) -> Option<Self> {
        let package = &*index.package;
        let card = SourceCard::new(index, id, lang)?;
        let mut lines = Vec::new();
        for claim in index.claims_citing(id) {
            for citation in claim.citations.iter().filter(|citation| citation.source.as_str() == id) {
                let words::ClaimWords { label, value, strong } = words::claim(package, claim, lang);
                lines.push(SourceLine {
                    start: citation.start,
                    end: citation.end,
                    quote: citation.quote.to_string(),
                    claim: claim.id.to_string(),
                    record: RecordLink::to(index, claim.record.as_str(), lang),
                    label,
                    value,
                    strong,
                    basis: claim.basis.word(),
                });
            }
        }
        lines.sort_by_key(|line| (line.start, line.end));
        let left_out = package.left_out.iter().filter(|passage| passage.source.as_str() == id);
        let left_out =
            left_out.map(|passage| lang.pick(&passage.reason_en, &passage.reason_zh).to_string()).collect();
        Some(Self { card, lines, left_out })
    }
}
