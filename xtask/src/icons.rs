//! `cargo xtask icons`: draws the icons of the installed atlas from `public/icon.svg`, by the browser of the tests.

use std::process::Command;

use anyhow::Context as _;

use crate::step::{root, run, target};
use crate::web_tools;

/// The ground of the icons: that of pages in the light theme.
const GROUND: &str = "#f4f6f4";

/// Name, width in pixels, and the part of it that the symbol takes. Of a maskable icon systems cut off the rim: only a
/// circle of four fifths of the width is certain to be seen.
const ICONS: [(&str, u32, f32); 3] =
    [("icon-192.png", 192, 0.8), ("icon-512.png", 512, 0.8), ("icon-maskable-512.png", 512, 0.56)];

/// Draws the icons into `public/`.
pub(crate) fn icons() -> anyhow::Result<()> {
    let public = root().join("public");
    let svg = std::fs::read_to_string(public.join("icon.svg"))?;
    // The symbol is drawn in its light colour, whatever the scheme of this machine.
    let (before, rest) = svg.split_once("<style>").context("icon.svg has no <style>")?;
    let (_, after) = rest.split_once("</style>").context("icon.svg has no </style>")?;
    let page = target().join("icon.html");
    for (name, size, part) in ICONS {
        let (rim, width) = ((1.0 - part) * 50.0, part * 100.0);
        let style = format!(
            "html {{ background: {GROUND} }} svg {{ position: fixed; left: {rim}%; top: {rim}%; width: {width}% }}"
        );
        std::fs::write(&page, format!("<!doctype html><style>{style}</style>{before}{after}"))?;
        run(Command::new(web_tools::chromium()?)
            .args(["--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1"])
            .arg(format!("--window-size={size},{size}"))
            .arg(format!("--screenshot={}", public.join(name).display()))
            .arg(format!("file://{}", page.canonicalize()?.display())))?;
    }
    Ok(())
}
