//! The Nanjing package of the repository, for tests of what it holds.

use std::path::Path;

use model::package::{AREAS, DESCRIPTOR, Files};

/// The files of the package that are data.
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
