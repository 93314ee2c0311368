//! `atlas upgrade`

use std::io::Write;
use std::path::PathBuf;

use model::package::DESCRIPTOR;
use model::package::upgrade::{AddedColumn, upgrade};

use super::print_line;
use crate::error::Error;
use crate::folder;

/// Lift a package from an older format to the one that is read.
///
/// Tables gain the columns that they lack, and the descriptor describes them anew. What the cells of a new column say is
/// derived from the other cells; `atlas check` says what is left to fill in.
#[derive(clap::Args)]
pub struct Upgrade {
    /// The folder of the package; tables in an older format are rewritten.
    dir: PathBuf,
}

impl Upgrade {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let files = folder::package_files(&self.dir)?;
        let upgraded = upgrade(&files).map_err(Error::Refused)?;
        for (name, bytes) in &upgraded.files {
            folder::write(&self.dir, name, bytes)?;
        }
        for AddedColumn { file, column, filled } in &upgraded.added {
            print_line!(out, "{file}: {column} added, filled in for {filled} rows");
        }
        if upgraded.files.contains_key(DESCRIPTOR) {
            print_line!(out, "{DESCRIPTOR} describes the tables anew");
        }
        if upgraded.files.is_empty() {
            print_line!(out, "the package has the format that is read; nothing was changed");
        }
        Ok(())
    }
}
