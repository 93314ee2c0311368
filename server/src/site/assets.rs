//! The built interface, held in memory.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::body::Bytes;
use serde::Deserialize;

use crate::error::Error;

/// What Trunk built, with the places in it where the base path goes already filled in.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, Asset>,
    /// The addresses of style sheets.
    pub styles: Vec<String>,
    /// The script that starts the application.
    pub boot: String,
}

/// One file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Bytes,
    /// The same, brotli, if that was made when it was built.
    pub brotli: Option<Bytes>,
    /// Its media type.
    pub kind: &'static str,
    /// Whether its name carries a hash of its content, so that it never changes.
    pub immutable: bool,
}

/// The addresses that Trunk writes where its start script would be.
#[derive(Deserialize)]
struct Bundle {
    js: String,
    wasm: String,
}

/// What stands for the base path in what Trunk built.
const PLACEHOLDER: &str = "/__BASE__/";

impl Assets {
    /// Reads the folder that Trunk wrote.
    pub fn load(folder: &Path, base: &str) -> Result<Arc<Self>, Error> {
        let page = folder.join("index.html");
        let html =
            std::fs::read_to_string(&page).map_err(|cause| Error::Read { path: page.clone(), cause })?;
        let html = html.replace(PLACEHOLDER, &format!("{base}/"));
        let unreadable = || {
            Error::Setting(format!(
                "{}: is not what Trunk builds here; run `cargo xtask serve`",
                page.display()
            ))
        };
        let bundle = between(&html, "id=\"bundle\">", "</script>").ok_or_else(unreadable)?;
        let bundle: Bundle = serde_json::from_str(bundle).map_err(|_| unreadable())?;
        let styles = html
            .split("<link ")
            .filter(|tag| tag.contains("rel=\"stylesheet\""))
            .filter_map(|tag| between(tag, "href=\"", "\""))
            .map(str::to_owned)
            .collect();
        let mut files = HashMap::new();
        read_into(folder, folder, &mut files)?;
        Ok(Arc::new(Self { files, styles, boot: boot(&bundle) }))
    }

    /// The file under this path.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }
}

/// Starts the application: streaming where the server sends the right type, else from a buffer, else never;
/// the page works without.
fn boot(bundle: &Bundle) -> String {
    let (js, wasm) = (&bundle.js, &bundle.wasm);
    format!(
        "const d=document.documentElement.dataset;import('{js}').then(m=>m.default({{module_or_path:'{wasm}'}})).then(()=>d.script='live').catch(()=>d.script='failed')"
    )
}

fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    let from = text.find(start)? + start.len();
    let length = text[from..].find(end)?;
    Some(&text[from..from + length])
}

fn read_into(root: &Path, folder: &Path, files: &mut HashMap<String, Asset>) -> Result<(), Error> {
    let read = |cause| Error::Read { path: folder.into(), cause };
    for entry in std::fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        if path.is_dir() {
            read_into(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if name == "index.html" || name.ends_with(".br") {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|cause| Error::Read { path: path.clone(), cause })?;
        let brotli = std::fs::read(
            path.with_file_name(format!("{}.br", path.file_name().unwrap_or_default().to_string_lossy())),
        )
        .ok();
        let asset = Asset {
            bytes: bytes.into(),
            brotli: brotli.map(Bytes::from),
            kind: media_type(&name),
            immutable: has_hash(&name),
        };
        files.insert(name, asset);
    }
    Ok(())
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" | "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Trunk puts up to 16 hexadecimal digits behind a dash into the names of what it builds; it drops zeros in
/// front. `snippets/` has none.
fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    !name.contains('/') && (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
