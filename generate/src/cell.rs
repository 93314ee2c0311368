//! Cells that are valid by construction, so that their parsers cannot fail.

use model::column::{Cell as _, Url};
use model::id::Id;
use model::lang::Bilingual;
use model::text::Text;
use model::when::{Day, Doubt, PartialDate};
use sha2::Digest as _;

/// The id of the `number`th item of a sort: `c-12`.
pub(crate) fn id(sort: &str, number: usize) -> Id {
    slug(&format!("{sort}-{number}"))
}

/// The id made of a name: `Lanmo District` is `lanmo-district`.
#[expect(
    clippy::expect_used,
    reason = "a letter comes first, and nothing is left but letters, digits and dashes"
)]
pub(crate) fn slug(name: &str) -> Id {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let padded = std::iter::once('x').chain(name.chars().map(plain)).take(Id::MAX).collect::<String>();
    let letter_first = name.starts_with(|c: char| c.is_ascii_alphabetic());
    Id::new(&padded[usize::from(letter_first)..]).expect("an id by construction")
}

/// An address under `example.org`, a domain reserved for examples.
#[expect(
    clippy::expect_used,
    reason = "the host is constant, and an id holds nothing that an address may not"
)]
pub(crate) fn example(id: &Id) -> Url {
    Url::read(&format!("https://example.org/{id}")).expect("an address by construction")
}

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DatePrecision {
    /// Year only.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

/// The date of this day, cut to a precision.
#[expect(clippy::expect_used, reason = "a day of the calendar has a year, a month and a day that exist")]
pub(crate) fn date(day: Day, precision: DatePrecision, doubt: Doubt) -> PartialDate {
    let month = (precision != DatePrecision::Year).then(|| day.month());
    let of_month = (precision == DatePrecision::Day).then(|| day.day());
    PartialDate::new(day.year(), month, of_month, doubt).expect("a date by construction")
}

/// The SHA-256 digest in lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    let digits =
        |byte: &u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0'));
    sha2::Sha256::digest(bytes).iter().flat_map(digits).collect()
}

/// A text in both languages.
pub(crate) fn both(en: impl Into<Text>, zh: impl Into<Text>) -> Bilingual {
    Bilingual { en: en.into(), zh: zh.into() }
}

/// The reason for a date for which something holds: that of the text.
pub(crate) fn day_of_text() -> Bilingual {
    both("It holds for the day of the text.", "以文章当日为准。")
}
