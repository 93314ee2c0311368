//! The inverted index: words, and the rows or records that contain them.

use std::collections::BTreeMap;
use std::ops::Bound;

use roaring::{MultiOps as _, RoaringBitmap};
use rustc_hash::FxHashMap as HashMap;

use super::fold::pieces;
use super::pinyin_readings::{is_sound, readings};
use super::terms::{SearchTerms, Term};

/// The fewest letters of a word for which a typing error is accepted.
pub(super) const FEWEST_LETTERS: usize = 4;

/// The rows or records of each word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: BTreeMap<Box<str>, RoaringBitmap>,
    /// Han characters by themselves (with a second one of `\0`) and with the next.
    han: HashMap<(char, char), RoaringBitmap>,
    /// Pairs of neighbours, by [`Piece::pair`](super::fold::Piece::pair).
    pairs: HashMap<Box<str>, RoaringBitmap>,
    /// Han characters of names, which are also found by their sound, and the characters after them.
    names: HashMap<char, HashMap<char, RoaringBitmap>>,
    /// All rows or records.
    everything: RoaringBitmap,
}

/// The rows or records of a text.
#[derive(Clone, Copy)]
pub(super) enum Holders<'set> {
    One(u32),
    All(&'set RoaringBitmap),
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    /// Rows or records.
    pub(super) found: RoaringBitmap,
    /// The search in the form that was found.
    pub(super) asked: SearchTerms,
    /// A bit for each part of the search that was also matched by similar words.
    pub(super) nearly: u32,
}

impl Lexicon {
    /// Adds a text.
    pub(super) fn add(&mut self, text: &str, is_name: bool, holders: Holders<'_>) {
        fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, RoaringBitmap>, key: K, holders: Holders<'_>) {
            take(map.entry(key).or_default(), holders);
        }
        fn take(set: &mut RoaringBitmap, holders: Holders<'_>) {
            match holders {
                Holders::One(holder) => drop(set.insert(holder)),
                Holders::All(holders) => *set |= holders,
            }
        }
        take(&mut self.everything, holders);
        let pieces = pieces(text);
        for piece in &pieces {
            if !piece.han {
                let word = piece.text();
                match self.words.get_mut(word.as_str()) {
                    Some(set) => take(set, holders),
                    None => take(self.words.entry(word.into()).or_default(), holders),
                }
                continue;
            }
            for letter in &piece.letters {
                put(&mut self.han, (*letter, '\0'), holders);
            }
            for two in piece.letters.windows(2) {
                put(&mut self.han, (two[0], two[1]), holders);
            }
            for two in piece.letters.windows(2).filter(|_| is_name) {
                put(self.names.entry(two[0]).or_default(), two[1], holders);
            }
        }
        for (one, next) in pieces.iter().zip(pieces.iter().skip(1)) {
            put(&mut self.pairs, one.pair(next).into(), holders);
        }
    }

    /// What contains all parts of a search. Without a result the words are joined, then similar words are accepted.
    pub(super) fn find(&self, text: &str) -> Answer {
        let asked = SearchTerms::read(text);
        let joined = asked.joined();
        let ways = [(Some(&asked), false), (joined.as_ref(), false), (Some(&asked), true)];
        let answers = ways.into_iter().filter_map(|(asked, loosely)| Some(self.all(asked?, loosely)));
        answers.into_iter().find(|answer| !answer.found.is_empty()).unwrap_or_default()
    }

    /// What contains all parts of a search; `loosely` also accepts similar words.
    pub(super) fn all(&self, asked: &SearchTerms, loosely: bool) -> Answer {
        let mut nearly = 0;
        let mut sets = Vec::new();
        for (at, part) in asked.parts.iter().enumerate() {
            let set = match part {
                Term::Word(word) => {
                    let mut set = self.word(word);
                    if loosely || set.is_empty() {
                        set |= self.nearly(word);
                        nearly |= 1 << at;
                    }
                    set
                }
                Term::Run(letters) => self.run(letters),
                Term::Exactly(word) => self.words.get(word.as_str()).cloned().unwrap_or_default(),
                Term::Together(letters) => self.together(letters),
            };
            if set.is_empty() {
                return Answer { asked: asked.clone(), ..Answer::default() };
            }
            sets.push(set);
        }
        let measures = asked.measures.iter().filter(|_| !loosely);
        sets.extend(
            asked
                .pairs
                .iter()
                .chain(measures)
                .map(|pair| self.pairs.get(pair.as_str()).cloned().unwrap_or_default()),
        );
        sets.sort_by_key(RoaringBitmap::len);
        Answer { found: sets.intersection(), asked: asked.clone(), nearly }
    }

    /// What contains a word with this prefix, the word without its plural `s`, or a name with this sound. A number that
    /// occurs is matched exactly: a search for 5 billion does not mean 50.
    fn word(&self, word: &str) -> RoaringBitmap {
        if let Some(exactly) = self.words.get(word).filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return exactly.clone();
        }
        let from = (Bound::Included(word), Bound::Unbounded);
        let begins = self.words.range::<str, _>(from).take_while(|(known, _)| known.starts_with(word));
        let singular = word.strip_suffix('s').filter(|stem| stem.len() + 1 >= FEWEST_LETTERS);
        let singular = singular.and_then(|stem| self.words.get(stem));
        let sets: Vec<_> = begins.map(|(_, set)| set).chain(singular).collect();
        sets.union() | self.sound(word)
    }

    /// What contains a name with this sound, which is followed character by character through all names.
    fn sound(&self, sound: &str) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        if !is_sound(sound) {
            return found;
        }
        // What contains the characters read so far, by the rest of the sound and the last character.
        let mut open: BTreeMap<(usize, char), RoaringBitmap> = BTreeMap::new();
        for first in self.names.keys() {
            for left in readings(*first, sound).filter(|left| !left.is_empty()) {
                open.insert((left.len(), *first), self.everything.clone());
            }
        }
        while let Some(((left, last), set)) = open.pop_last() {
            let left = &sound[sound.len() - left..];
            for (next, holders) in self.names.get(&last).into_iter().flatten() {
                for left in readings(*next, left) {
                    let set = &set & holders;
                    if left.is_empty() {
                        found |= set;
                    } else if !set.is_empty() {
                        *open.entry((left.len(), *next)).or_default() |= set;
                    }
                }
            }
        }
        found
    }

    /// What contains a word that differs in one letter.
    fn nearly(&self, word: &str) -> RoaringBitmap {
        let Some(letters) = mistypable(word) else { return RoaringBitmap::new() };
        let mut other = Vec::new();
        let near = self.words.iter().filter(|(known, _)| {
            other.clear();
            other.extend(known.chars());
            differ_in_one(&letters, &other)
        });
        near.map(|(_, set)| set).union()
    }

    /// What contains Han characters in groups of two or more, since Chinese has no spaces between words. Groups of
    /// three are two pairs that overlap; longer ones consist of both.
    fn run(&self, letters: &[char]) -> RoaringBitmap {
        let empty = RoaringBitmap::new();
        let two = |at: usize| self.han.get(&(letters[at], letters[at + 1])).unwrap_or(&empty);
        match letters {
            [] => RoaringBitmap::new(),
            [letter] => self.han.get(&(*letter, '\0')).cloned().unwrap_or_default(),
            _ => {
                // What contains the characters before each position, in groups.
                let mut before = vec![self.everything.clone(), RoaringBitmap::new()];
                for end in 2..=letters.len() {
                    let mut set = &before[end - 2] & two(end - 2);
                    if end > 2 {
                        set |= (&before[end - 3] & two(end - 3)) & two(end - 2);
                    }
                    before.push(set);
                }
                before.pop().unwrap_or_default()
            }
        }
    }

    /// What contains Han characters in this order.
    fn together(&self, letters: &[char]) -> RoaringBitmap {
        match letters {
            [] | [_] => self.run(letters),
            _ => {
                let sets = letters
                    .windows(2)
                    .map(|two| self.han.get(&(two[0], two[1])).cloned().unwrap_or_default());
                sets.intersection()
            }
        }
    }
}

/// The letters of a word, if a typing error is accepted in it: not in short words and numbers.
pub(super) fn mistypable(word: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = word.chars().collect();
    (letters.len() >= FEWEST_LETTERS && !letters.iter().any(|letter| letter.is_numeric())).then_some(letters)
}

/// Whether one insertion, deletion, replacement or swap of neighbours turns one word into the other.
pub(super) fn differ_in_one(one: &[char], other: &[char]) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let ahead = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[ahead..], &other[ahead..]);
    let behind = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&one[..one.len() - behind], &other[..other.len() - behind]) {
        ([_] | [], [_] | []) => true,
        ([a, b], [c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mistake_is_forgiven_and_two_are_not() {
        let near = |one: &str, other: &str| {
            differ_in_one(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };
        for typo in ["ldar", "lidaar", "lidxr", "ldiar", "lidra", "lidar"] {
            assert!(near(typo, "lidar") && near("lidar", typo), "{typo}");
        }
        for other in ["ldr", "lidarxy", "radil", "liadr x", ""] {
            assert!(!near(other, "lidar"), "{other}");
        }
    }

    #[test]
    fn names_are_found_by_their_sound_and_other_texts_are_not() {
        let mut lexicon = Lexicon::default();
        lexicon.add("南京市集成电路产业", true, Holders::One(0));
        lexicon.add("重庆电路", true, Holders::One(1));
        lexicon.add("集成电路", false, Holders::One(2));
        let found = |text: &str| lexicon.find(text).found.iter().collect::<Vec<_>>();
        for (text, expected) in [
            ("jicheng dianlu", &[0][..]),
            ("jichengdianlu", &[0]),
            ("ji cheng dian lu", &[0]),
            ("JíChéng", &[0]),
            ("dianl", &[0, 1]),
            ("chongqing", &[1]),
            ("zhongqing", &[1]),
            ("dian", &[]),
            ("nanjingchan", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn han_characters_are_found_in_stretches() {
        let mut lexicon = Lexicon::default();
        lexicon.add("南京市打造集成电路产业地标行动计划", false, Holders::One(0));
        lexicon.add("集 成 电 路", false, Holders::One(1));
        let found = |text: &str| lexicon.find(text).found.iter().collect::<Vec<_>>();
        for text in ["集成电路", "南京集成电路", "电路", "成电路", "路", "产业地标计划", "\"集成电路\""]
        {
            assert!(found(text).contains(&0), "{text}");
        }
        for text in ["集电", "南京集", "\"南京集成\"", "京成"] {
            assert_eq!(found(text), [0; 0], "{text}");
        }
        assert_eq!(found("路"), [0, 1]);
    }
}
