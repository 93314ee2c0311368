//! Enumerations: closed lists of words for a column.

use std::str::FromStr;

/// A value of a closed list of words.
pub trait Word: Copy + Ord + FromStr {
    /// The words of all values, in the order of declaration.
    const WORDS: &'static [&'static str];
    /// Its word in the package.
    fn word(&self) -> &'static str;
}

/// Declares an enumeration whose values are words of the package format.
///
/// Each gets `ALL`, `WORDS`, `as_str`, `FromStr` and [`Cell`](super::Cell). The derive macros of libraries were
/// rejected because their errors do not list the accepted words.
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        pub enum $name { $($(#[$value_meta])* #[serde(rename = $word)] $value),* }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];
            /// The words of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// Its word in the package.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word),* }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$value),)*
                    _ => Err(format!("{:?} is not known here; accepted: {}", text, Self::WORDS.join(", "))),
                }
            }
        }

        impl $crate::column::Word for $name {
            const WORDS: &'static [&'static str] = Self::WORDS;
            fn word(&self) -> &'static str { self.as_str() }
        }

        impl $crate::column::Cell for $name {
            fn read(text: &str) -> Result<Self, String> { text.parse() }
            fn write(&self) -> ::std::borrow::Cow<'_, str> { self.as_str().into() }
            fn form() -> $crate::column::CellForm { $crate::column::CellForm::OneOf(Self::WORDS) }
        }
    };
}

pub(crate) use vocabulary;
