//! The built interface, in memory.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use app::server_pages::{message_settings, worker_texts};
use axum::body::Bytes;
use axum::http::HeaderValue;
use model::package::Files;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::http::{Encoding, Precompressed, etag};
use crate::pictures::PictureFonts;
use crate::store::Store;

/// The output of Trunk, with the base path filled in.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, Asset>,
    /// The addresses of style sheets, in order.
    pub styles: Vec<String>,
    /// The address of the script that starts the application.
    pub start: String,
    /// The address of the script that starts it in an embed, once it is touched.
    pub embed: String,
    /// The address of the script by which an embed talks to the page around it.
    pub messages: String,
    /// The address of the application: JavaScript around the wasm.
    pub application: String,
    /// The address of the script that registers the service worker.
    pub offline: String,
    /// The addresses of the files that the pages of this build need.
    pub(crate) current: Vec<String>,
    /// Identifies the build: a hash of the names of its files.
    pub build: String,
    /// The inline script that sets the reader's theme, text size and simple view before the first paint.
    pub look: &'static str,
    /// The address of the script module of the live map, if it was built.
    pub map_module: Option<String>,
    /// The address of the style sheet of the simple view, if it was built.
    pub simple_style: Option<String>,
    /// The address of the script that reads aloud, if it was built.
    pub read_aloud: Option<String>,
    /// The fonts of pictures, if they were built.
    pub picture_fonts: Option<PictureFonts>,
    /// The address of the script of the embed studio, if it was built.
    pub studio: Option<String>,
    /// The address of its style sheet.
    pub studio_style: Option<String>,
    /// The address of the style sheet for paper, if it was built.
    pub print_style: Option<String>,
    /// The address of the style sheet of embeds, if it was built.
    pub embed_style: Option<String>,
    /// The addresses of the script and of the style sheet of the page for sharing, if they were built.
    pub share: [Option<String>; 2],
    /// The page about the licences of third parties, if it was built. It is no file of the interface: it needs the headers
    /// of a page.
    pub licences: Option<Asset>,
}

/// A file of the interface.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its content.
    pub bytes: Bytes,
    /// The forms that the build compressed.
    pub(crate) precompressed: Precompressed,
    /// Its `ETag`.
    pub(crate) etag: HeaderValue,
    /// Its media type.
    pub media_type: &'static str,
    /// Whether its name contains a hash of its content, so that it never changes.
    pub immutable: bool,
}

impl Asset {
    fn new(name: &str, bytes: &[u8], built: &Files) -> Self {
        let compressed =
            |ending: &str| built.get(&format!("{name}.{ending}")).map(|bytes| Bytes::copy_from_slice(bytes));
        Self {
            bytes: Bytes::copy_from_slice(bytes),
            precompressed: Precompressed { brotli: compressed("br"), gzip: compressed("gz") },
            etag: etag(bytes),
            media_type: media_type(name),
            immutable: has_hash(name),
        }
    }

    /// A file that the server makes when it starts, in all forms.
    fn compressed(name: &str, bytes: &[u8]) -> Self {
        let compressed = |encoding: Encoding| Some(encoding.compress(bytes).into());
        let precompressed =
            Precompressed { brotli: compressed(Encoding::Brotli), gzip: compressed(Encoding::Gzip) };
        Self { precompressed, ..Self::new(name, bytes, &Files::new()) }
    }
}

/// The addresses that the build writes into the page instead of Trunk's start script.
#[derive(Deserialize)]
struct Bundle {
    js: String,
    wasm: String,
}

/// The placeholder for the base path in the built page.
const BASE_PLACEHOLDER: &str = "/__BASE__/";

/// The page about the licences of third parties in the built site.
const LICENCES: &str = "licences.html";
/// Its path below the base path.
pub(crate) const LICENCES_PATH: &str = "about/licences";

impl Assets {
    /// Reads the built interface. Only its page says which files belong to the current build: files of earlier builds
    /// are in the same folder.
    pub fn load(store: &Store, base: &str) -> Result<Arc<Self>, Error> {
        let mut built = store.all_files()?;
        let invalid = || {
            Error::Setting(format!("{store} is not a built interface; run `cargo xtask serve` to build it"))
        };
        let page = built.remove("index.html").and_then(|page| String::from_utf8(page).ok());
        let html = page.ok_or_else(invalid)?.replace(BASE_PLACEHOLDER, &format!("{base}/"));
        let bundle = between(&html, "id=\"bundle\">", "</script>").ok_or_else(invalid)?;
        let bundle: Bundle = serde_json::from_str(bundle).map_err(|_| invalid())?;
        let styles: Vec<_> = html
            .split("<link ")
            .filter(|tag| tag.contains("rel=\"stylesheet\""))
            .filter_map(|tag| between(tag, "href=\"", "\""))
            .map(str::to_owned)
            .collect();
        let named = |id: &str| between(&html, &format!("id=\"{id}\">"), "</script>").map(str::to_owned);
        let (map_module, simple_style) = (named("map-module"), named("simple-style"));
        let read_aloud = named("read-aloud");
        let picture_fonts = named("picture-fonts").unwrap_or_default();
        let (studio, studio_style) = (named("studio"), named("studio-style"));
        let (print_style, embed_style) = (named("print-style"), named("embed-style"));
        let share = ["share", "share-style"].map(named);
        let licences = built.remove(LICENCES).map(|page| Asset::new(LICENCES, &page, &built));
        let files = built.iter().filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz"));
        let mut files: HashMap<_, _> =
            files.map(|(name, bytes)| (name.clone(), Asset::new(name, bytes, &built))).collect();
        let picture_fonts = PictureFonts::new(picture_fonts.split_whitespace().filter_map(|address| {
            let name = address.strip_prefix(base)?.trim_start_matches('/');
            files.get(name).map(|file| file.bytes.clone())
        }));
        let start = include_str!("start.js").replace("__JS__", &bundle.js).replace("__WASM__", &bundle.wasm);
        let version = hash(&format!(
            "{start}{styles:?}{map_module:?}{simple_style:?}{read_aloud:?}{studio:?}{studio_style:?}{print_style:?}{embed_style:?}{share:?}"
        ));
        let texts = serde_json::json!({ "base": base, "texts": worker_texts() });
        let offline = format!("const settings = {texts};\n{}", include_str!("offline.js"));
        let mut add = |name: String, text: &str| {
            let address = format!("{base}/{name}");
            files.insert(name.clone(), Asset::compressed(&name, text.as_bytes()));
            address
        };
        let start = add(format!("start-{version}.js"), &start);
        let embed = include_str!("embed.js");
        let embed = add(format!("embed-{}.js", hash(embed)), embed);
        let messages = format!("const settings = {};\n{}", message_settings(), include_str!("messages.js"));
        let messages = add(format!("messages-{}.js", hash(&messages)), &messages);
        let offline = add(format!("offline-{}.js", hash(&offline)), &offline);
        let mut current = vec![bundle.js.clone(), bundle.wasm, start.clone(), offline.clone()];
        let further = map_module.iter().chain(&simple_style).chain(&read_aloud);
        let further = further.chain(&print_style).chain(share.iter().flatten());
        current.extend(styles.iter().chain(further).cloned());
        current.extend(fonts_and_icons(&files, &styles, base));
        Ok(Arc::new(Self {
            files,
            styles,
            start,
            embed,
            messages,
            application: bundle.js,
            offline,
            current,
            build: version,
            look: &LOOK,
            map_module,
            simple_style,
            read_aloud,
            picture_fonts,
            studio,
            studio_style,
            print_style,
            embed_style,
            share,
            licences,
        }))
    }

    /// The file at a relative path.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }
}

/// The inline script, which every page contains, without its comments and indentation.
static LOOK: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("look.js").lines().map(str::trim);
    lines.filter(|line| !line.starts_with("//")).flat_map(|line| [line, "\n"]).collect()
});

/// The addresses of the icons, and of the fonts that the style sheets name; fonts of earlier builds are in the same
/// folder.
fn fonts_and_icons(files: &HashMap<String, Asset>, styles: &[String], base: &str) -> Vec<String> {
    let sheet = |style: &String| files.get(style.strip_prefix(base)?.trim_start_matches('/'));
    let sheets: Vec<_> = styles
        .iter()
        .filter_map(sheet)
        .map(|sheet| String::from_utf8_lossy(&sheet.bytes).into_owned())
        .collect();
    let is_used = |name: &String| {
        name.starts_with("icon")
            || name.ends_with(".woff2") && sheets.iter().any(|sheet| sheet.contains(name.as_str()))
    };
    let mut used: Vec<_> =
        files.keys().filter(|name| is_used(name)).map(|name| format!("{base}/{name}")).collect();
    used.sort();
    used
}

/// A hash in the form that Trunk writes into names.
fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    format!("{:016x}", digest.iter().take(8).fold(0u64, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// The text after `start` and before the next `end`.
fn between<'text>(text: &'text str, start: &str, end: &str) -> Option<&'text str> {
    let from = text.find(start)? + start.len();
    let length = text[from..].find(end)?;
    Some(&text[from..from + length])
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ttf" => "font/ttf",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether a name contains a hash of Trunk: a dash and up to 16 hexadecimal digits without leading zeros. Files in
/// subfolders have none.
fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches("_bg");
    let hash = stem.rsplit('-').next().unwrap_or_default();
    !name.contains('/') && (8..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
