//! What every piece of a page knows: where it stands, in which language, and what was asked.

use model::draw::Span;
use model::query::Query;
use model::view::Facet;
use model::words::Lang;

use crate::address::{Base, Page};
use crate::load::Site;
use crate::markup::{LEFT, Left, Markup, Text, markup};
use crate::texts::{In, i18n::Locale};

/// Which of the two pictures of a panel is drawn, one for a wide and one for a narrow panel. A style sheet shows the
/// one that fits, so that the server draws both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawn {
    /// Both.
    #[default]
    Both,
    /// The one on the screen, by the last letter of its class.
    One(&'static str),
}

impl Drawn {
    /// Draws a picture, or keeps its place: that of the element of the class `of of--name`.
    pub(crate) fn draw(self, of: &str, name: &'static str, picture: impl FnOnce() -> Markup) -> Markup {
        match self {
            Self::One(drawn) if drawn != name => markup! { {Left(format!("{of} {of}--{name}").into())} },
            _ => picture(),
        }
    }
}

/// What a page does without while something moves under the hand of the reader, so that what moves is on the
/// screen in time.
#[derive(Clone, Copy, Debug)]
pub struct Haste {
    /// How many results are drawn: those below the edge of the screen wait for the hand to rest.
    pub rows: usize,
    /// Whether nothing but the window has moved since.
    pub alone: bool,
    /// Whether what is folded away is drawn, because some of it is not.
    pub folded: bool,
}

/// The surroundings of a piece. Pieces are pure: the same surroundings and data give the same markup, on the
/// server and in the browser.
#[derive(Clone, Copy, Debug)]
pub struct Context<'page> {
    /// The base path, which every address starts with.
    pub base: &'page Base,
    /// The site.
    pub site: &'page Site,
    /// The language of the page.
    pub lang: Lang,
    /// The path of the page as the browser has it.
    pub path: &'page str,
    /// What is asked; nothing on pages that ask for nothing.
    pub query: &'page Query,
    /// The address of what did not come, where an earlier answer stands here.
    pub failed: Option<&'page str>,
    /// The stretch of time that the timeline shows; all of it where nobody came closer.
    pub span: Option<Span>,
    /// Whether the window moves by itself.
    pub playing: bool,
    /// Whether a window that moves by itself keeps its beginning, and does not move on as wide as it is.
    pub growing: bool,
    /// Which pictures of the map and of the timeline are drawn.
    pub drawn: (Drawn, Drawn),
    /// The years of the list that the reader folded away.
    pub folded: &'page [String],
    /// The facets as they stood when something began to move. Their values keep that order, so that none jumps away.
    pub facets: &'page [Facet],
    /// What it does without; nothing while the page rests.
    pub haste: Option<Haste>,
}

impl<'page> Context<'page> {
    /// The surroundings as they are before the reader does anything.
    pub fn new(
        base: &'page Base,
        site: &'page Site,
        lang: Lang,
        path: &'page str,
        query: &'page Query,
    ) -> Self {
        let (failed, span, playing, growing) = (None, None, false, false);
        let (drawn, folded, facets, haste) = (Default::default(), &[], &[], None);
        Self { base, site, lang, path, query, failed, span, playing, growing, drawn, folded, facets, haste }
    }
}

impl Context<'_> {
    /// Draws what is folded away, or keeps its place: that of the element of this class.
    pub(crate) fn fold(&self, class: &'static str, piece: impl FnOnce() -> Markup) -> Markup {
        match self.haste {
            Some(Haste { folded: false, .. }) => markup! { {Left(class.into())} },
            _ => piece(),
        }
    }

    /// What a link leads to, which nobody follows while a hand draws the window: until it rests that is left as it is.
    pub(crate) fn link(&self, query: impl FnOnce() -> Query) -> Text {
        let is_held = self.haste.is_some_and(|haste| haste.alone) && !self.playing;
        if is_held { LEFT.into() } else { self.atlas(query()).into() }
    }

    /// The address of a page in the same language. Who asked for the data of a release stays with it.
    pub(crate) fn to(&self, page: &Page) -> String {
        let address = self.base.to(self.lang, page);
        match &self.query.release {
            // The question of the atlas names its release itself.
            Some(release) if release.as_str() == self.site.release && !matches!(page, Page::Atlas(_)) => {
                let release = Query { release: Some(release.clone()), ..Query::default() };
                format!("{address}?{release}")
            }
            _ => address,
        }
    }

    /// The address of the atlas for a query.
    pub(crate) fn atlas(&self, query: Query) -> String {
        self.to(&Page::Atlas(query))
    }

    /// The address of a record.
    pub(crate) fn record(&self, id: &str) -> String {
        self.to(&Page::Record(id.to_owned()))
    }

    /// The address of a source.
    pub(crate) fn source(&self, id: &str) -> String {
        self.to(&Page::Source(id.to_owned()))
    }

    /// The address of a page as the public knows it.
    pub(crate) fn public(&self, page: &Page) -> String {
        let host = self.site.public_url.strip_suffix(&self.site.base).unwrap_or(&self.site.public_url);
        format!("{host}{}", self.to(page))
    }

    /// The locale of the interface texts.
    pub(crate) fn locale(&self) -> Locale {
        In(self.lang).locale()
    }
}
