//! The full-text index: [tantivy] in memory, one segment, a document for each record and source.

use std::collections::BTreeSet;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::{
    BooleanQuery, BoostQuery, DisjunctionMaxQuery, EnableScoring, FuzzyTermQuery, PhraseQuery, Query, Scorer,
    TermQuery,
};
use tantivy::schema::{Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::PreTokenizedString;
use tantivy::{
    DocId, Index, IndexSettings, Score, Searcher, SegmentOrdinal, SegmentReader, TERMINATED, TantivyDocument,
    Term,
};

use super::analysis::Tokens;
use super::clause::Clause;

/// The parts of a document, by how much a word in them says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its names.
    Name,
    /// Words for what it is: kind, status, offices, words of the editors.
    Words,
    /// Names of what it is linked to.
    Linked,
    /// Statements, quotes, notes, dates, amounts.
    Body,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Words, Self::Linked, Self::Body];

    /// How much more a word in it counts than one in the body.
    const fn weight(self) -> Score {
        match self {
            Self::Name => 3.0,
            Self::Words => 1.6,
            Self::Linked => 1.3,
            Self::Body => 1.0,
        }
    }
}

/// The texts of a document.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// By [`Part`].
    parts: [Tokens; 4],
    /// Its names in pinyin, and those of what it is linked to.
    sounds: [Tokens; 2],
    /// Whether it is a page of the directory or a source, and no row.
    is_page: bool,
}

impl Document {
    /// A page of the directory or a source.
    pub(super) fn page() -> Self {
        Self { is_page: true, ..Self::default() }
    }

    pub(super) fn add(&mut self, part: Part, text: &str) {
        self.parts[part as usize].add(text);
    }

    /// Adds the sound of a name, its own or of something that it is linked to.
    pub(super) fn add_sound(&mut self, sound: String, is_own: bool) {
        self.sounds[usize::from(!is_own)].add_raw(sound);
    }
}

/// The most words that a beginning of a word stands for.
const MAX_EXPANSIONS: usize = 64;
/// The memory for building, in bytes; the library needs at least 15 million.
const BUILD_MEMORY: usize = 50_000_000;

/// The index. Documents have the numbers in which they were added.
#[derive(Clone)]
pub(super) struct Engine {
    searcher: Searcher,
    /// By [`Part`].
    parts: [Field; 4],
    /// Of its own names, and of linked ones.
    sounds: [Field; 2],
    is_page: Field,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Engine({} documents)", self.searcher.num_docs())
    }
}

impl Engine {
    /// Builds the index.
    pub(super) fn new(documents: impl Iterator<Item = Document>) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let options = |record| {
            let indexing = TextFieldIndexing::default().set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let with_positions = options(IndexRecordOption::WithFreqsAndPositions);
        let parts = ["name", "words", "linked", "body"]
            .map(|name| schema.add_text_field(name, with_positions.clone()));
        let sounds = ["sounds", "linked_sounds"]
            .map(|name| schema.add_text_field(name, options(IndexRecordOption::Basic)));
        let is_page = schema.add_bool_field("is_page", INDEXED);
        let builder = Index::builder().schema(schema.build()).settings(IndexSettings::default());
        let mut writer =
            builder.single_segment_index_writer(tantivy::directory::RamDirectory::create(), BUILD_MEMORY)?;
        for document in documents {
            let mut fields = TantivyDocument::default();
            for (field, tokens) in parts.into_iter().zip(document.parts) {
                fields.add_pre_tokenized_text(field, PreTokenizedString::from(tokens));
            }
            for (field, tokens) in sounds.into_iter().zip(document.sounds) {
                fields.add_pre_tokenized_text(field, PreTokenizedString::from(tokens));
            }
            fields.add_bool(is_page, document.is_page);
            writer.add_document(fields)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        Ok(Self { searcher, parts, sounds, is_page })
    }

    fn segment(&self) -> Option<&SegmentReader> {
        self.searcher.segment_readers().first()
    }

    /// Whether any document contains this word.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.parts.iter().any(|field| self.frequency(*field, word) > 0)
    }

    /// Whether any document has these words or characters one after the other.
    pub(super) fn has_phrase(&self, units: &[String]) -> bool {
        let clause = Clause { phrases: vec![(units.to_vec(), 1.0)], ..Clause::default() };
        self.documents(&self.query(&clause, &Part::ALL)).is_some_and(|found| found.doc() != TERMINATED)
    }

    /// In how many documents a part contains this word.
    fn frequency(&self, field: Field, word: &str) -> u64 {
        self.searcher.doc_freq(&Term::from_field_text(field, word)).unwrap_or(0)
    }

    /// Words of the index that begin with this.
    pub(super) fn beginning_with(&self, start: &str) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        for field in self.parts {
            let Some(index) = self.segment().and_then(|segment| segment.inverted_index(field).ok()) else {
                continue;
            };
            let Ok(mut stream) = index.terms().range().ge(start).into_stream() else { continue };
            while stream.advance() && words.len() < MAX_EXPANSIONS * self.parts.len() {
                match std::str::from_utf8(stream.key()) {
                    Ok(word) if word.starts_with(start) => words.insert(word.to_owned()),
                    _ => break,
                };
            }
        }
        words.into_iter().take(MAX_EXPANSIONS).collect()
    }

    /// Words of the index that differ in so many letters, with the same first letter.
    pub(super) fn similar(&self, word: &str, distance: u8) -> BTreeSet<String> {
        let first = word.chars().next();
        let mut words = BTreeSet::new();
        for field in self.parts {
            let query = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
            let index = self.segment().and_then(|segment| segment.inverted_index(field).ok());
            let (Ok(automaton), Some(index)) = (query.automaton(), index) else { continue };
            let Ok(mut stream) = index.terms().search(automaton).into_stream() else { continue };
            while stream.advance() && words.len() < MAX_EXPANSIONS {
                let similar = std::str::from_utf8(stream.key()).ok();
                words.extend(similar.filter(|similar| similar.chars().next() == first).map(str::to_owned));
            }
        }
        words
    }

    /// Whether a name sounds like this, or begins to.
    pub(super) fn has_sound(&self, sound: &str) -> bool {
        !self.sounds_like(sound, self.sounds[0]).is_empty()
    }

    fn sounds_like(&self, sound: &str, field: Field) -> Vec<Term> {
        let mut terms = Vec::new();
        let index = self.segment().and_then(|segment| segment.inverted_index(field).ok());
        if let Some(index) = index
            && let Ok(mut stream) = index.terms().range().ge(sound).into_stream()
        {
            while stream.advance()
                && stream.key().starts_with(sound.as_bytes())
                && terms.len() < MAX_EXPANSIONS
            {
                if let Ok(text) = std::str::from_utf8(stream.key()) {
                    terms.push(Term::from_field_text(field, text));
                }
            }
        }
        terms
    }

    /// The documents that match a clause, with their scores, by ascending number.
    pub(super) fn matches(&self, clause: &Clause, parts: &[Part]) -> Vec<(DocId, Score)> {
        self.searcher.search(&self.query(clause, parts), &AllScores).unwrap_or_default()
    }

    /// The pages that match a clause.
    pub(super) fn pages(&self, clause: &Clause, parts: &[Part]) -> Vec<DocId> {
        let is_page = TermQuery::new(Term::from_field_bool(self.is_page, true), IndexRecordOption::Basic);
        let both = BooleanQuery::intersection(vec![Box::new(is_page), Box::new(self.query(clause, parts))]);
        let Some(mut found) = self.documents(&both) else { return Vec::new() };
        let mut pages = Vec::new();
        while found.doc() != TERMINATED {
            pages.push(found.doc());
            found.advance();
        }
        pages
    }

    /// The documents that match a query, without scores.
    fn documents(&self, query: &dyn Query) -> Option<Box<dyn Scorer>> {
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher)).ok()?;
        weight.scorer(self.segment()?, 1.0).ok()
    }

    fn query(&self, clause: &Clause, parts: &[Part]) -> DisjunctionMaxQuery {
        DisjunctionMaxQuery::with_tie_breaker(self.queries(clause, parts), 0.1)
    }

    fn queries(&self, clause: &Clause, parts: &[Part]) -> Vec<Box<dyn Query>> {
        let mut queries: Vec<Box<dyn Query>> = Vec::new();
        let mut add =
            |query: Box<dyn Query>, weight: Score| queries.push(Box::new(BoostQuery::new(query, weight)));
        let term = |field, word: &str| {
            Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
        };
        for part in parts {
            let field = self.parts[*part as usize];
            for (word, weight) in clause.words.iter().filter(|(word, _)| self.frequency(field, word) > 0) {
                add(term(field, word), part.weight() * weight);
            }
            for (phrase, weight) in &clause.phrases {
                let terms: Vec<_> = phrase.iter().map(|word| Term::from_field_text(field, word)).collect();
                match terms.len() {
                    0 => {}
                    1 => add(term(field, &phrase[0]), part.weight() * weight),
                    _ => add(Box::new(PhraseQuery::new(terms)), part.weight() * weight),
                }
            }
        }
        let sounds = [Part::Name, Part::Linked].into_iter().zip(self.sounds);
        for (part, field) in sounds.filter(|(part, _)| parts.contains(part)) {
            for term in clause.sound.iter().flat_map(|sound| self.sounds_like(sound, field)) {
                add(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), part.weight());
            }
        }
        queries
    }
}

/// Collects all documents with their scores.
struct AllScores;

impl Collector for AllScores {
    type Fruit = Vec<(DocId, Score)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<Self::Child> {
        Ok(SegmentScores(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(DocId, Score)>>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

struct SegmentScores(Vec<(DocId, Score)>);

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(DocId, Score)>;

    fn collect(&mut self, document: DocId, score: Score) {
        self.0.push((document, score));
    }

    fn harvest(self) -> Self::Fruit {
        self.0
    }
}
