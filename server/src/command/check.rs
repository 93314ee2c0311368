//! `atlas check`

use std::io::Write;
use std::path::PathBuf;

use super::say;
use crate::error::Error;
use crate::folder;

/// Hold a package against every rule, and list all that is wrong.
#[derive(clap::Args)]
pub struct Check {
    /// The folder of the package.
    dir: PathBuf,
    /// The folder with the texts of the sources; without it quotes are not compared.
    #[arg(long)]
    texts: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let texts = self.texts.as_deref().map(folder::texts).transpose()?;
        let loaded = folder::load(&self.dir, texts.as_ref())?;
        for note in &loaded.notes {
            say!(out, "{note}");
        }
        let package = &loaded.package;
        let citations: usize = package.claims.iter().map(|claim| claim.citations.len()).sum();
        let compared = if texts.is_some() {
            "every quote equals its bytes"
        } else {
            "quotes were not compared with the texts, which were not given"
        };
        say!(
            out,
            "ok: {} records, {} claims, {citations} citations from {} sources, {} notes; {compared}",
            package.records.len(),
            package.claims.len(),
            package.sources.len(),
            loaded.notes.len()
        );
        Ok(())
    }
}
