//! Amounts in words.

use super::when::{as_of, date, with_basis};
use super::{Label, grouped};
use crate::basis::BasisWord;
use crate::lang::Lang;
use crate::money::{Amount, Currency, Nature, Qualifier, Scope};
use crate::number::Number;

/// An amount with its qualifier, its nature and its scope, in this order:
/// `over 130 billion yuan, planned, all together`, `超1300亿元，计划，合计`.
pub fn amount(amount: &Amount, lang: Lang) -> String {
    lang.enumerate(&parts(amount, lang))
}

/// The sum, then each qualification.
pub(super) fn parts(amount: &Amount, lang: Lang) -> Vec<String> {
    let mut parts = vec![sum(amount, lang)];
    match (amount.currency, &amount.currency_printed) {
        (None, None) => parts.push(lang.pick("currency not printed in the source", "原文未写币种").into()),
        (_, Some(printed)) => {
            parts.push(format!("{}{}", lang.pick("printed as ", "原文印作"), lang.quoted(printed)));
        }
        (Some(_), None) => {}
    }
    if amount.nature != Nature::Stated {
        parts.push(amount.nature.label(lang).to_ascii_lowercase());
    }
    if let Some(scope) = amount.scope {
        parts.push(scope.label(lang).into());
    }
    if let Some(when) = &amount.as_of {
        parts.push(match (amount.nature, lang) {
            // 截至 counts up what there is.
            (Nature::Planned | Nature::Guided | Nature::Ceiling | Nature::Target, Lang::Zh) => {
                let words = format!("{}提出", date(when, lang));
                with_basis(words, amount.as_of_basis.unwrap_or(BasisWord::Explicit), lang)
            }
            _ => as_of(when, amount.as_of_basis, lang),
        });
    }
    parts
}

/// The number with its qualifier and its currency: `up to 100–200 million yuan`, `201.5亿元`.
fn sum(amount: &Amount, lang: Lang) -> String {
    let number = match (amount.min_million, amount.max_million) {
        (Some(min), Some(max)) => range(min, max, lang),
        (Some(number), None) | (None, Some(number)) => {
            let (digits, unit) = scaled(number, lang);
            format!("{digits}{unit}")
        }
        (None, None) => String::new(),
    };
    let with_currency = match (amount.currency, lang) {
        (Some(currency), Lang::En) => format!("{number} {}", currency.label(lang)),
        (Some(currency), Lang::Zh) => format!("{number}{}", currency.label(lang)),
        (None, _) => number,
    };
    qualified(amount.qualifier, &with_currency, lang)
}

fn qualified(qualifier: Qualifier, sum: &str, lang: Lang) -> String {
    match (qualifier, lang) {
        (Qualifier::Exact, _) => sum.to_owned(),
        (Qualifier::OrderOfMagnitude, Lang::En) => format!("on the order of {sum}"),
        (Qualifier::OrderOfMagnitude, Lang::Zh) => format!("{sum}量级"),
        (_, Lang::En) => format!("{} {sum}", qualifier.label(lang)),
        (_, Lang::Zh) => format!("{}{sum}", qualifier.label(lang)),
    }
}

fn range(min: Number, max: Number, lang: Lang) -> String {
    let ((low, low_unit), (high, high_unit)) = (scaled(min, lang), scaled(max, lang));
    match lang {
        Lang::En if low_unit == high_unit => format!("{low}–{high}{high_unit}"),
        Lang::En => format!("{low}{low_unit} – {high}{high_unit}"),
        Lang::Zh => format!("{low}{low_unit}至{high}{high_unit}"),
    }
}

/// A number of millions, without rounding, in the largest unit in which it is at least one.
fn scaled(millions: Number, lang: Lang) -> (String, &'static str) {
    // The unit, and the number of millions in it as a power of ten.
    let units: &[(u32, &str)] = match lang {
        Lang::En => &[(6, " trillion"), (3, " billion"), (0, " million")],
        Lang::Zh => &[(6, "万亿"), (2, "亿")],
    };
    for (digits, unit) in units {
        let floor = Number::whole(10_i64.pow(*digits));
        if millions >= floor && millions.divides_by_ten_to(*digits) {
            return (plain(millions.scaled_down(*digits), lang), unit);
        }
    }
    // Below a hundred million Chinese counts in 万 (10,000); a million has a hundred of them.
    if lang == Lang::Zh
        && let Some(ten_thousands) = millions.scaled_up(2)
        && ten_thousands >= Number::whole(1)
    {
        return (plain(ten_thousands, lang), "万");
    }
    match millions.scaled_up(6) {
        Some(units) => (plain(units, lang), ""),
        None => (plain(millions, lang), lang.pick(" million", "百万")),
    }
}

fn plain(number: Number, lang: Lang) -> String {
    match lang {
        Lang::En => grouped(number),
        Lang::Zh => number.to_string(),
    }
}

impl Label for Currency {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Cny => lang.pick("yuan", "元"),
            Self::Usd => lang.pick("US dollars", "美元"),
            Self::Eur => lang.pick("euros", "欧元"),
            Self::Gbp => lang.pick("pounds sterling", "英镑"),
            Self::Jpy => lang.pick("Japanese yen", "日元"),
            Self::Krw => lang.pick("South Korean won", "韩元"),
            Self::Hkd => lang.pick("Hong Kong dollars", "港元"),
            Self::Twd => lang.pick("New Taiwan dollars", "元新台币"),
            Self::Sgd => lang.pick("Singapore dollars", "新加坡元"),
            Self::Chf => lang.pick("Swiss francs", "瑞士法郎"),
        }
    }
}

impl Label for Qualifier {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Exact => lang.pick("exactly", ""),
            Self::Over => lang.pick("over", "超"),
            Self::Nearly => lang.pick("nearly", "近"),
            Self::About => lang.pick("about", "约"),
            Self::AtLeast => lang.pick("at least", "不少于"),
            Self::UpTo => lang.pick("up to", "最高"),
            Self::OrderOfMagnitude => lang.pick("on the order of", "量级"),
        }
    }
}

impl Label for Scope {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Each => lang.pick("each", "每个"),
            Self::Together => lang.pick("all together", "合计"),
            Self::Unclear => lang.pick("not stated whether each or all together", "原文未写明是每个还是合计"),
        }
    }
}
