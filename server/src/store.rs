//! Where the site and its data are read from: folders, or the program itself.

use std::fmt;
use std::path::{Path, PathBuf};

use model::package::Files;
use serde::Deserialize;

use crate::error::Error;
use crate::folder;

/// Files by their paths, with `/` between folders.
pub type Held = &'static [(&'static str, &'static [u8])];

/// A set of files.
#[derive(Clone, Deserialize)]
#[serde(from = "PathBuf")]
pub enum Store {
    /// A folder on disk.
    Folder(PathBuf),
    /// The program, which holds them since it was built.
    Within(Held),
}

impl Store {
    /// The built interface that is served where no setting names another.
    pub fn site() -> Self {
        #[cfg(feature = "embedded")]
        return Self::Within(held::SITE);
        #[cfg(not(feature = "embedded"))]
        return Self::Folder("target/site".into());
    }

    /// The package that is shown where no setting names another.
    pub fn data() -> Self {
        #[cfg(feature = "embedded")]
        return Self::Within(held::DATA);
        #[cfg(not(feature = "embedded"))]
        return Self::Folder("data/nanjing".into());
    }

    /// The files that belong to a package.
    pub fn package(&self) -> Result<Files, Error> {
        match self {
            Self::Folder(path) => folder::package_files(path),
            Self::Within(held) => Ok(owned(held, folder::is_of_a_package)),
        }
    }

    /// Every file, also those in folders below.
    pub fn every(&self) -> Result<Files, Error> {
        match self {
            Self::Folder(path) => folder::every_file(path),
            Self::Within(held) => Ok(owned(held, |_| true)),
        }
    }
}

fn owned(held: Held, wanted: impl Fn(&str) -> bool) -> Files {
    let wanted = held.iter().filter(|(name, _)| wanted(name));
    wanted.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
}

/// Tells where the files are, and not what they hold.
impl fmt::Display for Store {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) => write!(out, "{}", path.display()),
            Self::Within(_) => out.write_str("this program"),
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

/// What `build.rs` found when the program was built.
#[cfg(feature = "embedded")]
mod held {
    use super::Held;
    include!(concat!(env!("OUT_DIR"), "/held.rs"));
}
