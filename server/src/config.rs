//! Settings: `atlas.toml`, then `ATLAS_*` in the environment.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::error::Error;
use crate::store::Store;
use crate::tiles::{self, Layer};

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
    /// Base maps that readers may choose beneath the land, drawn by others; none unless the operator says so.
    pub tiles: Vec<Layer>,
    /// How many megabytes of their tiles are kept.
    pub tiles_cache_mb: u64,
    /// How long a tile may take. No setting, since a reader does not wait longer; for tests.
    #[serde(skip)]
    pub tiles_wait: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data: Store::data(),
            releases: None,
            site: Store::site(),
            map_approval: "行政区划：国家地理信息公共服务平台（天地图） 审图号：GS（2024）0650号".into(),
            correction_url: None,
            footer: Vec::new(),
            frame_ancestors: vec!["*".into()],
            cache_mb: 64,
            tiles: Vec::new(),
            tiles_cache_mb: 32,
            tiles_wait: Duration::from_secs(3),
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
            Ok(text) => text.parse::<toml::Table>().map_err(|error| {
                Error::Setting(format!("{}:{}", path.display(), unreadable(&text, &error)))
            })?,
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
        share_key(&mut table)?;
        let settings: Self = table.try_into().map_err(|error| Error::Setting(error.to_string()))?;
        let public = settings.public_url.trim_end_matches('/');
        if !public.is_empty() && !public.starts_with("https://") && !public.starts_with("http://") {
            return Err(Error::Setting(format!(
                "public_url: {public:?} is not an address; accepted: https://host or https://host/path"
            )));
        }
        if let Some(id) = tiles::twice(&settings.tiles) {
            return Err(Error::Setting(format!(
                "tiles: two layers are called {id:?}; accepted: an id for each"
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

/// What is wrong with a file, without its line: that may hold a key.
fn unreadable(text: &str, error: &toml::de::Error) -> String {
    let line =
        error.span().and_then(|span| text.get(..span.start)).unwrap_or_default().matches('\n').count() + 1;
    format!("{line}: {}", error.message())
}

/// Gives the key that stands for itself to the layers that want one and have none, so that the file can be public
/// and the key in the environment.
fn share_key(table: &mut toml::Table) -> Result<(), Error> {
    let Some(key) = table.remove("tiles_key") else { return Ok(()) };
    let layers = table.get_mut("tiles").and_then(toml::Value::as_array_mut);
    let layers = layers.into_iter().flatten().filter_map(toml::Value::as_table_mut);
    let mut wanting = layers.filter(|layer| tiles::wants_key(layer)).peekable();
    if wanting.peek().is_none() {
        return Err(Error::Setting(format!(
            "tiles_key: no layer wants it; accepted: together with tiles, such as ATLAS_TILES={}",
            tiles::presets().join("|")
        )));
    }
    for layer in wanting {
        layer.insert("key".into(), key.clone());
    }
    Ok(())
}

/// Layers of tiles in the environment: presets by name, or tables within brackets.
fn layers(value: &str) -> Result<toml::Value, Error> {
    if !value.trim_start().starts_with('[') {
        let preset = |name: &str| toml::Table::from_iter([("preset".to_owned(), name.trim().into())]);
        return Ok(value.split('|').map(preset).collect::<Vec<_>>().into());
    }
    let line = format!("tiles = {value}");
    let mut table = line
        .parse::<toml::Table>()
        .map_err(|error| Error::Setting(format!("ATLAS_TILES:{}", unreadable(&line, &error))))?;
    table.remove("tiles").ok_or_else(|| Error::Setting("ATLAS_TILES: no layer; accepted: [{ … }]".into()))
}

fn typed(name: &str, value: String) -> Result<toml::Value, Error> {
    Ok(match name {
        "footer" | "frame_ancestors" => {
            value.split('|').map(|part| toml::Value::from(part.trim())).collect::<Vec<_>>().into()
        }
        "cache_mb" | "tiles_cache_mb" => value
            .parse::<i64>()
            .map_err(|_| {
                let name = name.to_uppercase();
                Error::Setting(format!("ATLAS_{name}: {value:?} is not a number; accepted: megabytes"))
            })?
            .into(),
        "tiles" => layers(&value)?,
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
            ("ATLAS_TILES_CACHE_MB", "much"),
            ("ATLAS_TILES", "tianditu-terrain"),
            ("ATLAS_TILES", "[{ preset = 1 }]"),
            ("ATLAS_TILES", "[{"),
            ("ATLAS_TILES", "tianditu-vector"),
            ("ATLAS_TILES_KEY", "0123456789abcdef"),
        ] {
            assert!(matches!(from(&[(name, value)]), Err(Error::Setting(_))), "{name}");
        }
    }

    #[test]
    fn a_key_in_the_environment_is_for_all_layers_that_want_one() {
        let settings =
            from(&[("ATLAS_TILES", "tianditu-vector|tianditu-imagery"), ("ATLAS_TILES_KEY", "s3cret")])
                .unwrap();
        assert_eq!(settings.tiles.len(), 2);
        assert!(!format!("{settings:?}").contains("s3cret"));
    }

    #[test]
    fn what_is_said_of_a_layer_that_is_refused_names_the_way_out_and_not_the_key() {
        let layer = |change: &str| {
            let given = "id = 'own', name_en = 'Own', name_zh = '自有', url = 'http://h/{z}/{x}/{y}?k={key}', \
                 datum = 'wgs84', attribution_en = 'Own', attribution_zh = '自有'";
            let names: Vec<&str> =
                change.split(',').filter_map(|set| set.split('=').next()).map(str::trim).collect();
            let kept = given
                .split(", ")
                .filter(|set| !names.iter().any(|name| set.starts_with(&format!("{name} "))));
            from(&[("ATLAS_TILES", &format!("[{{ {}, {change} }}]", kept.collect::<Vec<_>>().join(", ")))])
        };
        assert_eq!(layer("key = 's3cret'").unwrap().tiles.len(), 1);
        for (change, said) in [
            ("datum = 'gcj02', key = 's3cret'", "accepted: wgs84, cgcs2000"),
            ("datum = '', key = 's3cret'", "datum is missing"),
            ("min_zoom = 9, max_zoom = 3, key = 's3cret'", "zooms 9 to 3"),
            ("max_zoom = 60, key = 's3cret'", "0 to 24"),
            ("matrix_offset = -1, key = 's3cret'", "matrix_offset"),
            ("url = 'http://h/{z}/{x}/{y}', key = 's3cret'", "no {key} in its url"),
            ("url = 'http://h/{z}/{x}/{y}?k={key}&s={s3}', key = 's3cret'", "{s3} is not known"),
            ("id = 'Own', key = 's3cret'", "small letters"),
            ("attribution_zh = ' ', key = 's3cret'", "attribution_zh is missing"),
            ("labels = true, key = 's3cret'", "labels_url"),
            ("keys = 's3cret'", "unknown field `keys`"),
            ("key = 's3cret&'", "between quotation marks"),
            ("key = ['s3cret']", "between quotation marks"),
            ("key = s3cret", ""),
            ("id = 'own'", "ATLAS_TILES_KEY"),
        ] {
            let error = layer(change).unwrap_err().to_string();
            assert!(error.contains(said) && !error.contains("s3cret"), "{change}: {error}");
        }
    }
}
