//! Addresses of tiles on the servers that draw them, with holes for place and key.

use std::fmt;

use axum::http::Uri;

use super::place::Place;

/// What may stand between braces.
const HOLES: &str = "{z}, {x}, {y}, {-y}, {TileMatrix}, {TileCol}, {TileRow}, {key}";

/// Every tile of a sheet has an address. It may hold the operator's key, so it is never printed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Template {
    parts: Vec<Part>,
    /// What the matrix set of the server adds to the zoom.
    offset: i8,
}

#[derive(Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Zoom,
    Column,
    Row,
    RowFromBelow,
}

impl fmt::Debug for Template {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Template")
    }
}

impl Template {
    /// Reads a template as XYZ and as WMTS spell it; the key goes where it says `{key}`. An error says what is
    /// wrong with it, and nothing of what it is.
    pub(super) fn read(text: &str, key: Option<&str>, offset: i8) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (hole, behind) = behind.split_once('}').ok_or("a brace is never closed")?;
            parts.push(Part::Text(before.to_owned()));
            parts.push(match hole {
                "z" | "TileMatrix" => Part::Zoom,
                "x" | "TileCol" => Part::Column,
                "y" | "TileRow" => Part::Row,
                "-y" => Part::RowFromBelow,
                "key" => Part::Text(
                    key.ok_or("no key; accepted: key = \"…\" in its table, or tiles_key or ATLAS_TILES_KEY")?
                        .to_owned(),
                ),
                _ => return Err(format!("{{{hole}}} is not known; accepted: {HOLES}")),
            });
            rest = behind;
        }
        parts.push(Part::Text(rest.to_owned()));
        let has = |wanted: &[Part]| parts.iter().any(|part| wanted.contains(part));
        if !(has(&[Part::Zoom]) && has(&[Part::Column]) && has(&[Part::Row, Part::RowFromBelow])) {
            return Err(
                "it does not say which tile; accepted: {z}, {x} and {y}, or {TileMatrix}, {TileCol} and {TileRow}"
                    .into(),
            );
        }
        let host = text.split_once("://").and_then(|(_, rest)| rest.split(['/', '?']).next());
        let template = Self { parts, offset };
        let sample = template.address(Place::WORLD);
        let is_whole = sample.is_some_and(|uri| {
            uri.host().is_some_and(|host| !host.is_empty())
                && matches!(uri.scheme_str(), Some("http" | "https"))
        });
        // Who is asked stands fast, and a password has no place in an address.
        if !is_whole || host.is_none_or(|host| host.contains(['{', '@'])) {
            return Err("not an address; accepted: https://host/path with the braces behind the host".into());
        }
        Ok(template)
    }

    /// Where the tile of a place is found.
    pub(super) fn address(&self, place: Place) -> Option<Uri> {
        let mut address = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => address.push_str(text),
                Part::Zoom => address.push_str(&(i16::from(place.z) + i16::from(self.offset)).to_string()),
                Part::Column => address.push_str(&place.x.to_string()),
                Part::Row => address.push_str(&place.y.to_string()),
                Part::RowFromBelow => address.push_str(&(place.side() - 1 - place.y).to_string()),
            }
        }
        address.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_tile_is_asked_for_as_xyz_from_below_and_as_a_matrix() {
        let place = Place { z: 3, x: 6, y: 2 };
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
            assert_eq!(template.address(place).unwrap().to_string(), address);
        }
    }

    #[test]
    fn a_template_that_cannot_be_filled_is_refused_without_being_told() {
        for (template, said) in [
            ("http://a/{z}/{x}", "which tile"),
            ("http://a/{z}/{x}/{y}/{s}", "{s} is not known"),
            ("http://a/{z}/{x}/{y", "never closed"),
            ("http://{x}.a/{z}/{x}/{y}", "not an address"),
            ("http://secret@a/{z}/{x}/{y}", "not an address"),
            ("ftp://a/{z}/{x}/{y}", "not an address"),
            ("/{z}/{x}/{y}", "not an address"),
            ("http://a/{z}/{x}/{y}?secret={key}", "no key"),
        ] {
            let error = Template::read(template, None, 0).unwrap_err();
            assert!(error.contains(said) && !error.contains("secret"), "{template}: {error}");
        }
    }

    #[test]
    fn a_key_is_not_printed_with_its_template() {
        let template = Template::read("http://a/{z}/{x}/{y}?{key}", Some("secret"), 0).unwrap();
        assert!(!format!("{template:?}").contains("secret"));
    }
}
