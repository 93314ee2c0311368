//! Releases: data packages prepared for queries, identified by a hash of their content.

use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use base64::Engine as _;
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::Files;
use model::page::{AtlasPage, RecordPage};
use model::problem::Problem;
use model::query::{ParsedQuery, Query};
use model::search::Search;
use model::view::{Page, View, view};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::http::Encoding;
use crate::store::Store;

/// A package prepared for queries. It never changes.
#[derive(Debug)]
pub struct Release {
    /// Its id, which depends only on the content.
    pub id: String,
    /// The package with its indices.
    pub index: Index,
    /// The rows that views are computed from, in English and Chinese.
    datasets: [Arc<Dataset>; 2],
    /// The index for text search.
    pub search: Search,
    /// The outlines under its maps, as GeoJSON.
    pub(crate) areas: CompressedBytes,
}

/// Bytes and their compressed form.
#[derive(Debug)]
pub(crate) struct CompressedBytes {
    pub(crate) plain: Bytes,
    pub(crate) brotli: Bytes,
}

impl Release {
    /// Reads a package. A single error of the package is an error.
    pub fn load(store: &Store) -> Result<Self, Error> {
        Self::new(&store.package()?).map_err(Error::Refused)
    }

    /// Reads every package in a folder of packages; one that breaks a rule is an error.
    pub fn load_all(folder: &Path) -> Result<Vec<Self>, Error> {
        let read = |cause| Error::Read { path: folder.into(), cause };
        let mut folders = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(read)? {
            let path = entry.map_err(read)?.path();
            if path.is_dir() {
                folders.push(Store::Folder(path));
            }
        }
        folders.iter().map(|folder| Self::load(folder).map_err(|error| in_folder(folder, error))).collect()
    }

    /// Makes a release from the files of a package.
    pub fn new(files: &Files) -> Result<Self, Vec<Problem>> {
        let loaded = model::package::read(files)?;
        let mut hash = Sha256::new();
        for (name, bytes) in files {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name.as_bytes());
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        // Ids start with a letter.
        let id =
            format!("r{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&hash.finalize()[..9]));
        let index = Index::new(Arc::new(loaded.package));
        let datasets = Lang::ALL.map(|lang| Arc::new(Dataset::new(&index, lang)));
        let areas = index.package.areas.geojson(&index.package.places).to_string().into_bytes();
        let brotli = Encoding::Brotli.compress(&areas).into();
        let areas = CompressedBytes { plain: areas.into(), brotli };
        Ok(Self { id, areas, datasets, search: Search::new(&index), index })
    }

    /// The rows that views in a language are computed from.
    pub fn dataset(&self, lang: Lang) -> &Arc<Dataset> {
        lang.pick(&self.datasets[0], &self.datasets[1])
    }

    /// The positions of rows that match the text of a query; `None` if it has no text.
    pub fn matches(&self, query: &Query) -> Option<Vec<usize>> {
        query.text.as_ref().map(|text| self.search.rows(text))
    }

    /// The view of a query, with the reasons for each result of a search.
    pub fn view(&self, query: &Query, lang: Lang, cut: Page) -> View {
        let mut view = view(self.dataset(lang), query, self.matches(query).as_deref(), cut);
        self.explain(query, lang, &mut view);
        view
    }

    /// The page of a record; `None` if there is no record with this id.
    pub fn record(&self, id: &str, lang: Lang) -> Option<RecordPage> {
        RecordPage::new(&self.index, self.dataset(lang), id)
    }

    /// The atlas page for the query of an address, which may have refused values, with a part of the results.
    pub fn atlas(&self, read: &ParsedQuery, lang: Lang, cut: Page) -> AtlasPage {
        let mut page = AtlasPage::new(self.dataset(lang), read, self.matches(&read.query).as_deref(), cut);
        self.explain(&read.query, lang, &mut page.view);
        page
    }

    /// Adds to results why the search found them.
    fn explain(&self, query: &Query, lang: Lang, view: &mut View) {
        if let Some(text) = &query.text {
            self.search.explain(text, lang, &mut view.results);
        }
    }
}

/// Adds the folder of the package to the file of each problem.
fn in_folder(store: &Store, error: Error) -> Error {
    let Error::Refused(mut problems) = error else { return error };
    for problem in &mut problems {
        problem.file = format!("{store}/{}", problem.file);
    }
    Error::Refused(problems)
}
