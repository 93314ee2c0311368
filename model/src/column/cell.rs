//! Cells: the value of one column in one row, read and written as text.

use std::borrow::Cow;

use crate::id::{ClaimId, Id, PlaceId, RecordId, SourceId};
use crate::number::Number;
use crate::text::{Text, Texts, shorten};

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
    /// The tables that may have the row, for messages.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Records => "records.csv",
            Self::Places => "places.csv",
            Self::Sources => "sources.csv",
            Self::Claims => "any claim table (dates, locations, amounts, counts, links, statements, names)",
        }
    }
}

/// The type of a column, for the schema and for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellForm {
    /// The [`Id`] of this row.
    Id,
    /// An [`Id`] of another row.
    Reference(Target),
    /// Any number of [`Id`]s of other rows with spaces between them.
    References(Target),
    /// Free text, in the words of the editors or of a source.
    Text,
    /// A date in the subset of EDTF that `model::when` describes.
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

impl CellForm {
    /// What such a cell accepts, for messages.
    pub(super) fn accepted(self) -> String {
        match self {
            Self::Id => "an id that no other row has".into(),
            Self::Reference(target) => format!("an id from {}", target.describe()),
            Self::References(target) => format!("ids from {} with spaces between them", target.describe()),
            Self::Text => "some text".into(),
            Self::Date => "a date such as 2021-06-21, 2020-05 or 2019".into(),
            Self::Number => "a number such as 20150 or 10.8".into(),
            Self::Integer => "a whole number such as 1024".into(),
            Self::Flag => "true or false".into(),
            Self::Url => "an address that begins with https://".into(),
            Self::Sha256 => "64 digits or letters a to f".into(),
            Self::OneOf(words) => words.join(", "),
        }
    }
}

/// The value of a cell.
pub trait Cell: Sized {
    /// Whether an empty cell is an error.
    const REQUIRED: bool = true;
    /// Reads a cell. The error continues the sentence `file:row:column: `.
    fn read(text: &str) -> Result<Self, String>;
    /// The cell as it is written.
    fn write(&self) -> Cow<'_, str>;
    /// The type of its column.
    fn form() -> CellForm;
    /// Visits each row that this cell refers to.
    fn visit_references<'cell>(&'cell self, _visit: &mut dyn FnMut(Target, &'cell Id)) {}
    /// Shares the memory of its texts with equal ones that were read before.
    fn share(&mut self, _texts: &mut Texts) {}
    /// The text, if it is free text.
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
    fn form() -> CellForm {
        T::form()
    }
    fn visit_references<'cell>(&'cell self, visit: &mut dyn FnMut(Target, &'cell Id)) {
        if let Some(cell) = self {
            cell.visit_references(visit);
        }
    }
    fn share(&mut self, texts: &mut Texts) {
        if let Some(cell) = self {
            cell.share(texts);
        }
    }
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}

/// For cells that are empty in most rows: an empty one takes 8 bytes instead of 24.
impl<T: Cell> Cell for Box<T> {
    const REQUIRED: bool = T::REQUIRED;
    fn read(text: &str) -> Result<Self, String> {
        T::read(text).map(Self::new)
    }
    fn write(&self) -> Cow<'_, str> {
        T::write(self)
    }
    fn form() -> CellForm {
        T::form()
    }
    fn visit_references<'cell>(&'cell self, visit: &mut dyn FnMut(Target, &'cell Id)) {
        T::visit_references(self, visit);
    }
    fn share(&mut self, texts: &mut Texts) {
        T::share(self, texts);
    }
    fn text(&self) -> Option<&str> {
        T::text(self)
    }
}

impl Cell for String {
    fn read(text: &str) -> Result<Self, String> {
        if text.trim() != text {
            return Err("begins or ends with a space or line break; accepted: the text without it".into());
        }
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            return Err(format!(
                "contains the control character U+{:04X}; accepted: one line of plain text",
                u32::from(control)
            ));
        }
        Ok(text.into())
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> CellForm {
        CellForm::Text
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Cell for Text {
    fn read(text: &str) -> Result<Self, String> {
        String::read(text).map(Self::from)
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> CellForm {
        CellForm::Text
    }
    fn share(&mut self, texts: &mut Texts) {
        texts.share(self);
    }
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Cell for Number {
    fn read(text: &str) -> Result<Self, String> {
        text.parse().map_err(|error| format!("{:?} {error}", shorten(text)))
    }
    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn form() -> CellForm {
        CellForm::Number
    }
}

impl Cell for u32 {
    fn read(text: &str) -> Result<Self, String> {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten().ok_or_else(|| {
            format!("{:?} is not a whole number; accepted: digits only, as in 1024", shorten(text))
        })
    }
    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
    fn form() -> CellForm {
        CellForm::Integer
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
                shorten(text)
            )),
        }
    }
    fn write(&self) -> Cow<'_, str> {
        if *self { "true".into() } else { Cow::Borrowed("") }
    }
    fn form() -> CellForm {
        CellForm::Flag
    }
}

/// An address on the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(Text);

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
                shorten(text)
            )),
        }
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> CellForm {
        CellForm::Url
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
    fn form() -> CellForm {
        CellForm::Sha256
    }
}

impl Cell for Id {
    fn read(text: &str) -> Result<Self, String> {
        Self::new(text)
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> CellForm {
        CellForm::Id
    }
    fn share(&mut self, texts: &mut Texts) {
        Self::share(self, texts);
    }
}

/// Implements [`Cell`] for ids of rows of other tables.
macro_rules! reference {
    ($($name:ident: $target:expr;)*) => {$(
        impl Cell for $name {
            fn read(text: &str) -> Result<Self, String> { Id::new(text).map(Self) }
            fn write(&self) -> Cow<'_, str> { self.as_str().into() }
            fn form() -> CellForm { CellForm::Reference($target) }
            fn visit_references<'cell>(&'cell self, visit: &mut dyn FnMut(Target, &'cell Id)) {
                visit($target, &self.0);
            }
            fn share(&mut self, texts: &mut Texts) { self.0.share(texts) }
        }

        /// Ids with spaces between them; an empty cell is an empty list.
        impl Cell for Vec<$name> {
            const REQUIRED: bool = false;
            fn read(text: &str) -> Result<Self, String> { text.split_whitespace().map($name::read).collect() }
            fn write(&self) -> Cow<'_, str> {
                self.iter().map($name::as_str).collect::<Vec<_>>().join(" ").into()
            }
            fn form() -> CellForm { CellForm::References($target) }
            fn visit_references<'cell>(&'cell self, visit: &mut dyn FnMut(Target, &'cell Id)) {
                for id in self {
                    visit($target, &id.0);
                }
            }
        }
    )*};
}

reference! {
    RecordId: Target::Records;
    PlaceId: Target::Places;
    SourceId: Target::Sources;
    ClaimId: Target::Claims;
}
