//! References as CSL-JSON, the input of processors of the Citation Style Language.

use serde_json::{Map, Value, json};

use super::Reference;

impl Reference {
    /// A list of one item, which is what reference managers import.
    pub fn csl_json(&self) -> String {
        let edition = &self.edition;
        let fields = [
            ("id", Some(json!(self.key))),
            ("type", Some(json!("webpage"))),
            ("title", Some(json!(self.title))),
            ("container-title", Some(json!(edition.atlas))),
            ("publisher", edition.publisher.as_ref().map(|name| json!(name))),
            ("version", Some(json!(edition.release))),
            ("URL", Some(json!(self.address))),
            ("language", Some(json!(edition.lang.pick("en", "zh-CN")))),
            (
                "accessed",
                edition.accessed.map(|day| json!({ "date-parts": [[day.year(), day.month(), day.day()]] })),
            ),
        ];
        let present = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        format!("{:#}\n", json!([Value::Object(present.collect::<Map<_, _>>())]))
    }
}
