//! `atlas cite`

use std::io::Write;
use std::path::PathBuf;

use super::print_line;
use crate::error::Error;
use crate::folder;

/// Fill in the byte ranges of citations from their quotes.
#[derive(clap::Args)]
pub struct Cite {
    /// The folder of the package; its `citations.csv` is rewritten.
    dir: PathBuf,
    /// The folder of the source texts.
    #[arg(long)]
    texts: PathBuf,
}

impl Cite {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let (files, texts) = (folder::package_files(&self.dir)?, folder::texts(&self.texts)?);
        let cited = model::package::cite::cite(&files, &texts).map_err(Error::Refused)?;
        if cited.filled > 0 {
            folder::write(&self.dir, "citations.csv", &cited.citations)?;
        }
        print_line!(out, "{} byte ranges filled in", cited.filled);
        if cited.problems.is_empty() { Ok(()) } else { Err(Error::Refused(cited.problems)) }
    }
}
