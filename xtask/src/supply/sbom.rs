//! `cargo xtask sbom`: the bill of materials, from the lock files. The crate `cyclonedx-bom` would bring twelve crates, for
//! a document of five kinds of objects.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context as _;
use base64::Engine as _;
use cargo_lock::Lockfile;
use serde::Serialize;

use super::{crates, licences, npm};
use crate::step::root;

/// The name of the file, in `target` and beside the program in `target/dist`.
pub(crate) const FILE: &str = "sbom.cdx.json";
/// The reference to the whole, which no package has.
const ATLAS: &str = "innovation-atlas";

/// A document in `CycloneDX` 1.6. It has neither a time nor a serial number: the same lock files give the same bytes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    bom_format: &'static str,
    spec_version: &'static str,
    version: u8,
    metadata: Metadata,
    components: Vec<Component>,
    dependencies: Vec<Dependencies>,
}

#[derive(Serialize)]
struct Metadata {
    component: Component,
}

#[derive(Serialize)]
struct Component {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref")]
    reference: String,
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    version: String,
    /// `required` for what is shipped, `excluded` for what builds and tests it; `None` for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<Licence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

#[derive(Serialize)]
struct Licence {
    expression: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dependencies {
    #[serde(rename = "ref")]
    reference: String,
    depends_on: BTreeSet<String>,
}

/// Components by their reference, each with the references of what it needs. One package in two lock files is one.
type Graph = BTreeMap<String, (Component, BTreeSet<String>)>;

/// Writes the bill of materials into `target`.
pub(crate) fn sbom() -> anyhow::Result<()> {
    let folder = root().join("target");
    std::fs::create_dir_all(&folder)?;
    write(&folder)?;
    println!("    target/{FILE}");
    Ok(())
}

/// Writes the bill of materials into a folder.
pub(crate) fn write(folder: &Path) -> anyhow::Result<()> {
    Ok(std::fs::write(folder.join(FILE), json()?)?)
}

fn json() -> anyhow::Result<String> {
    let mut graph = Graph::new();
    let mut parts = add_crates(&mut graph)?;
    for (folder, builds) in npm::FOLDERS {
        parts.insert(add_npm(&mut graph, folder, builds)?);
    }
    let mut dependencies = vec![Dependencies { reference: ATLAS.to_owned(), depends_on: parts }];
    let mut components = Vec::new();
    for (reference, (component, depends_on)) in graph {
        components.push(component);
        dependencies.push(Dependencies { reference, depends_on });
    }
    let atlas = Component {
        kind: "application",
        reference: ATLAS.to_owned(),
        name: ATLAS.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scope: None,
        hashes: Vec::new(),
        licenses: licence(Some(env!("CARGO_PKG_LICENSE")))?,
        purl: None,
    };
    let document = Document {
        bom_format: "CycloneDX",
        spec_version: "1.6",
        version: 1,
        metadata: Metadata { component: atlas },
        components,
        dependencies,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// Adds all crates, and returns the references to those of this workspace.
fn add_crates(graph: &mut Graph) -> anyhow::Result<BTreeSet<String>> {
    let lock = Lockfile::load(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let linked = crates::linked_names()?;
    let known = crates::metadata()?.packages;
    let known: BTreeMap<_, _> = known
        .iter()
        .map(|package| ((package.name.to_string(), package.version.to_string()), package))
        .collect();
    let mut own = BTreeSet::new();
    for package in lock.packages {
        let named = (package.name.to_string(), package.version.to_string());
        let purl = purl("cargo", &named.0, &named.1);
        if package.source.is_none() {
            own.insert(purl.clone());
        }
        let checksum = package.checksum.map(|sum| Hash { alg: "SHA-256", content: sum.to_string() });
        let needs = package.dependencies.iter();
        let needs =
            needs.map(|needed| self::purl("cargo", needed.name.as_str(), &needed.version.to_string()));
        let component = Component {
            kind: "library",
            reference: purl.clone(),
            scope: Some(scope(linked.contains(&named))),
            hashes: checksum.into_iter().collect(),
            licenses: licence(known.get(&named).and_then(|package| package.license.as_deref()))?,
            purl: Some(purl.clone()),
            name: named.0,
            version: named.1,
        };
        graph.insert(purl, (component, needs.collect()));
    }
    Ok(own)
}

/// Adds the packages of an npm lock file, and returns the reference to our own in it.
fn add_npm(graph: &mut Graph, folder: &str, builds: &[&str]) -> anyhow::Result<String> {
    let lock = npm::LockFile::read(folder)?;
    let shipped = lock.shipped(builds)?;
    let reference = |path: &str| {
        let name = if path.is_empty() { lock.name.as_str() } else { npm::name(path) };
        purl("npm", name, lock.packages.get(path).map_or("", |package| &package.version))
    };
    for (path, package) in &lock.packages {
        let purl = reference(path);
        let needs: BTreeSet<_> = lock.needed_by(path)?.into_iter().map(&reference).collect();
        let is_shipped = path.is_empty() || shipped.contains(&path.as_str());
        let component = Component {
            kind: "library",
            reference: purl.clone(),
            name: if path.is_empty() { lock.name.clone() } else { npm::name(path).to_owned() },
            version: package.version.clone(),
            scope: Some(scope(is_shipped)),
            hashes: package.integrity.as_deref().map(sha512).transpose()?.into_iter().collect(),
            licenses: licence(package.license.as_deref())?,
            purl: Some(purl.clone()),
        };
        let (known, known_needs) = graph.entry(purl).or_insert((component, BTreeSet::new()));
        known_needs.extend(needs);
        if is_shipped {
            known.scope = Some(scope(true));
        }
    }
    Ok(reference(""))
}

fn scope(is_shipped: bool) -> &'static str {
    if is_shipped { "required" } else { "excluded" }
}

fn licence(expression: Option<&str>) -> anyhow::Result<Vec<Licence>> {
    let canonical = expression.map(licences::canonical).transpose()?;
    Ok(canonical.into_iter().map(|expression| Licence { expression }).collect())
}

/// The address of a package in its registry. Scopes of npm are namespaces, whose `@` is written `%40`; the `+` in versions
/// is written `%2B`.
fn purl(registry: &str, name: &str, version: &str) -> String {
    let at = if version.is_empty() { "" } else { "@" };
    format!("pkg:{registry}/{}{at}{}", name.replace('@', "%40"), version.replace('+', "%2B"))
}

/// The hash of an npm lock file, which is in Base64, in hexadecimal digits.
fn sha512(integrity: &str) -> anyhow::Result<Hash> {
    let base64 = integrity.strip_prefix("sha512-").context("an npm package without SHA-512")?;
    let bytes = base64::engine::general_purpose::STANDARD.decode(base64)?;
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let content = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
    Ok(Hash { alg: "SHA-512", content })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn document() -> Value {
        serde_json::from_str(&json().unwrap()).unwrap()
    }

    fn component<'document>(document: &'document Value, start: &str) -> &'document Value {
        let components = document["components"].as_array().unwrap();
        let mut found = components
            .iter()
            .filter(|component| component["purl"].as_str().is_some_and(|purl| purl.starts_with(start)));
        let component = found.next().unwrap_or_else(|| panic!("{start} is missing"));
        assert!(found.next().is_none(), "{start} is there twice");
        component
    }

    #[test]
    fn every_package_of_the_lock_files_is_a_component_with_its_hash() {
        let document = document();
        let lock = Lockfile::load(root().join("Cargo.lock")).unwrap();
        for package in &lock.packages {
            let named = format!("pkg:cargo/{}@{}", package.name, package.version).replace('+', "%2B");
            let components = document["components"].as_array().unwrap();
            let found: Vec<_> =
                components.iter().filter(|component| component["purl"] == named.as_str()).collect();
            assert_eq!(found.len(), 1, "{named}");
            let hash = package.checksum.as_ref().map(ToString::to_string);
            assert_eq!(found[0]["hashes"][0]["content"].as_str(), hash.as_deref(), "{named}");
        }
        for (folder, _) in npm::FOLDERS {
            for (path, package) in npm::LockFile::read(folder).unwrap().packages {
                let name = npm::name(&path).replace('@', "%40");
                if !path.is_empty() {
                    let component = component(&document, &format!("pkg:npm/{name}@{}", package.version));
                    assert_eq!(component["hashes"][0]["content"].as_str().unwrap().len(), 128, "{name}");
                }
            }
        }
    }

    #[test]
    fn all_references_lead_to_a_component_and_every_component_is_needed_by_one() {
        let document = document();
        let components = document["components"].as_array().unwrap();
        let references: BTreeSet<_> =
            components.iter().map(|component| component["bom-ref"].as_str().unwrap()).collect();
        assert_eq!(references.len(), components.len(), "references are unique");
        let mut needed = BTreeSet::new();
        for dependency in document["dependencies"].as_array().unwrap() {
            needed
                .extend(dependency["dependsOn"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()));
        }
        assert_eq!(needed, references);
    }

    #[test]
    fn what_is_shipped_is_told_from_what_builds_and_tests_it() {
        let document = document();
        for (purl, scope) in [
            ("pkg:cargo/axum@", "required"),
            ("pkg:cargo/assert_cmd@", "excluded"),
            ("pkg:npm/ol@", "required"),
            ("pkg:npm/%40fontsource/source-serif-4@", "required"),
            ("pkg:npm/subset-font@", "excluded"),
        ] {
            assert_eq!(component(&document, purl)["scope"], scope, "{purl}");
        }
        assert_eq!(component(&document, "pkg:npm/ol@")["licenses"][0]["expression"], "BSD-2-Clause");
    }

    #[test]
    fn the_same_lock_files_give_the_same_bytes() {
        assert_eq!(json().unwrap(), json().unwrap());
    }

    #[test]
    fn hashes_of_npm_are_written_in_hexadecimal_digits() {
        assert_eq!(sha512("sha512-AQID/w==").unwrap().content, "010203ff");
        assert!(sha512("sha1-AQID/w==").is_err());
    }
}
