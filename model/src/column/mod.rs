//! Columns and cells: each table of the package is declared once, as a Rust struct.
//!
//! The struct gives the reader, the writer and the schema, so the three always agree.

mod cell;
mod vocabulary;

pub use cell::{Cell, CellForm, Sha256, Target, Url};
pub use vocabulary::Word;
pub(crate) use vocabulary::vocabulary;

use std::borrow::Cow;

use crate::id::Id;
use crate::problem::Problems;
use crate::text::Texts;

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header row.
    pub name: &'static str,
    /// The type of its cells.
    pub form: CellForm,
    /// Whether its cells must not be empty.
    pub required: bool,
}

/// The cells of one row, read from left to right.
pub struct Cells<'row> {
    rest: csv::StringRecordIter<'row>,
    position: Position<'row>,
    problems: &'row mut Problems,
    texts: &'row mut Texts,
}

/// Which row of which file.
#[derive(Clone, Copy)]
pub(crate) struct Position<'file> {
    pub(crate) file: &'file str,
    pub(crate) row: u32,
}

impl<'row> Cells<'row> {
    pub(crate) fn new(
        record: &'row csv::StringRecord,
        position: Position<'row>,
        problems: &'row mut Problems,
        texts: &'row mut Texts,
    ) -> Self {
        Self { rest: record.iter(), position, problems, texts }
    }

    /// Reads the next cell; `None` where that is a problem, which is recorded.
    pub fn next<T: Cell>(&mut self, column: &'static str) -> Option<T> {
        let text = self.rest.next().unwrap_or_default();
        let mut value = if T::REQUIRED && text.is_empty() {
            Err(format!("is empty; accepted: {}", T::form().accepted()))
        } else {
            T::read(text)
        };
        if let Ok(value) = &mut value {
            value.share(self.texts);
        }
        value
            .map_err(|message| self.problems.error(self.position.file, self.position.row, column, message))
            .ok()
    }
}

/// The content of a cell, for rules that visit every cell.
pub enum CellContent<'row> {
    /// A reference to another row.
    Reference(Target, &'row Id),
    /// Free text.
    Text(&'row str),
}

/// A group of columns that is read, written and described together, such as a whole table.
pub trait Columns: Sized {
    /// The columns from left to right.
    fn columns() -> Vec<Column>;
    /// Reads the columns from a row; each invalid cell is reported.
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
    /// Appends the cells as they are written.
    fn write<'row>(&'row self, out: &mut Vec<Cow<'row, str>>);
    /// Visits each cell with free text or a reference, with the name of its column.
    fn visit<'row>(&'row self, visit: &mut dyn FnMut(&'static str, CellContent<'row>));
}

/// Visits one cell, if it is free text, and each row that it refers to.
pub fn visit_cell<'row, T: Cell>(
    column: &'static str,
    cell: &'row T,
    visit: &mut dyn FnMut(&'static str, CellContent<'row>),
) {
    cell.visit_references(&mut |target, id| visit(column, CellContent::Reference(target, id)));
    if let Some(text) = cell.text() {
        visit(column, CellContent::Text(text));
    }
}

/// Declares a struct whose fields are columns, in order.
macro_rules! columns {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident $(as $column:literal)? : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $crate::column::Columns for $name {
            fn columns() -> Vec<$crate::column::Column> {
                vec![$($crate::column::Column {
                    name: $crate::column::column_name!($field $($column)?),
                    form: <$type as $crate::column::Cell>::form(),
                    required: <$type as $crate::column::Cell>::REQUIRED,
                }),*]
            }
            fn read(cells: &mut $crate::column::Cells<'_>) -> Option<Self> {
                // Every cell is read before a failure ends the row, to report all problems at once.
                $(let $field = cells.next($crate::column::column_name!($field $($column)?));)*
                Some(Self { $($field: $field?,)* })
            }
            fn write<'row>(&'row self, out: &mut Vec<::std::borrow::Cow<'row, str>>) {
                $(out.push($crate::column::Cell::write(&self.$field));)*
            }
            fn visit<'row>(&'row self, visit: &mut dyn FnMut(&'static str, $crate::column::CellContent<'row>)) {
                $($crate::column::visit_cell($crate::column::column_name!($field $($column)?), &self.$field, visit);)*
            }
        }
    };
}

/// The name of a column: that of the field, unless the column is named like a Rust keyword.
macro_rules! column_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $column:literal) => {
        $column
    };
}

pub(crate) use {column_name, columns};
