//! Reads and writes packages and source texts on disk.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use model::package::{AREAS, DESCRIPTOR, Files, Loaded};

use crate::error::Error;

/// Reads the files of a package in a folder: tables, outlines, descriptor. Other files, such as readmes, and subfolders
/// are ignored.
pub fn package_files(folder: &Path) -> Result<Files, Error> {
    files(folder, is_package_file)
}

/// Whether a file of this name belongs to a package.
pub(crate) fn is_package_file(name: &str) -> bool {
    name.ends_with(".csv") || name == AREAS || name == DESCRIPTOR
}

/// Reads the source texts (`.txt`) in a folder.
pub fn texts(folder: &Path) -> Result<Files, Error> {
    files(folder, |name| name.ends_with(".txt"))
}

/// Reads a package and checks every rule; compares quotes with the texts, if these are given.
pub fn load(folder: &Path, texts: Option<&Files>) -> Result<Loaded, Error> {
    model::package::read_with_texts(&package_files(folder)?, texts).map_err(Error::Refused)
}

/// Writes a file into a folder. At every instant the folder has the old or the new file, whole: it is written beside the old
/// one and takes its place once it is on the disk.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let path = folder.join(name);
    replace(folder, &path, bytes).map_err(|cause| Error::Write { path, cause })
}

fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    // The permissions of the old file, or else those of any new one.
    let permissions = fs::metadata(path).map(|old| old.permissions());
    let permissions = permissions.unwrap_or(Permissions::from_mode(0o666));
    let mut file = tempfile::Builder::new().prefix(".atlas-").permissions(permissions).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Reads all files of a folder and its subfolders, by their paths relative to it.
pub(crate) fn all_files(folder: &Path) -> Result<Files, Error> {
    let read = |cause| Error::Read { path: folder.into(), cause };
    let mut found = files(folder, |_| true)?;
    for entry in fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir()) else {
            continue;
        };
        found.extend(all_files(&path)?.into_iter().map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
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
