//! The Latin serif of the site. It comes from npm as its lock file pins it, and readers get it from our server.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::step::root;
use crate::web_tools;

/// The npm package, with the style sheet that names its files.
const FONTS: &str = "app/fonts";
/// Where npm puts the typeface, below that.
const TYPEFACE: &str = "node_modules/@fontsource/source-serif-4";
/// The licence asks to travel with the files.
const LICENCE: &str = "source-serif-4-licence.txt";

/// The files of the typeface, under the names that they have in the site.
pub(crate) struct Fonts(Vec<(String, PathBuf)>);

impl Fonts {
    /// Writes `target/fonts.css`, which the hook in `Trunk.toml` joins to the other style sheets. The names in it carry
    /// hashes already, so that the name of the whole style sheet, which Trunk hashes, changes with a font.
    pub(crate) fn prepare() -> anyhow::Result<Self> {
        web_tools::npm(FONTS)?;
        let folder = root().join(FONTS);
        let styles = std::fs::read_to_string(folder.join("fonts.css"))?;
        let mut files = Vec::new();
        for name in named(&styles) {
            let file = folder.join(TYPEFACE).join("files").join(name);
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            files.push((name.to_owned(), hashed(name, &bytes), file));
        }
        let styles =
            files.iter().fold(styles.clone(), |styles, (name, hashed, _)| styles.replace(name, hashed));
        let target = root().join("target");
        std::fs::create_dir_all(&target)?;
        std::fs::write(target.join("fonts.css"), styles)?;
        Ok(Self(files.into_iter().map(|(_, hashed, file)| (hashed, file)).collect()))
    }

    /// Puts the files beside what Trunk built, and their names into its page, which says what is of the build.
    pub(crate) fn copy_into(&self, site: &Path) -> anyhow::Result<()> {
        for (name, file) in &self.0 {
            std::fs::copy(file, site.join(name))?;
        }
        std::fs::copy(root().join(FONTS).join(TYPEFACE).join("LICENSE"), site.join(LICENCE))?;
        let page = site.join("index.html");
        let html = std::fs::read_to_string(&page)?;
        let names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        Ok(std::fs::write(page, format!("{html}<!-- fonts: {} -->", names.join(" ")))?)
    }
}

/// The files that a style sheet names, each once.
fn named(styles: &str) -> Vec<&str> {
    let addresses = styles.split("url(\"").skip(1);
    let mut names: Vec<&str> = addresses.filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name of a file with a hash of its content, as Trunk writes it.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let mut hash = DefaultHasher::new();
    hash.write(bytes);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{:016x}.{ending}", hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::has_hash;

    #[test]
    fn a_style_sheet_names_each_file_once_and_the_site_by_its_content() {
        let styles = r#"@font-face { src: url("a-400.woff2") } @font-face { src: url("a-700.woff2") format("woff2") }
            @font-face { src: url("a-400.woff2") }"#;
        assert_eq!(named(styles), ["a-400.woff2", "a-700.woff2"]);
        let name = hashed("a-400.woff2", b"one");
        assert!(name.starts_with("a-400-") && name.ends_with(".woff2") && has_hash(&name), "{name}");
        assert_ne!(name, hashed("a-400.woff2", b"two"));
    }

    #[test]
    fn both_weights_come_from_our_server_and_nothing_waits_for_them() {
        let styles = std::fs::read_to_string(root().join(FONTS).join("fonts.css")).unwrap();
        assert_eq!(named(&styles).len(), 2);
        assert!(named(&styles).iter().all(|name| !name.contains('/')), "relative, whatever the base path is");
        let faces = styles.matches("@font-face").count();
        assert_eq!(styles.matches("font-display: swap").count(), faces);
    }
}
