//! The API, as a program meets it.

use axum::http::{StatusCode, header};

use crate::queries::hostile;
use crate::site::Site;

#[tokio::test]
async fn the_api_refuses_what_it_cannot_read_with_problem_details() {
    let site = Site::new();
    for (query, named) in [
        ("kind=nothing", "kind"),
        ("since=yesterday", "since"),
        ("colour=red", "colour"),
        ("map=999,999,999", "map"),
        ("lang=fr", "lang"),
        ("skip=-1", "skip"),
    ] {
        for path in ["/api/v1/view", "/api/v1/records", "/api/v1/records.csv"] {
            let answer = site.get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}?{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            let problem = answer.json();
            assert_eq!(problem["status"], 400);
            assert!(problem["detail"].as_str().unwrap().contains(named), "{problem} does not name {named}");
        }
    }
    for query in hostile() {
        let answer = site.get(&format!("/api/v1/view?{query}")).await;
        assert!([StatusCode::OK, StatusCode::BAD_REQUEST].contains(&answer.status), "{}", answer.status);
        assert!(!answer.json().is_null());
    }
    for path in ["/api/v1/records/no-such-record", "/api/v1/sources/s99", "/api/v1/nothing"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.json()["status"], 404, "{path}");
    }
}

#[tokio::test]
async fn the_current_list_opens_in_a_spreadsheet() {
    let site = Site::new();
    for (query, least, word) in [
        ("", 100, "conference-2025"),
        ("?q=lidar&lang=zh", 1, "project-agnos-lidar"),
        ("?kind=platform&lang=en", 3, "platform-"),
    ] {
        let answer = site.get(&format!("/api/v1/records.csv{query}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").starts_with("text/csv"));
        assert!(answer.header("content-disposition").contains(".csv"));
        assert!(
            answer.body.starts_with(b"\xef\xbb\xbf"),
            "without its mark a spreadsheet takes UTF-8 for something else"
        );
        let mut rows = csv::Reader::from_reader(&answer.body[3..]);
        let columns = rows.headers().unwrap().len();
        let rows: Vec<_> = rows.records().collect::<Result<_, _>>().unwrap();
        assert!(
            rows.len() >= least && rows.iter().all(|row| row.len() == columns),
            "{query}: {} rows",
            rows.len()
        );
        assert!(rows.iter().any(|row| row[0].starts_with(word)), "{query}");
    }
}

#[tokio::test]
async fn the_outlines_of_a_release_are_kept_for_ever_and_known_by_their_tag() {
    let site = Site::new();
    let page = site.get("/en/").await;
    let page = String::from_utf8_lossy(&page.body);
    let release = page.split("\"release\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let address = format!("/api/v1/areas/{release}");
    let answer = site.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/geo+json");
    assert!(answer.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    let areas = answer.json();
    let roles: Vec<&str> = areas["features"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|area| area["properties"]["role"].as_str())
        .collect();
    for role in ["land", "area", "water", "stream", "hill", "context"] {
        assert!(roles.contains(&role), "{role} is missing in {roles:?}");
    }
    let tag = answer.headers[header::ETAG].to_str().unwrap();
    assert_eq!(
        site.get_with(&address, &[(header::IF_NONE_MATCH, tag)]).await.status,
        StatusCode::NOT_MODIFIED
    );
    assert_eq!(
        site.get_with(&address, &[(header::ACCEPT_ENCODING, "br")]).await.headers[header::CONTENT_ENCODING],
        "br"
    );
    assert_eq!(site.get("/api/v1/areas/rUnknown").await.status, StatusCode::NOT_FOUND);
}
