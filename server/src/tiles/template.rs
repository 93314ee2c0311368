//! Templates for the addresses of tiles on other servers, with placeholders for coordinate and key.

use std::fmt;

use axum::http::Uri;

use super::coordinate::TileCoordinate;

/// The placeholders.
const PLACEHOLDERS: &str = "{z}, {x}, {y}, {-y}, {TileMatrix}, {TileCol}, {TileRow}, {key}";

/// A template that gives an address for every tile. It may contain the operator's key, so `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Template {
    parts: Vec<TemplatePart>,
    /// Added to the zoom, for servers that number their matrices differently.
    offset: i8,
}

#[derive(Clone, PartialEq, Eq)]
enum TemplatePart {
    Text(String),
    Zoom,
    Column,
    Row,
    RowFromSouth,
}

impl fmt::Debug for Template {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Template")
    }
}

impl Template {
    /// Reads a template with the placeholders of XYZ or WMTS and fills in the key for `{key}`. Errors do not quote the
    /// template, because it may contain a key.
    pub(super) fn read(text: &str, key: Option<&str>, offset: i8) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (placeholder, after) = after.split_once('}').ok_or("a brace is not closed")?;
            parts.push(TemplatePart::Text(before.to_owned()));
            parts.push(match placeholder {
                "z" | "TileMatrix" => TemplatePart::Zoom,
                "x" | "TileCol" => TemplatePart::Column,
                "y" | "TileRow" => TemplatePart::Row,
                "-y" => TemplatePart::RowFromSouth,
                "key" => TemplatePart::Text(
                    key.ok_or("the key is missing; accepted: key = \"…\" in its table, or tiles_key or ATLAS_TILES_KEY")?
                        .to_owned(),
                ),
                _ => return Err(format!("{{{placeholder}}} is not a placeholder; accepted: {PLACEHOLDERS}")),
            });
            rest = after;
        }
        parts.push(TemplatePart::Text(rest.to_owned()));
        let has = |wanted: &[TemplatePart]| parts.iter().any(|part| wanted.contains(part));
        if !(has(&[TemplatePart::Zoom])
            && has(&[TemplatePart::Column])
            && has(&[TemplatePart::Row, TemplatePart::RowFromSouth]))
        {
            return Err(
                "a placeholder for zoom, column or row is missing; accepted: {z}, {x} and {y}, or {TileMatrix}, {TileCol} and \
                 {TileRow}"
                    .into(),
            );
        }
        let host = text.split_once("://").and_then(|(_, rest)| rest.split(['/', '?']).next());
        let template = Self { parts, offset };
        let sample = template.address(TileCoordinate::WORLD);
        let is_valid = sample.is_some_and(|uri| {
            uri.host().is_some_and(|host| !host.is_empty())
                && matches!(uri.scheme_str(), Some("http" | "https"))
        });
        // The host must be constant, and addresses must not contain a password.
        if !is_valid || host.is_none_or(|host| host.contains(['{', '@'])) {
            return Err(
                "not a valid address; accepted: https://host/path with placeholders after the host".into()
            );
        }
        Ok(template)
    }

    /// The address of a tile.
    pub(super) fn address(&self, coordinate: TileCoordinate) -> Option<Uri> {
        let mut address = String::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(text) => address.push_str(text),
                TemplatePart::Zoom => {
                    address.push_str(&(i16::from(coordinate.z) + i16::from(self.offset)).to_string());
                }
                TemplatePart::Column => address.push_str(&coordinate.x.to_string()),
                TemplatePart::Row => address.push_str(&coordinate.y.to_string()),
                TemplatePart::RowFromSouth => {
                    address.push_str(&(coordinate.side() - 1 - coordinate.y).to_string());
                }
            }
        }
        address.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xyz_tms_and_wmts_templates_give_the_address_of_the_same_tile() {
        let coordinate = TileCoordinate { z: 3, x: 6, y: 2 };
        for (template, offset, address) in [
            ("http://a/{z}/{x}/{y}.png", 0, "http://a/3/6/2.png"),
            ("http://a/{z}/{x}/{-y}.png", 0, "http://a/3/6/5.png"),
            (
                "https://a/t?m=EPSG:3857:{TileMatrix}&r={TileRow}&c={TileCol}&k={key}",
                0,
                "https://a/t?m=EPSG:3857:3&r=2&c=6&k=secret",
            ),
            ("http://a/{TileMatrix}/{TileRow}/{TileCol}", -1, "http://a/2/2/6"),
        ] {
            let template = Template::read(template, Some("secret"), offset).unwrap();
            assert_eq!(template.address(coordinate).unwrap().to_string(), address);
        }
    }

    #[test]
    fn an_invalid_template_is_refused_and_not_quoted() {
        for (template, message) in [
            ("http://a/{z}/{x}", "zoom, column or row"),
            ("http://a/{z}/{x}/{y}/{s}", "{s} is not a placeholder"),
            ("http://a/{z}/{x}/{y", "not closed"),
            ("http://{x}.a/{z}/{x}/{y}", "not a valid address"),
            ("http://secret@a/{z}/{x}/{y}", "not a valid address"),
            ("ftp://a/{z}/{x}/{y}", "not a valid address"),
            ("/{z}/{x}/{y}", "not a valid address"),
            ("http://a/{z}/{x}/{y}?secret={key}", "key is missing"),
        ] {
            let error = Template::read(template, None, 0).unwrap_err();
            assert!(error.contains(message) && !error.contains("secret"), "{template}: {error}");
        }
    }

    #[test]
    fn the_key_of_a_template_is_not_printed() {
        let template = Template::read("http://a/{z}/{x}/{y}?{key}", Some("secret"), 0).unwrap();
        assert!(!format!("{template:?}").contains("secret"));
    }
}
