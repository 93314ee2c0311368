//! `atlas check`

use std::io::Write;
use std::path::PathBuf;

use super::print_line;
use crate::error::Error;
use crate::folder;

/// Check a package against every rule and list all problems.
#[derive(clap::Args)]
pub struct Check {
    /// The folder of the package.
    dir: PathBuf,
    /// The folder of the source texts; without it, quotes are not compared.
    #[arg(long)]
    texts: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let texts = self.texts.as_deref().map(folder::texts).transpose()?;
        let loaded = folder::load(&self.dir, texts.as_ref())?;
        for note in &loaded.notes {
            print_line!(out, "{note}");
        }
        let package = &loaded.package;
        let citations: usize = package.claims.iter().map(|claim| claim.citations.len()).sum();
        let compared = if texts.is_some() {
            "every quote matches its text"
        } else {
            "quotes were not compared, because no texts were given"
        };
        print_line!(
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
