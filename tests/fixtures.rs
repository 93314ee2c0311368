//! Files for the tests of the command, the process and the site.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the Nanjing package.
pub(crate) fn nanjing() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing")
}

/// Writes a minimal page of a built interface into a folder.
pub(crate) fn write_interface(folder: &Path, style: &str) {
    let bundle =
        r#"{"js":"/__BASE__/app-0123456789abcdef.js","wasm":"/__BASE__/app-0123456789abcdef_bg.wasm"}"#;
    let page = format!(
        "<html><head><link rel=\"stylesheet\" href=\"/__BASE__/{style}\"/>\
         <script type=\"application/json\" id=\"bundle\">{bundle}</script></head><body></body></html>"
    );
    fs::write(folder.join("index.html"), page).unwrap();
}
