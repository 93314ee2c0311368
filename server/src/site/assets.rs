//! The built interface, held in memory.

use std::collections::HashMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::http::HeaderValue;
use model::package::Files;
use serde::Deserialize;

use crate::answer::{Ready, etag};
use crate::error::Error;
use crate::store::Store;

/// What Trunk built, with the places in it where the base path goes already filled in.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, Asset>,
    /// The addresses of style sheets.
    pub styles: Vec<String>,
    /// The script that starts the application.
    pub boot: String,
    /// The script that gives a page the look that its reader chose, before it is painted.
    pub look: &'static str,
    /// The address of the module of the live map, if it was built.
    pub map_module: Option<String>,
}

/// One file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: Bytes,
    /// The same, compressed, as far as that was done when it was built.
    pub(crate) ready: Ready,
    /// A mark to ask again with.
    pub(crate) etag: HeaderValue,
    /// Its media type.
    pub kind: &'static str,
    /// Whether its name carries a hash of its content, so that it never changes.
    pub immutable: bool,
}

impl Asset {
    fn new(name: &str, bytes: &[u8], built: &Files) -> Self {
        let beside =
            |ending: &str| built.get(&format!("{name}.{ending}")).map(|bytes| Bytes::copy_from_slice(bytes));
        Self {
            bytes: Bytes::copy_from_slice(bytes),
            ready: Ready { brotli: beside("br"), gzip: beside("gz") },
            etag: etag(bytes),
            kind: media_type(name),
            immutable: has_hash(name),
        }
    }
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
    /// Reads what Trunk wrote. Which of the files make up the present build, its page alone says: those of
    /// earlier builds lie beside them.
    pub fn load(store: &Store, base: &str) -> Result<Arc<Self>, Error> {
        let mut built = store.every()?;
        let unreadable =
            || Error::Setting(format!("{store}: is not what Trunk builds here; run `cargo xtask serve`"));
        let page = built.remove("index.html").and_then(|page| String::from_utf8(page).ok());
        let html = page.ok_or_else(unreadable)?.replace(PLACEHOLDER, &format!("{base}/"));
        let bundle = between(&html, "id=\"bundle\">", "</script>").ok_or_else(unreadable)?;
        let bundle: Bundle = serde_json::from_str(bundle).map_err(|_| unreadable())?;
        let styles = html
            .split("<link ")
            .filter(|tag| tag.contains("rel=\"stylesheet\""))
            .filter_map(|tag| between(tag, "href=\"", "\""))
            .map(str::to_owned)
            .collect();
        let map_module = between(&html, "id=\"map-module\">", "</script>").map(str::to_owned);
        let files = built.iter().filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz"));
        let files = files.map(|(name, bytes)| (name.clone(), Asset::new(name, bytes, &built))).collect();
        Ok(Arc::new(Self { files, styles, boot: boot(&bundle), look: include_str!("look.js"), map_module }))
    }

    /// The file under this path.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }
}

/// Starts the application: streaming where the server sends the right type, else from a buffer, else never;
/// the page works without. It also gives the application `import()`, which wasm has no name for, and the arrays in which
/// Leptos looks for resources and errors that the server has serialised: none are.
fn boot(bundle: &Bundle) -> String {
    let (js, wasm) = (&bundle.js, &bundle.wasm);
    format!(
        "self.__RESOLVED_RESOURCES=[];self.__SERIALIZED_ERRORS=[];self.__INCOMPLETE_CHUNKS=[];self.atlasImport=(a,f,g)=>import(a).then(f,g);const d=document.documentElement.dataset;import('{js}').then(m=>m.default({{module_or_path:'{wasm}'}}).then(()=>m.hydrate())).then(()=>d.script='live').catch(()=>d.script='failed')"
    )
}

fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    let from = text.find(start)? + start.len();
    let length = text[from..].find(end)?;
    Some(&text[from..from + length])
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
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
