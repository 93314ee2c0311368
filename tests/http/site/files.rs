//! Files of the interface: embedded or in a folder, and how long browsers cache them.

use std::fs;
use std::path::Path;

use axum::http::{StatusCode, header};
use server::store::{EmbeddedFiles, Store};

use crate::client::{STYLE, TestSite, interface};
use crate::fixtures::nanjing;
use crate::html::between;

/// The files of a folder as `build.rs` embeds them.
fn embedded(folder: &Path) -> EmbeddedFiles {
    let files =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let files = files.map(|path| {
        let name: &str = path.file_name().unwrap().to_str().unwrap().to_owned().leak();
        (name, &*fs::read(&path).unwrap().leak())
    });
    files.collect::<Vec<_>>().leak()
}

#[tokio::test]
async fn embedded_files_are_served_like_those_of_a_folder() {
    let interface = interface();
    let from_folder = TestSite::new();
    let from_program = TestSite::from_stores(
        "",
        Store::Embedded(embedded(interface.path())),
        Store::Embedded(embedded(&nanjing())),
    );
    for path in ["/en/", "/zh/records/conference-2025", "/icon.svg", "/app-0123456789abcdef_bg.wasm"] {
        let (read, embedded) = (from_folder.get(path).await, from_program.get(path).await);
        assert_eq!((read.status, embedded.status), (StatusCode::OK, StatusCode::OK), "{path}");
        assert_eq!(read.body, embedded.body, "{path}");
    }
}

#[tokio::test]
async fn pages_load_the_current_build_and_files_of_earlier_builds_are_still_served() {
    let interface = interface();
    let earlier = ["app-00000000000000aa.js", "app-ffffffffffffffff_bg.wasm", "atlas-00000000000000aa.css"];
    for name in earlier {
        fs::write(interface.path().join(name), "earlier").unwrap();
    }
    let site = TestSite::from_stores("", interface.path().into(), nanjing().into());
    let page = site.page("/en/").await;
    for name in earlier {
        assert!(!page.contains(name), "the page loads {name}");
        let file = site.get(&format!("/{name}")).await;
        assert_eq!(
            file.status,
            StatusCode::OK,
            "{name} is missing, and open pages of an earlier build need it"
        );
        assert!(file.header("cache-control").contains("immutable"));
    }
    assert!(page.contains(STYLE));
    let start = site.get(&format!("/start-{}.js", between(&page, "/start-", ".js"))).await;
    assert!(start.header("cache-control").contains("immutable"));
    assert!(start.text().contains("'/app-0123456789abcdef_bg.wasm'"));
    for name in earlier {
        assert!(!start.text().contains(name), "the page loads {name}");
    }
}

#[tokio::test]
async fn only_files_with_a_hash_in_their_name_are_immutable() {
    let site = TestSite::new();
    let style = site.get_with_headers(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((style.header("content-encoding"), &style.body[..]), ("br", &b"compressed"[..]));
    let plain = site.get(&format!("/{STYLE}")).await;
    assert_eq!(
        (plain.header("content-encoding"), plain.header("content-type")),
        ("", "text/css; charset=utf-8")
    );
    assert!(plain.header("vary").to_lowercase().contains("accept-encoding"));
    let wasm = site.get("/app-0123456789abcdef_bg.wasm").await;
    assert_eq!(wasm.header("content-type"), "application/wasm", "without it the browser cannot stream");
    assert!(wasm.header("cache-control").contains("immutable"));
    let font = site
        .get_with_headers("/serif-400-0123456789abcdef.woff2", &[(header::ACCEPT_ENCODING, "gzip, br")])
        .await;
    assert_eq!((font.header("content-type"), font.header("content-encoding")), ("font/woff2", ""));
    assert!(font.header("cache-control").contains("immutable"));
    for path in ["/icon.svg", "/en/", "/api/v1/view"] {
        assert!(!site.get(path).await.header("cache-control").contains("immutable"), "{path}");
    }
}

#[tokio::test]
async fn pages_name_the_style_of_the_simple_view_without_loading_it_and_load_the_script_that_reads_aloud() {
    let interface = interface();
    let (style, script) = ("simple-0123456789abcdef.css", "read-aloud-0123456789abcdef.js");
    let page = interface.path().join("index.html");
    let mut html = fs::read_to_string(&page).unwrap();
    for (id, name) in [("simple-style", style), ("read-aloud", script)] {
        html = format!("{html}<script type=\"application/json\" id=\"{id}\">/__BASE__/{name}</script>");
        fs::write(interface.path().join(name), "separate").unwrap();
    }
    fs::write(page, html).unwrap();
    let site = TestSite::from_stores("/atlas", interface.path().into(), nanjing().into());
    for path in ["/en/", "/zh/records/conference-2025", "/zh/sources/s4", "/en/about"] {
        let page = site.page(path).await;
        assert!(page.contains(&format!("<script data-simple=\"/atlas/{style}\">")), "{path}");
        assert!(!page.contains(&format!("href=\"/atlas/{style}\"")), "{path} loads it for every reader");
        assert!(page.contains(&format!("src=\"/atlas/{script}\"")), "{path}");
    }
    for name in [style, script] {
        let file = site.get(&format!("/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name}");
        assert!(file.header("cache-control").contains("immutable"));
    }
    let without = TestSite::new().page("/en/").await;
    assert!(!without.contains("data-simple") && !without.contains("read-aloud"), "neither was built");
}
