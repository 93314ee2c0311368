//! Settings in the environment: variables `ATLAS_*`, and the credentials of a service.

use std::path::Path;

use crate::error::Error;
use crate::tiles;

/// The folder with the secrets that systemd passes on to the service (`LoadCredential`).
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

/// Adds what the environment sets, in place of what the file says.
pub(super) fn add(
    table: &mut toml::Table,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<(), Error> {
    for (name, value) in environment {
        if name == CREDENTIALS
            && let Ok(key) = std::fs::read_to_string(Path::new(&value).join("tiles_key"))
        {
            table.entry("tiles_key").or_insert(key.trim().into());
        }
        let Some(name) = name.strip_prefix("ATLAS_") else { continue };
        let name = name.to_lowercase();
        // `ATLAS_TEXTS` is for checks and no setting of the site.
        if name != "texts" {
            table.insert(name.clone(), to_toml(&name, value)?);
        }
    }
    share_key(table)
}

/// The line number and the message of an error. The line itself is left out, because it may contain a key.
pub(super) fn located(text: &str, error: &toml::de::Error) -> String {
    let line =
        error.span().and_then(|span| text.get(..span.start)).unwrap_or_default().matches('\n').count() + 1;
    format!("{line}: {}", error.message())
}

/// Moves `tiles_key` to the layers that need a key and have none, so that the key can be in the environment and not in
/// the file.
fn share_key(table: &mut toml::Table) -> Result<(), Error> {
    let Some(key) = table.remove("tiles_key") else { return Ok(()) };
    let layers = table.get_mut("tiles").and_then(toml::Value::as_array_mut);
    let layers = layers.into_iter().flatten().filter_map(toml::Value::as_table_mut);
    let mut keyless = layers.filter(|layer| tiles::needs_key(layer)).peekable();
    if keyless.peek().is_none() {
        return Err(Error::Setting(format!(
            "tiles_key: no layer needs a key; accepted: together with tiles, such as ATLAS_TILES={}",
            tiles::presets().join("|")
        )));
    }
    for layer in keyless {
        layer.insert("key".into(), key.clone());
    }
    Ok(())
}

/// The value of `ATLAS_TILES`: names of presets separated by `|`, or inline tables in brackets.
fn layers(value: &str) -> Result<toml::Value, Error> {
    if !value.trim_start().starts_with('[') {
        let preset = |name: &str| toml::Table::from_iter([("preset".to_owned(), name.trim().into())]);
        return Ok(value.split('|').map(preset).collect::<Vec<_>>().into());
    }
    let line = format!("tiles = {value}");
    let mut table = line
        .parse::<toml::Table>()
        .map_err(|error| Error::Setting(format!("ATLAS_TILES:{}", located(&line, &error))))?;
    table
        .remove("tiles")
        .ok_or_else(|| Error::Setting("ATLAS_TILES: there is no layer; accepted: [{ … }]".into()))
}

/// The value of an environment variable as TOML.
fn to_toml(name: &str, value: String) -> Result<toml::Value, Error> {
    Ok(match name {
        "footer" | "frame_ancestors" | "embed_ancestors" => {
            value.split('|').map(|part| toml::Value::from(part.trim())).collect::<Vec<_>>().into()
        }
        "cache_mb"
        | "pictures_cache_mb"
        | "tiles_cache_mb"
        | "max_connections"
        | "connections_per_address"
        | "browser_rows"
        | "hsts_max_age_days" => {
            let number = value.parse::<u32>().map_err(|_| {
                let name = name.to_uppercase();
                Error::Setting(format!("ATLAS_{name}: {value:?} is not accepted; accepted: whole numbers"))
            })?;
            i64::from(number).into()
        }
        "offline" => value
            .parse::<bool>()
            .map_err(|_| {
                Error::Setting(format!("ATLAS_OFFLINE: {value:?} is not a choice; accepted: true, false"))
            })?
            .into(),
        "tiles" => layers(&value)?,
        _ => value.into(),
    })
}
