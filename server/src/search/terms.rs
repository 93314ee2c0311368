//! Reads the text of a search into clauses, and finds what each of them stands for in the index.

use super::analysis::{STEM, cut, cut_further, stem, units};
use super::clause::Clause;
use super::engine::Engine;
use super::fold::{Piece, pieces};
use super::sounds::is_sound;
use super::stop_words::is_stop_word;

/// The most letters that are read; a search is no essay.
const MAX_LETTERS: usize = 600;
/// The most clauses; further ones are ignored.
const MAX_CLAUSES: usize = 24;
/// The fewest letters of a word of which a beginning is enough.
const MIN_PREFIX: usize = 2;
/// The fewest letters of a word that may have a typing error, and two of them.
const MIN_MISTYPED: (usize, usize) = (5, 9);
/// The most letters after a whole word.
const MAX_ENDING: usize = 2;

/// One thing that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    Word(String),
    Number(String),
    /// A word of Han characters, or characters that are in no dictionary.
    Han(String),
    /// What stands between quotation marks, or a number with its unit.
    Exactly(Vec<String>),
}

/// The clauses of a search, without words that carry no meaning. If there are no others, those are searched for.
pub(super) fn read(text: &str, engine: &Engine) -> Vec<Clause> {
    let text: String = text.chars().take(MAX_LETTERS).collect();
    let typed = typed(&text);
    let meant: Vec<_> = typed.iter().filter(|(typed, _)| !is_empty(typed)).cloned().collect();
    let mut wanted: Vec<(Typed, String)> = Vec::new();
    for (typed, shown) in if meant.is_empty() { typed } else { meant } {
        if wanted.len() < MAX_CLAUSES && wanted.iter().all(|(other, _)| *other != typed) {
            wanted.push((typed, shown));
        }
    }
    let clauses: Vec<Clause> =
        wanted.into_iter().map(|(typed, shown)| Clause { shown, ..resolve(&typed, engine) }).collect();
    joined_sound(&text, &clauses, engine).map_or(clauses, |clause| vec![clause])
}

/// The clauses of a text that is being typed: each word may be the beginning of one.
pub(super) fn typed_so_far(text: &str, engine: &Engine) -> Vec<Clause> {
    let mut clauses = read(text, engine);
    for clause in &mut clauses {
        let word: String = pieces(&clause.shown).iter().filter(|piece| !piece.han).map(Piece::text).collect();
        if word.is_empty() || is_number(&word) || !clause.phrases.is_empty() {
            continue;
        }
        let longer = engine.beginning_with(&word);
        clause.words.extend(longer.into_iter().map(|longer| (longer, 0.6)));
        clause.prefix = Some(word.clone());
        if is_sound(&word) && word.len() > 2 && engine.has_sound(&word) {
            clause.sound = Some(word);
        }
    }
    clauses
}

fn is_empty(typed: &Typed) -> bool {
    match typed {
        Typed::Word(word) | Typed::Han(word) => is_stop_word(word),
        Typed::Number(_) | Typed::Exactly(_) => false,
    }
}

/// A sound that was typed syllable by syllable.
fn joined_sound(text: &str, clauses: &[Clause], engine: &Engine) -> Option<Clause> {
    let words: Vec<Piece> = pieces(text);
    let is_in_index =
        |clause: &Clause| !clause.is_unknown() && clause.prefix.is_none() && clause.sound.is_none();
    let is_possible =
        words.len() > 1 && words.iter().all(|word| !word.han) && !clauses.iter().all(is_in_index);
    let sound: String = words.iter().map(Piece::text).collect();
    (is_possible && is_sound(&sound) && engine.has_sound(&sound)).then(|| Clause {
        shown: text.trim().to_owned(),
        sound: Some(sound),
        ..Clause::default()
    })
}

/// What was typed, each with its letters.
fn typed(text: &str) -> Vec<(Typed, String)> {
    let stretches: Vec<&str> = text.split(['"', '＂', '“', '”', '「', '」', '『', '』', '«', '»']).collect();
    let mut all = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        // Text after an unclosed quotation mark is not quoted.
        if at % 2 == 1 && at + 1 < stretches.len() {
            let units: Vec<String> = units(stretch).into_iter().map(|unit| unit.text).collect();
            if !units.is_empty() {
                all.push((Typed::Exactly(units), format!("“{}”", stretch.trim())));
            }
        } else {
            let pieces = pieces(stretch);
            let mut rest = pieces.iter().peekable();
            while let Some(piece) = rest.next() {
                let next = rest.peek().copied();
                add_piece(piece, next, stretch, &mut all);
            }
        }
    }
    all
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether a word multiplies the number before it.
fn is_magnitude(piece: &Piece) -> bool {
    matches!(piece.text().as_str(), "thousand" | "million" | "billion" | "trillion" | "percent")
}

/// Adds a word as it was typed, or the words of a run of Han characters.
fn add_piece(piece: &Piece, next: Option<&Piece>, stretch: &str, all: &mut Vec<(Typed, String)>) {
    let text = piece.text();
    if !piece.han {
        let range = piece.range(0..piece.letters.len());
        let shown = range.and_then(|range| stretch.get(range)).unwrap_or(&text).to_owned();
        // 1300亿: a number directly before its unit.
        let end = piece.places.last().map(|place| place.end);
        let unit = next.filter(|next| next.han && end == next.places.first().map(|place| place.start));
        let unit = unit.and_then(|next| next.letters.first()).filter(|unit| "亿万千百".contains(**unit));
        all.push(match unit {
            Some(unit) if is_number(&text) => {
                (Typed::Exactly(vec![text.clone(), unit.to_string()]), format!("{shown}{unit}"))
            }
            _ if is_number(&text) && next.is_some_and(is_magnitude) => {
                let magnitude = next.map(Piece::text).unwrap_or_default();
                (Typed::Exactly(vec![text.clone(), magnitude.clone()]), format!("{shown} {magnitude}"))
            }
            _ if is_number(&text) => (Typed::Number(text), shown),
            _ => (Typed::Word(text), shown),
        });
        return;
    }
    // Characters that are in no dictionary belong together, as those of a name do.
    let mut characters = String::new();
    let flush = |characters: &mut String, all: &mut Vec<(Typed, String)>| {
        if !characters.is_empty() {
            let name = std::mem::take(characters);
            all.push((Typed::Han(name.clone()), name));
        }
    };
    for word in cut(&text) {
        if word.chars().nth(1).is_none() && !is_stop_word(&word) {
            characters += &word;
            continue;
        }
        flush(&mut characters, all);
        all.push((Typed::Han(word.clone()), word));
    }
    flush(&mut characters, all);
}

/// The forms of the index that stand for what was typed.
fn resolve(typed: &Typed, engine: &Engine) -> Clause {
    let mut clause = Clause::default();
    match typed {
        Typed::Number(number) => {
            if engine.contains(number) {
                clause.words.insert(number.clone(), 1.0);
            }
        }
        Typed::Word(word) => resolve_word(word, engine, &mut clause),
        Typed::Han(word) => resolve_han(word, engine, &mut clause),
        Typed::Exactly(units) => clause.phrases.push((units.clone(), 1.0)),
    }
    clause
}

/// Words of the index that are close to one that is not in it.
pub(super) fn near(word: &str, engine: &Engine) -> Vec<String> {
    let is_whole = |near: &String| !near.starts_with(STEM) && !is_stop_word(near) && !is_number(near);
    if word.is_ascii() {
        let distance = if word.len() > MIN_MISTYPED.0 { 2 } else { 1 };
        return engine.similar(word, distance).into_iter().filter(is_whole).collect();
    }
    let characters: Vec<char> = word.chars().collect();
    let parts = characters.windows(2).map(|pair| pair.iter().collect::<String>());
    parts.filter(|part| engine.contains(part)).filter(is_whole).collect()
}

fn resolve_word(word: &str, engine: &Engine, clause: &mut Clause) {
    if engine.contains(word) {
        clause.words.insert(word.to_owned(), 1.0);
    }
    if let Some(stem) = stem(word).filter(|stem| engine.contains(stem)) {
        clause.words.insert(stem, 0.9);
    }
    let letters = word.chars().count();
    if !clause.words.is_empty() {
        // German also means Germany, and plan no planet.
        if letters >= MIN_MISTYPED.0 {
            let longer = engine.beginning_with(word).into_iter();
            let longer = longer.filter(|longer| longer.chars().count() <= letters + MAX_ENDING);
            clause.words.extend(longer.filter(|longer| longer != word).map(|longer| (longer, 0.5)));
        }
        return;
    }
    if letters >= MIN_PREFIX {
        clause.words.extend(engine.beginning_with(word).into_iter().map(|longer| (longer, 0.6)));
        clause.prefix = Some(word.to_owned());
    }
    if is_sound(word) && letters > 2 && engine.has_sound(word) {
        clause.sound = Some(word.to_owned());
    }
    if clause.is_unknown() && letters >= MIN_MISTYPED.0 {
        let distance = if letters >= MIN_MISTYPED.1 { 2 } else { 1 };
        let similar = engine.similar(word, distance).into_iter().filter(|similar| !is_stop_word(similar));
        clause.words.extend(similar.map(|similar| (similar, 0.5)));
        clause.is_misspelt = !clause.words.is_empty();
    }
}

fn resolve_han(word: &str, engine: &Engine, clause: &mut Clause) {
    let characters: Vec<String> = word.chars().map(String::from).collect();
    if characters.len() > 1 && engine.contains(word) {
        clause.words.insert(word.to_owned(), 1.0);
    } else if engine.has_phrase(&characters) {
        clause.phrases.push((characters, 0.9));
    } else {
        let parts = cut_further(word).into_iter().filter(|part| engine.contains(part));
        clause.words.extend(parts.map(|part| (part, 0.5)));
        clause.is_in_parts = true;
    }
}
