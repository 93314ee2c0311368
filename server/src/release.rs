//! Releases: data packages prepared for queries, identified by a hash of their content.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use model::columns::Columns;
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::{Files, Package};
use model::packed::{PackError, pack};
use model::page::{AtlasPage, Frame, RecordPage};
use model::query::{ParsedQuery, Query};
use model::view::{Hit, Matches, Page, Selection, View};
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::http::CompressedBody;
use crate::search::{self, Search, SearchError};
use crate::store::Store;

/// A package prepared for queries. It never changes.
#[derive(Debug)]
pub struct Release {
    /// Its id, which depends only on the content.
    pub id: String,
    /// The package with its indices.
    pub index: Index,
    /// The rows that views are computed from, in English and Chinese.
    columns: [Columns; 2],
    /// What all its answers are shown with, made by the first page.
    frames: [OnceLock<Arc<Frame>>; 2],
    /// The index for text search, built after the rest.
    search: OnceLock<Result<Search, SearchError>>,
    /// What browsers ask for at once and in full, made by the first request.
    bodies: Bodies,
}

/// Bodies that are large and the same for all readers.
#[derive(Debug, Default)]
struct Bodies {
    areas: OnceLock<CompressedBody>,
    rows: [OnceLock<CompressedBody>; 2],
    names: OnceLock<CompressedBody>,
    frames: [OnceLock<CompressedBody>; 2],
}

impl Release {
    /// Reads a package. A single error of the package is an error.
    pub fn load(store: &Store) -> Result<Self, Error> {
        let files = store.package()?;
        let (id, package) = read(&files)?;
        // The files of a large package take a third as much memory as the rest.
        drop(files);
        Ok(Self::of_package(id, package))
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

    /// Makes a release from the files of a package. It has no search until [`Release::build_search`].
    pub fn new(files: &Files) -> Result<Self, Error> {
        let (id, package) = read(files)?;
        Ok(Self::of_package(id, package))
    }

    fn of_package(id: String, package: Package) -> Self {
        let index = Index::new(Arc::new(package));
        let columns = Lang::ALL.map(|lang| Columns::new(Arc::new(Dataset::new(&index, lang))));
        Self {
            id,
            columns,
            frames: Default::default(),
            search: OnceLock::new(),
            index,
            bodies: Bodies::default(),
        }
    }

    /// Builds the search, unless that has been done; waits while another thread does. Takes much longer than all the rest.
    pub fn build_search(&self) -> Result<&Search, SearchError> {
        let build = || {
            // A panic would leave a search that is being built for ever.
            let built = catch_unwind(AssertUnwindSafe(|| Search::new(&self.index)));
            let built = built.map_err(|_| SearchError::Failed("it panicked".into()))?;
            built.map_err(|error| SearchError::Failed(error.to_string()))
        };
        self.search.get_or_init(build).as_ref().map_err(Clone::clone)
    }

    /// The search.
    pub fn search(&self) -> Result<&Search, SearchError> {
        self.search.get().map_or(Err(SearchError::NotBuilt), |built| built.as_ref().map_err(Clone::clone))
    }

    /// The rows that views in a language are computed from.
    pub fn dataset(&self, lang: Lang) -> &Arc<Dataset> {
        &self.columns(lang).dataset
    }

    /// The same as columns.
    pub fn columns(&self, lang: Lang) -> &Columns {
        lang.pick(&self.columns[0], &self.columns[1])
    }

    /// What all its answers in a language are shown with.
    pub fn frame(&self, lang: Lang) -> &Arc<Frame> {
        let [english, chinese] = &self.frames;
        lang.pick(english, chinese).get_or_init(|| Arc::new(Frame::new(self.dataset(lang))))
    }

    /// The outlines under its maps, as GeoJSON.
    pub(crate) fn areas(&self) -> CompressedBody {
        let package = &self.index.package;
        let areas = || CompressedBody::new(package.areas.geojson(&package.places).to_string());
        self.bodies.areas.get_or_init(areas).clone()
    }

    /// The rows in a language, [packed](model::packed).
    pub(crate) fn rows(&self, lang: Lang) -> Result<CompressedBody, PackError> {
        let [english, chinese] = &self.bodies.rows;
        let rows = || pack(&**self.dataset(lang));
        made_once(lang.pick(english, chinese), rows)
    }

    /// [`frame`](Self::frame), packed.
    pub(crate) fn packed_frame(&self, lang: Lang) -> Result<CompressedBody, PackError> {
        let [english, chinese] = &self.bodies.frames;
        made_once(lang.pick(english, chinese), || pack(self.frame(lang)))
    }

    /// The names and aliases of all records, as JSON.
    pub(crate) fn names(&self) -> Result<CompressedBody, serde_json::Error> {
        made_once(&self.bodies.names, || serde_json::to_vec(&search::names(&self.index)))
    }

    /// What the text of a query finds; `None` if it has no text.
    pub fn matches(&self, query: &Query, lang: Lang) -> Result<Option<Matches>, SearchError> {
        query.text.as_ref().map(|text| Ok(self.search()?.find(text, lang))).transpose()
    }

    /// The view of a query, with the reasons for each result of a search.
    pub fn view(&self, query: &Query, lang: Lang, cut: Page) -> Result<View, SearchError> {
        self.view_of(&self.selection(query, lang)?, query, lang, cut)
    }

    /// The same, with the number of rows in each stretch of time.
    pub fn view_with_histogram(&self, query: &Query, lang: Lang, cut: Page) -> Result<View, SearchError> {
        let selection = self.selection(query, lang)?;
        let histogram = selection.histogram(self.columns(lang), query);
        Ok(View { histogram, ..self.view_of(&selection, query, lang, cut)? })
    }

    fn selection(&self, query: &Query, lang: Lang) -> Result<Selection, SearchError> {
        Ok(Selection::new(self.columns(lang), query, self.matches(query, lang)?.as_ref()))
    }

    fn view_of(
        &self,
        selection: &Selection,
        query: &Query,
        lang: Lang,
        cut: Page,
    ) -> Result<View, SearchError> {
        let mut view = selection.view(self.columns(lang), query, cut);
        self.explain(query, lang, &mut view.results)?;
        Ok(view)
    }

    /// The page of a record; `None` if there is no record with this id.
    pub fn record(&self, id: &str, lang: Lang) -> Option<RecordPage> {
        RecordPage::new(&self.index, self.dataset(lang), id)
    }

    /// The atlas page for the query of an address, which may have refused values, with a part of the results.
    pub fn atlas(&self, read: &ParsedQuery, lang: Lang, cut: Page) -> Result<AtlasPage, SearchError> {
        let matches = self.matches(&read.query, lang)?;
        let mut page = AtlasPage::new(self.columns(lang), read, matches.as_ref(), cut);
        self.explain(&read.query, lang, &mut page.view.results)?;
        Ok(page)
    }

    /// Adds to results why the search found them.
    pub(crate) fn explain(&self, query: &Query, lang: Lang, results: &mut [Hit]) -> Result<(), SearchError> {
        if let Some(text) = &query.text {
            self.search()?.explain(text, lang, results);
        }
        Ok(())
    }
}

/// The id of a release, and its package.
fn read(files: &Files) -> Result<(String, Package), Error> {
    let loaded = model::package::read(files).map_err(Error::Refused)?;
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    // Ids start with a letter.
    let id = format!("r{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&hash.finalize()[..9]));
    Ok((id, loaded.package))
}

/// The body in a cell, made if the cell is empty. An error is not kept.
fn made_once<E>(
    cell: &OnceLock<CompressedBody>,
    make: impl FnOnce() -> Result<Vec<u8>, E>,
) -> Result<CompressedBody, E> {
    if let Some(made) = cell.get() {
        return Ok(made.clone());
    }
    let body = CompressedBody::new(make()?);
    Ok(cell.get_or_init(|| body).clone())
}

/// Adds the folder of the package to the file of each problem.
fn in_folder(store: &Store, error: Error) -> Error {
    let Error::Refused(mut problems) = error else { return error };
    for problem in &mut problems {
        problem.file = format!("{store}/{}", problem.file);
    }
    Error::Refused(problems)
}
