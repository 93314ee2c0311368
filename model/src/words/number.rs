//! Numbers as each language groups their digits.

use crate::number::Number;

/// English: a comma between thousands, from 1,000 on.
pub fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Chinese: up to four digits as they are, then in 万 and 亿 as long as two decimals say it all.
pub fn in_ten_thousands(number: Number) -> String {
    let magnitude = if number.is_negative() { 0 } else { number.trunc() };
    for (floor, digits, unit) in [(100_000_000, 8, "亿"), (10_000, 4, "万")] {
        if magnitude >= floor && number.is_whole() && number.trunc() % (floor / 100) == 0 {
            return format!("{}{unit}", number.scaled_down(digits));
        }
    }
    number.to_string()
}
