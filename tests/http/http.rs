//! What all responses have in common: `ETag`, compression, HEAD, methods.

use std::io::Read as _;

use axum::http::{Method, StatusCode, header};

use crate::client::{STYLE, TestResponse, TestSite};

/// Pages, API responses and the sitemap: text that is compressed on request.
const TEXTS: [&str; 5] =
    ["/en/", "/zh/records/conference-2025", "/api/v1/view?lang=zh", "/api/v1/records.csv", "/sitemap.xml"];

/// The decompressed body.
fn decoded(answer: &TestResponse) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        "br" => drop(brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut bytes).unwrap()),
        "gzip" => drop(flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut bytes).unwrap()),
        _ => bytes.extend_from_slice(&answer.body),
    }
    bytes
}

#[tokio::test]
async fn an_unchanged_page_is_answered_with_304() {
    let site = TestSite::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources", "/zh/about"] {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.len() > 10, "{path} has no ETag");
        let second = site.get_with_headers(path, &[(header::IF_NONE_MATCH, tag)]).await;
        assert_eq!((second.status, second.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert_eq!(second.header("etag"), tag, "{path}");
        let other = site.get_with_headers(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_response_is_compressed_only_as_the_client_accepts_it() {
    let site = TestSite::new();
    for path in TEXTS {
        let plain = site.get(path).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        for (accepted, encoding) in [
            ("gzip, deflate, br", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, gzip", "gzip"),
            ("br;q=0", ""),
            ("br; q=0.0, *;q=0", ""),
            ("identity", ""),
        ] {
            let answer = site.get_with_headers(path, &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(answer.header("content-encoding"), encoding, "{path}, {accepted}");
            assert_eq!(decoded(&answer), plain.body, "{path}, {accepted}");
            assert!(encoding.is_empty() || answer.body.len() * 2 < plain.body.len(), "{path} is no smaller");
            assert_eq!(answer.header("vary"), "Accept-Encoding", "{path}, {accepted}");
        }
    }
    for (accepted, body) in
        [("br", "compressed"), ("gzip", "compressed for others"), ("br;q=0", "body { margin: 0 }")]
    {
        let style = site.get_with_headers(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, accepted)]).await;
        assert_eq!(style.text(), body, "forms that the build compressed are sent unchanged");
    }
}

#[tokio::test]
async fn if_none_match_accepts_weak_and_strong_tags_lists_and_the_asterisk() {
    let site = TestSite::new();
    let style = format!("/{STYLE}");
    for path in TEXTS.into_iter().chain([style.as_str(), "/icon.svg", "/api/v1/sources", "/robots.txt"]) {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.starts_with("W/\"") && tag.len() > 10, "{path}: {tag}");
        let strong = tag.strip_prefix("W/").unwrap();
        for listed in [tag, strong, "*", &format!("\"other\", {tag}")] {
            let headers = [(header::IF_NONE_MATCH, listed), (header::ACCEPT_ENCODING, "br")];
            let second = site.get_with_headers(path, &headers).await;
            assert_eq!((second.status, second.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}, {listed}");
            assert_eq!(second.header("etag"), tag, "{path}");
            assert_eq!(second.header("cache-control"), first.header("cache-control"), "{path}");
        }
        let other = site.get_with_headers(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!((other.status, &other.body), (StatusCode::OK, &first.body), "{path}");
    }
    let (english, chinese) = (site.get("/api/v1/view?lang=en").await, site.get("/api/v1/view?lang=zh").await);
    assert_ne!(english.header("etag"), chinese.header("etag"));
    let missing = site.get_with_headers("/en/nowhere", &[(header::IF_NONE_MATCH, "*")]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "a 404 page has no 304");
}

#[tokio::test]
async fn head_answers_like_get_without_a_body() {
    for site in [TestSite::new(), TestSite::under("/atlas")] {
        let style = format!("/{STYLE}");
        let more =
            [style.as_str(), "/", "/healthz", "/readyz", "/robots.txt", "/en/nowhere", "/api/v1/nothing"];
        for path in TEXTS.into_iter().chain(more) {
            let path = format!("{}{path}", site.base);
            for accepted in ["", "gzip"] {
                let headers = [(header::ACCEPT_ENCODING, accepted)];
                let get = site.request(Method::GET, &path, &headers).await;
                let head = site.request(Method::HEAD, &path, &headers).await;
                assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
                for name in ["content-type", "etag", "content-encoding", "cache-control", "location"] {
                    assert_eq!(head.header(name), get.header(name), "{path}: {name}");
                }
                assert_eq!(head.header("content-length"), get.body.len().to_string(), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn methods_other_than_get_and_head_are_not_allowed() {
    let site = TestSite::new();
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        for path in ["/en/", "/en/records/conference-2025", "/api/v1/records"] {
            let answer = site.request(method.clone(), path, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let head = site.request(Method::HEAD, "/en/", &[]).await;
    assert_eq!(head.status, StatusCode::OK);
}
