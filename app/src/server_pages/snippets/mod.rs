//! The code that webmasters paste: a frame, the web component, plain HTML, or an address for oEmbed. All of it shows the
//! same answer.
//!
//! Code that names a release is frozen: it shows the figures of that release for good. Other code is live.

mod height;
mod plain_html;

use std::fmt::Write as _;

use maud::html;
use model::lang::Lang;
use model::presentation::{HOST, Part, Presentation};
use model::query::Query;

pub use height::{MOST_HEIGHT, fitting_height};
pub use plain_html::{Plain, PlainRecords, plain_html};

use crate::address::{Base, Page, PictureFile};

/// What the frame may do. Without `allow-same-origin` it has an origin of its own, and reaches nothing of the page
/// around it. Its links open new tabs, which are not confined.
const SANDBOX: &str = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// An answer of the atlas for the page of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedding {
    /// Writes the addresses. It begins with scheme and host, since the code is for other sites.
    pub base: Base,
    /// The language.
    pub lang: Lang,
    /// The query. If it names a release, the embed is frozen.
    pub query: Query,
    /// Parts and look.
    pub presentation: Presentation,
    /// What is shown, in words: the answer in one sentence, or the name of the record.
    pub title: String,
}

/// The width of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameWidth {
    /// As wide as the text around it.
    Full,
    /// So many pixels.
    Pixels(u32),
}

impl Embedding {
    /// The address of the embed, which is also what oEmbed takes.
    pub fn address(&self) -> String {
        self.base.to(self.lang, &Page::Embed(self.query.clone(), self.presentation.clone()))
    }

    /// The address of the same in the atlas: the answer, or the record if only that is shown.
    pub fn in_atlas(&self) -> String {
        match &self.query.selected {
            Some(id) if self.presentation.shows(Part::Record) => {
                self.of_release(&Page::Record(id.to_string()))
            }
            _ => self.base.to(self.lang, &Page::Atlas(self.query.clone())),
        }
    }

    /// The address of a picture of what is shown, of [`SHARE_SIZE`](crate::pictures::SHARE_SIZE).
    pub fn picture(&self) -> String {
        let (page, release) = match &self.query.selected {
            Some(id) if self.presentation.shows(Part::Record) => {
                (Page::Record(id.to_string()), self.query.release.clone())
            }
            _ => (Page::Atlas(self.query.clone()), None),
        };
        let picture = self.base.picture(self.lang, &page, PictureFile::SharePng).unwrap_or_default();
        release.map_or_else(|| picture.clone(), |release| format!("{picture}?release={release}"))
    }

    /// The address of a page that has no query of its own, with the release if one is named.
    fn of_release(&self, page: &Page) -> String {
        let release = Query { release: self.query.release.clone(), ..Query::default() }.to_string();
        let and = if release.is_empty() { "" } else { "?" };
        format!("{}{and}{release}", self.base.to(self.lang, page))
    }

    /// The frame. It needs no script and no style of the page around it. Its height is fixed; one that fits the content
    /// is [`fitting_height`].
    pub fn iframe(&self, width: FrameWidth, height: u32) -> String {
        let width = match width {
            FrameWidth::Full => "100%".to_owned(),
            FrameWidth::Pixels(pixels) => pixels.to_string(),
        };
        let markup = html! {
            // The host of the page around it is sent, so that the embed can address its messages, but no path.
            iframe src=(self.address()) title=(self.title) width=(width) height=(height) loading="lazy"
                referrerpolicy="strict-origin" sandbox=(SANDBOX) {}
        };
        markup.into_string()
    }

    /// The web component, at least so high: a script once in a page, and an element for each embed. What is inside the
    /// element is shown where the script does not run.
    pub fn web_component(&self, least_height: Option<u32>) -> String {
        let script = html! { script async src=(self.base.file("innovation-atlas.js")) {} };
        // Names of parameters are names of attributes, so only the values need escaping. The script knows the host itself.
        let values = std::iter::once(("lang", self.lang.tag().to_owned()))
            .chain(self.query.pairs())
            .chain(self.presentation.pairs().into_iter().filter(|(name, _)| *name != HOST))
            .chain(least_height.map(|height| ("height", height.to_string())))
            .chain([("title", self.title.clone())]);
        let mut attributes = String::new();
        for (name, value) in values {
            // Writing to a string cannot fail.
            let _ = write!(attributes, " {name}=\"{}\"", escaped(&value));
        }
        let fallback = html! { a href=(self.in_atlas()) { (self.title) } };
        format!(
            "{}\n<innovation-atlas{attributes}>\n  {}\n</innovation-atlas>",
            script.into_string(),
            fallback.into_string()
        )
    }
}

/// Escapes a text for HTML, in and out of attributes.
pub(super) fn escaped(text: &str) -> String {
    html! { (text) }.into_string()
}

#[cfg(test)]
mod tests;
