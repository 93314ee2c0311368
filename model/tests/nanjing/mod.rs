//! The Nanjing package of the repository, read and prepared once per test program.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::package::{AREAS, DESCRIPTOR, Files, Package, read};
use model::search::Search;

/// The data files of the package.
pub(crate) fn files() -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())))
        .filter(|(name, _)| name.ends_with(".csv") || name == AREAS || name == DESCRIPTOR)
        .map(|(name, path)| (name, std::fs::read(path).unwrap()))
        .collect()
}

pub(crate) fn package() -> &'static Package {
    &index().package
}

pub(crate) fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(Arc::new(read(&files()).unwrap().package)));
    &INDEX
}

pub(crate) fn search() -> &'static Search {
    static SEARCH: LazyLock<Search> = LazyLock::new(|| Search::new(index()));
    &SEARCH
}

pub(crate) fn dataset(lang: Lang) -> &'static Dataset {
    static DATASETS: LazyLock<[Dataset; 2]> =
        LazyLock::new(|| Lang::ALL.map(|lang| Dataset::new(index(), lang)));
    lang.pick(&DATASETS[0], &DATASETS[1])
}
