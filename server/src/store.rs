//! Where the interface and the data are read from: folders, or files embedded in the program.

use std::fmt;
use std::path::{Path, PathBuf};

use model::package::Files;
use serde::Deserialize;

use crate::error::Error;
use crate::folder;

/// Embedded files: relative paths with `/`, and contents.
pub type EmbeddedFiles = &'static [(&'static str, &'static [u8])];

/// A set of files.
#[derive(Clone, Deserialize)]
#[serde(from = "PathBuf")]
pub enum Store {
    /// A folder on disk.
    Folder(PathBuf),
    /// Files that were embedded in the program when it was built.
    Embedded(EmbeddedFiles),
}

impl Store {
    /// The built interface, unless the settings name another.
    pub fn site() -> Self {
        #[cfg(feature = "embedded")]
        return Self::Embedded(embedded::SITE);
        #[cfg(not(feature = "embedded"))]
        return Self::Folder("target/site".into());
    }

    /// The package, unless the settings name another.
    pub fn data() -> Self {
        #[cfg(feature = "embedded")]
        return Self::Embedded(embedded::DATA);
        #[cfg(not(feature = "embedded"))]
        return Self::Folder("data/nanjing".into());
    }

    /// The files of a package; others are left out.
    pub fn package(&self) -> Result<Files, Error> {
        match self {
            Self::Folder(path) => folder::package_files(path),
            Self::Embedded(files) => Ok(owned(files, folder::is_package_file)),
        }
    }

    /// All files, including those in subfolders.
    pub fn all_files(&self) -> Result<Files, Error> {
        match self {
            Self::Folder(path) => folder::all_files(path),
            Self::Embedded(files) => Ok(owned(files, |_| true)),
        }
    }
}

fn owned(files: EmbeddedFiles, wanted: impl Fn(&str) -> bool) -> Files {
    let wanted = files.iter().filter(|(name, _)| wanted(name));
    wanted.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
}

/// Prints the location, not the contents.
impl fmt::Display for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(out, "{}", path.display()),
            Self::Embedded(_) => out.write_str("this program"),
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

impl From<PathBuf> for Store {
    fn from(path: PathBuf) -> Self {
        Self::Folder(path)
    }
}

impl From<&Path> for Store {
    fn from(path: &Path) -> Self {
        Self::Folder(path.into())
    }
}

/// The files that `build.rs` found.
#[cfg(feature = "embedded")]
mod embedded {
    use super::EmbeddedFiles;
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}
