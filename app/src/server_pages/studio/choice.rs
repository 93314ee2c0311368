//! What is chosen in the embed studio besides the query and the parameters of the embed: they are the fields of its
//! form, and parameters of its address.

use std::fmt::Write as _;

use model::lang::Lang;
use model::presentation::Presentation;
use model::query::Query;

use crate::address::{Base, Page};
use crate::server_pages::snippets::MOST_HEIGHT;

pub(super) const LANG: &str = "lang";
pub(super) const WIDTH: &str = "width";
pub(super) const HEIGHT: &str = "height";
pub(super) const CODE: &str = "code";

/// The width for which the height of the frame is estimated where the preview is as wide as its page.
const FULL_WIDTH: u32 = 1_000;

/// The choices of the embed studio. What cannot be read counts as not chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Parts and look of the embed.
    pub presentation: Presentation,
    /// The language of the embed; without one that of the studio.
    pub lang: Option<Lang>,
    /// The width of the preview.
    pub width: PreviewWidth,
    /// The least height of the frame in pixels.
    pub height: Option<u32>,
    /// The code that is shown.
    pub code: Code,
}

/// A width of the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PreviewWidth {
    /// A phone.
    Phone,
    /// A column of a page.
    #[default]
    Column,
    /// As wide as the page.
    Full,
}

impl PreviewWidth {
    pub(super) const ALL: [Self; 3] = [Self::Phone, Self::Column, Self::Full];

    /// The value in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "360",
            Self::Column => "760",
            Self::Full => "full",
        }
    }

    /// The width in pixels; typical if it depends on the window.
    pub const fn pixels(self) -> u32 {
        match self {
            Self::Phone => 360,
            Self::Column => 760,
            Self::Full => FULL_WIDTH,
        }
    }
}

/// A kind of code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Code {
    /// A frame.
    #[default]
    Frame,
    /// The web component.
    Component,
    /// Plain HTML.
    Plain,
    /// The address for oEmbed.
    Oembed,
}

impl Code {
    pub(super) const ALL: [Self; 4] = [Self::Frame, Self::Component, Self::Plain, Self::Oembed];

    /// The value in the address.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Frame => "iframe",
            Self::Component => "component",
            Self::Plain => "html",
            Self::Oembed => "oembed",
        }
    }
}

impl Choice {
    /// Reads the part of an address after `?`.
    pub fn parse(text: &str) -> Self {
        let mut read = Self { presentation: Presentation::parse(text), ..Self::default() };
        // All values are short words, which no form encodes.
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                LANG => read.lang = Lang::from_tag(value),
                WIDTH => {
                    let known = PreviewWidth::ALL.into_iter().find(|width| width.as_str() == value);
                    read.width = known.unwrap_or_default();
                }
                HEIGHT => read.height = value.parse().ok().map(|height: u32| height.min(MOST_HEIGHT)),
                CODE => {
                    let known = Code::ALL.into_iter().find(|code| code.as_str() == value);
                    read.code = known.unwrap_or_default();
                }
                _ => {}
            }
        }
        read
    }

    /// The address of the studio with these choices for a query.
    pub fn address(&self, base: &Base, lang: Lang, query: Query) -> String {
        let mut address = base.to(lang, &Page::Studio(query, self.presentation.clone()));
        for (name, value) in self.pairs() {
            let separator = if address.contains('?') { '&' } else { '?' };
            // Writing to a string cannot fail.
            let _ = write!(address, "{separator}{name}={value}");
        }
        address
    }

    /// The choices that are no parameter of the embed and not the usual ones.
    fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        let width = (self.width != PreviewWidth::default()).then(|| self.width.as_str().to_owned());
        let code = (self.code != Code::default()).then(|| self.code.as_str().to_owned());
        let pairs = [
            (LANG, self.lang.map(|lang| lang.tag().to_owned())),
            (WIDTH, width),
            (HEIGHT, self.height.map(|height| height.to_string())),
            (CODE, code),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_the_choices() {
        for text in
            ["", "show=map&theme=dark&lang=zh&width=360&height=700&code=html", "width=full&code=oembed"]
        {
            let choice = Choice::parse(text);
            let address = choice.address(&Base::new("/atlas"), Lang::En, Query::parse("kind=event").query);
            let (path, query) = address.split_once('?').unwrap_or_default();
            assert_eq!(path, "/atlas/en/embed/studio");
            assert_eq!(Choice::parse(query), choice, "{address}");
            assert!(query.starts_with("kind=event"), "{address}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_chosen() {
        let choice = Choice::parse("lang=fr&width=1e9&height=<b>&code=%22&height=-1");
        assert_eq!(choice, Choice::default());
        assert_eq!(Choice::parse("height=999999999").height, Some(MOST_HEIGHT));
    }
}
