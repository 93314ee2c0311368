//! The Latin serif of the site. npm installs it at a pinned version, and our server serves it.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::step::root;
use crate::web_tools;

/// The npm package, with the style sheet that names its files.
const FONTS: &str = "app/fonts";
/// The folder of the typeface in that package.
const TYPEFACE: &str = "node_modules/@fontsource/source-serif-4";
/// The licence of the typeface, which must be published with its files.
const LICENCE: &str = "source-serif-4-licence.txt";

/// The files of the typeface: name in the site, and path of the source.
pub(crate) struct Fonts(Vec<(String, PathBuf)>);

impl Fonts {
    /// Writes `target/fonts.css`, which the hook in `Trunk.toml` puts before the style sheet. File names in it contain
    /// a hash of the content, so a changed font changes the style sheet and with it the hash that Trunk gives it.
    pub(crate) fn prepare() -> anyhow::Result<Self> {
        web_tools::npm(FONTS)?;
        let folder = root().join(FONTS);
        let styles = std::fs::read_to_string(folder.join("fonts.css"))?;
        let mut files = Vec::new();
        for name in font_files(&styles) {
            let file = folder.join(TYPEFACE).join("files").join(name);
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            files.push((name.to_owned(), with_hash(name, &bytes), file));
        }
        let styles =
            files.iter().fold(styles.clone(), |styles, (name, hashed, _)| styles.replace(name, hashed));
        let target = root().join("target");
        std::fs::create_dir_all(&target)?;
        std::fs::write(target.join("fonts.css"), styles)?;
        Ok(Self(files.into_iter().map(|(_, hashed, file)| (hashed, file)).collect()))
    }

    /// Copies the files into the folder that Trunk built, and adds their names to its page, since files that the page
    /// does not name count as those of previous builds.
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

/// The file names in the `url()`s of a style sheet, each once.
fn font_files(styles: &str) -> Vec<&str> {
    let addresses = styles.split("url(\"").skip(1);
    let mut names: Vec<&str> = addresses.filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name of a file with a hash of its content, in the form that Trunk uses.
pub(crate) fn with_hash(name: &str, bytes: &[u8]) -> String {
    let mut hash = DefaultHasher::new();
    hash.write(bytes);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{:016x}.{extension}", hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site_files::has_hash;

    #[test]
    fn font_files_are_listed_once_and_named_by_their_content() {
        let styles = r#"@font-face { src: url("a-400.woff2") } @font-face { src: url("a-700.woff2") format("woff2") }
            @font-face { src: url("a-400.woff2") }"#;
        assert_eq!(font_files(styles), ["a-400.woff2", "a-700.woff2"]);
        let name = with_hash("a-400.woff2", b"one");
        assert!(name.starts_with("a-400-") && name.ends_with(".woff2") && has_hash(&name), "{name}");
        assert_ne!(name, with_hash("a-400.woff2", b"two"));
    }

    #[test]
    fn both_weights_come_from_our_server_and_text_is_shown_before_they_load() {
        let styles = std::fs::read_to_string(root().join(FONTS).join("fonts.css")).unwrap();
        assert_eq!(font_files(&styles).len(), 2);
        assert!(
            font_files(&styles).iter().all(|name| !name.contains('/')),
            "relative addresses work under any base path"
        );
        let faces = styles.matches("@font-face").count();
        assert_eq!(styles.matches("font-display: swap").count(), faces);
    }
}
