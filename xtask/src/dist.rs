//! `cargo xtask dist`: the one file that an operator copies to a machine.

use std::path::Path;

use anyhow::{Context as _, bail};

use crate::fetch::fetch;
use crate::serve::Running;
use crate::site;
use crate::step::{cargo, root, run, target};

/// Puts into `target/dist` a program that holds the site and the first package, and tries it.
pub(crate) fn run_all() -> anyhow::Result<()> {
    println!("==> the interface");
    site::build(true)?;
    println!("==> the server, with the interface and data/nanjing inside");
    let mut build = cargo(&["build", "--locked", "--release", "-p", "server", "--features", "embedded"]);
    run(build.env("ATLAS_SITE", site::folder()))?;
    let folder = root().join("target/dist");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let atlas = folder.join("atlas");
    std::fs::copy(target().join("release/atlas"), &atlas)?;
    println!("==> trying it in an empty folder");
    try_alone(&atlas)?;
    let size = std::fs::metadata(&atlas)?.len() / 1_000_000;
    println!("    target/dist/atlas, {size} MB: copy it anywhere and run `./atlas serve`");
    println!("    settings: atlas.toml or ATLAS_*; `data` and `site` there go before what it holds");
    Ok(())
}

/// Fails unless the program serves a page and all that the page loads, with no other file at hand.
fn try_alone(atlas: &Path) -> anyhow::Result<()> {
    let atlas = atlas.canonicalize()?;
    let empty = root().join("target/dist-trial");
    if empty.is_dir() {
        std::fs::remove_dir_all(&empty)?;
    }
    std::fs::create_dir_all(&empty)?;
    let running = Running::start_alone(&atlas, &empty)?;
    let page = fetch(&running.address, "")?;
    if page.status != 307 {
        bail!("`/` leads nowhere: {}", page.head);
    }
    for lang in ["en/", "zh/"] {
        let page = fetch(&format!("{}{lang}", running.address), "")?;
        let html = String::from_utf8_lossy(&page.body).into_owned();
        let loaded: Vec<&str> = html
            .split(['"', '\''])
            .filter(|part| [".js", ".wasm", ".css"].iter().any(|end| part.ends_with(end)))
            .filter_map(|part| part.strip_prefix('/'))
            .collect();
        if page.status != 200 || !loaded.iter().any(|path| path.ends_with(".wasm")) {
            bail!("/{lang} is no page that starts the application: {}", page.head);
        }
        for path in loaded {
            let file = fetch(&format!("{}{path}", running.address), "br")?;
            if file.status != 200 || file.body.is_empty() {
                bail!("/{path} is not there: {}", file.head);
            }
        }
    }
    std::fs::remove_dir_all(&empty).context("the empty folder of the trial stays behind")
}
