//! Columns and cells: each table of the package is declared once, as a Rust struct.
//!
//! The struct gives the reader, the writer and the schema, so the three cannot drift apart.

use std::borrow::Cow;

use crate::id::Id;
use crate::number::Number;
use crate::package::problem::Problems;

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A row of `records.csv`.
    Records,
    /// A row of `places.csv`.
    Places,
    /// A row of `sources.csv`.
    Sources,
    /// A row of any claim table: dates, locations, amounts, counts, links, statements, names.
    Claims,
}

impl Target {
    /// Where the row is looked for, in words.
    pub const fn described(self) -> &'static str {
        match self {
            Self::Records => "records.csv",
            Self::Places => "places.csv",
            Self::Sources => "sources.csv",
            Self::Claims => "any claim table (dates, locations, amounts, counts, links, statements, names)",
        }
    }
}

/// What a column holds, for the schema and for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An [`Id`] that this row owns.
    Id,
    /// An [`Id`] of another row.
    Reference(Target),
    /// One or more record ids with a space between them.
    References,
    /// Free text, in the words of the editors or of a source.
    Text,
    /// A date in the subset of EDTF that [`crate::when`] describes.
    Date,
    /// A [`Number`].
    Number,
    /// A whole number from 0.
    Integer,
    /// `true` or `false`.
    Flag,
    /// An address that begins with `https://` or `http://`.
    Url,
    /// 64 hexadecimal digits.
    Sha256,
    /// A word of a closed list.
    OneOf(&'static [&'static str]),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the head row.
    pub name: &'static str,
    /// What its cells hold.
    pub form: Form,
    /// Whether a cell may be empty.
    pub required: bool,
}

/// A value that stands in one cell.
pub trait Cell: Sized {
    /// Whether an empty cell is an error.
    const REQUIRED: bool = true;
    /// Reads a cell. The error continues the sentence `file:row:column: `.
    fn read(text: &str) -> Result<Self, String>;
    /// The cell as it is written.
    fn write(&self) -> Cow<'_, str>;
    /// What such a cell holds.
    fn form() -> Form;
    /// The row that this cell refers to.
    fn reference(&self) -> Option<(Target, &Id)> {
        None
    }
    /// The text, if people write it freely.
    fn text(&self) -> Option<&str> {
        None
    }
}

impl<T: Cell> Cell for Option<T> {
    const REQUIRED: bool = false;
    fn read(text: &str) -> Result<Self, String> {
        if text.is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_ref().map_or(Cow::Borrowed(""), T::write)
    }
    fn form() -> Form {
        T::form()
    }
    fn reference(&self) -> Option<(Target, &Id)> {
        self.as_ref().and_then(T::reference)
    }
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}

impl Cell for String {
    fn read(text: &str) -> Result<Self, String> {
        if text.trim() != text {
            return Err("begins or ends with a space or line break; accepted: the text without it".into());
        }
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            return Err(format!(
                "holds the control character U+{:04X}; accepted: one line of plain text",
                u32::from(control)
            ));
        }
        Ok(text.into())
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> Form {
        Form::Text
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Cell for Number {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|error| format!("{:?} {error}", crate::id::shorten(text)))
    }
    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn form() -> Form {
        Form::Number
    }
}

impl Cell for u32 {
    fn read(text: &str) -> Result<Self, String> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().ok_or_else(|| {
            format!("{:?} is not a whole number; accepted: digits only, as in 1024", crate::id::shorten(text))
        })
    }
    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn form() -> Form {
        Form::Integer
    }
}

/// `true`, `false`, or an empty cell, which means `false`.
impl Cell for bool {
    const REQUIRED: bool = false;
    fn read(text: &str) -> Result<Self, String> {
        match text {
            "true" | "TRUE" => Ok(true),
            "false" | "FALSE" | "" => Ok(false),
            _ => Err(format!(
                "{:?} is neither true nor false; accepted: true, false, or empty for false",
                crate::id::shorten(text)
            )),
        }
    }
    fn write(&self) -> Cow<'_, str> {
        if *self { "true".into() } else { Cow::Borrowed("") }
    }
    fn form() -> Form {
        Form::Flag
    }
}

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Cell for Url {
    fn read(text: &str) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"`{}|\\^".contains(&byte));
        match rest {
            Some(rest) if plain && !rest.starts_with('/') && rest.contains('.') && !rest.contains('@') => {
                Ok(Self(text.into()))
            }
            _ => Err(format!(
                "{:?} is not an address; accepted: https:// or http://, a host, and no spaces or @",
                crate::id::shorten(text)
            )),
        }
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> Form {
        Form::Url
    }
}

/// A SHA-256 digest in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sha256(pub String);

impl Cell for Sha256 {
    fn read(text: &str) -> Result<Self, String> {
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        {
            return Ok(Self(text.into()));
        }
        Err("is not a SHA-256 digest; accepted: 64 digits or letters a to f".into())
    }
    fn write(&self) -> Cow<'_, str> {
        self.0.as_str().into()
    }
    fn form() -> Form {
        Form::Sha256
    }
}

/// Record ids with a space between them; a question may have no record for its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordIds(pub Vec<Id>);

impl Cell for RecordIds {
    const REQUIRED: bool = false;
    fn read(text: &str) -> Result<Self, String> {
        text.split_whitespace().map(Id::new).collect::<Result<_, _>>().map(Self)
    }
    fn write(&self) -> Cow<'_, str> {
        self.0.iter().map(Id::as_str).collect::<Vec<_>>().join(" ").into()
    }
    fn form() -> Form {
        Form::References
    }
}

/// The cells of one row, handed out from left to right.
pub struct Cells<'row> {
    rest: csv::StringRecordIter<'row>,
    place: Place<'row>,
    problems: &'row mut Problems,
}

/// Which row of which file.
#[derive(Clone, Copy)]
pub(crate) struct Place<'file> {
    pub(crate) file: &'file str,
    pub(crate) row: u32,
}

impl<'row> Cells<'row> {
    pub(crate) fn new(
        record: &'row csv::StringRecord,
        place: Place<'row>,
        problems: &'row mut Problems,
    ) -> Self {
        Self { rest: record.iter(), place, problems }
    }

    /// The next cell, or nothing and a problem.
    pub fn next<T: Cell>(&mut self, column: &'static str) -> Option<T> {
        let text = self.rest.next().unwrap_or_default();
        let value = if T::REQUIRED && text.is_empty() {
            Err(format!("is empty; accepted: {}", accepted(T::form())))
        } else {
            T::read(text)
        };
        value.map_err(|message| self.problems.error(self.place.file, self.place.row, column, message)).ok()
    }
}

fn accepted(form: Form) -> String {
    match form {
        Form::Id => "an id that no other row has".into(),
        Form::Reference(target) => format!("an id from {}", target.described()),
        Form::References => "record ids with spaces between them".into(),
        Form::Text => "some text".into(),
        Form::Date => "a date such as 2021-06-21, 2020-05 or 2019".into(),
        Form::Number => "a number such as 20150 or 10.8".into(),
        Form::Integer => "a whole number such as 1024".into(),
        Form::Flag => "true or false".into(),
        Form::Url => "an address that begins with https://".into(),
        Form::Sha256 => "64 digits or letters a to f".into(),
        Form::OneOf(words) => words.join(", "),
    }
}

/// What one cell of a parsed row shows to rules that look at every cell.
pub enum Seen<'row> {
    /// It refers to another row.
    Reference(Target, &'row Id),
    /// People wrote it freely.
    Text(&'row str),
}

/// A run of columns that is read, written and described together. A whole table is one too.
pub trait Columns: Sized {
    /// The columns from left to right.
    fn columns() -> Vec<Column>;
    /// Reads the columns from a row; each bad cell is a problem of its own.
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
    /// Appends the cells as they are written.
    fn write<'row>(&'row self, out: &mut Vec<Cow<'row, str>>);
    /// Shows each cell with free text or a reference, with the name of its column.
    fn see<'row>(&'row self, show: &mut dyn FnMut(&'static str, Seen<'row>));
}

/// Shows one cell, if it holds a reference or free text.
pub fn show_cell<'row, T: Cell>(
    column: &'static str,
    cell: &'row T,
    show: &mut dyn FnMut(&'static str, Seen<'row>),
) {
    if let Some((target, id)) = cell.reference() {
        show(column, Seen::Reference(target, id));
    } else if let Some(text) = cell.text() {
        show(column, Seen::Text(text));
    }
}

/// Declares a struct whose fields are columns, in order. A field after `..` is itself a run of columns.
#[macro_export]
macro_rules! columns {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* $field:ident $(as $column:literal)? : $type:ty),* $(,)?
        $(; $(#[$tail_meta:meta])* ..$tail:ident : $tail_type:ty)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            $($(#[$tail_meta])* pub $tail: $tail_type,)?
        }

        impl $crate::package::table::Columns for $name {
            fn columns() -> Vec<$crate::package::table::Column> {
                #[allow(unused_mut, reason = "only tables with a tail go on")]
                let mut columns = vec![$($crate::package::table::Column {
                    name: $crate::column_name!($field $($column)?),
                    form: <$type as $crate::package::table::Cell>::form(),
                    required: <$type as $crate::package::table::Cell>::REQUIRED,
                }),*];
                $(columns.extend(<$tail_type as $crate::package::table::Columns>::columns());)?
                columns
            }
            fn read(cells: &mut $crate::package::table::Cells<'_>) -> Option<Self> {
                // Every cell is read before the first failure ends the row: all problems at once.
                $(let $field = cells.next($crate::column_name!($field $($column)?));)*
                $(let $tail = <$tail_type as $crate::package::table::Columns>::read(cells);)?
                Some(Self { $($field: $field?,)* $($tail: $tail?)? })
            }
            fn write<'row>(&'row self, out: &mut Vec<::std::borrow::Cow<'row, str>>) {
                $(out.push($crate::package::table::Cell::write(&self.$field));)*
                $($crate::package::table::Columns::write(&self.$tail, out);)?
            }
            fn see<'row>(&'row self, show: &mut dyn FnMut(&'static str, $crate::package::table::Seen<'row>)) {
                $($crate::package::table::show_cell($crate::column_name!($field $($column)?), &self.$field, show);)*
                $($crate::package::table::Columns::see(&self.$tail, show);)?
            }
        }
    };
}

/// The name of a column: the field's, unless the format's word is one that Rust keeps for itself.
#[macro_export]
macro_rules! column_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $column:literal) => {
        $column
    };
}
