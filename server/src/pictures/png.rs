//! SVG to PNG.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, ImageHrefResolver, Options, Tree};

use super::fonts::{FAMILY, PictureFonts};

/// The most pixels of a picture, which take four bytes each while it is drawn.
const MOST_PIXELS: f32 = 16_000_000.0;

/// Draws an SVG of ours, with so many pixels a unit; fewer if it would be too large.
pub(super) fn png(fonts: &PictureFonts, svg: &str, scale: f32) -> Result<Vec<u8>, String> {
    let options = Options {
        fontdb: Arc::clone(&fonts.database),
        font_family: FAMILY.into(),
        font_resolver: FontResolver { select_fallback: fallback(), ..FontResolver::default() },
        // Pictures contain no images. Without this, an address of one would be read as the path of a file.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let size = tree.size();
    let scale = scale.min((MOST_PIXELS / (size.width() * size.height())).sqrt());
    let size = size.to_int_size().scale_by(scale).ok_or("no size")?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("no size")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}

/// For a character that the font of a text lacks: a font of the same weight that has it, else any.
fn fallback() -> resvg::usvg::FallbackSelectionFn<'static> {
    Box::new(|letter, tried, database| {
        let weight = database.face(*tried.first()?)?.weight;
        let has = |data: &[u8], index| {
            use read_fonts::TableProvider as _;
            let font = read_fonts::FontRef::from_index(data, index).ok()?;
            font.cmap().ok()?.map_codepoint(letter)
        };
        let candidates = || {
            let faces = database.faces().filter(|face| !tried.contains(&face.id));
            faces.filter(|face| database.with_face_data(face.id, has).flatten().is_some())
        };
        let same = candidates().find(|face| face.weight == weight);
        same.or_else(|| candidates().next()).map(|face| face.id)
    })
}
