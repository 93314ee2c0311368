//! Han characters by their sound: pinyin without tones and without spaces.

use std::ops::Range;

use pinyin::ToPinyinMulti as _;

/// The most letters of a sound: nobody spells out more.
const LONGEST: usize = 60;

/// Whether a word may be the sound of Han characters.
pub(super) fn is_sound(word: &str) -> bool {
    word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// What a sound leaves behind a character, for each way to read it; nothing is left where the sound is cut short
/// within the syllable.
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

/// Where two or more Han characters sound like a word. One alone sounds like too many others, and like English words.
pub(super) fn heard(run: &[char], sound: &str) -> Option<Range<usize>> {
    if !is_sound(sound) {
        return None;
    }
    (0..run.len()).find_map(|start| {
        let characters = read(&run[start..], sound).filter(|characters| *characters > 1)?;
        Some(start..start + characters)
    })
}

/// How many characters a sound takes up.
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
    fn a_sound_is_heard_from_any_character_on() {
        assert_eq!(at("南京市江宁区", "jiangning"), Some(3..5));
        assert_eq!(at("集成电路", "dianlu"), Some(2..4));
        assert_eq!(at("集成电路", "jichengdi"), Some(0..3), "the last syllable may be cut short");
        assert_eq!(at("集成电路", "cheng dian"), None);
        assert_eq!(at("集成电路", "hengdian"), None, "a syllable is heard from its beginning");
        assert_eq!(at("集成电路", "jichengdianluban"), None);
        assert_eq!(at("集成电路", "lu"), None, "one syllable is not enough");
    }

    #[test]
    fn characters_are_read_in_each_of_their_ways() {
        for (name, sound) in [("中国银行", "yinhang"), ("重庆", "chongqing"), ("长江", "changjiang")]
        {
            assert!(at(name, sound).is_some(), "{name} is not heard as {sound}");
        }
        for sound in ["lvse", "luse"] {
            assert_eq!(at("绿色", sound), Some(0..2));
        }
    }
}
