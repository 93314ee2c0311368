//! The contract of messages between an embed and the page around it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use model::lang::Lang;
use model::presentation::{Scale, Theme};
use serde_json::{Value, json};

use crate::client::TestSite;

const ADDRESS: &str = "/api/v1/embed/messages.schema.json";

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

async fn schema() -> Value {
    TestSite::new().get(ADDRESS).await.json()
}

/// The names of the messages in one direction.
fn messages(schema: &Value, direction: &str) -> BTreeSet<String> {
    let references = schema["$defs"][direction]["oneOf"].as_array().unwrap();
    references
        .iter()
        .map(|reference| reference["$ref"].as_str().unwrap().strip_prefix("#/$defs/").unwrap().to_owned())
        .collect()
}

/// The names in the first column of the table with this heading in `docs/embed.md`.
fn documented(heading: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("docs/embed.md")).unwrap();
    let (_, table) = text.split_once(&format!("| {heading} |")).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let cells: Vec<_> = rows.map(|row| row.split('|').nth(1).unwrap()).collect();
    cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_schema_is_served_to_scripts_of_any_site() {
    for base in ["", "/atlas"] {
        let answer = TestSite::under(base).get(ADDRESS).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "application/schema+json");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.json()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[tokio::test]
async fn the_schema_has_exactly_the_messages_and_codes_of_the_documentation() {
    let schema = schema().await;
    let (sent, received) = (messages(&schema, "out"), messages(&schema, "in"));
    assert_eq!(sent, documented("from the embed"));
    assert_eq!(received, documented("to the embed"));
    for name in sent.union(&received) {
        assert_eq!(schema["$defs"][name]["properties"]["type"]["const"], **name);
        assert_eq!(schema["$defs"][name]["additionalProperties"], false, "{name}");
    }
    let codes = schema["$defs"]["error"]["properties"]["code"]["enum"].as_array().unwrap();
    let codes: BTreeSet<_> = codes.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    assert_eq!(codes, documented("code"));
}

#[tokio::test]
async fn the_schema_has_the_languages_themes_and_sizes_of_an_embed() {
    let definitions = &schema().await["$defs"];
    let values = |name: &str| definitions[name]["enum"].as_array().unwrap().clone();
    let sorted = |mut values: Vec<Value>| {
        values.sort_by_key(ToString::to_string);
        values
    };
    assert_eq!(sorted(values("lang")), sorted(Lang::ALL.map(|lang| json!(lang.tag())).to_vec()));
    let themes = Theme::ALL.iter().map(|theme| json!(theme.as_str())).chain([json!("auto")]);
    assert_eq!(sorted(values("theme")), sorted(themes.collect()));
    let scales = Scale::ALL.iter().map(|scale| json!(scale.as_str().parse::<u16>().unwrap()));
    assert_eq!(sorted(values("scale")), sorted(scales.collect()));
}

/// What a text has between the opening of each call and the end of its statement.
fn calls<'text>(text: &'text str, call: &str) -> Vec<&'text str> {
    text.split(call).skip(1).map(|rest| rest.split(';').next().unwrap_or_default()).collect()
}

#[test]
fn no_script_sends_a_message_to_any_origin() {
    let folders = ["server/src/assets", "app/map", "app/scripts", "app/scripts/studio"]
        .map(|folder| root().join(folder));
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path());
    let is_script = |file: &Path| file.extension().is_some_and(|ending| ending == "js" || ending == "mjs");
    let mut sent = 0;
    for file in files.filter(|file| is_script(file)) {
        let text = fs::read_to_string(&file).unwrap();
        for rest in calls(&text, "postMessage(").into_iter().chain(calls(&text, "targetOrigin")) {
            sent += 1;
            assert!(
                !["'*'", "\"*\"", "`*`"].iter().any(|any| rest.contains(any)),
                "{}: {rest}",
                file.display()
            );
        }
    }
    assert!(sent >= 4, "the scripts that send messages are read");
}
