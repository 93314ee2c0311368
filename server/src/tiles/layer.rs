//! Layers of tiles, as the operator sets them up in `[[tiles]]`.

use model::words::Lang;
use serde::{Deserialize, Serialize};

use super::place::NEAREST;
use super::template::Template;

/// A base map that readers may choose. There is no other way to get one than reading a table that is right.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Table")]
pub struct Layer {
    id: String,
    /// In English and in Chinese.
    names: [String; 2],
    /// What stands at the lower left while it is shown, in English and in Chinese.
    attributions: [String; 2],
    /// The least and the most zoom that its server has.
    pub(super) zooms: (u8, u8),
    /// What is drawn over each other, the lowest first.
    pub(super) sheets: Vec<Sheet>,
}

/// Tiles from one server.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// What it is called in our addresses.
    pub(super) id: String,
    pub(super) url: Template,
}

/// A table as it is written.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Table {
    preset: Option<String>,
    key: Option<Key>,
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

/// A key, fit for an address. An error says nothing of it.
#[derive(Deserialize)]
#[serde(try_from = "toml::Value")]
struct Key(String);

impl TryFrom<toml::Value> for Key {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        let is_fit = |key: &str| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        match value {
            toml::Value::String(key) if is_fit(&key) => Ok(Self(key)),
            _ => Err(
                "key: accepted: letters, digits, dashes, dots, underscores and tildes, between quotation marks",
            ),
        }
    }
}

/// What is known of a server beforehand.
struct Preset {
    name: &'static str,
    /// In English and in Chinese.
    names: [&'static str; 2],
    /// The layers of the server: the land, and its names.
    layers: [&'static str; 2],
}

/// The national platform, which gives out keys to whoever registers. Its tiles are in CGCS2000, which is WGS 84
/// to less than a metre.
const TIANDITU: [Preset; 2] = [
    Preset { name: "tianditu-vector", names: ["Tianditu map", "天地图矢量"], layers: ["vec", "cva"] },
    Preset {
        name: "tianditu-imagery", names: ["Tianditu imagery", "天地图影像"], layers: ["img", "cia"]
    },
];

/// Whom the tiles of the platform are from, in few words, for a small map has little room. The review number of
/// its present edition only the operator can know.
const TIANDITU_SAYS: [&str; 2] = ["Base map: Tianditu", "底图：天地图"];

/// The address of a tile of the platform. Its set `w` is the matrix of web maps.
fn tianditu(layer: &str) -> String {
    format!(
        "https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}\
         &STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{TileMatrix}}&TILEROW={{TileRow}}\
         &TILECOL={{TileCol}}&tk={{key}}"
    )
}

impl Table {
    /// The table with what its preset knows, where it says nothing itself.
    fn filled(self) -> Result<Self, String> {
        let Some(name) = self.preset.as_deref() else { return Ok(self) };
        let preset = TIANDITU.iter().find(|preset| preset.name == name);
        let preset = preset.ok_or_else(|| {
            format!("tiles: preset {name:?} is not known; accepted: {}", presets().join(", "))
        })?;
        let own = self.url.is_some() || self.labels_url.is_some() || self.datum.is_some();
        if own || self.matrix_offset.is_some() {
            return Err(format!(
                "tiles: preset {name:?} brings its own url, labels_url, datum and matrix_offset; \
                 accepted beside it: key, labels, id, names, attributions, zooms"
            ));
        }
        let [land, names] = preset.layers.map(tianditu);
        let or = |given: Option<String>, known: &str| given.or_else(|| Some(known.to_owned()));
        Ok(Self {
            id: or(self.id, name),
            name_en: or(self.name_en, preset.names[0]),
            name_zh: or(self.name_zh, preset.names[1]),
            attribution_en: or(self.attribution_en, TIANDITU_SAYS[0]),
            attribution_zh: or(self.attribution_zh, TIANDITU_SAYS[1]),
            url: Some(land),
            labels_url: self.labels.unwrap_or(true).then_some(names),
            labels: None,
            datum: Some("cgcs2000".into()),
            min_zoom: self.min_zoom.or(Some(1)),
            ..self
        })
    }
}

/// The presets that there are.
pub(crate) fn presets() -> [&'static str; 2] {
    TIANDITU.map(|preset| preset.name)
}

impl TryFrom<Table> for Layer {
    type Error = String;

    fn try_from(table: Table) -> Result<Self, String> {
        let table = table.filled()?;
        let id = table.id.unwrap_or_default();
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(letters) {
            return Err(format!(
                "tiles: id {id:?} is not accepted; accepted: small letters, digits and dashes"
            ));
        }
        let wrong = |what: String| format!("tiles {id:?}: {what}");
        let text = |name: &str, value: Option<String>| {
            value.filter(|value| !value.trim().is_empty()).ok_or_else(|| wrong(format!("{name} is missing")))
        };
        if table.labels.is_some() {
            return Err(wrong("labels belongs to a preset; accepted: labels_url".into()));
        }
        match text("datum", table.datum)?.to_ascii_lowercase().as_str() {
            "wgs84" | "cgcs2000" => {}
            datum => {
                return Err(wrong(format!(
                    "datum {datum:?} is not accepted, since its places lie up to hundreds of metres beside those \
                     of the data; accepted: wgs84, cgcs2000"
                )));
            }
        }
        let zooms = (table.min_zoom.unwrap_or(0), table.max_zoom.unwrap_or(18));
        let offset = table.matrix_offset.unwrap_or(0);
        if zooms.0 > zooms.1 || zooms.1 > NEAREST || i16::from(zooms.0) + i16::from(offset) < 0 {
            return Err(wrong(format!(
                "zooms {} to {} are not accepted; accepted: min_zoom up to max_zoom, 0 to {NEAREST}, and no less \
                 than 0 with matrix_offset",
                zooms.0, zooms.1
            )));
        }
        let url = text("url", table.url)?;
        let key = table.key.as_ref().map(|Key(key)| key.as_str());
        let takes_key = |url: &String| url.contains("{key}");
        if key.is_some() && !takes_key(&url) && !table.labels_url.as_ref().is_some_and(takes_key) {
            return Err(wrong("it has a key, but no {key} in its url".into()));
        }
        let labels = table.labels_url.map(|url| (format!("{id}-labels"), url));
        let sheets = [(id.clone(), url)].into_iter().chain(labels).map(|(name, url)| {
            let url = Template::read(&url, key, offset).map_err(|what| wrong(format!("url: {what}")))?;
            Ok(Sheet { id: name, url })
        });
        Ok(Self {
            sheets: sheets.collect::<Result<_, String>>()?,
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

/// An address that two of the layers would answer at.
pub(crate) fn twice(layers: &[Layer]) -> Option<&str> {
    let ids: Vec<&str> =
        layers.iter().flat_map(|layer| &layer.sheets).map(|sheet| sheet.id.as_str()).collect();
    ids.iter().enumerate().find(|(at, id)| ids[..*at].contains(id)).map(|(_, id)| *id)
}

/// Whether a table as it is written has a place for a key and none in it.
pub(crate) fn wants_key(table: &toml::Table) -> bool {
    let takes_key =
        |name: &str| table.get(name).and_then(toml::Value::as_str).is_some_and(|url| url.contains("{key}"));
    !table.contains_key("key")
        && (table.contains_key("preset") || takes_key("url") || takes_key("labels_url"))
}

/// What the live map is told of a layer.
#[derive(Serialize)]
struct Choice<'layer> {
    id: &'layer str,
    name: &'layer str,
    attribution: &'layer str,
    zooms: (u8, u8),
    /// Addresses of ours, with holes as in XYZ.
    sheets: Vec<String>,
}

/// What the live map is told of the layers, as JSON; nothing where there is none.
pub(crate) fn choices(layers: &[Layer], lang: Lang, base: &str) -> Option<String> {
    let choices: Vec<_> = layers
        .iter()
        .map(|layer| Choice {
            id: &layer.id,
            name: lang.pick(&layer.names[0], &layer.names[1]),
            attribution: lang.pick(&layer.attributions[0], &layer.attributions[1]),
            zooms: layer.zooms,
            sheets: layer
                .sheets
                .iter()
                .map(|sheet| format!("{base}/tiles/{}/{{z}}/{{x}}/{{y}}", sheet.id))
                .collect(),
        })
        .collect();
    if choices.is_empty() { None } else { serde_json::to_string(&choices).ok() }
}
