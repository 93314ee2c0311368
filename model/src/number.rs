//! Exact decimal numbers.

use std::fmt::{self, Write as _};
use std::str::FromStr;

/// A decimal number with up to six decimal places, stored exactly.
///
/// Money is in millions of its currency, so one step is one yuan; degrees step by about 0.1 m.
/// Binary floating point was rejected: `20.15` must print as in the source, and must compare equal.
///
/// ```
/// use model::number::Number;
/// let billions: Number = "20150".parse().unwrap();
/// assert_eq!(billions.scaled_down(3).to_string(), "20.15");
/// assert!("1,000".parse::<Number>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    millionths: i64,
}

const ONE: i64 = 1_000_000;
const PLACES: usize = 6;

/// Why a text is not a [`Number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "is not a number; accepted: digits with an optional point and up to six decimals, as in 20150 or 10.8"
        )
    }
}

impl Number {
    /// A whole number. Saturates at the ends of the range, ±9.2 × 10¹².
    pub const fn whole(value: i64) -> Self {
        Self { millionths: value.saturating_mul(ONE) }
    }

    /// The nearest `f64`, for geometry and drawing, never for printing.
    #[expect(clippy::cast_precision_loss, reason = "callers draw or measure; 53 bits are precise enough")]
    pub fn approximate(self) -> f64 {
        self.millionths as f64 / ONE as f64
    }

    /// This number divided by 10 to the power of `digits`; decimals after the sixth are dropped.
    #[must_use]
    pub fn scaled_down(self, digits: u32) -> Self {
        Self { millionths: 10_i64.checked_pow(digits).map_or(0, |power| self.millionths / power) }
    }

    /// This number times 10 to the power of `digits`, or `None` if that is out of range.
    pub fn scaled_up(self, digits: u32) -> Option<Self> {
        let millionths = self.millionths.checked_mul(10_i64.checked_pow(digits)?)?;
        Some(Self { millionths })
    }

    /// Whether dividing by 10 to the power of `digits` is exact.
    pub fn divides_by_ten_to(self, digits: u32) -> bool {
        10_i64.checked_pow(digits).is_some_and(|power| self.millionths % power == 0)
    }

    /// The whole part, towards zero.
    pub const fn trunc(self) -> i64 {
        self.millionths / ONE
    }

    /// Whether there is nothing after the point.
    pub const fn is_whole(self) -> bool {
        self.millionths % ONE == 0
    }

    /// Whether the number is below zero.
    pub const fn is_negative(self) -> bool {
        self.millionths < 0
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || fraction.len() > PLACES {
            return Err(NotANumber);
        }
        let whole: i64 = whole.parse().map_err(|_| NotANumber)?;
        let fraction: i64 = format!("{fraction:0<PLACES$}").parse().map_err(|_| NotANumber)?;
        let millionths =
            whole.checked_mul(ONE).and_then(|value| value.checked_add(fraction)).ok_or(NotANumber)?;
        Ok(Self { millionths: if negative { -millionths } else { millionths } })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.millionths < 0 { "-" } else { "" };
        let magnitude = self.millionths.unsigned_abs();
        let (whole, fraction) = (magnitude / ONE.unsigned_abs(), magnitude % ONE.unsigned_abs());
        write!(out, "{sign}{whole}")?;
        if fraction == 0 {
            return Ok(());
        }
        write!(out, ".{}", format!("{fraction:0>PLACES$}").trim_end_matches('0'))
    }
}

/// Rounds a length to a tenth, as pictures print it.
pub fn round_to_tenth(value: f64) -> f64 {
    // Adding zero turns a negative zero into a positive one.
    (value * 10.0).round() / 10.0 + 0.0
}

/// A length that prints with at most four decimals, without trailing zeros. The float formatting of the standard
/// library would add 10 kB to the application.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Px(pub f64);

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_possible_truncation, reason = "lengths of a picture and degrees are small")]
        let all = (self.0 * 10_000.0).round() as i64;
        let (whole, rest) = (all.unsigned_abs() / 10_000, all.unsigned_abs() % 10_000);
        if all < 0 {
            out.write_char('-')?;
        }
        write!(out, "{whole}")?;
        if rest > 0 {
            let digits = format!("{rest:04}");
            write!(out, ".{}", digits.trim_end_matches('0'))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_prints_as_it_reads(millionths in any::<i64>().prop_filter("has no negation", |n| *n != i64::MIN)) {
            let number = Number { millionths };
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn any_text_is_a_number_or_an_error(text in ".{0,30}") {
            if let Ok(number) = text.parse::<Number>() {
                prop_assert_eq!(number.to_string().parse(), Ok(number));
            }
        }
    }

    #[test]
    fn other_notations_of_numbers_are_refused() {
        for text in
            ["", ".", "5.", ".5", "1,000", "1e5", "１２", " 12", "+3", "0.1234567", "--1", "99999999999999"]
        {
            assert_eq!(text.parse::<Number>(), Err(NotANumber), "{text:?}");
        }
    }

    #[test]
    fn a_length_prints_as_in_the_standard_library_up_to_four_decimals() {
        for value in [0.0, 1.0, -1.0, 0.1, -0.1, 12.5, -3.75, 0.0004, 1234.0625, 217_000.0, -0.5, 99.9999] {
            assert_eq!(Px(value).to_string(), value.to_string());
        }
        assert_eq!(Px(-0.000_01).to_string(), "0");
        assert_eq!(Px(1.0 / 3.0).to_string(), "0.3333");
    }
}
