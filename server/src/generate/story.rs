//! Claims and the sentences that bear them, written at the same time: no claim without its words.

use model::claim::{BasisWord, Both, CitationRow, ClaimLinkRow, ClaimRelation, Language, Tail, Use};
use model::id::{ClaimId, Id, RecordId, SourceId};
use model::package::{ClaimRow, Files};
use model::record::{ChineseNameForm, Kind, NameForm, RecordRow, State};
use model::when::{Day, Role, When};

use super::cast::Cast;
use super::cell::{both, example, id};
use super::city::City;
use super::dice::Dice;
use super::memory::Memory;
use super::names::Names;
use super::rows::{Body, Rows};
use super::text::{Quote, Text, bytes};

/// A record as texts speak of it.
#[derive(Clone)]
pub(super) struct Subject {
    /// Its id.
    pub(super) id: Id,
    /// What it is a record of.
    pub(super) kind: Kind,
    /// Its names as texts print them.
    pub(super) name: Both,
}

/// What later records come back to in a row.
#[derive(Clone)]
pub(super) struct Main {
    /// The role of its main date.
    pub(super) role: Role,
    /// Its main date, if the text gives one.
    pub(super) when: Option<When>,
    /// An amount of it.
    pub(super) amount: Option<Id>,
}

impl Main {
    /// A row without an amount.
    pub(super) fn dated(role: Role, when: Option<When>) -> Self {
        Self { role, when, amount: None }
    }
}

/// What a claim rests on.
pub(super) struct Ground {
    basis: BasisWord,
    reason: Option<Both>,
    quotes: Vec<Quote>,
}

impl Ground {
    /// A source says it in these words.
    pub(super) fn explicit(quote: Quote) -> Self {
        Self { basis: BasisWord::Explicit, reason: None, quotes: vec![quote] }
    }

    /// The editors conclude it from these words.
    pub(super) fn inferred(quote: Quote, reason: Both) -> Self {
        Self { basis: BasisWord::Inferred, reason: Some(reason), quotes: vec![quote] }
    }

    /// It comes from outside the sources.
    pub(super) fn editorial() -> Self {
        Self { basis: BasisWord::Editorial, reason: None, quotes: Vec::new() }
    }

    /// With a remark of the editors.
    pub(super) fn remarked(self, reason: Option<Both>) -> Self {
        Self { reason: reason.or(self.reason), ..self }
    }

    /// With further words.
    pub(super) fn and(mut self, quote: Quote) -> Self {
        self.quotes.push(quote);
        self
    }
}

/// The package while it is written.
pub(super) struct Story {
    pub(super) dice: Dice,
    pub(super) names: Names,
    pub(super) city: City,
    pub(super) cast: Cast,
    pub(super) memory: Memory,
    pub(super) rows: Rows,
    /// The text that is being written.
    pub(super) text: Text,
    /// The industry that the record is named after.
    pub(super) about: Option<Subject>,
    pub(super) texts: Files,
    claims: usize,
    records: usize,
}

impl Story {
    /// Nothing is told yet; the first text is open.
    pub(super) fn new(mut dice: Dice, names: Names, city: City, cast: Cast, day: Day) -> Self {
        let text = Text::open(1, day, &city.name, &mut dice);
        let (rows, texts) = (Rows::default(), Files::new());
        Self {
            dice,
            names,
            city,
            cast,
            memory: Memory::default(),
            rows,
            text,
            about: None,
            texts,
            claims: 0,
            records: 0,
        }
    }

    /// Ends the text and opens the next.
    pub(super) fn next_text(&mut self, day: Day) {
        let number = self.rows.sources.len() + 2;
        let next = Text::open(number, day, &self.city.name, &mut self.dice);
        let done = std::mem::replace(&mut self.text, next);
        keep(done, &mut self.dice, &mut self.rows, &mut self.texts);
    }

    /// Ends the last text.
    pub(super) fn end(self) -> (Rows, Files, City) {
        let Self { mut dice, text, mut rows, mut texts, city, .. } = self;
        keep(text, &mut dice, &mut rows, &mut texts);
        (rows, texts, city)
    }

    /// An id for a new record.
    pub(super) fn fresh_id(&mut self, kind: Kind) -> Id {
        self.records += 1;
        id(&kind.as_str().replace('_', "-"), self.records)
    }

    /// How the next sentence speaks of a record: by its name, or shorter where the paragraph has it already.
    pub(super) fn who(&mut self, of: &Subject) -> Both {
        if !self.text.mentions(&of.name) || self.dice.percent(30) {
            return of.name.clone();
        }
        match of.kind {
            Kind::Person => both("The guest", "该嘉宾"),
            Kind::Organization => both("The institution", "该单位"),
            Kind::Event => both("The event", "该活动"),
            _ => both("It", "其"),
        }
    }

    /// Adds a claim with its citations.
    pub(super) fn claim<B: Body>(&mut self, of: &Subject, body: B, ground: Ground) -> Id {
        self.claims += 1;
        let claim = id("c", self.claims);
        let use_ = if ground.basis == BasisWord::Inferred { Use::Grounds } else { Use::Bears };
        self.rows.citations.extend(ground.quotes.into_iter().map(|quote| CitationRow {
            claim: ClaimId(claim.clone()),
            source: SourceId(quote.source),
            start: Some(bytes(quote.start)),
            end: Some(bytes(quote.start + quote.words.len())),
            quote: quote.words,
            use_,
        }));
        let tail = Tail {
            basis: ground.basis,
            reason_en: ground.reason.as_ref().map(|reason| reason.en.clone()),
            reason_zh: ground.reason.map(|reason| reason.zh),
            url: (ground.basis == BasisWord::Editorial).then(|| example(&of.id)),
        };
        let record = RecordId(of.id.clone());
        B::table(&mut self.rows).push(ClaimRow { id: claim.clone(), record, body, tail });
        claim
    }

    /// Says how a claim stands to an earlier one.
    pub(super) fn relate(&mut self, claim: Id, relation: ClaimRelation, other: Id, reason: Option<Both>) {
        self.rows.claim_links.push(ClaimLinkRow {
            claim: ClaimId(claim),
            relation,
            other: ClaimId(other),
            reason_en: reason.as_ref().map(|reason| reason.en.clone()),
            reason_zh: reason.map(|reason| reason.zh),
        });
    }

    /// Adds a record once its facts are told: a name is printed only where the paragraph holds it.
    ///
    /// What a text prints in one language has a name in the other only from the editors' hands: a
    /// translation of a description, or a name that a link shows.
    pub(super) fn record(&mut self, subject: &Subject, naming: Naming) -> &mut RecordRow {
        let is_printed = self.text.mentions(&subject.name);
        // A foreign name stands in every text as it is.
        let is_foreign = subject.name.en == subject.name.zh;
        let by_link = self.dice.percent(40);
        let (Both { en, zh }, form, chinese) = match naming {
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
        let note = self.dice.percent(4).then(|| both("Told in passing only.", "文中仅顺带提及。"));
        let row = RecordRow {
            id: subject.id.clone(),
            kind: subject.kind,
            name_en: en,
            name_en_form: form,
            name_zh: chinese.map(|_| zh),
            name_zh_form: chinese,
            name_zh_url: (chinese == Some(ChineseNameForm::Official)).then(|| example(&subject.id)),
            note_en: note.as_ref().map(|note| note.en.clone()),
            note_zh: note.map(|note| note.zh),
            state: State::Published,
            replaced_by: None,
        };
        self.rows.records.push(row);
        let last = self.rows.records.len() - 1;
        &mut self.rows.records[last]
    }
}

/// Puts a text that is told where it belongs: its row, what was left out of it, and its bytes.
fn keep(done: Text, dice: &mut Dice, rows: &mut Rows, texts: &mut Files) {
    let (source, left_out, text) = done.close(dice);
    texts.insert(source.file.clone(), text);
    rows.sources.push(source);
    rows.left_out.extend(left_out);
}

/// Where the names of a record come from.
pub(super) enum Naming {
    /// The text prints the name.
    Printed,
    /// The text prints it with a mistake; this is without.
    Corrected(Both),
    /// The text gives no name; the editors describe what it is.
    Described(Both),
}
