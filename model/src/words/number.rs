//! Numbers with the digit groups of each language.

use crate::number::Number;

/// English: commas between thousands, from 1,000.
pub fn grouped(number: Number) -> String {
    let text = number.to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
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

/// Chinese: in 万 (10,000) or 亿 (100 million) where two decimals are enough, or else all digits.
pub fn in_ten_thousands(number: Number) -> String {
    let magnitude = if number.is_negative() { 0 } else { number.trunc() };
    for (floor, digits, unit) in [(100_000_000, 8, "亿"), (10_000, 4, "万")] {
        if magnitude >= floor && number.is_whole() && number.trunc() % (floor / 100) == 0 {
            return format!("{}{unit}", number.scaled_down(digits));
        }
    }
    number.to_string()
}
