//! `atlas coverage`

use std::io::Write;
use std::path::PathBuf;

use super::print_line;
use crate::error::Error;
use crate::folder;

/// List the sentences of the sources that are neither cited nor left out.
#[derive(clap::Args)]
pub struct Coverage {
    /// The folder of the package.
    dir: PathBuf,
    /// The folder of the source texts.
    #[arg(long)]
    texts: PathBuf,
}

impl Coverage {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let texts = folder::texts(&self.texts)?;
        let loaded = folder::load(&self.dir, Some(&texts))?;
        let uncovered = model::package::coverage::uncovered(&loaded.package, &texts).map_err(Error::Found)?;
        for passage in &uncovered {
            print_line!(out, "{}:{}-{}: {}", passage.source, passage.start, passage.end, passage.sentence);
        }
        if uncovered.is_empty() {
            return Ok(());
        }
        Err(Error::Found(format!("{} sentences are neither cited nor left out", uncovered.len())))
    }
}
