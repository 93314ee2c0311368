//! Rule: no text cell contains a phone number or an e-mail address. Columns of numbers and dates are exempt.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::column::CellContent;
use crate::package::tables::Tables;
use crate::problem::Problems;

#[expect(clippy::expect_used, reason = "the patterns are constants, and a test compiles each")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[A-Za-z0-9._%+-]+ ?@ ?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"));

static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        // A Chinese mobile number.
        r"(^|[^0-9.])(\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}([^0-9]|$)",
        // An international number.
        r"\+[0-9]([ ()-]{0,2}[0-9]){7,14}",
        // A Chinese landline with its area code.
        r"(^|[^0-9.])\(?0[0-9]{2,3}\)?[ -]?[2-9][0-9]{2,3}[ -]?[0-9]{4}([^0-9]|$)",
        // A Chinese service number.
        r"(^|[^0-9.])[48]00[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}([^0-9]|$)",
        // A North American number.
        r"(^|[^0-9.])\(?[2-9][0-9]{2}\)?[-. ]{1,2}[0-9]{3}[-. ][0-9]{4}([^0-9]|$)",
        // Any number after a word for it.
        &format!("{WORDS}[^0-9]{{0,12}}[0-9]([ ()-]{{0,2}}[0-9]){{5,}}"),
    ];
    pattern(&forms.map(|form| format!("(?:{form})")).join("|"))
});

/// Words for a phone number.
const WORDS: &str = "(?i)(tel|phone|mobile|fax|whatsapp|wechat|电话|手机|传真|热线)";

static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(WORDS));

pub(super) fn check(tables: &Tables, problems: &mut Problems) {
    tables.visit(&mut |file, row, column, content| {
        let CellContent::Text(text) = content else { return };
        if let Some(what) = contact(text) {
            problems.error(
                file,
                row,
                column,
                format!("contains what looks like {what}; accepted: no private contact anywhere"),
            );
        }
    });
}

/// The kind of private contact that a text seems to contain, if any.
fn contact(text: &str) -> Option<&'static str> {
    // Most cells contain neither, and matching the patterns in every cell would take half the time of a check.
    let has_at_sign = text.contains(['@', '＠']);
    if !has_at_sign && !may_have_a_number(text) {
        return None;
    }
    let plain: String = text.chars().map(narrow).collect();
    if has_at_sign && EMAIL.is_match(&plain) {
        Some("an e-mail address")
    } else if PHONE.is_match(&plain) {
        Some("a phone number")
    } else {
        None
    }
}

/// Whether the text has enough digits for a phone number, with at most three separators between two of them: nine,
/// eight with a plus sign, or six with a word for it. Dates have eight.
fn may_have_a_number(text: &str) -> bool {
    let (mut digits, mut gap, mut longest) = (0, 0, 0);
    for c in text.chars().map(narrow) {
        if c.is_ascii_digit() {
            (digits, gap) = (if gap > 3 { 1 } else { digits + 1 }, 0);
            longest = longest.max(digits);
        } else if matches!(c, ' ' | '(' | ')' | '-' | '.') {
            gap += 1;
        } else {
            gap = 4;
        }
    }
    longest >= 9 || (longest >= 8 && text.contains(['+', '＋'])) || (longest >= 6 && WORD.is_match(text))
}

/// The half-width form of a full-width character.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '–' | '—' => '-',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Invented numbers: the subscriber part is all zeros.
    #[test]
    fn phone_numbers_and_e_mail_addresses_are_found_in_every_usual_form() {
        let contacts = [
            "+86 25 0000 0000",
            "13900000000",
            "139 0000 0000",
            "(025) 2000-0000",
            "025-20000000",
            "400-000-0000",
            "Tel: 200 000 00",
            "电话：２００００００",
            "+1 (212) 000-0000",
            "212-000-0000",
            "press@example.org",
            "ｐｒｅｓｓ＠example.org",
        ];
        for text in contacts {
            assert!(contact(text).is_some(), "{text}");
        }
    }

    #[test]
    fn dates_amounts_and_review_numbers_are_not_contacts() {
        let harmless = [
            "from 2021-06-21 to 2021-06-25",
            "800,000 employees, 5,000 enterprises, 110 listed",
            "GS（2024）0650",
            "100000 million to 500000 million",
            "2020—2025",
            "20.15 billion yuan, 150 million US dollars",
            "@ 3 sites",
            "bytes 1024-1075 of 8218",
        ];
        for text in harmless {
            assert_eq!(contact(text), None, "{text}");
        }
    }
}
