//! Notices of third parties: each component with its licence, and each text once.

use std::path::Path;

use anyhow::Context as _;

use super::{Component, licences};
use crate::site_files::all_files;

/// How the names of files with a licence or a copyright notice begin, in capital letters.
const TEXT_FILES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
/// Extensions of files that are no text for readers, such as a module about licences.
const NO_TEXTS: [&str; 9] = ["rs", "js", "mjs", "cjs", "ts", "html", "json", "toml", "py"];

/// The components, and the texts that they refer to.
pub(super) struct Notices {
    pub(super) components: Vec<Notice>,
    pub(super) texts: Vec<String>,
}

/// A component with the positions of its texts.
pub(super) struct Notice {
    pub(super) component: Component,
    pub(super) texts: Vec<usize>,
}

impl Notices {
    /// Reads the texts of all components, sorted by name.
    pub(super) fn collect(mut components: Vec<Component>) -> anyhow::Result<Self> {
        components.sort_by_cached_key(|component| {
            (component.name.trim_start_matches('@').to_lowercase(), component.version.clone())
        });
        let mut notices = Self { components: Vec::new(), texts: Vec::new() };
        for component in components {
            let mut texts = Vec::new();
            for text in texts_of(&component)? {
                let position = notices.position(&text);
                if !texts.contains(&position) {
                    texts.push(position);
                }
            }
            notices.components.push(Notice { component, texts });
        }
        Ok(notices)
    }

    /// The position of a text, which is added unless it is there with other line breaks.
    fn position(&mut self, text: &str) -> usize {
        let same = |known: &String| known.split_whitespace().eq(text.split_whitespace());
        self.texts.iter().position(same).unwrap_or_else(|| {
            self.texts.push(tidy(text));
            self.texts.len() - 1
        })
    }
}

/// The text without empty lines around it and without spaces at ends of lines.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The texts in the folder of a component and in those below, which hold what others wrote; without any, the standard
/// texts of its licence.
fn texts_of(component: &Component) -> anyhow::Result<Vec<String>> {
    let mut texts = Vec::new();
    for file in component.folder.as_deref().map(all_files).transpose()?.unwrap_or_default() {
        if is_text(&file) {
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned();
            // Some packages have a link to a file outside of them here, packed as a file with its path.
            if text.split_whitespace().count() > 3 {
                texts.push(text);
            }
        }
    }
    if texts.is_empty() {
        texts.extend(licences::standard_texts(&component.licence)?.into_iter().map(str::to_owned));
    }
    Ok(texts)
}

fn is_text(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    let extension = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    TEXT_FILES.iter().any(|start| name.starts_with(start)) && !NO_TEXTS.contains(&extension.as_str())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn component(name: &str, folder: &Path) -> Component {
        Component {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            repository: Some("https://git.example/a?b&c".to_owned()),
            folder: Some(folder.join(name)),
        }
    }

    /// Notices of three crates: two with the same text, one without any.
    fn notices() -> Notices {
        let folder = tempfile::TempDir::new().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("one/LICENSE-MIT", "Copyright Ann\nuse it as you like");
        write("one/vendored/NOTICE", "Contains <work> of Bea & others");
        write("two/licence.md", "Copyright Ann \r\n use it as\nyou like\n\n");
        write("two/src/license.rs", "pub fn this_is_code() { let a = 1; }");
        write("two/LICENSE", "../LICENSE");
        write("none/Cargo.toml", "[package]");
        let components = ["two", "one", "none"].map(|name| component(name, folder.path()));
        Notices::collect(components.into()).unwrap()
    }

    #[test]
    fn the_same_text_stands_once_and_a_missing_one_is_that_of_the_licence() {
        let notices = notices();
        let texts: Vec<_> = notices
            .components
            .iter()
            .map(|notice| (notice.component.name.as_str(), &*notice.texts))
            .collect();
        assert_eq!(texts, [("none", &[0][..]), ("one", &[1, 2]), ("two", &[1])]);
        assert!(notices.texts[0].contains("Permission is hereby granted, free of charge"));
        assert_eq!(
            notices.texts[1..],
            ["Copyright Ann\nuse it as you like", "Contains <work> of Bea & others"]
        );
    }
}
