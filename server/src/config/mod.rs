//! Settings: `atlas.toml`, then environment variables `ATLAS_*`.

mod environment;
mod texts;

use std::net::SocketAddr;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::ancestors;
use crate::error::Error;
use crate::public_url;
use crate::store::Store;
use crate::tiles::{self, Layer};

/// The settings of the site.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// The public address of the site; its path is the base path.
    pub public_url: String,
    /// The data package.
    pub data: Store,
    /// A folder with earlier packages in subfolders, for links that name their release.
    pub releases: Option<PathBuf>,
    /// The built interface.
    pub site: Store,
    /// The attribution with the approval number, shown on every map.
    pub map_approval: String,
    /// The address where readers report errors.
    pub correction_url: Option<String>,
    /// Whom readers tell about barriers: an address of mail, or a URL. The page on accessibility names it.
    pub accessibility_contact: Option<String>,
    /// Whom researchers tell about security problems, in `/.well-known/security.txt`: `mailto:` or `https:`.
    pub security_contact: Option<String>,
    /// How many days browsers ask for the site by HTTPS alone after a visit; 0 for no such promise. It is only sent if
    /// the public address has HTTPS.
    pub hsts_max_age_days: u32,
    /// Who publishes the atlas, as references to it name them.
    pub publisher: Option<String>,
    /// Lines of the footer: the operator, and legally required registration numbers.
    pub footer: Vec<String>,
    /// Sites that may show whole pages in a frame, as in the policy `frame-ancestors`.
    pub frame_ancestors: Vec<String>,
    /// Sites that may show embeds in a frame, and that embeds send messages to. The embed studio of this site may always
    /// show them.
    pub embed_ancestors: Vec<String>,
    /// Whether pages install a service worker, with which they can be read without a network.
    pub offline: bool,
    /// The most records on map and timeline of which browsers compute the answers; those of larger packages come from the
    /// server.
    pub browser_rows: usize,
    /// The address and port of the metrics; off unless set.
    pub metrics_listen: Option<SocketAddr>,
    /// The most connections at a time.
    pub max_connections: NonZero<usize>,
    /// The most connections from an address at a time; 0 for no limit, as behind a proxy. If it is not set there is a limit
    /// unless the server listens on the machine itself only.
    pub connections_per_address: Option<usize>,
    /// The size of the cache of rendered pages in megabytes.
    pub cache_mb: u64,
    /// The size of the cache of pictures in megabytes.
    pub pictures_cache_mb: u64,
    /// Base maps of other providers that readers may choose; none by default.
    pub tiles: Vec<Layer>,
    /// The size of the cache of their tiles in megabytes.
    pub tiles_cache_mb: u64,
    /// The timeout for a tile. Only tests change it: readers do not wait longer than the default.
    #[serde(skip)]
    pub tiles_timeout: Duration,
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
            accessibility_contact: None,
            security_contact: None,
            hsts_max_age_days: 0,
            publisher: None,
            footer: Vec::new(),
            frame_ancestors: vec!["'self'".into()],
            embed_ancestors: vec!["*".into()],
            offline: true,
            browser_rows: 100_000,
            metrics_listen: None,
            max_connections: const { NonZero::new(512).unwrap() },
            connections_per_address: None,
            cache_mb: 64,
            pictures_cache_mb: 32,
            tiles: Vec::new(),
            tiles_cache_mb: 32,
            tiles_timeout: Duration::from_secs(3),
        }
    }
}

impl Settings {
    /// Reads the file, if there is one, then the environment. Unknown settings are errors, because most are typos.
    pub fn read(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Error> {
        let default = Path::new("atlas.toml");
        let path = file.unwrap_or(default);
        let mut table = match std::fs::read_to_string(path) {
            Ok(text) => text.parse::<toml::Table>().map_err(|error| {
                Error::Setting(format!("{}:{}", path.display(), environment::located(&text, &error)))
            })?,
            Err(_) if file.is_none() => toml::Table::new(),
            Err(cause) => return Err(Error::Read { path: path.into(), cause }),
        };
        environment::add(&mut table, environment)?;
        let settings: Self = table.try_into().map_err(|error| Error::Setting(error.to_string()))?;
        let (public_url, mut problems) = match public_url::read(&settings.public_url) {
            Ok(address) => (address, Vec::new()),
            Err(problem) => (String::new(), vec![problem]),
        };
        problems.extend(texts::problems(&settings));
        for (name, list) in
            [("frame_ancestors", &settings.frame_ancestors), ("embed_ancestors", &settings.embed_ancestors)]
        {
            if !ancestors::is_valid(list) {
                problems.push(format!(
                    "{name}: {list:?} is not a list of sites; accepted: {}",
                    ancestors::ACCEPTED
                ));
            }
        }
        if let Some(id) = tiles::duplicate_id(&settings.tiles) {
            problems
                .push(format!("tiles: the id {id:?} is used twice; accepted: a different id for each layer"));
        }
        if problems.is_empty() {
            Ok(Self { public_url, ..settings })
        } else {
            Err(Error::Setting(problems.join("\n")))
        }
    }

    /// Every setting with its effective value, for operators. Layers are named by their ids: their addresses may contain
    /// a key.
    pub(crate) fn lines(&self) -> Vec<(&'static str, String)> {
        // Named one by one, so that a new setting is not forgotten.
        let Self {
            listen,
            public_url,
            data,
            releases,
            site,
            map_approval,
            correction_url,
            accessibility_contact,
            security_contact,
            hsts_max_age_days,
            publisher,
            footer,
            frame_ancestors,
            embed_ancestors,
            offline,
            browser_rows,
            metrics_listen,
            max_connections,
            connections_per_address,
            cache_mb,
            pictures_cache_mb,
            tiles,
            tiles_cache_mb,
            tiles_timeout: _,
        } = self;
        let list = |texts: &[String]| format!("{texts:?}");
        let optional =
            |text: &Option<String>| text.as_ref().map_or("none".into(), |text| format!("{text:?}"));
        vec![
            ("listen", listen.to_string()),
            ("public_url", format!("{public_url:?}")),
            ("data", data.to_string()),
            ("releases", releases.as_ref().map_or("none".into(), |folder| folder.display().to_string())),
            ("site", site.to_string()),
            ("map_approval", format!("{map_approval:?}")),
            ("correction_url", optional(correction_url)),
            ("accessibility_contact", optional(accessibility_contact)),
            ("security_contact", optional(security_contact)),
            ("hsts_max_age_days", hsts_max_age_days.to_string()),
            ("publisher", optional(publisher)),
            ("footer", list(footer)),
            ("frame_ancestors", list(frame_ancestors)),
            ("embed_ancestors", list(embed_ancestors)),
            ("offline", offline.to_string()),
            ("browser_rows", browser_rows.to_string()),
            ("metrics_listen", metrics_listen.map_or("none".into(), |address| address.to_string())),
            ("max_connections", max_connections.to_string()),
            (
                "connections_per_address",
                connections_per_address.map_or("none set".into(), |most| most.to_string()),
            ),
            ("cache_mb", cache_mb.to_string()),
            ("pictures_cache_mb", pictures_cache_mb.to_string()),
            ("tiles", list(&tiles.iter().map(|layer| layer.id().to_owned()).collect::<Vec<_>>())),
            ("tiles_cache_mb", tiles_cache_mb.to_string()),
        ]
    }

    /// The base path: empty, or such as `/atlas`.
    pub fn base(&self) -> &str {
        let host = self.public_url.split_once("://").map_or("", |(_, rest)| rest);
        host.find('/').map_or("", |at| &host[at..])
    }

    /// The public address without the base path, such as `https://atlas.example`; empty if none is set.
    pub fn origin(&self) -> &str {
        self.public_url.strip_suffix(self.base()).unwrap_or(&self.public_url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)]) -> Result<Settings, Error> {
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
            ("https://图谱.example/atlas/", "/atlas"),
            ("", ""),
        ] {
            assert_eq!(read(&[("ATLAS_PUBLIC_URL", address)]).unwrap().base(), base);
        }
    }

    #[test]
    fn an_unknown_or_invalid_setting_is_refused() {
        for (name, value) in [
            ("ATLAS_LISTENS", "127.0.0.1:1"),
            ("ATLAS_LISTEN", "here"),
            ("ATLAS_CACHE_MB", "much"),
            ("ATLAS_OFFLINE", "no"),
            ("ATLAS_FRAME_ANCESTORS", "portal.example"),
            ("ATLAS_EMBED_ANCESTORS", "https://portal.example; script-src *"),
            ("ATLAS_PUBLIC_URL", "example.org"),
            ("ATLAS_PUBLIC_URL", "https://example.org/{x}"),
            ("ATLAS_TILES_CACHE_MB", "much"),
            ("ATLAS_HSTS_MAX_AGE_DAYS", "-1"),
            ("ATLAS_FOOTER", "ICP\n备"),
            ("ATLAS_CORRECTION_URL", "javascript:alert(1)"),
            ("ATLAS_PICTURES_CACHE_MB", "much"),
            ("ATLAS_TILES", "tianditu-terrain"),
            ("ATLAS_TILES", "[{ preset = 1 }]"),
            ("ATLAS_TILES", "[{"),
            ("ATLAS_TILES", "tianditu-vector"),
            ("ATLAS_TILES_KEY", "0123456789abcdef"),
        ] {
            assert!(matches!(read(&[(name, value)]), Err(Error::Setting(_))), "{name}");
        }
    }

    #[test]
    fn the_key_in_the_environment_is_for_all_layers_that_need_one() {
        let settings =
            read(&[("ATLAS_TILES", "tianditu-vector|tianditu-imagery"), ("ATLAS_TILES_KEY", "s3cret")])
                .unwrap();
        assert_eq!(settings.tiles.len(), 2);
        assert!(!format!("{settings:?}").contains("s3cret"));
    }

    #[test]
    fn the_key_can_be_a_credential_of_the_service() {
        let folder = tempfile::TempDir::new().unwrap();
        std::fs::write(folder.path().join("tiles_key"), "s3cret\n").unwrap();
        let folder = folder.path().to_str().unwrap();
        let settings =
            read(&[("CREDENTIALS_DIRECTORY", folder), ("ATLAS_TILES", "tianditu-vector")]).unwrap();
        assert_eq!(settings.tiles.len(), 1);
        assert!(read(&[("CREDENTIALS_DIRECTORY", "/nowhere"), ("ATLAS_TILES", "tianditu-vector")]).is_err());
    }

    #[test]
    fn the_error_for_an_invalid_layer_says_what_is_accepted_and_does_not_quote_the_key() {
        let layer = |change: &str| {
            let given = "id = 'own', name_en = 'Own', name_zh = '自有', url = 'http://h/{z}/{x}/{y}?k={key}', \
                 datum = 'wgs84', attribution_en = 'Own', attribution_zh = '自有'";
            let names: Vec<&str> =
                change.split(',').filter_map(|set| set.split('=').next()).map(str::trim).collect();
            let unchanged = given
                .split(", ")
                .filter(|set| !names.iter().any(|name| set.starts_with(&format!("{name} "))));
            read(&[(
                "ATLAS_TILES",
                &format!("[{{ {}, {change} }}]", unchanged.collect::<Vec<_>>().join(", ")),
            )])
        };
        assert_eq!(layer("key = 's3cret'").unwrap().tiles.len(), 1);
        for (change, message) in [
            ("datum = 'gcj02', key = 's3cret'", "accepted: wgs84, cgcs2000"),
            ("datum = '', key = 's3cret'", "datum is missing"),
            ("min_zoom = 9, max_zoom = 3, key = 's3cret'", "zooms 9 to 3"),
            ("max_zoom = 60, key = 's3cret'", "0 to 24"),
            ("matrix_offset = -1, key = 's3cret'", "matrix_offset"),
            ("url = 'http://h/{z}/{x}/{y}', key = 's3cret'", "url has no {key}"),
            ("url = 'http://h/{z}/{x}/{y}?k={key}&s={s3}', key = 's3cret'", "{s3} is not a placeholder"),
            ("id = 'Own', key = 's3cret'", "lower-case letters"),
            ("attribution_zh = ' ', key = 's3cret'", "attribution_zh is missing"),
            ("name_en = \"a\\nb\", key = 's3cret'", "name_en has control characters"),
            ("labels = true, key = 's3cret'", "labels_url"),
            ("keys = 's3cret'", "unknown field `keys`"),
            ("key = 's3cret&'", "between quotation marks"),
            ("key = ['s3cret']", "between quotation marks"),
            ("key = s3cret", ""),
            ("id = 'own'", "ATLAS_TILES_KEY"),
        ] {
            let error = layer(change).unwrap_err().to_string();
            assert!(error.contains(message) && !error.contains("s3cret"), "{change}: {error}");
        }
    }
}
