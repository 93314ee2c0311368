//! Breaks a text into lines, for pictures: SVG does not.
//!
//! No font metrics are available, so widths are estimated, rather too wide than too narrow. They are in ems: an em is the
//! size of the font.

/// Characters that begin no line.
const NOT_FIRST: &str = "，。、；：！？）》〉」』】〕”’…—·%‰℃々,.;:!?)]}";
/// Characters that end no line.
const NOT_LAST: &str = "（《〈「『【〔“‘([{¥￥$";
/// Marks after which a line of Chinese ends best.
const MARKS: &str = "，。、；：！？ ";
/// The least part of the width that is filled when a line ends at a mark.
const LEAST_FILLED: f64 = 0.55;

/// The estimated width of a text, in ems.
pub fn line_width(text: &str) -> f64 {
    let is_chinese = text.contains(is_han);
    text.chars().map(|letter| letter_width(letter, is_chinese)).sum()
}

/// Breaks a text into lines that are at most so wide, in ems. A line is longer only if it is a single character.
///
/// English breaks at spaces, Chinese between characters, and best after a mark. A number stays with the word that it
/// counts. A word that is too long for a line is broken anywhere.
pub fn break_lines(text: &str, width: f64) -> Vec<String> {
    let is_chinese = text.contains(is_han);
    let letters: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let mut lines = Vec::new();
    let mut rest = &letters[..];
    while !rest.is_empty() {
        let (line, after) = rest.split_at(line_length(rest, width, is_chinese));
        lines.push(line.iter().collect::<String>().trim_end().to_owned());
        let spaces = after.iter().take_while(|letter| **letter == ' ').count();
        rest = &after[spaces..];
    }
    lines
}

/// The same number of lines as [`break_lines`] gives, of lengths as equal as possible.
pub fn balanced_lines(text: &str, width: f64) -> Vec<String> {
    let mut best = break_lines(text, width);
    for part in [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] {
        let narrower = break_lines(text, width * part);
        if narrower.len() > best.len() {
            break;
        }
        best = narrower;
    }
    best
}

/// How many characters the first line has.
fn line_length(letters: &[char], width: f64, is_chinese: bool) -> usize {
    let (mut used, mut last_break, mut last_mark) = (0.0, None, None);
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 && can_break(letters, at) {
            last_break = Some(at);
            if is_chinese && MARKS.contains(letters[at - 1]) && used >= LEAST_FILLED * width {
                last_mark = last_break;
            }
        }
        used += letter_width(*letter, is_chinese);
        // A space at the end of a line is not drawn.
        if used > width && *letter != ' ' {
            return last_mark.or(last_break).unwrap_or_else(|| forced_break(letters, at));
        }
    }
    letters.len()
}

/// Where to break a word that is too long: at this position, or a little before it if a mark would begin the next line.
fn forced_break(letters: &[char], at: usize) -> usize {
    let is_good = |at: &usize| !NOT_FIRST.contains(letters[*at]);
    (1..=at).rev().take(3).find(is_good).unwrap_or(at.max(1))
}

/// Whether a line may end before the character at this position, which is not the first.
fn can_break(letters: &[char], at: usize) -> bool {
    let (before, after) = (letters[at - 1], letters[at]);
    if before == ' ' {
        // "12 events" stays together, "in 2021 and" does not need to, but nothing here tells a count from a year.
        return !(at > 1 && letters[at - 2].is_ascii_digit());
    }
    if after == ' ' || NOT_FIRST.contains(after) || NOT_LAST.contains(before) {
        return false;
    }
    // A number stays with the character that says what it counts.
    (is_han(before) || is_han(after)) && !(before.is_ascii_digit() && is_han(after))
}

/// Whether a character is as wide as it is high: Han characters, and marks of their width.
fn is_han(letter: char) -> bool {
    letter >= '\u{2e80}'
}

fn letter_width(letter: char, is_chinese: bool) -> f64 {
    match letter {
        _ if is_han(letter) => 1.0,
        '“' | '”' | '‘' | '’' | '·' if is_chinese => 1.0,
        '…' | '—' => 1.0,
        ' ' | '\u{a0}' => 0.27,
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')'
        | '[' | ']' => 0.38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.9,
        _ if letter.is_ascii_uppercase() => 0.72,
        _ => 0.6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_breaks_at_spaces_and_a_number_stays_with_its_noun() {
        let lines = break_lines("2020–2021, Jiangning: 12 events, 2 platforms, 5 projects.", 13.0);
        assert_eq!(lines, ["2020–2021, Jiangning:", "12 events, 2 platforms,", "5 projects."]);
    }

    #[test]
    fn chinese_breaks_after_marks_and_no_line_begins_with_one() {
        let text = "2020—2025年，江宁区：16项活动（含分项9项）、14个平台、2个项目。";
        let lines = break_lines(text, 14.0);
        assert_eq!(lines, ["2020—2025年，江宁区：", "16项活动（含分项9项）、", "14个平台、2个项目。"]);
        for width in 6..30 {
            let lines = break_lines(text, f64::from(width));
            assert_eq!(lines.concat(), text, "nothing is lost");
            for line in &lines[1..] {
                assert!(
                    !"，。、；：）".contains(&line[..line.chars().next().unwrap().len_utf8()]),
                    "{lines:?}"
                );
            }
        }
    }

    #[test]
    fn no_line_is_too_wide_even_with_long_words() {
        for text in ["W".repeat(200), "南".repeat(200), format!("https://example.org/{}", "a-".repeat(90))] {
            let lines = break_lines(&text, 12.0);
            assert!(lines.iter().all(|line| line_width(line) <= 12.0), "{lines:?}");
            assert_eq!(lines.concat(), text);
        }
        assert_eq!(break_lines("南京", 0.5), ["南", "京"]);
        assert!(break_lines("  ", 5.0).is_empty());
    }

    #[test]
    fn balanced_lines_are_as_many_and_more_equal() {
        let text = "What Nanjing announced, signed and opened, in the words of five sources";
        let (greedy, balanced) = (break_lines(text, 25.0), balanced_lines(text, 25.0));
        assert_eq!(balanced.len(), greedy.len());
        let spread = |lines: &[String]| {
            let widths = lines.iter().map(|line| line_width(line));
            widths.clone().fold(0.0, f64::max) - widths.fold(f64::MAX, f64::min)
        };
        assert!(spread(&balanced) < spread(&greedy), "{balanced:?}, not {greedy:?}");
    }
}
