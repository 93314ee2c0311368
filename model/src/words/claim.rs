//! Claims in words: a label and a value.

use super::when::{as_of, undated};
use super::{Label, amount, count, date, money, with_basis};
use crate::basis::BasisWord;
use crate::claim::{Claim, Link, Statement, Value};
use crate::count::Count;
use crate::lang::Lang;
use crate::package::Package;
use crate::record::{Kind, RecordRow};
use crate::text::Text;

/// One claim in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimWords {
    /// Its label: `Held`, `Investment`, `任职`.
    pub label: String,
    /// Its value.
    pub value: String,
    /// The part of the value to emphasise, a date, a figure or a name; `None` in prose.
    pub strong: Option<String>,
}

/// The name of a record. In Chinese, a record without a Chinese name has its printed name, with a remark.
pub fn name(record: &RecordRow, lang: Lang) -> String {
    shared_name(record, lang).into()
}

/// The same; where the package has the name as such, it is not copied.
pub(crate) fn shared_name(record: &RecordRow, lang: Lang) -> Text {
    match (lang, &record.name_zh) {
        (Lang::En, _) => record.name_en.clone(),
        (Lang::Zh, Some(name)) => name.clone(),
        (Lang::Zh, None) => format!("{}（中文名未录）", record.name_en).into(),
    }
}

/// A claim in words.
pub fn claim(package: &Package, claim: &Claim, lang: Lang) -> ClaimWords {
    let named = |id: &str| package.record(id).map_or_else(|| id.to_owned(), |record| name(&record.row, lang));
    let (label, value, strong) = match &claim.value {
        // Status and basis are shown beside it, so the date has none of the marks of `dating`.
        Value::When(value) => {
            let when = value.when.as_ref().map_or_else(|| undated(lang).into(), |when| date(when, lang));
            (value.role.label(lang).to_owned(), when.clone(), value.when.map(|_| when))
        }
        Value::Where(value) => {
            let level = package.place(value.place.as_str()).map(|place| place.level.label(lang));
            let precision = level.map(|level| match lang {
                Lang::En => format!(" (known only to the {level})"),
                Lang::Zh => format!("（精度：{level}）"),
            });
            let place = named(value.place.as_str());
            let words = format!("{place}{}", precision.unwrap_or_default());
            (value.role.label(lang).into(), words, Some(place))
        }
        Value::Money(value) => {
            (value.what.label(lang).into(), amount(value, lang), money::parts(value, lang).into_iter().next())
        }
        Value::Count(value) => {
            let parts = counted(package, claim, value, lang);
            (lang.pick("Count", "数量").into(), lang.enumerate(&parts), parts.into_iter().next())
        }
        Value::Link(value) => {
            let target = named(value.target.as_str());
            (value.relation.label(lang).into(), link(value, &target, lang), Some(target))
        }
        Value::Statement(value) => {
            let speaker = value.speaker.as_ref().map(|speaker| named(speaker.as_str()));
            let words = statement_words(package, claim, value, speaker.as_deref(), lang);
            (value.sort.label(lang).into(), words, None)
        }
        Value::Name(value) => {
            let name = lang.quoted(&value.name);
            (value.form.label(lang).into(), name.clone(), Some(name))
        }
    };
    ClaimWords { label, value, strong }
}

/// A statement in words without its speaker, for the page of the speaker; `None` for any other claim.
pub fn statement(package: &Package, claim: &Claim, lang: Lang) -> Option<ClaimWords> {
    let Value::Statement(value) = &claim.value else { return None };
    let words = statement_words(package, claim, value, None, lang);
    Some(ClaimWords { label: value.sort.label(lang).into(), value: words, strong: None })
}

/// A statement with its speaker and its date.
fn statement_words(
    package: &Package,
    claim: &Claim,
    value: &Statement,
    speaker: Option<&str>,
    lang: Lang,
) -> String {
    let text = lang.pick(&value.text_en, &value.text_zh);
    let spoken = match (speaker, lang) {
        (None, _) => text.to_string(),
        (Some(speaker), Lang::En) => format!("{text} ({speaker})"),
        (Some(speaker), Lang::Zh) => format!("{text}（{speaker}）"),
    };
    match (statement_date(package, claim, value, lang), lang) {
        (None, _) => spoken,
        (Some(when), Lang::En) => format!("{spoken} [{when}]"),
        (Some(when), Lang::Zh) => format!("{spoken}〔{when}〕"),
    }
}

/// The date of a statement, with its basis unless a source states it. `None` for the main date of the record, which
/// stands at the head of its page.
fn statement_date(package: &Package, claim: &Claim, statement: &Statement, lang: Lang) -> Option<String> {
    let when = statement.as_of?;
    let record = package.record(claim.record.as_str())?;
    let is_main =
        |claim: &Claim| matches!(&claim.value, Value::When(date) if date.main && date.when == Some(when));
    let basis = statement.as_of_basis.unwrap_or(BasisWord::Explicit);
    (!package.claims_of(record).iter().any(is_main)).then(|| with_basis(date(&when, lang), basis, lang))
}

/// An amount or a count as a number and its qualifications: `over 130 billion yuan` and `Investment, planned, all
/// together`. `None` for any other claim.
pub fn figure(package: &Package, claim: &Claim, lang: Lang) -> Option<(String, String)> {
    let (label, parts) = match &claim.value {
        Value::Money(value) => (Some(value.what.label(lang).to_owned()), money::parts(value, lang)),
        Value::Count(value) => (None, counted(package, claim, value, lang)),
        _ => return None,
    };
    let (number, limits) = parts.split_first()?;
    let limits: Vec<String> = label.into_iter().chain(limits.iter().cloned()).collect();
    Some((number.clone(), lang.enumerate(&limits)))
}

/// The parts of a count; for a goal with the remark that it is a target.
fn counted(package: &Package, claim: &Claim, value: &Count, lang: Lang) -> Vec<String> {
    let named = |id: &str| package.record(id).map_or_else(|| id.to_owned(), |record| name(&record.row, lang));
    let place = value.place.as_ref().map(|place| named(place.as_str()));
    let mut parts = count::parts(value, place.as_deref(), lang);
    // The things that a goal counts do not exist yet.
    if package.record(claim.record.as_str()).is_some_and(|record| record.row.kind == Kind::Goal) {
        parts.push(lang.pick("target", "目标").into());
    }
    parts
}

fn link(link: &Link, target: &str, lang: Lang) -> String {
    let role = lang.pick(&link.role_en, &link.role_zh);
    let mut parts = vec![match role {
        Some(role) => lang.enumerate(&[target.to_owned(), role.to_string()]),
        None => target.to_owned(),
    }];
    if let Some(ordinal) = link.ordinal {
        parts.push(match lang {
            Lang::En => format!("no. {ordinal} in the list"),
            Lang::Zh => format!("名单中第{ordinal}个"),
        });
    }
    if let Some(when) = &link.as_of {
        parts.push(as_of(when, link.as_of_basis, lang));
    }
    lang.enumerate(&parts)
}
