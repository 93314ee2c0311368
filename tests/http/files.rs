//! The files of the interface: where they are held, and how long readers keep them.

use std::fs;
use std::path::Path;

use axum::http::{StatusCode, header};
use server::store::{Held, Store};

use crate::site::{STYLE, Site, built, nanjing};

/// The files of a folder as a program holds them.
fn held(folder: &Path) -> Held {
    let files =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let files = files.map(|path| {
        let name: &str = path.file_name().unwrap().to_str().unwrap().to_owned().leak();
        (name, &*fs::read(&path).unwrap().leak())
    });
    files.collect::<Vec<_>>().leak()
}

#[tokio::test]
async fn a_program_that_holds_its_files_answers_as_one_that_reads_them() {
    let built = built();
    let reads = Site::new();
    let holds = Site::of("", Store::Within(held(built.path())), Store::Within(held(&nanjing())));
    for path in ["/en/", "/zh/records/conference-2025", "/icon.svg", "/app-0123456789abcdef_bg.wasm"] {
        let (read, held) = (reads.get(path).await, holds.get(path).await);
        assert_eq!((read.status, held.status), (StatusCode::OK, StatusCode::OK), "{path}");
        assert_eq!(read.body, held.body, "{path}");
    }
}

#[tokio::test]
async fn pages_start_the_present_build_and_files_of_earlier_ones_stay_at_hand() {
    let built = built();
    let earlier = ["app-00000000000000aa.js", "app-ffffffffffffffff_bg.wasm", "atlas-00000000000000aa.css"];
    for name in earlier {
        fs::write(built.path().join(name), "earlier").unwrap();
    }
    let site = Site::of("", built.path().into(), nanjing().into());
    let page = site.page("/en/").await;
    for name in earlier {
        assert!(!page.contains(name), "the page loads {name}");
        let file = site.get(&format!("/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name} is gone, and a reader with an older page needs it");
        assert!(file.header("cache-control").contains("immutable"));
    }
    assert!(page.contains(STYLE) && page.contains("app-0123456789abcdef_bg.wasm"));
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_others_are_not() {
    let site = Site::new();
    let style = site.get_with(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
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
    let font =
        site.get_with("/serif-400-0123456789abcdef.woff2", &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
    assert_eq!((font.header("content-type"), font.header("content-encoding")), ("font/woff2", ""));
    assert!(font.header("cache-control").contains("immutable"));
    for path in ["/icon.svg", "/en/", "/api/v1/view"] {
        assert!(!site.get(path).await.header("cache-control").contains("immutable"), "{path}");
    }
}
