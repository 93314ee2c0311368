//! All tables of a package, each declared by the type of its rows.

use std::borrow::Cow;

use super::sheet::Sheet;
use super::{AREAS, Files};
use crate::basis::{BasisWord, Tail};
use crate::claim::{CitationRow, ClaimLinkRow, FurtherForm, Link, Name, Statement};
use crate::column::{CellContent, Cells, Column, Columns, columns};
use crate::count::Count;
use crate::id::{Id, RecordId};
use crate::money::Amount;
use crate::place::{Areas, Location, Place};
use crate::problem::Problems;
use crate::record::RecordRow;
use crate::source::{LeftOut, Source};
use crate::text::Texts;
use crate::when::{Dating, When};

columns! {
    /// A row of `questions.csv`: a question that a reader may ask, and the answer as printed.
    pub struct Question {
        /// Its id.
        id: Id,
        /// The question in English.
        question_en: String,
        /// The question in Chinese.
        question_zh: String,
        /// The query whose results contain the answer, as it is written after `?` in an address.
        query: Option<String>,
        /// The records that the answer rests on; it may rest on none.
        records: Vec<RecordId>,
        /// The answer in English.
        answer_en: String,
        /// The answer in Chinese.
        answer_zh: String,
    }
}

/// A row of a claim table: the columns of its value between the head and the tail that all claim tables share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimRow<B> {
    /// The claim's own id.
    pub id: Id,
    /// The record that it is about.
    pub record: RecordId,
    /// What is said.
    pub body: B,
    /// Its basis.
    pub tail: Tail,
}

columns! {
    /// The first columns of each claim table.
    pub struct Head {
        /// The claim's own id.
        id: Id,
        /// The record that it is about.
        record: RecordId,
    }
}

impl<B: Columns> Columns for ClaimRow<B> {
    fn columns() -> Vec<Column> {
        [Head::columns(), B::columns(), Tail::columns()].concat()
    }
    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let (head, body, tail) = (Head::read(cells), B::read(cells), Tail::read(cells));
        let Head { id, record } = head?;
        Some(Self { id, record, body: body?, tail: tail? })
    }
    fn write<'row>(&'row self, out: &mut Vec<Cow<'row, str>>) {
        out.extend([self.id.as_str().into(), self.record.as_str().into()]);
        self.body.write(out);
        self.tail.write(out);
    }
    fn visit<'row>(&'row self, visit: &mut dyn FnMut(&'static str, CellContent<'row>)) {
        crate::column::visit_cell("record", &self.record, visit);
        self.body.visit(visit);
        self.tail.visit(visit);
    }
}

/// Declares the tables once, for reading, for the schema, and for rules that visit all of them.
macro_rules! all_tables {
    ($($table:ident: $row:ty = $file:literal,)*) => {
        /// The tables of a package, with the rows that could be read.
        pub(crate) struct Tables {
            $(pub(crate) $table: Sheet<$row>,)*
            pub(crate) areas: Areas,
        }

        /// The file and the columns of every table, in the order in which a package lists them.
        pub(super) fn tables() -> Vec<(&'static str, Vec<Column>)> {
            vec![$(($file, <$row>::columns())),*]
        }

        impl Tables {
            /// Reads all tables, and records the problems of each. `None` if one is missing or unreadable: then
            /// references cannot be checked.
            pub(crate) fn read(files: &Files, problems: &mut Problems) -> Option<Self> {
                let mut texts = Texts::default();
                $(let $table = sheet($file, files, &mut texts, problems);)*
                let areas = areas(files, problems);
                check_unknown(files, problems);
                Some(Self { $($table: $table?,)* areas: areas? })
            }

            /// Visits every cell with a reference or free text.
            pub(crate) fn visit<'all>(&'all self, visit: &mut dyn FnMut(&'static str, u32, &'static str, CellContent<'all>)) {
                $(for (number, row) in self.$table.iter() {
                    row.visit(&mut |column, content| visit($file, number, column, content));
                })*
            }
        }
    };
}

all_tables! {
    sources: Source = "sources.csv",
    records: RecordRow = "records.csv",
    names: ClaimRow<Name> = "names.csv",
    dates: ClaimRow<Dating> = "dates.csv",
    locations: ClaimRow<Location> = "locations.csv",
    amounts: ClaimRow<Amount> = "amounts.csv",
    counts: ClaimRow<Count> = "counts.csv",
    links: ClaimRow<Link> = "links.csv",
    statements: ClaimRow<Statement> = "statements.csv",
    citations: CitationRow = "citations.csv",
    claim_links: ClaimLinkRow = "claim_links.csv",
    places: Place = "places.csv",
    left_out: LeftOut = "left_out.csv",
    questions: Question = "questions.csv",
}

/// The columns that all claim tables share, of one row.
#[derive(Clone, Copy)]
pub(crate) struct AnyClaim<'row> {
    pub(crate) file: &'static str,
    pub(crate) row: u32,
    pub(crate) id: &'row Id,
    pub(crate) record: &'row RecordId,
    pub(crate) tail: &'row Tail,
}

/// The date for which a claim holds, where its table has columns for it.
pub(crate) struct AsOf<'row> {
    pub(crate) claim: AnyClaim<'row>,
    pub(crate) when: Option<When>,
    pub(crate) basis: Option<BasisWord>,
}

fn any_claims<B>(sheet: &Sheet<ClaimRow<B>>) -> impl Iterator<Item = (AnyClaim<'_>, &B)> {
    sheet.iter().map(|(row, claim)| {
        let ClaimRow { id, record, body, tail } = claim;
        (AnyClaim { file: sheet.file, row, id, record, tail }, body)
    })
}

impl Tables {
    /// The head and tail of every claim, table by table. Search words are no claims.
    pub(crate) fn claims(&self) -> impl Iterator<Item = AnyClaim<'_>> {
        fn of<B>(sheet: &Sheet<ClaimRow<B>>) -> impl Iterator<Item = AnyClaim<'_>> {
            any_claims(sheet).map(|(claim, _)| claim)
        }
        let names = any_claims(&self.names).filter(|(_, name)| name.form != FurtherForm::Search);
        names
            .map(|(claim, _)| claim)
            .chain(of(&self.dates))
            .chain(of(&self.locations))
            .chain(of(&self.amounts))
            .chain(of(&self.counts))
            .chain(of(&self.links))
            .chain(of(&self.statements))
    }

    /// The head and tail of the rows of search words.
    pub(crate) fn search_words(&self) -> impl Iterator<Item = AnyClaim<'_>> {
        any_claims(&self.names).filter(|(_, name)| name.form == FurtherForm::Search).map(|(claim, _)| claim)
    }

    /// The columns `as_of` and `as_of_basis` of the tables that have them.
    pub(crate) fn as_of_dates(&self) -> impl Iterator<Item = AsOf<'_>> {
        fn of<B>(
            sheet: &Sheet<ClaimRow<B>>,
            columns: impl Fn(&B) -> (Option<When>, Option<BasisWord>),
        ) -> impl Iterator<Item = AsOf<'_>> {
            any_claims(sheet).map(move |(claim, body)| {
                let (when, basis) = columns(body);
                AsOf { claim, when, basis }
            })
        }
        of(&self.amounts, |amount| (amount.as_of, amount.as_of_basis))
            .chain(of(&self.counts, |count| (count.as_of, count.as_of_basis)))
            .chain(of(&self.links, |link| (link.as_of, link.as_of_basis)))
            .chain(of(&self.statements, |statement| (statement.as_of, statement.as_of_basis)))
    }

    /// The claims in rows that could not be read.
    pub(crate) fn unread_claims(&self) -> impl Iterator<Item = &Id> {
        let sheets = [
            &self.names.unread,
            &self.dates.unread,
            &self.locations.unread,
            &self.amounts.unread,
            &self.counts.unread,
            &self.links.unread,
            &self.statements.unread,
        ];
        sheets.into_iter().flatten()
    }
}

fn sheet<R: Columns>(
    file: &'static str,
    files: &Files,
    texts: &mut Texts,
    problems: &mut Problems,
) -> Option<Sheet<R>> {
    if let Some(bytes) = files.get(file) {
        return Sheet::read(file, bytes, texts, problems);
    }
    problems.file(file, "is missing; accepted: every table, even with only its header row");
    None
}

fn areas(files: &Files, problems: &mut Problems) -> Option<Areas> {
    let Some(bytes) = files.get(AREAS) else {
        problems.file(AREAS, "is missing; accepted: a FeatureCollection, even an empty one");
        return None;
    };
    Areas::read(bytes).map_err(|error| problems.file(AREAS, error.0)).ok()
}

fn check_unknown(files: &Files, problems: &mut Problems) {
    let known = tables();
    for file in files.keys().filter(|file| file.ends_with(".csv")) {
        if !known.iter().any(|(name, _)| name == file) {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            problems.file(file, format!("is not a table of this format; accepted: {}", names.join(", ")));
        }
    }
}
