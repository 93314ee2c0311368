//! npm packages that are shipped: what is bundled into the live map, and the fonts.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;

use super::{Component, licences};
use crate::step::root;

/// The folders whose lock files name something that is shipped, and what in them only builds.
pub(super) const FOLDERS: [(&str, &[&str]); 3] =
    [("app/map", &[]), ("app/fonts", &[]), ("app/fonts/pictures", &["subset-font"])];

/// A `package-lock.json` of version 3.
#[derive(Deserialize)]
pub(super) struct LockFile {
    /// The name of our own package.
    pub(super) name: String,
    /// The installed packages by their folder; our own has an empty one.
    pub(super) packages: BTreeMap<String, Package>,
}

/// A package in a lock file.
#[derive(Deserialize)]
pub(super) struct Package {
    #[serde(default)]
    pub(super) version: String,
    pub(super) license: Option<String>,
    pub(super) integrity: Option<String>,
    #[serde(default)]
    pub(super) dependencies: BTreeMap<String, String>,
}

impl LockFile {
    /// Reads the lock file of a folder.
    pub(super) fn read(folder: &str) -> anyhow::Result<Self> {
        let file = root().join(folder).join("package-lock.json");
        let text = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is no npm lock file", file.display()))
    }

    /// The folders of the packages that one needs, found as Node does: beside it, or in a folder further up.
    pub(super) fn needed_by(&self, folder: &str) -> anyhow::Result<Vec<&str>> {
        let package = self.packages.get(folder).with_context(|| format!("no package at {folder}"))?;
        let find = |name: &String| {
            let mut start = folder;
            loop {
                let separator = if start.is_empty() { "" } else { "/" };
                let path = format!("{start}{separator}node_modules/{name}");
                if let Some((path, _)) = self.packages.get_key_value(&path) {
                    return Ok(path.as_str());
                }
                if start.is_empty() {
                    anyhow::bail!("{} does not contain {name}, which {folder} needs", self.name);
                }
                start = start.rfind("/node_modules/").map_or("", |end| &start[..end]);
            }
        };
        package.dependencies.keys().map(find).collect()
    }

    /// The folders of all packages that our own needs but for those that only build, and what these need in turn.
    pub(super) fn shipped(&self, builds: &[&str]) -> anyhow::Result<Vec<&str>> {
        let mut found: Vec<&str> = self.needed_by("")?;
        found.retain(|folder| !builds.contains(&name(folder)));
        let mut next = 0;
        while next < found.len() {
            for folder in self.needed_by(found[next])? {
                if !found.contains(&folder) {
                    found.push(folder);
                }
            }
            next += 1;
        }
        Ok(found)
    }
}

/// The name of a package, from its folder.
pub(super) fn name(folder: &str) -> &str {
    folder.rsplit_once("node_modules/").map_or(folder, |(_, name)| name)
}

/// The npm packages that are shipped. They need not be installed.
pub(super) fn shipped() -> anyhow::Result<Vec<Component>> {
    let mut components: Vec<Component> = Vec::new();
    for (folder, builds) in FOLDERS {
        let lock = LockFile::read(folder)?;
        for path in lock.shipped(builds)? {
            let (name, package) = (name(path), &lock.packages[path]);
            // One typeface is in two folders: in pages and in pictures.
            if components.iter().any(|other| other.name == name && other.version == package.version) {
                continue;
            }
            let licence = package.license.as_deref();
            let licence = licence.with_context(|| format!("the npm package {name} names no licence"))?;
            let folder = root().join(folder).join(path);
            components.push(Component {
                name: name.to_owned(),
                version: package.version.clone(),
                licence: licences::canonical(licence)?,
                repository: repository(&folder),
                folder: Some(folder),
            });
        }
    }
    Ok(components)
}

/// The address in the `package.json` of an installed package, which is an object or text such as `github:owner/name`.
fn repository(folder: &Path) -> Option<String> {
    let package = std::fs::read(folder.join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_slice(&package).ok()?;
    let repository = &package["repository"];
    let address = repository["url"].as_str().or_else(|| repository.as_str())?;
    Some(web_address(address))
}

/// An address that a browser opens.
fn web_address(address: &str) -> String {
    let address = address.trim_start_matches("git+").trim_end_matches(".git");
    if let Some(rest) = address.strip_prefix("git://").or_else(|| address.strip_prefix("ssh://git@")) {
        return format!("https://{rest}");
    }
    if address.contains("://") {
        return address.to_owned();
    }
    let path = address.trim_start_matches("git@github.com:").trim_start_matches("github:");
    format!("https://github.com/{path}")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn the_map_and_the_fonts_are_shipped_and_the_program_that_cuts_fonts_is_not() {
        let shipped = shipped().unwrap();
        let has = |wanted: &str| shipped.iter().any(|component| component.name == wanted);
        for name in
            ["ol", "rbush", "quickselect", "@fontsource/source-serif-4", "@expo-google-fonts/noto-sans-sc"]
        {
            assert!(has(name), "{name} is shipped");
        }
        assert!(!has("subset-font") && !has("harfbuzzjs"));
        let serifs = shipped.iter().filter(|component| component.name == "@fontsource/source-serif-4");
        assert_eq!(serifs.count(), 1, "one package in two lock files is one component");
    }

    #[test]
    fn a_package_inside_another_is_found_before_one_further_up() {
        let lock: LockFile = serde_json::from_str(
            r#"{"name": "own", "packages": {"": {"dependencies": {"a": "1", "b": "2"}},
            "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "1", "c": "1"}},
            "node_modules/a/node_modules/b": {"version": "1.0.0"},
            "node_modules/b": {"version": "2.0.0"}, "node_modules/c": {"version": "1.0.0"}}}"#,
        )
        .unwrap();
        assert_eq!(lock.needed_by("").unwrap(), ["node_modules/a", "node_modules/b"]);
        assert_eq!(
            lock.needed_by("node_modules/a").unwrap(),
            ["node_modules/a/node_modules/b", "node_modules/c"]
        );
        assert_eq!(lock.shipped(&["a"]).unwrap(), ["node_modules/b"]);
    }

    #[test]
    fn addresses_of_repositories_open_in_a_browser() {
        for (given, shown) in [
            ("git+https://github.com/a/b.git", "https://github.com/a/b"),
            ("git://github.com/a/b.git", "https://github.com/a/b"),
            ("git+ssh://git@github.com/a/b.git", "https://github.com/a/b"),
            ("github:a/b", "https://github.com/a/b"),
            ("git@github.com:a/b.git", "https://github.com/a/b"),
            ("a/b", "https://github.com/a/b"),
        ] {
            assert_eq!(web_address(given), shown);
        }
    }

    /// The lock files of this repository.
    fn lock_files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !["target", "node_modules", ".git"].contains(&name.as_str()) {
                lock_files(&path, found);
            } else if name == "Cargo.lock" || name == "package-lock.json" {
                found.push(path);
            }
        }
    }

    #[test]
    fn lock_files_name_no_registry_but_the_public_index_of_crates() {
        let mut files = Vec::new();
        lock_files(&root(), &mut files);
        let crates = files.iter().filter(|file| file.ends_with("Cargo.lock")).count();
        assert!(crates >= 2 && files.len() - crates >= 6, "some were not found: {files:?}");
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let name = file.display();
            if file.ends_with("package-lock.json") {
                assert!(!text.contains("\"resolved\""), "{name} names the registry of whoever wrote it");
                continue;
            }
            let lock: cargo_lock::Lockfile = text.parse().unwrap();
            for package in lock.packages {
                assert!(
                    package.source.is_none_or(|source| source.is_default_registry()),
                    "{name}: {} is not from the public index",
                    package.name
                );
            }
        }
    }
}
