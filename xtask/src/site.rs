//! `cargo xtask site`: the interface as readers download it.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::Context as _;

use crate::earlier::Aside;
use crate::fonts::Fonts;
use crate::step::{cargo, root, run, target};
use crate::web_tools;

/// The npm package of the programs that build the site: esbuild and wasm-opt.
const TOOLS: &str = "xtask";

/// The live map and what it is made of.
const MAP: &str = "app/map";

/// What the compiler may use by default, so that wasm-opt need not guess it from a stripped file.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The built interface, where the settings of the server expect it: `ATLAS_SITE`, or `target/site`.
pub(crate) fn folder() -> PathBuf {
    root().join(std::env::var_os("ATLAS_SITE").unwrap_or_else(|| "target/site".into()))
}

/// Build the interface into `target/site`.
#[derive(clap::Args)]
pub(crate) struct Site {
    /// Small, as it is published: optimised, with a compressed copy of each file. Takes a minute or two.
    #[arg(long)]
    release: bool,
}

impl Site {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        build(self.release)
    }
}

/// Builds the interface where the server expects it.
pub(crate) fn build(release: bool) -> anyhow::Result<()> {
    build_into(&folder(), release)
}

/// Builds the interface with the assertions of Leptos, which warn where hydration finds another page than it expects.
pub(crate) fn build_debug() -> anyhow::Result<PathBuf> {
    let folder = target().join("site-debug");
    build_into(&folder, false)?;
    Ok(folder)
}

fn build_into(folder: &Path, release: bool) -> anyhow::Result<()> {
    let path = web_tools::path()?;
    // Trunk downloads nothing; on a bare machine nobody has fetched the crates of the interface before.
    run(&mut cargo(&["fetch", "--locked"]))?;
    let fonts = Fonts::prepare()?;
    let aside = Aside::take(folder, SystemTime::now())?;
    println!("    building the interface{}", if release { ", as it is published" } else { "" });
    let mut trunk = Command::new("trunk");
    // Whether colours are wanted is spelled differently by Trunk than by those who set it to 1.
    trunk
        .arg("build")
        .arg("--dist")
        .arg(folder)
        .current_dir(root().join("app"))
        .env("PATH", path)
        .env_remove("NO_COLOR");
    if release {
        trunk.arg("--release");
    }
    run(&mut trunk)?;
    bundle_map(folder)?;
    fonts.copy_into(folder)?;
    if release {
        shrink(folder)?;
    }
    aside.put_back(SystemTime::now())
}

/// Makes what Trunk built small: wasm is optimised, style sheets lose what only their writers read, and each file
/// gets a compressed copy.
fn shrink(folder: &Path) -> anyhow::Result<()> {
    let programs = web_tools::npm(TOOLS)?;
    for wasm in files(folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")) {
        println!("    optimising {}", name(wasm));
        run(Command::new(programs.join("wasm-opt"))
            // The second time finds what the first one laid open: a kilobyte.
            .args(["-Oz", "-Oz"])
            .args(WASM_FEATURES)
            .arg(wasm)
            .arg("-o")
            .arg(wasm))?;
    }
    for style in files(folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "css")) {
        let text = std::fs::read_to_string(style)?;
        std::fs::write(style, plain_style(&text))?;
    }
    println!("    compressing");
    files(folder)?.iter().filter(|file| !is_font(file)).try_for_each(|file| compress(file))
}

/// A style sheet without comments and without room between its lines. Ours have no comment within a text.
fn plain_style(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Puts the live map beside what Trunk built, in one file whose name carries a hash of its content.
fn bundle_map(folder: &Path) -> anyhow::Result<()> {
    web_tools::npm(MAP)?;
    let programs = web_tools::npm(TOOLS)?;
    println!("    bundling the live map");
    let bundle = target().join("map.js");
    run(Command::new(programs.join("esbuild"))
        .args(["map.js", "--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=eof"])
        .args(["--log-level=warning", "--charset=utf8"])
        .arg(format!("--outfile={}", bundle.display()))
        .current_dir(root().join(MAP)))?;
    let script = std::fs::read(&bundle)?;
    let mut hash = DefaultHasher::new();
    hash.write(&script);
    let name = format!("map-{:016x}.js", hash.finish());
    std::fs::write(folder.join(&name), script)?;
    // The page of the build says which files are of it.
    let page = folder.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    let named = format!("<script type=\"application/json\" id=\"map-module\">/__BASE__/{name}</script>");
    Ok(std::fs::write(page, html + &named)?)
}

/// The files of the present build: those that its page names, and those whose names never change. What is
/// left over belongs to earlier builds.
pub(crate) fn present(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let page = folder.join("index.html");
    let page = std::fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let mut files = files(folder)?;
    files.retain(|file| !has_hash(&name(file)) || page.contains(&name(file)));
    Ok(files)
}

/// Whether the name carries a hash of the content, as Trunk writes it: a dash and 8 to 16 hexadecimal digits.
pub(crate) fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether the file is a font, which is compressed as it is.
pub(crate) fn is_font(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "woff2")
}

/// Writes the file twice more beside itself: brotli, and gzip for those who know no other, at their strongest.
fn compress(file: &Path) -> anyhow::Result<()> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut from = BufReader::new(File::open(file)?);
    let mut to = BufWriter::new(File::create(beside(file, "br"))?);
    brotli::BrotliCompress(&mut from, &mut to, &parameters)
        .with_context(|| format!("{} was not compressed", file.display()))?;
    let to = BufWriter::new(File::create(beside(file, "gz"))?);
    let mut to = flate2::write::GzEncoder::new(to, flate2::Compression::best());
    std::io::copy(&mut File::open(file)?, &mut to)?;
    to.finish()?.flush()?;
    Ok(())
}

/// The endings of compressed copies.
pub(crate) const ENDINGS: [&str; 2] = ["br", "gz"];

/// Where the compressed copy of a file lies.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

/// All files under a folder, in the order of their names.
pub(crate) fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// The name of a file, without its folder.
pub(crate) fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::plain_style;

    #[test]
    fn a_style_sheet_keeps_its_rules_and_loses_its_comments() {
        let style = "/* Rows.\n   Many. */\n.row { color: red; } /* why */\n\n@media print {\n  .row, .yr { margin: 0 auto }\n}\n";
        assert_eq!(
            plain_style(style),
            ".row { color: red; }\n@media print {\n.row, .yr { margin: 0 auto }\n}"
        );
        assert_eq!(plain_style("a { b: c } /* open"), "a { b: c }");
    }
}
