//! `cargo xtask dist`: one program with the site and the data inside.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::container;
use crate::fetch::fetch;
use crate::serve::RunningServer;
use crate::site;
use crate::step::{cargo, root, run, target};
use crate::supply::{page, sbom};

/// Builds `target/dist/atlas` with its licences and its bill of materials, and tests it in an empty folder.
pub(crate) fn dist() -> anyhow::Result<()> {
    println!("==> the site");
    site::build(true)?;
    println!("==> the server, with the site and data/nanjing inside");
    let mut build = cargo(&["build", "--locked", "--release", "-p", "server", "--features", "embedded"]);
    run(build.env("ATLAS_SITE", site::folder()))?;
    let folder = root().join("target/dist");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let atlas = folder.join("atlas");
    std::fs::copy(target().join("release/atlas"), &atlas)?;
    println!("==> the licences and the bill of materials beside it");
    std::fs::copy(site::folder().join(page::TEXT), folder.join(page::TEXT))?;
    sbom::write(&folder)?;
    println!("==> testing it in an empty folder, and in a container");
    test_alone(&atlas)?;
    let size = std::fs::metadata(&atlas)?.len() / 1_000_000;
    println!(
        "    target/dist/atlas, {size} MB: copy it to any machine of the same kind and run `./atlas serve`"
    );
    println!("    settings: atlas.toml or ATLAS_*; `data` and `site` replace what is inside");
    Ok(())
}

/// Tests the program without any other file, and in the image for containers.
fn test_alone(atlas: &Path) -> anyhow::Result<()> {
    let atlas = atlas.canonicalize()?;
    let empty = root().join("target/dist-test");
    if empty.is_dir() {
        std::fs::remove_dir_all(&empty)?;
    }
    std::fs::create_dir_all(&empty)?;
    let mut server = Command::new(&atlas);
    server.current_dir(&empty);
    test_page(server)?;
    if let Some(server) = container::build(&atlas, &empty.canonicalize()?)? {
        test_page(server)?;
    }
    std::fs::remove_dir_all(&empty).context("cannot remove the folder of the test")
}

/// Fails unless a server serves a page and everything that the page loads.
fn test_page(server: Command) -> anyhow::Result<()> {
    let running = RunningServer::start_alone(server)?;
    let page = fetch(&running.address, "")?;
    if page.status != 307 {
        bail!("`/` does not redirect: {}", page.head);
    }
    for lang in ["en/", "zh/"] {
        let page = fetch(&format!("{}{lang}", running.address), "")?;
        let html = String::from_utf8_lossy(&page.body).into_owned();
        let mut loaded = loaded_by(&html);
        // The page names the script that starts the application, and that names the wasm.
        for script in loaded.clone().iter().filter(|path| path.starts_with("start-")) {
            let script = fetch(&format!("{}{script}", running.address), "")?;
            loaded.extend(loaded_by(&String::from_utf8_lossy(&script.body)));
        }
        if page.status != 200 || !loaded.iter().any(|path| path.ends_with(".wasm")) {
            bail!("/{lang} does not load the application: {}", page.head);
        }
        for path in loaded {
            let file = fetch(&format!("{}{path}", running.address), "br")?;
            if file.status != 200 || file.body.is_empty() {
                bail!("/{path} is missing: {}", file.head);
            }
        }
    }
    Ok(())
}

/// The files that a page or a script names, without the slash before them.
fn loaded_by(text: &str) -> Vec<String> {
    let named =
        text.split(['"', '\'']).filter(|part| [".js", ".wasm", ".css"].iter().any(|end| part.ends_with(end)));
    named.filter_map(|part| part.strip_prefix('/')).map(str::to_owned).collect()
}
