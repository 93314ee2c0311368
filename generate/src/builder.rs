//! Writes claims together with the sentences that they quote, so that no claim lacks its words.

use model::basis::{BasisWord, Tail};
use model::claim::{CitationRow, ClaimLinkRow, ClaimRelation, Use};
use model::id::{ClaimId, Id, RecordId, SourceId};
use model::lang::Bilingual;
use model::package::{ClaimRow, Files};
use model::record::{ChineseNameForm, Kind, NameForm, RecordRow, State};
use model::source::Language;
use model::when::{Day, Role, When};

use crate::cell::{both, example, id};
use crate::city::City;
use crate::directory::Directory;
use crate::history::History;
use crate::named_record::NamedRecord;
use crate::names::NameGenerator;
use crate::rng::SeededRng;
use crate::rows::{ClaimBody, Rows};
use crate::text::{QuotedSpan, SourceText, bytes};

/// What later records refer to: parts repeat the date of their whole and take a share of its amount.
#[derive(Clone)]
pub(crate) struct MainFacts {
    /// The role of its main date.
    pub(crate) role: Role,
    /// Its main date; `None` if the text gives none.
    pub(crate) when: Option<When>,
    /// The claim of its amount, if it has one.
    pub(crate) amount: Option<Id>,
}

impl MainFacts {
    /// Facts of a row without an amount.
    pub(crate) fn dated(role: Role, when: Option<When>) -> Self {
        Self { role, when, amount: None }
    }
}

/// The basis of a claim: what supports it.
pub(crate) struct Evidence {
    basis: BasisWord,
    /// Whether it has a link.
    url: bool,
    reason: Option<Bilingual>,
    quotes: Vec<QuotedSpan>,
}

impl Evidence {
    /// A source states it in these words.
    pub(crate) fn explicit(quote: QuotedSpan) -> Self {
        Self { basis: BasisWord::Explicit, url: false, reason: None, quotes: vec![quote] }
    }

    /// The editors infer it from these words.
    pub(crate) fn inferred(quote: QuotedSpan, reason: Bilingual) -> Self {
        Self { basis: BasisWord::Inferred, url: false, reason: Some(reason), quotes: vec![quote] }
    }

    /// It comes from outside the sources.
    pub(crate) fn editorial() -> Self {
        Self { basis: BasisWord::Editorial, url: true, reason: None, quotes: Vec::new() }
    }

    /// Search words are those of the editors, and claim nothing that could be looked up.
    pub(crate) fn of_search_words() -> Self {
        Self { url: false, ..Self::editorial() }
    }

    /// Adds a reason of the editors.
    pub(crate) fn remarked(self, reason: Option<Bilingual>) -> Self {
        Self { reason: reason.or(self.reason), ..self }
    }

    /// Adds a reason of the editors, unless it has one.
    pub(crate) fn or_remarked(self, reason: Option<Bilingual>) -> Self {
        Self { reason: self.reason.or(reason), ..self }
    }

    /// Adds another quote.
    pub(crate) fn and(mut self, quote: QuotedSpan) -> Self {
        self.quotes.push(quote);
        self
    }
}

/// A package under construction.
pub(crate) struct PackageBuilder {
    pub(crate) rng: SeededRng,
    pub(crate) names: NameGenerator,
    pub(crate) city: City,
    pub(crate) directory: Directory,
    pub(crate) history: History,
    pub(crate) rows: Rows,
    /// The source text that is being written.
    pub(crate) text: SourceText,
    /// The industry that the current record is named after.
    pub(crate) about: Option<NamedRecord>,
    pub(crate) texts: Files,
    claims: usize,
    records: usize,
}

impl PackageBuilder {
    /// An empty package with its first text begun.
    pub(crate) fn new(
        mut rng: SeededRng,
        names: NameGenerator,
        city: City,
        directory: Directory,
        day: Day,
    ) -> Self {
        let text = SourceText::open(1, day, &city.name, &mut rng);
        let (rows, texts) = (Rows::default(), Files::new());
        Self {
            rng,
            names,
            city,
            directory,
            history: History::default(),
            rows,
            text,
            about: None,
            texts,
            claims: 0,
            records: 0,
        }
    }

    /// Finishes the text and begins the next.
    pub(crate) fn next_text(&mut self, day: Day) {
        let number = self.rows.sources.len() + 2;
        let next = SourceText::open(number, day, &self.city.name, &mut self.rng);
        let done = std::mem::replace(&mut self.text, next);
        finish_text(done, &mut self.rng, &mut self.rows, &mut self.texts);
    }

    /// Finishes the last text and returns the tables, the texts and the city.
    pub(crate) fn finish(self) -> (Rows, Files, City) {
        let Self { mut rng, text, mut rows, mut texts, city, .. } = self;
        finish_text(text, &mut rng, &mut rows, &mut texts);
        (rows, texts, city)
    }

    /// The id for a new record of this kind.
    pub(crate) fn next_id(&mut self, kind: Kind) -> Id {
        self.records += 1;
        id(&kind.as_str().replace('_', "-"), self.records)
    }

    /// How the next sentence refers to a record: by name, or by a short form once the paragraph has the name.
    pub(crate) fn mention(&mut self, subject: &NamedRecord) -> Bilingual {
        if !self.text.mentions(&subject.name) || self.rng.percent(30) {
            return subject.name.clone();
        }
        match subject.kind {
            Kind::Person => both("The guest", "该嘉宾"),
            Kind::Organization => both("The institution", "该单位"),
            Kind::Event => both("The event", "该活动"),
            _ => both("It", "其"),
        }
    }

    /// Adds a claim with its citations and returns its id.
    pub(crate) fn add_claim<B: ClaimBody>(
        &mut self,
        subject: &NamedRecord,
        body: B,
        evidence: Evidence,
    ) -> Id {
        self.claims += 1;
        let claim = id("c", self.claims);
        let use_ = if evidence.basis == BasisWord::Inferred { Use::Supports } else { Use::States };
        self.rows.citations.extend(evidence.quotes.into_iter().map(|quote| CitationRow {
            claim: ClaimId(claim.clone()),
            source: SourceId(quote.source),
            start: Some(bytes(quote.start)),
            end: Some(bytes(quote.start + quote.words.len())),
            quote: quote.words.into(),
            use_,
        }));
        let tail = Tail {
            basis: evidence.basis,
            reason_en: evidence.reason.as_ref().map(|reason| reason.en.clone()),
            reason_zh: evidence.reason.map(|reason| reason.zh),
            url: evidence.url.then(|| example(&subject.id)),
        };
        let record = RecordId(subject.id.clone());
        B::table(&mut self.rows).push(ClaimRow { id: claim.clone(), record, body, tail });
        claim
    }

    /// Links a claim to an earlier one: restates, converts, contradicts, is part of.
    pub(crate) fn add_claim_link(
        &mut self,
        claim: Id,
        relation: ClaimRelation,
        other: Id,
        reason: Option<Bilingual>,
    ) {
        self.rows.claim_links.push(ClaimLinkRow {
            claim: ClaimId(claim),
            relation,
            other: ClaimId(other),
            reason_en: reason.as_ref().map(|reason| reason.en.clone()),
            reason_zh: reason.map(|reason| reason.zh),
        });
    }

    /// Adds a record. Its facts come first, because a name counts as printed only if the paragraph has it.
    ///
    /// A text prints the name in one language only. The name in the other language is the editors'
    /// translation, or an official name with a link to where it stands.
    pub(crate) fn add_record(&mut self, subject: &NamedRecord, naming: Naming) -> &mut RecordRow {
        let is_printed = self.text.mentions(&subject.name);
        // A foreign name is printed alike in both languages.
        let is_foreign = subject.name.en == subject.name.zh;
        let by_link = self.rng.percent(40);
        let (Bilingual { en, zh }, form, chinese) = match naming {
            Naming::Corrected(right) => (right, NameForm::Corrected, None),
            Naming::Described(name) => (name, NameForm::Descriptive, Some(ChineseNameForm::Translated)),
            Naming::Printed => {
                let (form, chinese) = match self.text.language() {
                    _ if !is_printed => (NameForm::Descriptive, Some(ChineseNameForm::Translated)),
                    _ if is_foreign => (NameForm::Printed, None),
                    Language::En => (NameForm::Printed, by_link.then_some(ChineseNameForm::Official)),
                    Language::Zh => (NameForm::Descriptive, Some(ChineseNameForm::Official)),
                };
                (subject.name.clone(), form, chinese)
            }
        };
        let note = self.rng.percent(4).then(|| both("Told in passing only.", "文中仅顺带提及。"));
        let row = RecordRow {
            id: subject.id.clone(),
            kind: subject.kind,
            name_en: en,
            name_en_form: form,
            name_zh: chinese.map(|_| zh),
            name_zh_form: chinese,
            name_zh_url: (chinese == Some(ChineseNameForm::Official)).then(|| example(&subject.id)),
            note_en: note.as_ref().map(|note| Box::new(note.en.clone())),
            note_zh: note.map(|note| Box::new(note.zh)),
            state: State::Published,
            replaced_by: None,
        };
        self.rows.records.push(row);
        let last = self.rows.records.len() - 1;
        &mut self.rows.records[last]
    }
}

/// Adds a finished text to the package: its bytes, its row and its passages that are left out.
fn finish_text(done: SourceText, rng: &mut SeededRng, rows: &mut Rows, texts: &mut Files) {
    let (source, left_out, text) = done.close(rng);
    texts.insert(source.file.clone(), text);
    rows.sources.push(source);
    rows.left_out.extend(left_out);
}

/// Where the name of a record comes from.
pub(crate) enum Naming {
    /// The text prints the name.
    Printed,
    /// The text misprints the name; this is the correct one.
    Corrected(Bilingual),
    /// The text gives no name; this is the editors' description.
    Described(Bilingual),
}
