//! Which crates of the workspace depend on which.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// What each crate may depend on.
const ALLOWED: [(&str, &[&str]); 5] = [
    ("model", &[]),
    ("generate", &["model"]),
    ("app", &["model"]),
    ("server", &["app", "generate", "model"]),
    ("xtask", &[]),
];

/// The dependencies on crates of the workspace that are not allowed, one a line. Those of tests alone are free.
pub(crate) fn not_allowed(manifests: &BTreeMap<String, Table>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, manifest) in manifests {
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| known == name) else {
            wrong.push(format!("{name} is new: say in `ALLOWED` what it may depend on"));
            continue;
        };
        for dependency in dependencies(manifest) {
            if manifests.contains_key(&dependency) && !allowed.contains(&dependency.as_str()) {
                wrong
                    .push(format!("{name} -> {dependency}: allowed are {allowed:?} (see {name}/Cargo.toml)"));
            }
        }
    }
    wrong
}

/// The packages that a crate is built with, on any target.
fn dependencies(manifest: &Table) -> Vec<String> {
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let sections = std::iter::once(manifest).chain(targets.filter_map(Value::as_table));
    let tables = sections.flat_map(|section| {
        let named = ["dependencies", "build-dependencies"].map(|name| section.get(name));
        named.into_iter().flatten().filter_map(Value::as_table)
    });
    let names = tables
        .flatten()
        .map(|(key, value)| value.get("package").and_then(Value::as_str).unwrap_or(key).to_owned());
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(manifests: &[(&str, &str)]) -> Vec<String> {
        let tables = manifests.iter().map(|(name, text)| ((*name).to_owned(), text.parse().unwrap()));
        not_allowed(&tables.collect())
    }

    #[test]
    fn a_crate_that_depends_on_one_above_it_is_named() {
        let app = ("app", "[dependencies]\nmodel.workspace = true\nserde = \"1\"");
        assert_eq!(wrong(&[("model", ""), app]), Vec::<String>::new());
        for section in ["dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"] {
            for entry in ["app.workspace = true", "ui = { package = \"app\", path = \"../app\" }"] {
                let wrong = wrong(&[("model", &format!("[{section}]\n{entry}")), app]);
                assert_eq!(wrong.len(), 1, "{section}: {entry}");
                assert!(wrong[0].starts_with("model -> app"), "{wrong:?}");
            }
        }
        assert_eq!(
            wrong(&[("model", "[dev-dependencies]\napp.workspace = true"), app]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_new_crate_needs_its_place_in_the_list() {
        assert!(wrong(&[("other", "")])[0].contains("ALLOWED"));
    }
}
