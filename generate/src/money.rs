//! Amounts of money, rounded and worded as in press texts.

use model::lang::Bilingual;
use model::money::{Amount, Currency, Nature, Purpose, Qualifier, Scope};
use model::number::Number;

use crate::cell::both;
use crate::rng::{SeededRng, rounded};

/// An amount and the words that express it.
#[derive(Clone)]
pub(crate) struct WordedAmount {
    /// The amount.
    pub(crate) amount: Amount,
    /// What the text prints: "a planned investment of over 3.5 billion yuan".
    pub(crate) words: Bilingual,
    /// The editors' reason where the currency is missing.
    pub(crate) reason: Option<Bilingual>,
    /// The lower bound, or the number, in hundredths of a million.
    size: i64,
}

/// What an amount is for and how it is meant.
#[derive(Clone, Copy)]
pub(crate) struct AmountKind {
    /// What the money is for.
    pub(crate) what: Purpose,
    /// Whether it is stated, planned or a limit.
    pub(crate) nature: Nature,
    /// Whether it is for each of several things or for all.
    pub(crate) scope: Option<Scope>,
}

const QUALIFIERS: [(i64, Qualifier); 7] = [
    (42, Qualifier::Exact),
    (22, Qualifier::Over),
    (9, Qualifier::Nearly),
    (12, Qualifier::About),
    (5, Qualifier::AtLeast),
    (6, Qualifier::UpTo),
    (4, Qualifier::OrderOfMagnitude),
];
const CURRENCIES: [(i64, Option<Currency>); 11] = [
    (66, Some(Currency::Cny)),
    (8, Some(Currency::Usd)),
    (4, Some(Currency::Eur)),
    (3, Some(Currency::Hkd)),
    (3, Some(Currency::Jpy)),
    (3, Some(Currency::Sgd)),
    (2, Some(Currency::Krw)),
    (2, Some(Currency::Gbp)),
    (2, Some(Currency::Twd)),
    (2, Some(Currency::Chf)),
    (5, None),
];
/// Unusual or wrong names for the yuan that texts print.
const ODD: [(&str, &str); 4] = [
    ("RMB yuan", "元人民币"),
    ("yuan (RMB)", "元（RMB）"),
    ("RMB", "人民币"),
    ("yuan dollars", "人民币美元"),
];

/// Draws an amount of this kind. Its median is 10^(`median` / 1000) hundredths of a million.
pub(crate) fn draw_amount(rng: &mut SeededRng, kind: AmountKind, median: i64) -> WordedAmount {
    let qualifier = rng.weighted(&QUALIFIERS);
    let digits = if qualifier == Qualifier::Exact { rng.weighted(&[(50, 2), (30, 1), (20, 3)]) } else { 1 };
    let drawn = rng.log_normal(median, 620).clamp(30, 90_000_000);
    let size = match qualifier {
        Qualifier::OrderOfMagnitude => power_of_ten(drawn),
        _ => rounded(drawn, digits),
    };
    let range = qualifier == Qualifier::Exact && rng.percent(6);
    let upper = range.then(|| rounded(size * rng.between(12, 20) / 10, 2).max(size + 1));
    let currency = rng.weighted(&CURRENCIES);
    let odd = (currency == Some(Currency::Cny) && rng.percent(4)).then(|| rng.pick(&ODD));
    let reason = currency.is_none().then(|| both("The text prints no currency.", "文中未印币种。"));
    let money = named(currency, odd);
    let number = upper.map_or_else(
        || written(size),
        |upper| {
            let (low, high) = (written(size), written(upper));
            both(format!("{} to {}", low.en, high.en), format!("{}至{}", low.zh, high.zh))
        },
    );
    let number = qualified(qualifier, &number, &money);
    let only_most = qualifier == Qualifier::UpTo;
    let amount = Amount {
        what: kind.what,
        nature: kind.nature,
        qualifier,
        min_million: (!only_most).then(|| millions(size)),
        max_million: if only_most { Some(millions(size)) } else { upper.map(millions) },
        currency,
        currency_printed: odd.map(|odd| odd.0.to_owned()),
        scope: kind.scope,
        as_of: None,
        as_of_basis: None,
    };
    WordedAmount { amount, words: around(kind, &number), reason, size }
}

impl WordedAmount {
    /// The same amount in another currency, as texts convert it.
    pub(crate) fn converted(&self) -> Self {
        // A rounded rate of the period: texts convert no more exactly.
        let (size, currency) = match self.amount.currency {
            Some(Currency::Usd) => (self.size * 69 / 10, Currency::Cny),
            _ => (self.size * 10 / 69, Currency::Usd),
        };
        self.other(rounded(size.max(1), 2), Some(currency), Qualifier::About)
    }

    /// The same amount, rounded to one digit.
    pub(crate) fn roughly(&self) -> Self {
        self.other(rounded(self.size, 1), self.amount.currency, Qualifier::About)
    }

    /// A different amount, as a contradicting text gives it.
    pub(crate) fn disputed(&self, rng: &mut SeededRng) -> Self {
        let factor = rng.pick(&[6, 7, 8, 12, 13, 15]);
        self.other(rounded(self.size * factor / 10, 2).max(1), self.amount.currency, Qualifier::Exact)
    }

    fn other(&self, size: i64, currency: Option<Currency>, qualifier: Qualifier) -> Self {
        let number = qualified(qualifier, &written(size), &named(currency, None));
        let kind =
            AmountKind { what: self.amount.what, nature: self.amount.nature, scope: self.amount.scope };
        let amount = Amount {
            qualifier,
            min_million: Some(millions(size)),
            max_million: None,
            currency,
            currency_printed: None,
            // A date of the first mention does not hold for the new one.
            as_of: None,
            as_of_basis: None,
            ..self.amount.clone()
        };
        let reason = if currency.is_none() { self.reason.clone() } else { None };
        Self { amount, words: around(kind, &number), reason, size }
    }
}

fn millions(hundredths: i64) -> Number {
    Number::whole(hundredths).scaled_down(2)
}

fn power_of_ten(number: i64) -> i64 {
    std::iter::successors(Some(1_i64), |power| power.checked_mul(10))
        .take_while(|power| *power <= number)
        .last()
        .unwrap_or(1)
}

/// The number in the units of the language: millions and billions in English, 万 and 亿 in Chinese.
fn written(hundredths: i64) -> Bilingual {
    let number = Number::whole(hundredths);
    let en = if hundredths < 100_000 {
        format!("{} million", number.scaled_down(2))
    } else {
        format!("{} billion", number.scaled_down(5))
    };
    let zh =
        if hundredths < 10_000 { format!("{number}万") } else { format!("{}亿", number.scaled_down(4)) };
    both(en, zh)
}

fn named(currency: Option<Currency>, odd: Option<(&str, &str)>) -> Bilingual {
    let (en, zh) = odd.unwrap_or(match currency {
        None => ("", ""),
        Some(Currency::Cny) => ("yuan", "元"),
        Some(Currency::Usd) => ("US dollars", "美元"),
        Some(Currency::Eur) => ("euros", "欧元"),
        Some(Currency::Gbp) => ("pounds", "英镑"),
        Some(Currency::Jpy) => ("yen", "日元"),
        Some(Currency::Krw) => ("won", "韩元"),
        Some(Currency::Hkd) => ("Hong Kong dollars", "港元"),
        Some(Currency::Twd) => ("New Taiwan dollars", "新台币"),
        Some(Currency::Sgd) => ("Singapore dollars", "新加坡元"),
        Some(Currency::Chf) => ("Swiss francs", "瑞士法郎"),
    });
    both(en, zh)
}

fn qualified(qualifier: Qualifier, number: &Bilingual, money: &Bilingual) -> Bilingual {
    let (en, before, behind) = match qualifier {
        Qualifier::Exact => ("", "", ""),
        Qualifier::Over => ("over ", "超过", ""),
        Qualifier::Nearly => ("nearly ", "近", ""),
        Qualifier::About => ("about ", "约", ""),
        Qualifier::AtLeast => ("no less than ", "不低于", ""),
        Qualifier::UpTo => ("up to ", "最高", ""),
        Qualifier::OrderOfMagnitude => ("the order of ", "", "级"),
    };
    let en = format!("{en}{} {}", number.en, money.en);
    both(en.trim_end(), format!("{before}{}{}{behind}", number.zh, money.zh))
}

fn around(kind: AmountKind, number: &Bilingual) -> Bilingual {
    let (nature_en, nature_zh) = match kind.nature {
        Nature::Stated => ("a total", "总"),
        Nature::Planned => ("a planned", "计划"),
        Nature::Guided => ("a guided", "引导"),
        Nature::Ceiling => ("a maximum", "最高"),
        Nature::Target => ("a target", "目标"),
    };
    let (what_en, what_zh) = match kind.what {
        Purpose::Investment => ("investment", "投资"),
        Purpose::Fund => ("fund volume", "基金规模"),
        Purpose::Support => ("support", "扶持资金"),
        Purpose::Output => ("output value", "产值"),
        Purpose::Scale => ("scale", "规模"),
    };
    let (scope_en, scope_zh) = match kind.scope {
        Some(Scope::Each) => (" each", "每项"),
        Some(Scope::Together) => (" in all", "合计"),
        Some(Scope::Unclear) | None => ("", ""),
    };
    both(
        format!("{nature_en} {what_en} of {}{scope_en}", number.en),
        format!("{nature_zh}{what_zh}{scope_zh}{}", number.zh),
    )
}
