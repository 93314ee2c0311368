//! `atlas schema`

use std::io::Write;
use std::path::PathBuf;

use model::package::{DESCRIPTOR, schema};

use super::print_line;
use crate::error::Error;
use crate::folder;

/// Describe the tables in the descriptor of a package.
///
/// Name, title and licence of an existing descriptor stay unchanged.
#[derive(clap::Args)]
pub struct Schema {
    /// The folder of the package.
    dir: PathBuf,
}

impl Schema {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let files = folder::package_files(&self.dir)?;
        let existing = files.get(DESCRIPTOR).and_then(|bytes| serde_json::from_slice(bytes).ok());
        let name = self.dir.file_name().map_or("package".into(), |name| name.to_string_lossy());
        let mut descriptor: serde_json::Value = existing.unwrap_or_else(|| schema::descriptor(&name, &name));
        descriptor["resources"] = schema::resources();
        folder::write(&self.dir, DESCRIPTOR, schema::to_json(&descriptor).as_bytes())?;
        print_line!(
            out,
            "{DESCRIPTOR} describes {} tables",
            descriptor["resources"].as_array().map_or(0, Vec::len)
        );
        Ok(())
    }
}
