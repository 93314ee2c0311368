//! Settings: `atlas.toml`, then `ATLAS_*` in the environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::Error;
use crate::store::Store;

/// How the site runs.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address of the site as the public knows it; its path is the base path.
    pub public_url: String,
    /// The data package: a folder, or what the program holds.
    pub data: Store,
    /// A folder with earlier packages, one a folder; links that name their release lead to them.
    pub releases: Option<PathBuf>,
    /// The built interface: a folder, or what the program holds.
    pub site: Store,
    /// Map attribution with the approval number, shown on every map.
    pub map_approval: String,
    /// Where errors can be reported.
    pub correction_url: Option<String>,
    /// Who runs the site, and the numbers that the law asks for.
    pub footer: Vec<String>,
    /// Sites that may show pages in a frame.
    pub frame_ancestors: Vec<String>,
    /// How many megabytes of rendered pages are kept.
    pub cache_mb: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data: Store::data(),
            releases: None,
            site: Store::site(),
            map_approval:
                "行政区划：国家地理信息公共服务平台（天地图） 审图号：GS（2024）0650号 | 水系为示意".into(),
            correction_url: None,
            footer: Vec::new(),
            frame_ancestors: vec!["*".into()],
            cache_mb: 64,
        }
    }
}

impl Settings {
    /// Reads the file, if there is one, then the environment. A setting that is not known is an error: it
    /// is a typing error more often than not.
    pub fn read(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let default = Path::new("atlas.toml");
        let path = file.unwrap_or(default);
        let mut table = match std::fs::read_to_string(path) {
            Ok(text) => text
                .parse::<toml::Table>()
                .map_err(|error| Error::Setting(format!("{}: {error}", path.display())))?,
            Err(_) if file.is_none() => toml::Table::new(),
            Err(cause) => return Err(Error::Read { path: path.into(), cause }),
        };
        for (name, value) in environment {
            let Some(name) = name.strip_prefix("ATLAS_") else { continue };
            let name = name.to_lowercase();
            // The texts of the sources are for checks only; the site reads none.
            if name != "texts" {
                table.insert(name.clone(), typed(&name, value)?);
            }
        }
        let settings: Self = table.try_into().map_err(|error| Error::Setting(error.to_string()))?;
        let public = settings.public_url.trim_end_matches('/');
        if !public.is_empty() && !public.starts_with("https://") && !public.starts_with("http://") {
            return Err(Error::Setting(format!(
                "public_url: {public:?} is not an address; accepted: https://host or https://host/path"
            )));
        }
        Ok(Self { public_url: public.to_owned(), ..settings })
    }

    /// The path under which the site lies: empty, or `/atlas`.
    pub fn base(&self) -> &str {
        let host = self.public_url.split_once("://").map_or("", |(_, rest)| rest);
        host.find('/').map_or("", |at| &host[at..])
    }
}

fn typed(name: &str, value: String) -> Result<toml::Value, Error> {
    Ok(match name {
        "footer" | "frame_ancestors" => {
            value.split('|').map(|part| toml::Value::from(part.trim())).collect::<Vec<_>>().into()
        }
        "cache_mb" => value
            .parse::<i64>()
            .map_err(|_| {
                Error::Setting(format!("ATLAS_CACHE_MB: {value:?} is not a number; accepted: megabytes"))
            })?
            .into(),
        _ => value.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(environment: &[(&str, &str)]) -> Result<Settings, Error> {
        Settings::read(
            None,
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    #[test]
    fn the_base_path_is_the_path_of_the_public_address() {
        for (address, base) in [
            ("https://example.org", ""),
            ("https://example.org/", ""),
            ("https://example.org/atlas/", "/atlas"),
            ("", ""),
        ] {
            assert_eq!(from(&[("ATLAS_PUBLIC_URL", address)]).unwrap().base(), base);
        }
    }

    #[test]
    fn a_setting_that_is_not_known_or_not_readable_is_refused() {
        for (name, value) in [
            ("ATLAS_LISTENS", "127.0.0.1:1"),
            ("ATLAS_LISTEN", "here"),
            ("ATLAS_CACHE_MB", "much"),
            ("ATLAS_PUBLIC_URL", "example.org"),
        ] {
            assert!(matches!(from(&[(name, value)]), Err(Error::Setting(_))), "{name}");
        }
    }
}
