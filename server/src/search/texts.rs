//! The texts of records and claims that are searched.

use std::borrow::Cow;

use model::claim::{Claim, Relation, Value};
use model::lang::Lang;
use model::package::Package;
use model::record::Record;
use model::words;

/// Every name of a record: in both languages, printed and corrected forms, and aliases.
pub(super) fn names<'package>(
    package: &'package Package,
    record: &'package Record,
) -> impl Iterator<Item = &'package str> {
    let further = package.claims_of(record).iter().filter_map(|claim| match &claim.value {
        Value::Name(name) => Some(name.name.as_str()),
        _ => None,
    });
    std::iter::once(record.row.name_en.as_str()).chain(record.row.name_zh.as_deref()).chain(further)
}

/// The offices of a person, in both languages.
pub(super) fn offices<'package>(
    package: &'package Package,
    record: &'package Record,
) -> impl Iterator<Item = &'package str> {
    let office = |claim: &'package Claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::AffiliatedWith => {
            Some(link.role_en.iter().chain(&link.role_zh))
        }
        _ => None,
    };
    package.claims_of(record).iter().filter_map(office).flatten().map(|role| role.as_str())
}

/// A claim in words, except for names: in both languages, `lang` first.
pub(super) fn said(claim: &Claim, lang: Lang) -> Vec<Cow<'_, str>> {
    let langs = match lang {
        Lang::En => [Lang::En, Lang::Zh],
        Lang::Zh => [Lang::Zh, Lang::En],
    };
    match &claim.value {
        Value::When(dating) => {
            dating.when.iter().flat_map(|when| langs.map(|lang| words::date(when, lang).into())).collect()
        }
        Value::Money(amount) => langs.map(|lang| words::amount(amount, lang).into()).into(),
        Value::Count(count) => langs.map(|lang| words::count(count, None, lang).into()).into(),
        Value::Link(link) => {
            let role =
                |lang: Lang| lang.pick(&link.role_en, &link.role_zh).as_ref().map(|role| role.as_str());
            let spoke = |lang: Lang| lang.pick(["speaker", "spoke"], ["发言", "演讲"]);
            let spoke = langs.map(spoke).into_iter().flatten().filter(|_| link.relation == Relation::SpokeAt);
            langs.into_iter().filter_map(role).chain(spoke).map(Cow::from).collect()
        }
        Value::Statement(statement) => {
            langs.map(|lang| Cow::from(lang.pick(&statement.text_en, &statement.text_zh).as_str())).into()
        }
        Value::Where(_) | Value::Name(_) => Vec::new(),
    }
}
