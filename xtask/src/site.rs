//! `cargo xtask site`: builds the files that a reader's browser downloads.

use std::ffi::OsStr;
use std::fs::File;
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use anyhow::Context as _;

use crate::fonts::Fonts;
use crate::previous_builds::PreviousBuilds;
use crate::site_files::{all_files, compressed_copy, file_name, is_font};
use crate::step::{cargo, root, run, target};
use crate::supply::page;
use crate::{picture_fonts, web_tools};

/// The npm package of the programs that build the site: esbuild and wasm-opt.
const TOOLS: &str = "xtask";

/// The npm package of the live map.
const MAP: &str = "app/map";

/// Features that rustc enables by default. They are named so that wasm-opt need not infer them from the file.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The folder of the built site, as in the settings of the server: `ATLAS_SITE`, or `target/site`.
pub(crate) fn folder() -> PathBuf {
    root().join(std::env::var_os("ATLAS_SITE").unwrap_or_else(|| "target/site".into()))
}

/// Build the site into `target/site`.
#[derive(clap::Args)]
pub(crate) struct Site {
    /// Optimise, and add compressed copies of each file, as it is published.
    #[arg(long)]
    release: bool,
}

impl Site {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        build(self.release)
    }
}

/// Builds the site into the folder where the server expects it.
pub(crate) fn build(release: bool) -> anyhow::Result<()> {
    build_into(&folder(), release)
}

/// Builds the site with debug assertions, with which Leptos warns when hydration finds unexpected HTML.
pub(crate) fn build_debug() -> anyhow::Result<PathBuf> {
    let folder = target().join("site-debug");
    build_into(&folder, false)?;
    Ok(folder)
}

fn build_into(folder: &Path, release: bool) -> anyhow::Result<()> {
    let path = web_tools::path()?;
    // Trunk runs Cargo offline, so the crates must be downloaded before.
    run(&mut cargo(&["fetch", "--locked"]))?;
    let fonts = Fonts::prepare()?;
    let previous = PreviousBuilds::save(folder, SystemTime::now())?;
    println!("    building the site{}", if release { " for release" } else { "" });
    let mut trunk = Command::new("trunk");
    // Trunk accepts `true` and `false` in `NO_COLOR` only, and fails on the usual `1`.
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
    add_separate_files(folder)?;
    fonts.copy_into(folder)?;
    picture_fonts::add(folder)?;
    page::add(folder)?;
    if release {
        optimise(folder)?;
    }
    previous.restore(SystemTime::now())
}

/// Optimises wasm, minifies style sheets, and adds compressed copies.
fn optimise(folder: &Path) -> anyhow::Result<()> {
    let programs = web_tools::npm(TOOLS)?;
    for wasm in all_files(folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "wasm")) {
        println!("    optimising {}", file_name(wasm));
        run(Command::new(programs.join("wasm-opt"))
            // A second pass saves another kilobyte.
            .args(["-Oz", "-Oz"])
            // No value lies in the first kilobyte, which is the far end of the stack.
            .args(["--low-memory-unused", "--zero-filled-memory", "-Oz"])
            .args(WASM_FEATURES)
            .arg(wasm)
            .arg("-o")
            .arg(wasm))?;
    }
    for style in all_files(folder)?.iter().filter(|file| file.extension().is_some_and(|end| end == "css")) {
        run(Command::new(programs.join("esbuild"))
            .args(["--minify", "--log-level=warning", "--charset=utf8", "--allow-overwrite"])
            .arg(style)
            .arg(format!("--outfile={}", style.display())))?;
    }
    println!("    compressing");
    all_files(folder)?.iter().filter(|file| !is_font(file)).try_for_each(|file| compress(file))
}

/// Bundles the live map into one file with a hash of the content in its name.
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
    add_file(folder, "map-module", &bundle)
}

/// Adds scripts and style sheets that are no part of the application, because few pages or readers need them: reading
/// aloud, sharing, the embed studio, embeds, the simple view, and paper.
fn add_separate_files(folder: &Path) -> anyhow::Result<()> {
    add_script(folder, "read-aloud", "read-aloud.js")?;
    add_script(folder, "share", "share.js")?;
    add_script(folder, "studio", "studio/studio.js")?;
    for name in ["simple", "print", "share", "studio", "embed"] {
        let style = root().join(format!("style/on-demand/{name}.css"));
        add_file(folder, &format!("{name}-style"), &style)?;
    }
    Ok(())
}

/// Adds a script of `app/scripts`, with what it imports.
fn add_script(folder: &Path, id: &str, from: &str) -> anyhow::Result<()> {
    let script = target().join(format!("{id}.js"));
    run(Command::new(web_tools::npm(TOOLS)?.join("esbuild"))
        .args([from, "--bundle", "--format=esm", "--minify", "--target=es2022"])
        .args(["--log-level=warning", "--charset=utf8"])
        .arg(format!("--outfile={}", script.display()))
        .current_dir(root().join("app/scripts")))?;
    add_file(folder, id, &script)
}

/// Adds a file to the site, with a hash of the content in its name, and its address to the page of the site, under this
/// id: the server reads it there, and a file that the page does not name counts as of a previous build.
fn add_file(folder: &Path, id: &str, from: &Path) -> anyhow::Result<()> {
    let content = std::fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    let mut hash = DefaultHasher::new();
    hash.write(&content);
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{}-{:016x}.{}", part(from.file_stem()), hash.finish(), part(from.extension()));
    std::fs::write(folder.join(&name), content)?;
    let page = folder.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    let element = format!("<script type=\"application/json\" id=\"{id}\">/__BASE__/{name}</script>");
    Ok(std::fs::write(page, html + &element)?)
}

/// Writes two compressed copies next to the file, brotli and gzip, at their highest levels.
fn compress(file: &Path) -> anyhow::Result<()> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut from = BufReader::new(File::open(file)?);
    let mut to = BufWriter::new(File::create(compressed_copy(file, "br"))?);
    brotli::BrotliCompress(&mut from, &mut to, &parameters)
        .with_context(|| format!("{} cannot be compressed", file.display()))?;
    let to = BufWriter::new(File::create(compressed_copy(file, "gz"))?);
    let mut to = flate2::write::GzEncoder::new(to, flate2::Compression::best());
    std::io::copy(&mut File::open(file)?, &mut to)?;
    to.finish()?.flush()?;
    Ok(())
}
