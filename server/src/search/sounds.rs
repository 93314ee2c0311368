//! The sound of Han characters: pinyin without tones and spaces.

use std::ops::Range;

use pinyin::ToPinyinMulti as _;

use super::fold::pieces;

/// The most letters of a sound.
const LONGEST: usize = 60;

/// Whether a word may be the sound of Han characters.
pub(super) fn is_sound(word: &str) -> bool {
    word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The most characters of a sound in the index, and the most ways to read them.
const LONGEST_INDEXED: usize = 8;
const MOST_READINGS: usize = 8;

/// The sounds of a name from each of its Han characters on; `ü` is written as `u`.
pub(super) fn sounds(name: &str) -> impl Iterator<Item = String> {
    let runs = pieces(name).into_iter().filter(|piece| piece.han);
    runs.flat_map(|run| {
        // Single characters would match too often, also English words.
        (0..run.letters.len().saturating_sub(1)).flat_map(move |start| {
            let end = run.letters.len().min(start + LONGEST_INDEXED);
            let mut all = vec![String::new()];
            for letter in &run.letters[start..end] {
                let mut readings: Vec<String> = letter
                    .to_pinyin_multi()
                    .into_iter()
                    .flatten()
                    .map(|reading| reading.plain().replace('ü', "u"))
                    .collect();
                readings.sort();
                readings.dedup();
                if readings.is_empty() {
                    break;
                }
                let longer = all
                    .iter()
                    .flat_map(|before| readings.iter().map(move |reading| format!("{before}{reading}")));
                all = longer.take(MOST_READINGS).collect();
            }
            all
        })
    })
}

/// The rest of a sound after a character, for each of its readings; empty where the sound ends within the syllable.
pub(super) fn readings(character: char, sound: &str) -> impl Iterator<Item = &str> {
    let readings = character.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain);
    readings.filter_map(move |reading| {
        if starts_with(reading, sound) {
            return Some("");
        }
        // Letters of a sound are ASCII, and a reading has as many of them.
        starts_with(sound, reading).then(|| sound.get(reading.chars().count()..)).flatten()
    })
}

/// The first two or more Han characters with this sound. Single characters would match too often, also English words.
pub(super) fn heard(run: &[char], sound: &str) -> Option<Range<usize>> {
    if !is_sound(sound) {
        return None;
    }
    (0..run.len()).find_map(|start| {
        let characters = read(&run[start..], sound).filter(|characters| *characters > 1)?;
        Some(start..start + characters)
    })
}

/// How many characters a sound covers.
fn read(run: &[char], sound: &str) -> Option<usize> {
    let (first, rest) = run.split_first()?;
    readings(*first, sound)
        .find_map(|left| if left.is_empty() { Some(1) } else { Some(1 + read(rest, left)?) })
}

/// Whether a sound begins with another; `ü` is typed as `u` or `v`.
fn starts_with(sound: &str, other: &str) -> bool {
    let plain = |letter| if matches!(letter, 'ü' | 'v') { 'u' } else { letter };
    let mut letters = sound.chars().map(plain);
    other.chars().map(plain).all(|letter| letters.next() == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(run: &str, sound: &str) -> Option<Range<usize>> {
        heard(&run.chars().collect::<Vec<_>>(), sound)
    }

    #[test]
    fn a_sound_matches_from_any_character() {
        assert_eq!(at("南京市江宁区", "jiangning"), Some(3..5));
        assert_eq!(at("集成电路", "dianlu"), Some(2..4));
        assert_eq!(at("集成电路", "jichengdi"), Some(0..3), "the last syllable may be cut short");
        assert_eq!(at("集成电路", "cheng dian"), None);
        assert_eq!(at("集成电路", "hengdian"), None, "a syllable matches from its start only");
        assert_eq!(at("集成电路", "jichengdianluban"), None);
        assert_eq!(at("集成电路", "lu"), None, "one syllable is not enough");
    }

    #[test]
    fn each_reading_of_a_character_matches() {
        for (name, sound) in [("中国银行", "yinhang"), ("重庆", "chongqing"), ("长江", "changjiang")]
        {
            assert!(at(name, sound).is_some(), "{name} does not match {sound}");
        }
        for sound in ["lvse", "luse"] {
            assert_eq!(at("绿色", sound), Some(0..2));
        }
    }
}
