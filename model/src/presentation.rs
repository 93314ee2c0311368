//! How an embed presents the answer to a query: its parts, its theme and its size of text.
//!
//! These parameters stand beside the [`Query`](crate::query::Query) in an address and change no result. A value that
//! cannot be read counts as absent, so that an old or mistyped snippet still shows something.
//!
//! ```
//! use model::presentation::Presentation;
//! let presentation = Presentation::parse("kind=event&show=list,map,nothing&scale=125&theme=pink");
//! assert_eq!(presentation.to_string(), "show=map,list&scale=125");
//! ```

use std::fmt;

use crate::column::vocabulary;

vocabulary! {
    /// A part of an embed, in the order in which parts stand.
    pub enum Part {
        /// The answer in one sentence.
        Sentence = "sentence",
        /// The filters.
        Facets = "facets",
        /// The map.
        Map = "map",
        /// The results.
        List = "list",
        /// The timeline.
        Timeline = "timeline",
        /// The selected record, alone.
        Record = "record",
    }
}

vocabulary! {
    /// The colours of an embed; without one they follow the device of the reader.
    pub enum Theme {
        /// Dark text on a light ground.
        Light = "light",
        /// Light text on a dark ground.
        Dark = "dark",
        /// As much contrast as possible.
        Contrast = "contrast",
    }
}

vocabulary! {
    /// The size of text in percent.
    pub enum Scale {
        /// The usual size.
        Normal = "100",
        /// Large.
        Large = "125",
        /// Larger.
        Larger = "150",
        /// The largest.
        Largest = "200",
    }
}

/// The name of the parameter that lists the parts.
pub const SHOW: &str = "show";
/// The name of the parameter for the theme.
pub const THEME: &str = "theme";
/// The name of the parameter for the size of text.
pub const SCALE: &str = "scale";
/// The name of the parameter for the origin of the page around the embed.
pub const HOST: &str = "host";

/// The parts of an embed that names none.
const DEFAULT_PARTS: [Part; 4] = [Part::Sentence, Part::Map, Part::List, Part::Timeline];
/// The longest origin in bytes; a name of a host has at most 253.
const MOST_HOST: usize = 300;

/// How an embed looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Presentation {
    /// The parts, each once and in order; none means the usual ones.
    parts: Vec<Part>,
    /// The theme; without one that of the device.
    pub theme: Option<Theme>,
    /// The size of text.
    pub scale: Option<Scale>,
    /// The origin of the page around the embed, for browsers that do not tell it.
    pub host: Option<String>,
}

impl Presentation {
    /// Reads the part of an address after `?`.
    pub fn parse(text: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in form_urlencoded::parse(text.trim_start_matches('?').as_bytes()) {
            match &*name {
                // Forms send one parameter for each checked box.
                SHOW => read.parts.extend(value.split(',').filter_map(|part| part.parse::<Part>().ok())),
                THEME => read.theme = value.parse().ok(),
                SCALE => read.scale = value.parse().ok(),
                HOST => read.host = Some(value.into_owned()).filter(|host| is_origin(host)),
                _ => {}
            }
        }
        read.with_parts(read.parts.clone())
    }

    /// The same with these parts.
    #[must_use]
    pub fn with_parts(&self, parts: Vec<Part>) -> Self {
        let mut parts = if parts.contains(&Part::Record) { vec![Part::Record] } else { parts };
        parts.sort_unstable();
        parts.dedup();
        // One way to write the usual parts.
        if parts == DEFAULT_PARTS {
            parts.clear();
        }
        Self { parts, ..self.clone() }
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[Part] {
        if self.parts.is_empty() { &DEFAULT_PARTS } else { &self.parts }
    }

    /// How many results it lists. Beside a map, about as many as are as high as the map.
    pub fn rows(&self) -> usize {
        if self.shows(Part::Map) { 4 } else { 12 }
    }

    /// Whether it has a part.
    pub fn shows(&self, part: Part) -> bool {
        self.parts().contains(&part)
    }

    /// The names and values of all parameters that are set, not yet encoded, in the order of an address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let parts: Vec<_> = self.parts.iter().map(|part| part.as_str()).collect();
        let show = (!parts.is_empty()).then(|| parts.join(","));
        let theme = self.theme.map(|theme| theme.as_str().to_owned());
        let scale = self.scale.map(|scale| scale.as_str().to_owned());
        let pairs = [(SHOW, show), (THEME, theme), (SCALE, scale), (HOST, self.host.clone())];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Writes the parameters as in an address, after `?`. All characters of a value may stand there as they are.
impl fmt::Display for Presentation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.pairs().into_iter().enumerate() {
            let separator = if index == 0 { "" } else { "&" };
            write!(out, "{separator}{name}={value}")?;
        }
        Ok(())
    }
}

/// Whether a text is an origin: `http` or `https`, a host, and a port if it has one.
fn is_origin(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let (host, port) = rest.rsplit_once(':').unwrap_or((rest, "1"));
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '_');
        text.len() <= MOST_HOST
            && !host.is_empty()
            && host.chars().all(is_name)
            && !port.is_empty()
            && port.len() <= 5
            && port.chars().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "",
            "show=sentence",
            "show=facets,map",
            "show=record&theme=dark&scale=200",
            "theme=contrast&host=https://portal.example:8443",
        ] {
            assert_eq!(Presentation::parse(text).to_string(), text);
        }
    }

    #[test]
    fn parts_stand_in_order_once_and_a_record_stands_alone() {
        let show = |text: &str| Presentation::parse(text).to_string();
        assert_eq!(show("show=list&show=map,list"), "show=map,list");
        assert_eq!(show("show=timeline,list,map,sentence"), "");
        assert_eq!(show("show=map,record"), "show=record");
        assert_eq!(Presentation::parse("show=<b>,x").parts(), DEFAULT_PARTS);
    }

    #[test]
    fn only_an_origin_is_a_host() {
        let host = |text: &str| Presentation::parse(&format!("host={text}")).host;
        for good in ["https://portal.example", "http://127.0.0.1:8080", "http://localhost:1"] {
            assert_eq!(host(good).as_deref(), Some(good));
        }
        for bad in [
            "",
            "*",
            "null",
            "portal.example",
            "https://",
            "https://a/b",
            "https://a/",
            "https://A",
            "https://a:",
            "https://a:b",
            "javascript:1",
            "https://a'b",
            "https://a%20b",
            "https://a%26b",
            "https://u@a",
        ] {
            assert_eq!(host(bad), None, "{bad}");
        }
        assert_eq!(host(&format!("https://{}", "a".repeat(400))), None);
    }
}
