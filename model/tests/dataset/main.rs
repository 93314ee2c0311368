//! The layout of what the browser fetches, and its bytes.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use model::basis::BasisWord;
use model::columns::Columns;
use model::dataset::{Dataset, LAYOUT};
use model::facet::Facet;
use model::index::Facts;
use model::lang::Lang;
use model::packed::{pack, unpack};
use model::page::{AtlasPage, Frame};
use model::place::Level;
use model::query::Query;
use model::record::Kind;
use model::text::Text;
use model::view::{Page, Reasons, Searched};
use model::when::Role;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

#[path = "../nanjing/mod.rs"]
mod nanjing;

/// A value of JSON whose fields are in the order in which they were written.
enum Ordered {
    Object(Vec<(String, Ordered)>),
    Array(Vec<Ordered>),
    Leaf(&'static str),
}

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Ordered;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("JSON")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Ordered::Object(fields))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Ordered, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Ordered::Array(items))
            }
            fn visit_str<E>(self, _: &str) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("string"))
            }
            fn visit_u64<E>(self, _: u64) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("number"))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("number"))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("number"))
            }
            fn visit_bool<E>(self, _: bool) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("bool"))
            }
            // A field that is empty everywhere is part of the layout, too.
            fn visit_unit<E>(self) -> Result<Ordered, E> {
                Ok(Ordered::Leaf("null"))
            }
        }
        from.deserialize_any(Read)
    }
}

/// Paths and types of all values, such as `rows[].name: string`, in the order in which they first occur.
fn fields(value: &Ordered, path: &str, found: &mut Vec<String>) {
    match value {
        Ordered::Object(object) => {
            for (name, value) in object {
                let dot = if path.is_empty() { "" } else { "." };
                fields(value, &format!("{path}{dot}{name}"), found);
            }
        }
        Ordered::Array(array) => array.iter().for_each(|value| fields(value, &format!("{path}[]"), found)),
        Ordered::Leaf(kind) => {
            let line = format!("{path}: {kind}");
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
}

#[test]
fn the_layout_of_what_is_packed_changes_only_with_its_number() {
    let mut found = vec![format!("layout {LAYOUT}")];
    // Words are packed as their numbers.
    let facets: Vec<&str> = Facet::ALL.iter().map(|facet| facet.as_str()).collect();
    let words = [Kind::WORDS, Role::WORDS, BasisWord::WORDS, Level::WORDS, &facets];
    found.extend(words.map(|words| words.join(" ")));
    let mut add = |json: String| fields(&serde_json::from_str(&json).unwrap(), "", &mut found);
    for lang in Lang::ALL {
        let dataset = nanjing::dataset(lang);
        add(serde_json::to_string(dataset).unwrap());
        let columns = Columns::new(Arc::new(dataset.clone()));
        for query in ["", "sel=conference-2025", "since=2030", "map=118.7,32,11&kind=nothing"] {
            let page = AtlasPage::new(&columns, &Query::parse(query), None, Page::FIRST);
            add(serde_json::to_string(&page).unwrap());
        }
        add(serde_json::to_string(&Frame::new(dataset)).unwrap());
    }
    add(serde_json::to_string(&Searched::default()).unwrap());
    add(serde_json::to_string(&Reasons::default()).unwrap());
    let lines = found.join("\n") + "\n";
    // Browsers keep the rows of a release for a year, so another layout needs another number in their address.
    assert_eq!(lines, include_str!("layout.txt"), "{lines}");
}

#[test]
fn rows_are_read_as_they_were_written() {
    for lang in Lang::ALL {
        let dataset = nanjing::dataset(lang);
        let written = serde_json::to_string(dataset).unwrap();
        assert_eq!(serde_json::from_str::<Dataset>(&written).unwrap(), *dataset);
        let packed = pack(dataset).unwrap();
        assert_eq!(unpack::<Dataset>(&packed).unwrap(), *dataset);
        assert!(packed.len() < written.len() * 2 / 3, "{} of {}", packed.len(), written.len());
    }
}

#[test]
fn bytes_that_are_cut_off_or_go_on_are_refused_and_damaged_ones_never_panic() {
    let packed = pack(nanjing::dataset(Lang::En)).unwrap();
    for end in (0..packed.len()).step_by(997) {
        assert!(unpack::<Dataset>(&packed[..end]).is_err(), "cut off at {end}");
    }
    assert!(unpack::<Dataset>(&[packed.as_slice(), &[0]].concat()).is_err());
    // A length that is too large must not take memory for what is not there.
    for at in (0..packed.len()).step_by(211) {
        for byte in [0x00, 0x7f, 0xff] {
            let mut damaged = packed.clone();
            damaged[at] = byte;
            let _ = unpack::<Dataset>(&damaged);
        }
    }
}

#[test]
fn rows_of_both_languages_share_what_queries_filter_by() {
    let index = nanjing::index();
    let [english, chinese] = Lang::ALL.map(|lang| Dataset::new(index, lang));
    for (one, other) in english.rows.iter().zip(&chinese.rows) {
        assert!(std::ptr::eq::<Facts>(&raw const **one, &raw const **other), "{} is held twice", one.id);
    }
}

#[test]
fn equal_quotes_share_their_memory() {
    let index = nanjing::index();
    let mut known: BTreeMap<&str, *const u8> = BTreeMap::new();
    let mut quotes = 0;
    for quote in
        index.package.claims.iter().flat_map(|claim| &claim.citations).map(|citation| &citation.quote)
    {
        if quote.len() > Text::INLINE_LIMIT {
            let first = *known.entry(quote).or_insert(quote.as_ptr());
            assert_eq!(first, quote.as_ptr(), "{quote} is held twice");
            quotes += 1;
        }
    }
    assert!(quotes > known.len(), "no quote is repeated, so this shows nothing");
}
