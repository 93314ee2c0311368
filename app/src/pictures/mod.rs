//! Whole pictures of a view and of a record: for previews of links, and to save.
//!
//! Each is one SVG that needs nothing else. It has the parts of the pages, without links and in the light theme. The
//! server also draws it as PNG with resvg, which has neither custom properties nor media queries, does not wrap text, and
//! ignores `vector-effect` and `pathLength`. So the styles are simple, and `model::draw` breaks the lines.

mod full;
mod key;
mod map;
mod parts;
mod share;
mod style;
mod time;
mod words;

use maud::{Markup, PreEscaped, html};
use model::dataset::Dataset;
use model::lang::Lang;
use model::number::Px;
use model::page::{AtlasPage, RecordPage};
use model::query::Query;

use crate::context::{SiteContext, html_lang};
use crate::drawings::{map as map_drawings, timeline as time_drawings};

/// The size of a share picture in pixels, which all messengers show uncropped.
pub const SHARE_SIZE: (u32, u32) = (1200, 630);
/// How many pixels of a PNG a unit of a saved picture has, so that it is sharp in print.
pub const SAVED_SCALE: f32 = 2.0;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For previews of links, of [`SHARE_SIZE`].
    Share,
    /// To save: all that a reader needs who sees nothing but the picture.
    Full,
}

/// What a picture is of.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// The atlas for a query.
    View(&'a Query, &'a AtlasPage),
    /// A record.
    Record(&'a RecordPage),
}

/// The input of [`draw`].
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The site and the language.
    pub site: &'a SiteContext,
    /// The rows and the base map.
    pub dataset: &'a Dataset,
    /// What it is of.
    pub subject: Subject<'a>,
    /// The date of the latest source of the release, in words.
    pub as_of: Option<&'a str>,
}

/// Draws a picture as SVG.
pub fn draw(input: &Input, form: Form) -> String {
    match form {
        Form::Share => share::draw(input),
        Form::Full => full::draw(input),
    }
}

/// What a drawing needs apart from its own elements.
struct Canvas {
    /// Its width and height, in units.
    size: (f64, f64),
    /// The scales of the map and of its overview.
    scales: Option<(f64, Option<f64>)>,
    /// Its title, for screen readers and as the name of a tab.
    title: String,
}

/// The whole file around the elements of a picture.
fn document(input: &Input, canvas: Canvas, content: &Markup) -> String {
    let lang = input.site.lang;
    let (width, height) = (Px(canvas.size.0), Px(canvas.size.1));
    // Lines of the land are as wide as `style` says, also in browsers.
    let base_map = input.dataset.base_map_definitions.replace(" vector-effect=\"non-scaling-stroke\"", "");
    let base_map = if canvas.scales.is_some() { base_map } else { String::new() };
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
            font-size="12" lang=(html_lang(lang)) role="img" {
            title { (canvas.title) }
            style { (PreEscaped(style::styles(lang, canvas.scales))) }
            defs {
                (PreEscaped(map_drawings::definitions(&base_map)))
                (PreEscaped(time_drawings::definitions()))
                (PreEscaped(key::kind_symbols()))
            }
            rect class="paper" width=(width) height=(height) {}
            (content)
        }
    };
    svg.into_string().chars().filter(|letter| is_xml(*letter)).collect()
}

/// Whether a character may be in XML at all.
fn is_xml(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}') || letter == '\n'
}

impl Input<'_> {
    fn lang(&self) -> Lang {
        self.site.lang
    }
}
