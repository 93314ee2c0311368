//! Pages: complete, in their language, and without content from other hosts.

use axum::http::{Method, StatusCode, Uri};

use crate::client::{STYLE, TestSite};
use crate::html::{assert_complete, between, without_scripts};

/// The paths in the sitemap.
async fn every_page(site: &TestSite) -> Vec<String> {
    let map = site.get("/sitemap.xml").await;
    assert_eq!(map.status, StatusCode::OK);
    let map = map.text();
    let paths =
        map.split("<loc>").skip(1).map(|rest| between(&format!("<loc>{rest}"), "<loc>", "</loc>").to_owned());
    paths
        .map(|address| {
            address.strip_prefix("https://atlas.example").expect("an address of this site").to_owned()
        })
        .collect()
}

#[tokio::test]
async fn every_page_of_the_sitemap_is_complete_and_in_its_language() {
    let site = TestSite::new();
    let pages = every_page(&site).await;
    assert!(pages.len() > 400, "only {} pages", pages.len());
    for path in pages {
        let html = site.page(&path).await;
        let tag = if path.starts_with("/zh") { "<html lang=\"zh-Hans\"" } else { "<html lang=\"en\"" };
        assert!(html.contains(tag), "{path} does not declare its language");
        assert!(html.contains("rel=\"canonical\""), "{path} has no canonical address");
        assert!(html.matches("rel=\"alternate\"").count() >= 2, "{path} does not link to the other language");
    }
}

#[tokio::test]
async fn a_missing_page_is_a_404_in_the_language_of_its_path() {
    let site = TestSite::new();
    for (address, tag) in [
        ("/en/records/no-such-record", "lang=\"en\""),
        ("/zh/records/no-such-record", "lang=\"zh-Hans\""),
        ("/zh/sources/s99", "lang=\"zh-Hans\""),
        ("/en/sources/%00", "lang=\"en\""),
        ("/en/records/%E5%8D%97%E4%BA%AC", "lang=\"en\""),
        ("/zh/nowhere", "lang=\"zh-Hans\""),
        ("/nowhere", "lang=\"en\""),
        ("/en/records/a/b/c", "lang=\"en\""),
        ("/en/records/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "lang=\"en\""),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        let html = answer.text();
        assert_complete(&html, address);
        assert!(html.contains(&format!("<html {tag}")), "{address} is not in its language");
        assert!(!html.contains("<script>alert"), "{address} is not escaped");
        assert!(!html.contains('\0'), "{address}: a NUL breaks hydration");
    }
}

#[tokio::test]
async fn a_path_that_reads_as_a_host_or_as_another_path_is_a_404_in_its_language() {
    for site in [TestSite::new(), TestSite::under("/atlas")] {
        for (path, tag) in [
            ("//", "lang=\"en\""),
            ("///", "lang=\"en\""),
            ("/\\", "lang=\"en\""),
            ("/\\/x", "lang=\"en\""),
            ("//[", "lang=\"en\""),
            ("//x", "lang=\"en\""),
            ("//x:99999", "lang=\"en\""),
            ("//user@[::1", "lang=\"en\""),
            ("//zh/", "lang=\"zh-Hans\""),
            ("//atlas/en/", "lang=\"en\""),
            ("/%5C", "lang=\"en\""),
            ("/%5C%5Cx", "lang=\"en\""),
            ("/%2F%2F", "lang=\"en\""),
            ("/%", "lang=\"en\""),
            ("/http://[", "lang=\"en\""),
            ("/en/../zh/", "lang=\"en\""),
            ("/zh/%2e%2E/en/", "lang=\"zh-Hans\""),
            ("/zh/.", "lang=\"zh-Hans\""),
            ("/zh//about", "lang=\"zh-Hans\""),
            ("/zh/\\about", "lang=\"zh-Hans\""),
            ("/zh/records/%FF", "lang=\"zh-Hans\""),
        ] {
            let answer = site.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            let html = answer.text();
            assert_complete(&html, path);
            assert!(html.contains(&format!("<html {tag}")), "{path} is not in its language");
            // The same path outside of the base path.
            assert_eq!(site.request(Method::GET, path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn no_path_causes_a_server_error() {
    let site = TestSite::new();
    for letter in (b'!'..=b'~').map(char::from) {
        for path in [
            format!("/{letter}"),
            format!("//{letter}"),
            format!("/{letter}/{letter}[:99999"),
            format!("/en/{letter}{letter}/"),
        ] {
            // HTTP rejects other paths, such as those with a space, before they reach the site.
            if path.parse::<Uri>().is_ok() {
                let status = site.get(&path).await.status;
                assert!(!status.is_server_error(), "{path}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn the_content_security_policy_allows_only_own_resources_and_scripts() {
    let site = TestSite::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/nowhere"] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("set-cookie"), "", "the site sets no cookies");
        let html = answer.text();
        let loads = html.split(['"', '\'']).filter(|part| part.starts_with("http") && part.contains("://"));
        let tags = html.split('<').filter(|tag| {
            tag.starts_with("img ") || tag.starts_with("script ") || tag.contains("rel=\"stylesheet\"")
        });
        assert!(tags.clone().count() >= 3 && loads.count() > 0, "the page has links and resources");
        assert!(
            tags.clone().all(|tag| !tag.contains("=\"http") && !tag.contains("=\"//")),
            "{path} loads from another host"
        );
    }
}

#[tokio::test]
async fn all_addresses_are_below_the_base_path() {
    let site = TestSite::under("/atlas");
    assert_eq!(site.get("/").await.header("location"), "/atlas/en/");
    let style = site.get(&format!("/{STYLE}")).await;
    assert_eq!(style.status, StatusCode::OK);
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources/s1", "/zh/about", "/en/nowhere"] {
        let html = site.get(path).await.text();
        assert_complete(&html, path);
        assert!(!html.contains("__BASE__"), "{path}");
        let shown = without_scripts(&html);
        for name in ["href=\"", "src=\"", "action=\""] {
            for address in shown.split(name).skip(1).filter_map(|rest| rest.split('"').next()) {
                let local = address.starts_with('/') && !address.starts_with("//");
                assert!(!local || address.starts_with("/atlas/"), "{path} links to {address}");
            }
        }
    }
    assert_eq!(site.request(Method::GET, "/en/", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/api/v1/sources").await.status, StatusCode::OK);
}
