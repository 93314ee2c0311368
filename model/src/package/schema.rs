//! `datapackage.json`: the tables as a Frictionless Data Package (specification 1) describes them.

use serde_json::{Map, Value, json};

use super::tables::tables;
use crate::column::{CellForm, Column, Target};

/// The descriptor of a package with this name and title.
pub fn descriptor(name: &str, title: &str) -> Value {
    json!({
        "profile": "data-package",
        "name": name,
        "title": title,
        "resources": resources(),
    })
}

/// The titles of a package in English and in Chinese: `title` (or `name`) and `title_zh` (or `title`) of its
/// descriptor.
pub(super) fn titles(bytes: &[u8]) -> (String, String) {
    let descriptor: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let title = |name: &str| descriptor[name].as_str().map(str::to_owned);
    let en = title("title").or_else(|| title("name")).unwrap_or_default();
    let zh = title("title_zh").unwrap_or_else(|| en.clone());
    (en, zh)
}

/// The descriptor as the content of its file.
pub fn to_json(descriptor: &Value) -> String {
    format!("{descriptor:#}\n")
}

/// The resources that the descriptor of a package must list.
pub fn resources() -> Value {
    tables().into_iter().map(|(file, columns)| resource(file, &columns)).collect()
}

/// How a descriptor differs from the tables that are read, one message per difference.
pub(super) fn differences(bytes: &[u8]) -> Vec<String> {
    let descriptor: Value = match serde_json::from_slice(bytes) {
        Ok(descriptor) => descriptor,
        Err(error) => return vec![format!("is not JSON: {error}; accepted: a Data Package descriptor")],
    };
    let (Some(found), Value::Array(expected)) = (descriptor["resources"].as_array(), resources()) else {
        return vec!["has no list of resources; accepted: what `atlas schema` writes".into()];
    };
    let by_name =
        |list: &[Value], name: &Value| list.iter().find(|resource| resource["name"] == *name).cloned();
    let missing_or_different = expected.iter().filter_map(|resource| {
        let name = &resource["name"];
        match by_name(found, name) {
            None => Some(format!("does not list the table {name}; accepted: what `atlas schema` writes")),
            Some(other) if other != *resource => Some(format!(
                "describes the table {name} differently from how it is read; accepted: what `atlas schema` writes"
            )),
            Some(_) => None,
        }
    });
    let unknown =
        found.iter().filter(|resource| by_name(&expected, &resource["name"]).is_none()).map(|resource| {
            format!(
                "lists {}, which is not a table of this format; accepted: what `atlas schema` writes",
                resource["name"]
            )
        });
    missing_or_different.chain(unknown).collect()
}

fn resource(file: &str, columns: &[Column]) -> Value {
    let fields: Vec<Value> = columns.iter().map(field).collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), fields.into());
    schema.insert("missingValues".into(), json!([""]));
    let is_places = file == "places.csv";
    if columns.first().is_some_and(|column| column.name == "id") {
        schema.insert("primaryKey".into(), json!(["id"]));
    }
    let keys: Vec<Value> = columns
        .iter()
        .filter_map(|column| match column.form {
            // The id of a place refers to its record.
            CellForm::Reference(_) if is_places && column.name == "id" => Some((column.name, "records")),
            CellForm::Reference(target) => Some((column.name, resource_of(target)?)),
            _ => None,
        })
        .map(|(name, target)| {
            // The specification has an empty string for references within a table.
            let own = file.strip_suffix(".csv") == Some(target);
            json!({"fields": [name], "reference": {"resource": if own { "" } else { target }, "fields": ["id"]}})
        })
        .collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".into(), keys.into());
    }
    json!({
        "name": file.trim_end_matches(".csv"),
        "path": file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

/// The table of the target; claims are in seven tables, which a foreign key cannot express.
const fn resource_of(target: Target) -> Option<&'static str> {
    match target {
        Target::Records => Some("records"),
        Target::Places => Some("places"),
        Target::Sources => Some("sources"),
        Target::Claims => None,
    }
}

fn field(column: &Column) -> Value {
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".into(), true.into());
    }
    let kind = match column.form {
        CellForm::Id | CellForm::Reference(_) => {
            constraints.insert("pattern".into(), "[A-Za-z][A-Za-z0-9_-]{0,79}".into());
            "string"
        }
        CellForm::Sha256 => {
            constraints.insert("pattern".into(), "[0-9a-f]{64}".into());
            "string"
        }
        CellForm::Url => {
            constraints.insert("pattern".into(), "https?://[^/@ ][^@ ]*".into());
            "string"
        }
        CellForm::OneOf(words) => {
            constraints.insert("enum".into(), words.into());
            "string"
        }
        CellForm::References(_) | CellForm::Text | CellForm::Date => "string",
        CellForm::Number => "number",
        CellForm::Integer => {
            constraints.insert("minimum".into(), 0.into());
            "integer"
        }
        CellForm::Flag => "boolean",
    };
    let mut field = Map::new();
    field.insert("name".into(), column.name.into());
    field.insert("type".into(), kind.into());
    if column.form == CellForm::Date {
        field.insert(
            "description".into(),
            "Extended Date/Time Format, the subset that docs/data-package.md describes".into(),
        );
    }
    if !constraints.is_empty() {
        field.insert("constraints".into(), constraints.into());
    }
    field.into()
}
