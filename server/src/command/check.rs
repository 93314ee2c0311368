//! `atlas check`

use std::io::Write;
use std::path::PathBuf;

use model::problem::Problem;

use super::{check_letters, print_line};
use crate::assets::Assets;
use crate::error::Error;
use crate::folder;
use crate::store::Store;

/// Check a package against every rule and list all problems.
#[derive(clap::Args)]
pub struct Check {
    /// The folder of the package.
    dir: PathBuf,
    /// The folder of the source texts; without it, quotes are not compared.
    #[arg(long)]
    texts: Option<PathBuf>,
    /// The folder of a built site, if not the one that `atlas serve` uses. Without a site, characters are not compared
    /// with the fonts of pictures.
    #[arg(long)]
    site: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let texts = self.texts.as_deref().map(folder::texts).transpose()?;
        let loaded = folder::load(&self.dir, texts.as_ref())?;
        let letters = self.letters()?;
        let notes = || loaded.notes.iter().chain(&letters);
        for note in notes() {
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
            notes().count()
        );
        Ok(())
    }

    /// Notes on characters that pictures cannot show. Without a built site there are none, unless it was asked for.
    fn letters(&self) -> Result<Vec<Problem>, Error> {
        let site = self.site.clone().map_or_else(Store::site, Store::from);
        let assets = match Assets::load(&site, "") {
            Ok(assets) => assets,
            Err(error) if self.site.is_some() => return Err(error),
            Err(_) => return Ok(Vec::new()),
        };
        let Some(fonts) = &assets.picture_fonts else { return Ok(Vec::new()) };
        Ok(check_letters::notes(&folder::package_files(&self.dir)?, |letter| fonts.has(letter)))
    }
}
