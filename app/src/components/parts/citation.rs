//! Quotes: their language, and the anchor of their passage on the page of the source.

/// The id of a passage on the page of its source.
pub(crate) fn anchor(start: u32) -> String {
    format!("b{start}")
}

/// The language of a quote. The wire types do not contain it, so it is detected by Han characters.
pub(crate) fn language(words: &str) -> &'static str {
    let is_han = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    if words.chars().any(is_han) { "zh-Hans" } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_han_character_makes_a_quote_chinese() {
        assert_eq!(language("On March 26, 2025"), "en");
        assert_eq!(language("“Mouse Bank” 南京"), "zh-Hans");
    }
}
