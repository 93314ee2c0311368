//! A release of the data: a package, prepared, under a name made of its content.

use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use base64::Engine as _;
use model::package::{Files, Problem};
use model::page::{AtlasPage, RecordPage};
use model::query::{Query, Read};
use model::search::Search;
use model::view::{Cut, Index, Pack, View, view};
use model::words::Lang;
use sha2::{Digest as _, Sha256};

use crate::encoding::Encoding;
use crate::error::Error;
use crate::store::Store;

/// A data set that never changes.
#[derive(Debug)]
pub struct Release {
    /// Its name: the same content has the same name.
    pub id: String,
    /// The package, prepared for questions.
    pub index: Index,
    /// What its views are computed from, in each language.
    packs: [Arc<Pack>; 2],
    /// What its rows are found by.
    pub search: Search,
    /// What its maps are drawn on, as GeoJSON: as it is, and compressed.
    pub(crate) areas: (Bytes, Bytes),
}

impl Release {
    /// Reads a package; a package with one error is no release.
    pub fn load(store: &Store) -> Result<Self, Error> {
        Self::new(&store.package()?).map_err(Error::Refused)
    }

    /// Reads every package in a folder of packages.
    pub fn load_all(folder: &Path) -> Result<Vec<Self>, Error> {
        let read = |cause| Error::Read { path: folder.into(), cause };
        let mut folders = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(read)? {
            let path = entry.map_err(read)?.path();
            if path.is_dir() {
                folders.push(Store::Folder(path));
            }
        }
        folders.iter().map(|folder| Self::load(folder).map_err(|error| within(folder, error))).collect()
    }

    /// Makes a release of the files of a package.
    pub fn new(files: &Files) -> Result<Self, Vec<Problem>> {
        let loaded = model::package::read(files)?;
        let mut hash = Sha256::new();
        for (name, bytes) in files {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        // It starts with a letter, as ids do.
        let id =
            format!("r{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&hash.finalize()[..9]));
        let index = Index::new(Arc::new(loaded.package));
        let packs = Lang::ALL.map(|lang| Arc::new(Pack::new(&index, lang)));
        let areas = index.package.areas.geojson(&index.package.places).to_string().into_bytes();
        // It is compressed once and sent often.
        let compressed = Encoding::Brotli.compress(&areas);
        let areas = (areas.into(), compressed.into());
        Ok(Self { id, areas, packs, search: Search::new(&index), index })
    }

    /// What views in a language are computed from.
    pub fn pack(&self, lang: Lang) -> &Arc<Pack> {
        lang.pick(&self.packs[0], &self.packs[1])
    }

    /// The rows that a search for the text of a query finds.
    pub fn matched(&self, query: &Query) -> Option<Vec<usize>> {
        query.text.as_ref().map(|text| self.search.rows(text))
    }

    /// What a query shows, and why.
    pub fn view(&self, query: &Query, lang: Lang, cut: Cut) -> View {
        let mut view = view(self.pack(lang), query, self.matched(query).as_deref(), cut);
        self.explain(query, lang, &mut view);
        view
    }

    /// The page of a record; `None` if there is none with this id.
    pub fn record(&self, id: &str, lang: Lang) -> Option<RecordPage> {
        RecordPage::new(&self.index, self.pack(lang), id)
    }

    /// The atlas for what could be read of an address.
    pub fn atlas(&self, read: &Read, lang: Lang) -> AtlasPage {
        let mut page = AtlasPage::new(self.pack(lang), read, self.matched(&read.query).as_deref());
        self.explain(&read.query, lang, &mut page.view);
        page
    }

    fn explain(&self, query: &Query, lang: Lang, view: &mut View) {
        if let Some(text) = &query.text {
            self.search.explain(text, lang, &mut view.results);
        }
    }
}

/// Says of each problem in which of several packages it is.
fn within(store: &Store, error: Error) -> Error {
    let Error::Refused(mut problems) = error else { return error };
    for problem in &mut problems {
        problem.file = format!("{store}/{}", problem.file);
    }
    Error::Refused(problems)
}
