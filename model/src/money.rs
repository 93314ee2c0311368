//! Amounts of money.

use crate::basis::BasisWord;
use crate::column::{columns, vocabulary};
use crate::number::Number;
use crate::when::When;

vocabulary! {
    /// A currency, by its ISO 4217 code.
    pub enum Currency {
        /// Chinese yuan.
        Cny = "CNY",
        /// US dollar.
        Usd = "USD",
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Japanese yen.
        Jpy = "JPY",
        /// South Korean won.
        Krw = "KRW",
        /// Hong Kong dollar.
        Hkd = "HKD",
        /// New Taiwan dollar.
        Twd = "TWD",
        /// Singapore dollar.
        Sgd = "SGD",
        /// Swiss franc.
        Chf = "CHF",
    }
}

vocabulary! {
    /// What the money is for, or what it measures.
    pub enum Purpose {
        /// To be put into projects.
        Investment = "investment",
        /// Set aside in a fund.
        Fund = "fund",
        /// Given to firms.
        Support = "support",
        /// The value of what an industry makes.
        Output = "output",
        /// The size of an industry or cluster.
        Scale = "scale",
    }
}

vocabulary! {
    /// Whether the money exists, is planned, or is a limit.
    pub enum Nature {
        /// A source states it as a fact.
        Stated = "stated",
        /// To be spent.
        Planned = "planned",
        /// To be raised under guidance of an authority; not established.
        Guided = "guided",
        /// The most that may be given.
        Ceiling = "ceiling",
        /// To be reached.
        Target = "target",
    }
}

vocabulary! {
    /// How words qualify a number.
    pub enum Qualifier {
        /// Nothing: the number as printed.
        Exact = "exact",
        /// "Over", "more than", "exceeding".
        Over = "over",
        /// "Nearly".
        Nearly = "nearly",
        /// "About", "approximately".
        About = "about",
        /// "No less than", "at least".
        AtLeast = "at_least",
        /// "Up to", "at most".
        UpTo = "up_to",
        /// "100-billion-class": only the order of magnitude is known.
        OrderOfMagnitude = "order_of_magnitude",
    }
}

vocabulary! {
    /// Whether a number is for each or for all, where there are several things.
    pub enum Scope {
        /// For each of them.
        Each = "each",
        /// For all of them together.
        Together = "together",
        /// The source does not say which.
        Unclear = "unclear",
    }
}

columns! {
    /// An amount of money: the value of a claim in `amounts.csv`.
    pub struct Amount {
        /// What the money is for.
        what: Purpose,
        /// Whether it exists, is planned, or is a limit.
        nature: Nature,
        /// How its words qualify the number.
        qualifier: Qualifier,
        /// The lower bound, or the number, in millions of the currency.
        min_million: Option<Number>,
        /// The upper bound of a range, in millions of the currency.
        max_million: Option<Number>,
        /// The currency; if empty, the claim gives the reason.
        currency: Option<Currency>,
        /// The currency as printed, where it is odd or wrong.
        currency_printed: Option<String>,
        /// Whether it is for each or for all, where there are several things.
        scope: Option<Scope>,
        /// The date for which the source says it.
        as_of: Option<When>,
        /// How that date is known.
        as_of_basis: Option<BasisWord>,
    }
}
