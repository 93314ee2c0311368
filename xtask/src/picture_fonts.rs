//! The fonts with which the server draws pictures. npm installs them at pinned versions, and a script cuts them.

use std::path::Path;
use std::process::Command;

use anyhow::Context as _;

use crate::fonts::with_hash;
use crate::site_files::{all_files, file_name};
use crate::step::{root, run, target};
use crate::web_tools;

/// The npm package of the fonts and of the program that cuts them.
const FOLDER: &str = "app/fonts/pictures";
/// Folders with texts that pictures show: what is outside of GB 2312 in them is added.
const TEXTS: [&str; 2] = ["data/nanjing", "app/locales"];
/// Licences, which must be published with the fonts: path in `node_modules`, and name in the site.
const LICENCES: [(&str, &str); 2] = [
    ("@expo-google-fonts/noto-sans-sc/LICENSE_FONT", "noto-sans-sc-licence.txt"),
    ("@fontsource/noto-sans/LICENSE", "noto-sans-licence.txt"),
];

/// Cuts the fonts into the folder that Trunk built, and adds their names to its page, where the server finds them.
pub(crate) fn add(site: &Path) -> anyhow::Result<()> {
    web_tools::npm(FOLDER)?;
    println!("    cutting the fonts of pictures");
    let folder = root().join(FOLDER);
    let cut = target().join("picture-fonts");
    if cut.is_dir() {
        std::fs::remove_dir_all(&cut)?;
    }
    std::fs::create_dir_all(&cut)?;
    let mut texts = Vec::new();
    for folder in TEXTS {
        texts.extend(all_files(&root().join(folder))?);
    }
    let is_text = |file: &&std::path::PathBuf| {
        file.extension().is_some_and(|end| ["csv", "json", "geojson"].iter().any(|text| end == *text))
    };
    run(Command::new("node")
        .arg("cut.mjs")
        .arg(&cut)
        .args(texts.iter().filter(is_text))
        .current_dir(&folder))?;
    let mut addresses = Vec::new();
    for font in all_files(&cut)? {
        let bytes = std::fs::read(&font)?;
        let name = with_hash(&file_name(&font), &bytes);
        std::fs::write(site.join(&name), bytes)?;
        addresses.push(format!("/__BASE__/{name}"));
    }
    for (from, name) in LICENCES {
        let licence = folder.join("node_modules").join(from);
        std::fs::copy(&licence, site.join(name))
            .with_context(|| format!("cannot copy {}", licence.display()))?;
    }
    let page = site.join("index.html");
    let html = std::fs::read_to_string(&page)?;
    let addresses = addresses.join(" ");
    let element = format!("<script type=\"application/json\" id=\"picture-fonts\">{addresses}</script>");
    Ok(std::fs::write(page, html + &element)?)
}
