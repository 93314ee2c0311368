//! How answers travel: compressed, once, and without a body where none is asked for.

use std::io::Read as _;

use axum::http::{Method, StatusCode, header};

use crate::site::{Answer, STYLE, Site};

/// A page, an answer of the API, its table, and what crawlers read.
const TEXTS: [&str; 5] =
    ["/en/", "/zh/records/conference-2025", "/api/v1/view?lang=zh", "/api/v1/records.csv", "/sitemap.xml"];

/// The body as the reader's program unpacks it.
fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        "br" => drop(brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut bytes).unwrap()),
        "gzip" => drop(flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut bytes).unwrap()),
        _ => bytes.extend_from_slice(&answer.body),
    }
    bytes
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let site = Site::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources", "/zh/about"] {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.len() > 10, "{path} has no ETag");
        let again = site.get_with(path, &[(header::IF_NONE_MATCH, tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        let other = site.get_with(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn an_answer_is_compressed_as_the_reader_accepts_it_and_never_otherwise() {
    let site = Site::new();
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
            let answer = site.get_with(path, &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(answer.header("content-encoding"), encoding, "{path}, {accepted}");
            assert_eq!(unpacked(&answer), plain.body, "{path}, {accepted}");
            assert!(encoding.is_empty() || answer.body.len() * 2 < plain.body.len(), "{path} is no smaller");
            assert_eq!(answer.header("vary"), "Accept-Encoding", "{path}, {accepted}");
        }
    }
    for (accepted, body) in
        [("br", "compressed"), ("gzip", "compressed for others"), ("br;q=0", "body { margin: 0 }")]
    {
        let style = site.get_with(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, accepted)]).await;
        assert_eq!(style.text(), body, "what was compressed when it was built is sent as it is");
    }
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again_by_whatever_name_it_is_asked_for() {
    let site = Site::new();
    let style = format!("/{STYLE}");
    for path in TEXTS.into_iter().chain([style.as_str(), "/icon.svg", "/api/v1/sources", "/robots.txt"]) {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.starts_with("W/\"") && tag.len() > 10, "{path}: {tag}");
        let strong = tag.strip_prefix("W/").unwrap();
        for seen in [tag, strong, "*", &format!("\"other\", {tag}")] {
            let asked = [(header::IF_NONE_MATCH, seen), (header::ACCEPT_ENCODING, "br")];
            let again = site.get_with(path, &asked).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}, {seen}");
            assert_eq!(again.header("etag"), tag, "{path}");
            assert_eq!(again.header("cache-control"), first.header("cache-control"), "{path}");
        }
        let other = site.get_with(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!((other.status, &other.body), (StatusCode::OK, &first.body), "{path}");
    }
    let (english, chinese) = (site.get("/api/v1/view?lang=en").await, site.get("/api/v1/view?lang=zh").await);
    assert_ne!(english.header("etag"), chinese.header("etag"));
    let missing = site.get_with("/en/nowhere", &[(header::IF_NONE_MATCH, "*")]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "what is not there did not stay the same");
}

#[tokio::test]
async fn head_answers_as_get_does_without_the_body() {
    for site in [Site::new(), Site::under("/atlas")] {
        let style = format!("/{STYLE}");
        let more = [style.as_str(), "/", "/healthz", "/robots.txt", "/en/nowhere", "/api/v1/nothing"];
        for path in TEXTS.into_iter().chain(more) {
            let path = format!("{}{path}", site.base);
            for accepted in ["", "gzip"] {
                let headers = [(header::ACCEPT_ENCODING, accepted)];
                let get = site.ask(Method::GET, &path, &headers).await;
                let head = site.ask(Method::HEAD, &path, &headers).await;
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
async fn the_site_is_only_read() {
    let site = Site::new();
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        for path in ["/en/", "/en/records/conference-2025", "/api/v1/records"] {
            let answer = site.ask(method.clone(), path, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let head = site.ask(Method::HEAD, "/en/", &[]).await;
    assert_eq!(head.status, StatusCode::OK);
}
