//! The Nanjing package of the repository, read and prepared once per test program.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use model::dataset::{Dataset, Row};
use model::index::Index;
use model::lang::Lang;
use model::package::{AREAS, DESCRIPTOR, Files, Package, read};
use model::view::Matches;

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

/// What a search for these words finds, as a server might answer: rows whose name or place has all of them.
pub(crate) fn search(dataset: &Dataset, text: &str) -> Matches {
    let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
    let has_all = |(at, row): (usize, &Row)| {
        let place = row.place.as_ref().map(|place| dataset.name(place.as_str()));
        let text = format!("{} {}", row.name, place.unwrap_or_default()).to_lowercase();
        words.iter().all(|word| text.contains(word)).then_some(at)
    };
    let rows = dataset.rows.iter().enumerate().filter_map(has_all).collect();
    Matches { rows, ..Matches::default() }
}

pub(crate) fn dataset(lang: Lang) -> &'static Dataset {
    static DATASETS: LazyLock<[Dataset; 2]> =
        LazyLock::new(|| Lang::ALL.map(|lang| Dataset::new(index(), lang)));
    lang.pick(&DATASETS[0], &DATASETS[1])
}
