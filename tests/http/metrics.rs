//! The metrics: what operators watch, at an address of their own.

use axum::http::{StatusCode, header};

use crate::client::TestSite;

/// The value of a metric with these labels.
fn value(text: &str, metric: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(metric)?.strip_prefix(' ')?.parse().ok())
}

#[tokio::test]
async fn answers_are_counted_by_route_and_status_and_pages_by_where_they_came_from() {
    let site = TestSite::under("/atlas");
    for path in
        ["/en/", "/en/", "/en/?utm_source=a", "/zh/", "/en/nowhere", "/healthz", "/api/v1/records/week-2021"]
    {
        site.get(path).await;
    }
    let text = site.metrics().await;
    for (metric, expected) in [
        ("atlas_http_requests_total{route=\"pages and files\",status=\"200\"}", 4.0),
        ("atlas_http_requests_total{route=\"pages and files\",status=\"404\"}", 1.0),
        ("atlas_http_requests_total{route=\"/atlas/healthz\",status=\"200\"}", 1.0),
        ("atlas_http_requests_total{route=\"/atlas/api/v1/records/{id}\",status=\"200\"}", 1.0),
        ("atlas_pages_total{from=\"cache\"}", 2.0),
        ("atlas_pages_total{from=\"rendering\"}", 2.0),
        ("atlas_connections", 0.0),
        ("atlas_working_requests", 0.0),
    ] {
        assert_eq!(value(&text, metric), Some(expected), "{metric}\n{text}");
    }
    assert!(value(&text, "process_resident_memory_bytes").unwrap() > 1e6, "{text}");
    assert!(text.contains("atlas_release{id=\"r") && text.ends_with("# EOF\n"), "{text}");
}

#[tokio::test]
async fn an_answer_of_the_api_is_computed_once_and_errors_are_not_kept() {
    let site = TestSite::new();
    let asked = "/api/v1/view?kind=event&since=2021";
    let first = site.get(asked).await;
    for encoding in ["br", "gzip", "identity", "br"] {
        let next = site.get_with_headers(asked, &[(header::ACCEPT_ENCODING, encoding)]).await;
        assert_eq!(
            (next.status, &next.headers[header::ETAG]),
            (StatusCode::OK, &first.headers[header::ETAG])
        );
        assert_eq!(next.header("vary"), first.header("vary"));
        assert_eq!(next.headers.get(header::CONTENT_ENCODING).is_none(), encoding == "identity");
        assert_eq!(next.body == first.body, encoding == "identity");
    }
    assert_eq!(site.get("/api/v1/view?kind=event").await.json()["shown"], 22);
    for _ in 0..2 {
        assert_eq!(site.get("/api/v1/view?kind=zorblax").await.status, StatusCode::BAD_REQUEST);
        assert_eq!(site.get("/api/v1/records/zorblax").await.status, StatusCode::NOT_FOUND);
    }
    let text = site.metrics().await;
    assert_eq!(value(&text, "atlas_answers_total{from=\"cache\"}"), Some(4.0), "{text}");
    assert_eq!(value(&text, "atlas_answers_total{from=\"computing\"}"), Some(6.0), "{text}");
}

#[tokio::test]
async fn metrics_name_no_reader_and_no_query_and_are_not_on_the_site() {
    let site = TestSite::new();
    site.get_with_headers("/en/?q=zorblax", &[(header::USER_AGENT, "quux")]).await;
    site.get("/en/records/zorblax").await;
    let text = site.metrics().await;
    assert!(!text.contains("zorblax") && !text.contains("quux"), "{text}");
    assert_eq!(site.get("/metrics").await.status, StatusCode::NOT_FOUND);
}
