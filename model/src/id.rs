//! Names by which rows refer to each other and addresses refer to records.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::package::table::{Cell, Form, Target};

/// A short name: an ASCII letter, then letters, digits, `-` or `_`, at most 80 bytes.
///
/// It starts with a letter because a spreadsheet turns `2020-06` into a date and `1e5` into a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// The most bytes that an id may have.
    pub const MAX: usize = 80;

    /// Reads an id; the error says what is accepted.
    pub fn new(text: &str) -> Result<Self, String> {
        let starts_well = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
        let goes_on_well =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if starts_well && goes_on_well && text.len() <= Self::MAX {
            return Ok(Self(text.into()));
        }
        Err(format!(
            "{:?} is not an id; accepted: a letter, then letters, digits, - or _, at most {} in all",
            shorten(text),
            Self::MAX
        ))
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::new(text)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::new(&text).map_err(Error::custom)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Cell for Id {
    fn read(text: &str) -> Result<Self, String> {
        Self::new(text)
    }
    fn write(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
    fn form() -> Form {
        Form::Id
    }
}

/// The beginning of a text that may be very long, for messages.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

/// Declares an id that must be found in a given table.
macro_rules! reference {
    ($(#[$meta:meta])* $name:ident to $target:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Id);

        impl $name {
            /// The text of the id.
            pub fn as_str(&self) -> &str { self.0.as_str() }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(out) }
        }

        impl Cell for $name {
            fn read(text: &str) -> Result<Self, String> { Id::new(text).map(Self) }
            fn write(&self) -> Cow<'_, str> { self.as_str().into() }
            fn form() -> Form { Form::Reference($target) }
            fn reference(&self) -> Option<(Target, &Id)> { Some(($target, &self.0)) }
        }
    };
}

reference! {
    /// The id of a record.
    RecordId to Target::Records
}
reference! {
    /// The id of a place, which is the id of a record of kind `place` too.
    PlaceId to Target::Places
}
reference! {
    /// The id of a source.
    SourceId to Target::Sources
}
reference! {
    /// The id of a claim, in whichever of the claim tables it stands.
    ClaimId to Target::Claims
}
