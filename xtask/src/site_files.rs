//! The files of a built site: which build they are of, and their compressed copies.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The files of the current build: those that its page names, and those without a hash in their name. The others
/// are of previous builds.
pub(crate) fn current_build(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let page = folder.join("index.html");
    let page = std::fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let mut files = all_files(folder)?;
    files.retain(|file| !has_hash(&file_name(file)) || page.contains(&file_name(file)));
    Ok(files)
}

/// Whether the name contains a hash of the content in the form that Trunk uses: a dash and 8 to 16 hexadecimal digits.
pub(crate) fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether the file is a font. Those of pages are compressed by their format, and those of pictures stay on the server.
pub(crate) fn is_font(file: &Path) -> bool {
    is_page_font(file) || file.extension().is_some_and(|end| end == "ttf")
}

/// Whether the file is a font that readers download.
pub(crate) fn is_page_font(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "woff2")
}

/// The extensions of compressed copies.
pub(crate) const COMPRESSED: [&str; 2] = ["br", "gz"];

/// The path of the compressed copy of a file.
pub(crate) fn compressed_copy(file: &Path, extension: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(extension);
    path.into()
}

/// All files in a folder and its subfolders, sorted.
pub(crate) fn all_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { found.extend(all_files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// The name of a file, without its folder.
pub(crate) fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
