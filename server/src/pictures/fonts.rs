//! The fonts of pictures.

use std::fmt;
use std::sync::Arc;

use axum::body::Bytes;
use read_fonts::{FontRef, TableProvider as _};
use resvg::usvg::fontdb::{Database, Source};

/// The family with every character that pictures can show.
pub(super) const FAMILY: &str = "Noto Sans SC";

/// The fonts with which pictures are drawn. Fonts of the system are not used, so that a picture is the same everywhere.
#[derive(Clone)]
pub struct PictureFonts {
    pub(super) database: Arc<Database>,
}

impl PictureFonts {
    /// The fonts in these files; `None` if there are none.
    pub(crate) fn new(files: impl Iterator<Item = Bytes>) -> Option<Self> {
        let mut database = Database::new();
        for bytes in files {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        database.set_sans_serif_family(FAMILY);
        database.set_serif_family(FAMILY);
        (!database.is_empty()).then(|| Self { database: Arc::new(database) })
    }

    /// Whether a picture can show a character. One that it cannot is drawn as nothing.
    pub fn has(&self, letter: char) -> bool {
        self.database.faces().any(|face| {
            let in_face = |data: &[u8], index| {
                let cmap = FontRef::from_index(data, index).and_then(|font| font.cmap()).ok()?;
                cmap.map_codepoint(letter)
            };
            self.database.with_face_data(face.id, in_face).flatten().is_some()
        })
    }
}

/// Prints the number of fonts, not their data.
impl fmt::Debug for PictureFonts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} fonts", self.database.len())
    }
}
