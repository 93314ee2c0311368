//! `atlas check-config`

use std::io::Write;
use std::path::PathBuf;

use super::print_line;
use crate::assets::Assets;
use crate::config::Settings;
use crate::error::Error;
use crate::release::Release;

/// Check the settings as `atlas serve` reads them, and load what they name.
#[derive(clap::Args)]
pub struct CheckConfig {
    /// The settings file; by default `atlas.toml` in the current folder, if it exists.
    #[arg(long)]
    config: Option<PathBuf>,
}

impl CheckConfig {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        let settings = Settings::read(self.config.as_deref(), std::env::vars())?;
        let problems = [
            Release::load(&settings.data).err(),
            settings.releases.as_deref().and_then(|folder| Release::load_all(folder).err()),
            Assets::load(&settings.site, settings.base()).err(),
        ];
        let problems: Vec<String> = problems.iter().flatten().map(ToString::to_string).collect();
        if !problems.is_empty() {
            return Err(Error::Found(problems.join("\n")));
        }
        for (name, value) in settings.lines() {
            print_line!(out, "{name} = {value}");
        }
        Ok(())
    }
}
