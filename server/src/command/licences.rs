//! `atlas licences`

use std::io::Write;
use std::path::PathBuf;

use crate::config::Settings;
use crate::error::Error;

/// The text of the notices in a built site.
const TEXT: &str = "licences.txt";

/// Print whose work the atlas contains, and under which licences.
#[derive(clap::Args)]
pub struct Licences {
    /// The settings file; by default `atlas.toml` in the current folder, if it exists.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl Licences {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let site = Settings::read(self.config.as_deref(), std::env::vars())?.site;
        let text = site.all_files()?.remove(TEXT);
        let text = text.ok_or_else(|| Error::Setting(format!("{site} was built without {TEXT}")))?;
        out.write_all(&text).map_err(Error::Output)
    }
}
