//! Ids: of records, places, sources and claims.

use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Text, Texts, shorten};

/// A short name: an ASCII letter, then letters, digits, `-` or `_`, at most 80 bytes.
///
/// It starts with a letter because a spreadsheet turns `2020-06` into a date and `1e5` into a number.
///
/// There are millions of them in a large package: up to 15 bytes have no memory of their own, and copies of a longer one
/// share theirs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Text);

impl Id {
    /// The most bytes that an id may have.
    pub const MAX: usize = 80;

    /// Reads an id; the error says what is accepted.
    pub fn new(text: &str) -> Result<Self, String> {
        let starts_well = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic());
        let continues_well =
            text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if starts_well && continues_well && text.len() <= Self::MAX {
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

    /// Shares the memory of the text with an equal one that was read before.
    pub(crate) fn share(&mut self, texts: &mut Texts) {
        texts.share(&mut self.0);
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

/// Declares the id of one kind of row.
macro_rules! row_id {
    ($(#[$meta:meta])* $name:ident) => {
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
    };
}

row_id! {
    /// The id of a record.
    RecordId
}
row_id! {
    /// The id of a place, which is also that of its record of kind `place`.
    PlaceId
}
row_id! {
    /// The id of a source.
    SourceId
}
row_id! {
    /// The id of a claim, from any claim table.
    ClaimId
}
