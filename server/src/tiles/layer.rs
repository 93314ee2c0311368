//! Layers of tiles: the tables `[[tiles]]` of the settings.

use model::lang::Lang;
use serde::{Deserialize, Serialize};

use super::coordinate::MAX_ZOOM;
use super::template::Template;

/// A base map that readers may choose. It can only be made from a valid table.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "LayerTable")]
pub struct Layer {
    id: String,
    /// Its name in English and Chinese.
    names: [String; 2],
    /// The attribution on the map, in English and Chinese.
    attributions: [String; 2],
    /// The smallest and largest zoom of its server.
    pub(super) zooms: (u8, u8),
    /// Tile sets that are drawn over each other, the lowest first.
    pub(super) sets: Vec<TileSet>,
}

/// Tiles with one address template.
#[derive(Clone, Debug)]
pub(super) struct TileSet {
    /// Its id in addresses of this server.
    pub(super) id: String,
    pub(super) template: Template,
}

/// A table as written, not checked.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LayerTable {
    preset: Option<String>,
    key: Option<ApiKey>,
    labels: Option<bool>,
    id: Option<String>,
    name_en: Option<String>,
    name_zh: Option<String>,
    attribution_en: Option<String>,
    attribution_zh: Option<String>,
    url: Option<String>,
    labels_url: Option<String>,
    datum: Option<String>,
    min_zoom: Option<u8>,
    max_zoom: Option<u8>,
    matrix_offset: Option<i8>,
}

/// A key with characters that need no escaping in an address. Errors do not quote it.
#[derive(Deserialize)]
#[serde(try_from = "toml::Value")]
struct ApiKey(String);

impl TryFrom<toml::Value> for ApiKey {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        let is_valid = |key: &str| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        match value {
            toml::Value::String(key) if is_valid(&key) => Ok(Self(key)),
            _ => Err(
                "key: accepted: letters, digits, dashes, dots, underscores and tildes, between quotation marks",
            ),
        }
    }
}

/// Settings for a well-known provider.
struct Preset {
    name: &'static str,
    /// Its name in English and Chinese.
    names: [&'static str; 2],
    /// The layers of the server: the map, and its labels.
    layers: [&'static str; 2],
}

/// The national platform, which gives keys to registered users. Its tiles are in CGCS2000, which differs from WGS 84 by
/// less than a metre.
const TIANDITU: [Preset; 2] = [
    Preset { name: "tianditu-vector", names: ["Tianditu map", "天地图矢量"], layers: ["vec", "cva"] },
    Preset {
        name: "tianditu-imagery", names: ["Tianditu imagery", "天地图影像"], layers: ["img", "cia"]
    },
];

/// The attribution of the platform, short because small maps have little room. The operator adds the review number of
/// the current edition.
const TIANDITU_ATTRIBUTION: [&str; 2] = ["Base map: Tianditu", "底图：天地图"];

/// The address template of a layer of the platform. Its matrix set `w` is Web Mercator.
fn tianditu(layer: &str) -> String {
    format!(
        "https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}\
         &STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}\
         &TILECOL={{TileCol}}&tk={{key}}"
    )
}

impl LayerTable {
    /// The table with the values of its preset for those that it leaves out.
    fn with_preset(self) -> Result<Self, String> {
        let Some(name) = self.preset.as_deref() else { return Ok(self) };
        let preset = TIANDITU.iter().find(|preset| preset.name == name);
        let preset = preset.ok_or_else(|| {
            format!("tiles: preset {name:?} does not exist; accepted: {}", presets().join(", "))
        })?;
        let sets_own = self.url.is_some() || self.labels_url.is_some() || self.datum.is_some();
        if sets_own || self.matrix_offset.is_some() {
            return Err(format!(
                "tiles: preset {name:?} sets url, labels_url, datum and matrix_offset itself; \
                 accepted with it: key, labels, id, names, attributions, zooms"
            ));
        }
        let [map, labels] = preset.layers.map(tianditu);
        let or = |given: Option<String>, known: &str| given.or_else(|| Some(known.to_owned()));
        Ok(Self {
            id: or(self.id, name),
            name_en: or(self.name_en, preset.names[0]),
            name_zh: or(self.name_zh, preset.names[1]),
            attribution_en: or(self.attribution_en, TIANDITU_ATTRIBUTION[0]),
            attribution_zh: or(self.attribution_zh, TIANDITU_ATTRIBUTION[1]),
            url: Some(map),
            labels_url: self.labels.unwrap_or(true).then_some(labels),
            labels: None,
            datum: Some("cgcs2000".into()),
            min_zoom: self.min_zoom.or(Some(1)),
            ..self
        })
    }
}

/// The names of all presets.
pub(crate) fn presets() -> [&'static str; 2] {
    TIANDITU.map(|preset| preset.name)
}

impl TryFrom<LayerTable> for Layer {
    type Error = String;

    fn try_from(table: LayerTable) -> Result<Self, String> {
        let table = table.with_preset()?;
        let id = table.id.unwrap_or_default();
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(letters) {
            return Err(format!(
                "tiles: id {id:?} is not accepted; accepted: lower-case letters, digits and dashes"
            ));
        }
        let error = |message: String| format!("tiles {id:?}: {message}");
        let text = |name: &str, value: Option<String>| {
            let value = value.filter(|value| !value.trim().is_empty());
            let value = value.ok_or_else(|| error(format!("{name} is missing")))?;
            if value.chars().any(char::is_control) {
                return Err(error(format!("{name} has control characters; accepted: one line of text")));
            }
            Ok(value)
        };
        if table.labels.is_some() {
            return Err(error("labels is for presets only; accepted: labels_url".into()));
        }
        match text("datum", table.datum)?.to_ascii_lowercase().as_str() {
            "wgs84" | "cgcs2000" => {}
            datum => {
                return Err(error(format!(
                    "datum {datum:?} is not accepted, because it is offset from the data by up to hundreds of metres; \
                     accepted: wgs84, cgcs2000"
                )));
            }
        }
        let zooms = (table.min_zoom.unwrap_or(0), table.max_zoom.unwrap_or(18));
        let offset = table.matrix_offset.unwrap_or(0);
        if zooms.0 > zooms.1 || zooms.1 > MAX_ZOOM || i16::from(zooms.0) + i16::from(offset) < 0 {
            return Err(error(format!(
                "zooms {} to {} are not accepted; accepted: 0 to {MAX_ZOOM}, min_zoom not above max_zoom, and not \
                 below 0 with matrix_offset",
                zooms.0, zooms.1
            )));
        }
        let url = text("url", table.url)?;
        let key = table.key.as_ref().map(|ApiKey(key)| key.as_str());
        let takes_key = |url: &String| url.contains("{key}");
        if key.is_some() && !takes_key(&url) && !table.labels_url.as_ref().is_some_and(takes_key) {
            return Err(error("a key is given, but url has no {key}".into()));
        }
        let labels = table.labels_url.map(|url| (format!("{id}-labels"), url));
        let sets = [(id.clone(), url)].into_iter().chain(labels).map(|(id, url)| {
            let template =
                Template::read(&url, key, offset).map_err(|message| error(format!("url: {message}")))?;
            Ok(TileSet { id, template })
        });
        Ok(Self {
            sets: sets.collect::<Result<_, String>>()?,
            names: [text("name_en", table.name_en)?, text("name_zh", table.name_zh)?],
            attributions: [
                text("attribution_en", table.attribution_en)?,
                text("attribution_zh", table.attribution_zh)?,
            ],
            zooms,
            id,
        })
    }
}

impl Layer {
    /// Its id in addresses.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

/// An id that two tile sets have.
pub(crate) fn duplicate_id(layers: &[Layer]) -> Option<&str> {
    let ids: Vec<&str> = layers.iter().flat_map(|layer| &layer.sets).map(|set| set.id.as_str()).collect();
    ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| *id)
}

/// Whether a table as written needs a key and has none.
pub(crate) fn needs_key(table: &toml::Table) -> bool {
    let takes_key =
        |name: &str| table.get(name).and_then(toml::Value::as_str).is_some_and(|url| url.contains("{key}"));
    !table.contains_key("key")
        && (table.contains_key("preset") || takes_key("url") || takes_key("labels_url"))
}

/// A layer as the live map needs it.
#[derive(Serialize)]
struct LayerOption<'layer> {
    id: &'layer str,
    name: &'layer str,
    attribution: &'layer str,
    zooms: (u8, u8),
    /// Address templates of this server, as XYZ.
    sheets: Vec<String>,
}

/// The layers as JSON for the live map; `None` if there are none.
pub(crate) fn layer_options(layers: &[Layer], lang: Lang, base: &str) -> Option<String> {
    let options: Vec<_> = layers
        .iter()
        .map(|layer| LayerOption {
            id: &layer.id,
            name: lang.pick(&layer.names[0], &layer.names[1]),
            attribution: lang.pick(&layer.attributions[0], &layer.attributions[1]),
            zooms: layer.zooms,
            sheets: layer
                .sets
                .iter()
                .map(|set| format!("{base}/tiles/{}/{{z}}/{{x}}/{{y}}", set.id))
                .collect(),
        })
        .collect();
    if options.is_empty() { None } else { serde_json::to_string(&options).ok() }
}
