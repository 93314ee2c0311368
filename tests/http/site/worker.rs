//! The service worker and the manifest.

use axum::http::StatusCode;
use serde_json::Value;
use server::config::Settings;

use crate::client::{STYLE, TestSite, interface};
use crate::fixtures::nanjing;
use crate::html::between;

/// The settings that the server writes into the worker.
fn settings(script: &str) -> Value {
    serde_json::from_str(between(script, "const settings = ", ";\n")).unwrap()
}

#[tokio::test]
async fn the_worker_names_the_files_of_this_build_and_the_data_of_this_release() {
    for base in ["", "/atlas"] {
        let site = TestSite::under(base);
        let answer = site.get("/sw.js").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; connect-src 'self'");
        let settings = settings(&answer.text());
        let page = site.get("/en/").await;
        assert_eq!(settings["version"], page.header("atlas-version"));
        let addresses: Vec<&str> = ["files", "pages"]
            .iter()
            .flat_map(|list| settings[*list].as_array().unwrap())
            .map(|address| address.as_str().unwrap())
            .collect();
        for name in [
            STYLE,
            "app-0123456789abcdef.js",
            "app-0123456789abcdef_bg.wasm",
            "icon.svg",
            "zh/",
            "en/offline",
        ] {
            assert!(
                addresses.contains(&format!("{base}/{name}").as_str()),
                "{name} is missing in {addresses:?}"
            );
        }
        for address in addresses {
            let address = address.strip_prefix(base).unwrap();
            assert_eq!(site.get(address).await.status, StatusCode::OK, "{address}");
        }
    }
}

#[tokio::test]
async fn where_it_is_turned_off_the_worker_removes_itself_and_pages_install_none() {
    let interface = interface();
    let settings = Settings {
        data: nanjing().into(),
        site: interface.path().into(),
        offline: false,
        ..Settings::default()
    };
    let site = TestSite::with_settings("", settings);
    let script = site.get("/sw.js").await.text();
    assert!(script.contains("unregister()") && script.contains("caches.delete("), "{script}");
    assert!(!site.page("/en/").await.contains("data-offline"));
    assert!(TestSite::new().page("/en/").await.contains("data-offline"));
}

#[tokio::test]
async fn the_manifest_is_in_the_language_of_the_page_and_below_its_base_path() {
    for base in ["", "/atlas"] {
        let site = TestSite::under(base);
        for (lang, tag, name) in
            [("en", "en", "Nanjing Innovation Atlas"), ("zh", "zh-Hans", "南京创新地图集")]
        {
            let page = site.page(&format!("/{lang}/")).await;
            let address = format!("/{lang}/manifest.webmanifest");
            assert!(page.contains(&format!("href=\"{base}{address}\"")), "{page}");
            let answer = site.get(&address).await;
            assert_eq!(answer.header("content-type"), "application/manifest+json");
            let manifest = answer.json();
            assert_eq!((&manifest["lang"], &manifest["name"]), (&tag.into(), &name.into()));
            assert_eq!(manifest["start_url"], format!("{base}/{lang}/"));
            assert_eq!(manifest["scope"], format!("{base}/"));
        }
        assert_eq!(site.get("/fr/manifest.webmanifest").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_page_names_the_query_that_it_was_rendered_for_unless_a_value_was_refused() {
    let site = TestSite::new();
    for (address, query) in [
        ("/en/", Some("")),
        ("/en/?utm_source=chat&kind=event", Some("kind=event")),
        ("/en/?kind=nothing", None),
    ] {
        let page = site.page(address).await;
        let data: Value =
            serde_json::from_str(between(&page, "type=\"application/json\">", "</script>")).unwrap();
        assert_eq!(data["query"].as_str(), query, "{address}");
    }
}
