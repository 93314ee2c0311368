//! Packages and texts on disk.

use std::fs;
use std::path::Path;

use model::package::{AREAS, DESCRIPTOR, Files, Loaded};

use crate::error::Error;

/// Reads every file of a folder that belongs to a package: tables, outlines, descriptor. Other files and
/// folders beside them, such as scripts and readmes, are left alone.
pub fn package_files(folder: &Path) -> Result<Files, Error> {
    files(folder, is_of_a_package)
}

/// Whether a file of this name belongs to a package.
pub(crate) fn is_of_a_package(name: &str) -> bool {
    name.ends_with(".csv") || name == AREAS || name == DESCRIPTOR
}

/// Reads the texts of the sources.
pub fn texts(folder: &Path) -> Result<Files, Error> {
    files(folder, |name| name.ends_with(".txt"))
}

/// Reads a package and holds it against every rule; against its texts too, where they are given.
pub fn load(folder: &Path, texts: Option<&Files>) -> Result<Loaded, Error> {
    model::package::read_with_texts(&package_files(folder)?, texts).map_err(Error::Refused)
}

/// Writes one file of a folder.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let path = folder.join(name);
    fs::write(&path, bytes).map_err(|cause| Error::Write { path, cause })
}

/// Reads every file of a folder and of the folders in it, by its path from here.
pub(crate) fn every_file(folder: &Path) -> Result<Files, Error> {
    let read = |cause| Error::Read { path: folder.into(), cause };
    let mut found = files(folder, |_| true)?;
    for entry in fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir()) else {
            continue;
        };
        found.extend(every_file(&path)?.into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
    }
    Ok(found)
}

fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Files, Error> {
    let read = |cause| Error::Read { path: folder.into(), cause };
    let mut files = Files::new();
    for entry in fs::read_dir(folder).map_err(read)? {
        let entry = entry.map_err(read)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if wanted(&name) && entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(|cause| Error::Read { path: entry.path(), cause })?;
            files.insert(name, bytes);
        }
    }
    Ok(files)
}
