//! What a reader downloads, and how much of it there may be.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::fetch::fetch;
use crate::serve::Running;
use crate::site;

/// HTML and CSS of the first page, in the language where it is larger.
const FIRST_PAGE: usize = 45_000;
/// The application: wasm and the JavaScript around it. 480 kB once the interface was Leptos throughout, and 30 for map,
/// timeline and facets as they are since.
const APPLICATION: usize = 510_000;
/// The live map, which comes when the page is idle and the map in view.
const MAP: usize = 100_000;
/// Both weights of the Latin serif. No text waits for them.
const FONTS: usize = 45_000;

/// Fails when the site weighs more than its readers can be asked to carry. All but the fonts is counted as brotli.
pub(crate) fn check(server: &Running) -> anyhow::Result<()> {
    let folder = site::folder();
    let mut over = Vec::new();
    for lang in ["en", "zh"] {
        let page = first_page(server, lang)?;
        hold(&format!("first page, {lang}: {page}"), page.html + page.styles, FIRST_PAGE, &mut over);
    }
    let map = built(&folder, &["js"], "map-")?;
    let (wasm, script) = (built(&folder, &["wasm"], "")?, built(&folder, &["js"], "")? - map);
    hold(
        &format!("application: {wasm} B of wasm and {script} B of JavaScript"),
        wasm + script,
        APPLICATION,
        &mut over,
    );
    hold(&format!("live map: {map} B of JavaScript"), map, MAP, &mut over);
    hold("fonts", fonts(&folder)?, FONTS, &mut over);
    if over.is_empty() { Ok(()) } else { bail!("too large: {}", over.join("; ")) }
}

/// What the first page of a reader weighs.
pub(crate) struct Weight {
    html: usize,
    styles: usize,
}

impl fmt::Display for Weight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} B of HTML and {} B of CSS", self.html, self.styles)
    }
}

/// Weighs the first page in a language.
pub(crate) fn first_page(server: &Running, lang: &str) -> anyhow::Result<Weight> {
    let html = fetched(&format!("{}{lang}/", server.address))?;
    Ok(Weight { html, styles: built(&site::folder(), &["css"], "")? })
}

fn hold(what: &str, size: usize, most: usize, over: &mut Vec<String>) {
    let line = format!("{what}: {size} B of {most} B");
    println!("    {line}");
    if size > most {
        over.push(line);
    }
}

/// The compressed size of the files of the present build whose names begin and end so.
pub(crate) fn built(folder: &Path, ends: &[&str], start: &str) -> anyhow::Result<usize> {
    let mut size = 0;
    for file in site::present(folder)? {
        if site::name(&file).starts_with(start)
            && file.extension().is_some_and(|end| ends.iter().any(|wanted| end == *wanted))
        {
            let compressed = std::fs::metadata(site::beside(&file, "br"))
                .with_context(|| format!("{} is not compressed", file.display()))?;
            size += usize::try_from(compressed.len())?;
        }
    }
    Ok(size)
}

/// The size of the fonts of the present build. They travel as they are.
fn fonts(folder: &Path) -> anyhow::Result<usize> {
    let mut size = 0;
    for file in site::present(folder)?.iter().filter(|file| site::is_font(file)) {
        size += usize::try_from(std::fs::metadata(file)?.len())?;
    }
    if size == 0 {
        bail!("{} has no fonts", folder.display());
    }
    Ok(size)
}

/// The size of an answer as it travels, without its head.
fn fetched(address: &str) -> anyhow::Result<usize> {
    let answer = fetch(address, "br")?;
    if answer.status != 200 || !answer.head.contains("content-encoding: br") {
        bail!("{address}: not a compressed page, but {}", answer.head);
    }
    Ok(answer.body.len())
}
