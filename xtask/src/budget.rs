//! Limits for the sizes of what a reader downloads.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::fetch::fetch;
use crate::serve::RunningServer;
use crate::{site, site_files};

/// HTML and CSS of the first page, in the language where it is larger.
const FIRST_PAGE: usize = 47_600;
/// The application: wasm and the JavaScript around it.
const APPLICATION: usize = 560_000;
/// The live map, which is loaded once the page is idle and the map is in view.
const MAP: usize = 100_000;
/// The script that reads aloud, the script and the style sheet of the page for sharing, and the style sheets of the simple
/// view, of paper, of embeds and of the page of licences.
const SEPARATE_FILES: usize = 10_000;
/// Script and style sheet of the embed studio, which only its page loads.
const STUDIO_FILES: usize = 6_000;
/// What an embed loads before anybody touches it: HTML, style sheets and scripts, in the language where it is larger.
const EMBED: usize = 60_000;
/// Both weights of the Latin serif; text is shown in another font until they are loaded.
const FONTS: usize = 45_000;

/// How the names of the separate files begin.
const SEPARATE_SCRIPTS: [&str; 2] = ["read-aloud-", "share-"];
const SEPARATE_STYLES: [&str; 5] = ["simple-", "print-", "share-", "embed-", "licences-"];
const STUDIO: &str = "studio-";

/// Fails when a part of the site is over its limit. All sizes but those of fonts are after brotli.
pub(crate) fn check(server: &RunningServer) -> anyhow::Result<()> {
    let folder = site::folder();
    let mut too_large = Vec::new();
    for lang in ["en", "zh"] {
        let page = first_page(server, lang)?;
        check_size(
            &format!("first page, {lang}: {page}"),
            page.html + page.styles,
            FIRST_PAGE,
            &mut too_large,
        );
    }
    for lang in ["en", "zh"] {
        check_size(&format!("embed, {lang}"), embed(server, lang)?, EMBED, &mut too_large);
    }
    let map = compressed_size(&folder, &["js"], "map-")?;
    let (scripts, styles) =
        (separate(&folder, "js", &SEPARATE_SCRIPTS)?, separate(&folder, "css", &SEPARATE_STYLES)?);
    let studio = (separate(&folder, "js", &[STUDIO])?, separate(&folder, "css", &[STUDIO])?);
    let all_scripts = compressed_size(&folder, &["js"], "")?;
    let wasm = compressed_size(&folder, &["wasm"], "")?;
    let script = all_scripts - map - scripts - studio.0;
    check_size(
        &format!("application: {wasm} B of wasm and {script} B of JavaScript"),
        wasm + script,
        APPLICATION,
        &mut too_large,
    );
    check_size(&format!("live map: {map} B of JavaScript"), map, MAP, &mut too_large);
    check_size(
        &format!("separate files: {scripts} B of scripts and {styles} B of style sheets"),
        scripts + styles,
        SEPARATE_FILES,
        &mut too_large,
    );
    check_size(
        &format!("embed studio: {} B of JavaScript and {} B of CSS", studio.0, studio.1),
        studio.0 + studio.1,
        STUDIO_FILES,
        &mut too_large,
    );
    check_size("fonts", fonts(&folder)?, FONTS, &mut too_large);
    if too_large.is_empty() { Ok(()) } else { bail!("too large: {}", too_large.join("; ")) }
}

/// The size of the first page that a reader opens.
pub(crate) struct FirstPage {
    html: usize,
    styles: usize,
}

impl fmt::Display for FirstPage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} B of HTML and {} B of CSS", self.html, self.styles)
    }
}

/// Measures the first page in a language.
pub(crate) fn first_page(server: &RunningServer, lang: &str) -> anyhow::Result<FirstPage> {
    let html = compressed_answer(&format!("{}{lang}/", server.address))?;
    let folder = site::folder();
    let other_styles = separate(&folder, "css", &SEPARATE_STYLES)? + separate(&folder, "css", &[STUDIO])?;
    let styles = compressed_size(&folder, &["css"], "")? - other_styles;
    Ok(FirstPage { html, styles })
}

/// The size of an embed with the files that its document names, but for its icon and the rules for paper.
fn embed(server: &RunningServer, lang: &str) -> anyhow::Result<usize> {
    let address = format!("{}{lang}/embed", server.address);
    let document = fetch(&address, "identity")?;
    let html = String::from_utf8(document.body).with_context(|| format!("{address} is not text"))?;
    let tags = html.split('<').filter(|tag| {
        tag.starts_with("script ") || tag.contains("rel=\"stylesheet\"") && !tag.contains("media=\"print\"")
    });
    let files = tags.filter_map(|tag| {
        let (_, rest) = tag.split_once(" src=\"").or_else(|| tag.split_once(" href=\""))?;
        Some(rest.split('"').next()?.trim_start_matches('/').to_owned())
    });
    let mut size = compressed_answer(&address)?;
    for file in files {
        size += compressed_answer(&format!("{}{file}", server.address))?;
    }
    Ok(size)
}

/// The size of the separate files with an extension, by the beginnings of their names.
fn separate(folder: &Path, extension: &str, names: &[&str]) -> anyhow::Result<usize> {
    names.iter().map(|name| compressed_size(folder, &[extension], name)).sum()
}

fn check_size(what: &str, size: usize, limit: usize, too_large: &mut Vec<String>) {
    let line = format!("{what}: {size} B of {limit} B");
    println!("    {line}");
    if size > limit {
        too_large.push(line);
    }
}

/// The compressed size of the files of the current build with this prefix and one of these extensions.
pub(crate) fn compressed_size(folder: &Path, extensions: &[&str], prefix: &str) -> anyhow::Result<usize> {
    let mut size = 0;
    for file in site_files::current_build(folder)? {
        if site_files::file_name(&file).starts_with(prefix)
            && file.extension().is_some_and(|end| extensions.iter().any(|wanted| end == *wanted))
        {
            let compressed = std::fs::metadata(site_files::compressed_copy(&file, "br"))
                .with_context(|| format!("{} is not compressed", file.display()))?;
            size += usize::try_from(compressed.len())?;
        }
    }
    Ok(size)
}

/// The size of the fonts of the current build, which are served uncompressed: their format is compressed already.
fn fonts(folder: &Path) -> anyhow::Result<usize> {
    let mut size = 0;
    for file in site_files::current_build(folder)?.iter().filter(|file| site_files::is_page_font(file)) {
        size += usize::try_from(std::fs::metadata(file)?.len())?;
    }
    if size == 0 {
        bail!("{} has no fonts", folder.display());
    }
    Ok(size)
}

/// The size of the body of an answer as it is transferred.
fn compressed_answer(address: &str) -> anyhow::Result<usize> {
    let answer = fetch(address, "br")?;
    if answer.status != 200 || !answer.head.contains("content-encoding: br") {
        bail!("{address}: not a compressed page, but {}", answer.head);
    }
    Ok(answer.body.len())
}
