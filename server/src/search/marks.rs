//! Finds the clauses of a search in a text, to mark them.

use std::ops::Range;

use model::view::TextSpan;

use super::analysis::{Unit, stem, units};
use super::clause::Clause;
use super::sounds::heard;

/// The clauses of a search that a text contains.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marks {
    /// A bit for each clause.
    pub(super) clauses: u32,
    /// Their bytes, in order and without overlap.
    pub(super) spans: Vec<TextSpan>,
}

impl Marks {
    /// Finds clauses in a text; only names are matched by sound.
    pub(super) fn new(clauses: &[Clause], text: &str, is_name: bool) -> Self {
        let units = units(text);
        let mut marks = Self::default();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (at, clause) in clauses.iter().enumerate() {
            let before = ranges.len();
            find(clause, &units, is_name, &mut ranges);
            if ranges.len() > before {
                marks.clauses |= 1 << at;
            }
        }
        marks.spans = apart(text, ranges);
        marks
    }

    /// How many clauses there are that another set of clauses lacks.
    pub(super) fn more_than(&self, seen: u32) -> u32 {
        (self.clauses & !seen).count_ones()
    }
}

/// Adds the parts of a text that match a clause.
fn find(clause: &Clause, units: &[Unit], is_name: bool, ranges: &mut Vec<Range<usize>>) {
    for unit in units.iter().filter(|unit| !unit.is_han) {
        let stems = || stem(&unit.text).is_some_and(|stem| clause.words.contains_key(&stem));
        if clause.words.contains_key(&unit.text) || stems() {
            let all = unit.range.clone();
            let prefix = clause.prefix.as_ref().filter(|prefix| unit.text.starts_with(prefix.as_str()));
            // Letters have a byte each, unless the text has them in full width.
            let prefix = prefix.filter(|_| all.len() == unit.text.len());
            ranges.push(prefix.map_or(all.clone(), |prefix| all.start..all.start + prefix.len()));
        }
    }
    let han = clause.words.keys().filter(|word| word.chars().all(|letter| !letter.is_ascii()));
    let runs = han.map(|word| word.chars().map(String::from).collect::<Vec<_>>());
    for phrase in runs.chain(clause.phrases.iter().map(|(phrase, _)| phrase.clone())) {
        for window in units.windows(phrase.len().max(1)) {
            let is_here = window.iter().map(|unit| &unit.text).eq(&phrase);
            if is_here && let (Some(first), Some(last)) = (window.first(), window.last()) {
                ranges.push(first.range.start..last.range.end);
            }
        }
    }
    if let Some(sound) = clause.sound.as_ref().filter(|_| is_name) {
        for run in units.chunk_by(|one, next| one.is_han && next.is_han && one.range.end == next.range.start)
        {
            let letters: Vec<char> = run.iter().filter_map(|unit| unit.text.chars().next()).collect();
            if run[0].is_han
                && let Some(heard) = heard(&letters, sound)
            {
                ranges.push(run[heard.start].range.start..run[heard.end - 1].range.end);
            }
        }
    }
}

/// Sorts ranges, and joins those with only white space between them.
fn apart(text: &str, mut ranges: Vec<Range<usize>>) -> Vec<TextSpan> {
    ranges.sort_by_key(|range| range.start);
    let mut spans: Vec<TextSpan> = Vec::new();
    for range in ranges {
        let between = |end: usize| text.get(end..range.start).unwrap_or_default();
        match spans.last_mut().filter(|last| between(last.1).trim().is_empty()) {
            Some(last) => last.1 = last.1.max(range.end),
            None => spans.push((range.start, range.end)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::super::engine::{Document, Engine, Part};
    use super::super::sounds::sounds;
    use super::super::terms;
    use super::*;

    fn marked(search: &str, text: &str) -> String {
        let mut document = Document::default();
        document.add(Part::Name, text);
        sounds(text).for_each(|sound| document.add_sound(sound, true));
        let engine = Engine::new(std::iter::once(document)).unwrap();
        let marks = Marks::new(&terms::read(search, &engine), text, true);
        let mut out = String::new();
        let mut end = 0;
        for (start, stop) in marks.spans {
            out.extend([&text[end..start], "[", &text[start..stop], "]"]);
            end = stop;
        }
        out + &text[end..]
    }

    #[test]
    fn the_words_of_a_search_are_marked() {
        for (search, text, expected) in [
            ("lidar agn", "Agnos Lidar R&D", "[Agn]os [Lidar] R&D"),
            ("forums", "Summit Forum", "Summit [Forum]"),
            ("lidra", "Agnos Lidar", "Agnos [Lidar]"),
            ("purple mountain", "On Purple Mountain", "On [Purple Mountain]"),
            ("xu", "X\u{fc} and xu\u{308}", "[X\u{fc}] and [xu\u{308}]"),
            ("南京集成电路", "南京市打造集成电路产业", "[南京]市打造[集成电路]产业"),
            ("南京北京", "南京市", "[南京]市"),
            ("jicheng dianlu", "集成电路产业", "[集成电路]产业"),
            ("\"成电\"", "集成电路", "集[成电]路"),
            ("1300亿", "超1300亿元", "超[1300亿]元"),
            ("🎉", "party 🎉", "party 🎉"),
        ] {
            assert_eq!(marked(search, text), expected, "{search}");
        }
    }
}
