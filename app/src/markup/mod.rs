//! Pieces of pages as values: elements, attributes and text, written like HTML.
//!
//! The server prints a piece; the browser compares the next piece with the present one and changes only what
//! differs. A `view!` of Leptos would do both as well, but it is a type of its own for each piece, compiled for
//! building, hydrating, updating and waiting: for these pages that was 1.1 MB of 2.5 MB of wasm before
//! optimisation. Values are compiled once for all pages, and a test can look at them.

mod build;
mod html;
mod syntax;

pub(crate) use build::{Builder, Content, Left};
pub(crate) use syntax::{attributes, content, markup, name};

use std::borrow::Cow;

/// Attributes that say which of its kind an element is.
pub(crate) const KEYS: [&str; 2] = ["id", "data-key"];

/// The value of an attribute that is left as it is; no text of a page holds this sign.
pub(crate) const LEFT: &str = "\0";

/// A text that is often known when the program is built.
pub(crate) type Text = Cow<'static, str>;

/// Nodes side by side. No two texts are neighbours and none is empty, so that the browser, which reads the
/// printed form, has exactly these nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(pub(crate) Vec<Node>);

/// A text or an element, or what is left as it is: because nobody sees it, or because nothing of it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Text(Text),
    Element(Element),
    /// Stands for the element of this class. Where the page changes, that takes its place in the piece, too.
    Left(Text),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: &'static str,
    /// Whether it has an id or a key, by which it is the same wherever it stands.
    pub(crate) keyed: bool,
    /// In the order in which they are written, which does not change from one piece to the next.
    pub(crate) attributes: Vec<(&'static str, Text)>,
    pub(crate) inner: Inner,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inner {
    /// Nodes.
    Nodes(Markup),
    /// HTML or SVG that was made elsewhere, such as the outlines of the map.
    Html(Text),
}

/// Pieces one after the other.
impl FromIterator<Self> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        let mut builder = Builder::default();
        for piece in pieces {
            piece.put(&mut builder);
        }
        builder.finish()
    }
}

#[cfg(test)]
mod tests;
