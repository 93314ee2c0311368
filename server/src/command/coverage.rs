//! `atlas coverage`

use std::io::Write;
use std::path::PathBuf;

use super::say;
use crate::error::Error;
use crate::folder;

/// List the sentences of the sources that nothing in the package touches.
#[derive(clap::Args)]
pub struct Coverage {
    /// The folder of the package.
    dir: PathBuf,
    /// The folder with the texts of the sources.
    #[arg(long)]
    texts: PathBuf,
}

impl Coverage {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let texts = folder::texts(&self.texts)?;
        let loaded = folder::load(&self.dir, Some(&texts))?;
        let uncovered = model::package::coverage::uncovered(&loaded.package, &texts).map_err(Error::Found)?;
        for passage in &uncovered {
            say!(out, "{}:{}-{}: {}", passage.source, passage.start, passage.end, passage.sentence);
        }
        if uncovered.is_empty() {
            return Ok(());
        }
        Err(Error::Found(format!("{} sentences are neither cited nor left out", uncovered.len())))
    }
}
