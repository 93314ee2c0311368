//! The licences of third parties: a page of the build, which the page about the atlas links to.

use std::fs;

use axum::http::{StatusCode, header};

use crate::client::{TestSite, interface};
use crate::fixtures::nanjing;

/// A site that was built with the page.
fn with_licences(base: &'static str) -> TestSite {
    let interface = interface();
    let write = |name: &str, text: &str| fs::write(interface.path().join(name), text).unwrap();
    write("licences.html", "<!DOCTYPE html><html lang=\"en\"><title>Licences</title></html>");
    write("licences.html.br", "compressed");
    write("licences.txt", "Licences");
    TestSite::from_stores(base, interface.path().into(), nanjing().into())
}

#[tokio::test]
async fn the_page_of_licences_has_the_headers_of_a_page() {
    for base in ["", "/atlas"] {
        let site = with_licences(base);
        let page = site.get("/about/licences").await;
        assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "text/html; charset=utf-8"));
        assert!(page.text().contains("<title>Licences</title>"));
        let other = site.get("/en/about").await;
        for header in ["x-content-type-options", "referrer-policy", "permissions-policy"] {
            assert_eq!(page.header(header), other.header(header), "{header}");
        }
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors"), "{policy}");
        assert!(!page.header("cache-control").contains("immutable"), "the next release has another");
        let accepted = [(header::ACCEPT_ENCODING, "br")];
        let compressed = site.get_with_headers("/about/licences", &accepted).await;
        assert_eq!(&compressed.body[..], b"compressed", "the form that the build compressed is sent");
    }
}

#[tokio::test]
async fn the_page_about_the_atlas_links_to_the_licences_in_both_languages() {
    let site = with_licences("/atlas");
    for path in ["/en/about", "/zh/about"] {
        assert!(
            site.page(path).await.contains("<a href=\"/atlas/about/licences\" rel=\"external\">"),
            "{path}"
        );
    }
    assert!(!site.page("/en/").await.contains("licences"), "no other page loads or names them");
}

#[tokio::test]
async fn the_page_has_one_address_and_the_text_beside_it_is_a_file() {
    let site = with_licences("");
    assert_eq!(site.get("/licences.html").await.status, StatusCode::NOT_FOUND, "without the policy of pages");
    let text = site.get("/licences.txt").await;
    assert_eq!(
        (text.header("content-type"), text.text().as_str()),
        ("text/plain; charset=utf-8", "Licences")
    );
}

#[tokio::test]
async fn a_site_that_was_built_without_licences_has_no_such_page_and_no_link_to_it() {
    let site = TestSite::new();
    assert_eq!(site.get("/about/licences").await.status, StatusCode::NOT_FOUND);
    assert!(!site.page("/en/about").await.contains("about/licences"));
}
