//! The search, as a program meets it, and its marks on the page.

use axum::http::StatusCode;

use crate::queries::hostile;
use crate::reading::without_scripts;
use crate::site::Site;

#[tokio::test]
async fn a_search_finds_rows_and_says_why() {
    let site = Site::new();
    let found = site.get("/api/v1/match?q=jicheng%20dianlu&lang=zh").await.json();
    let release = found["release"].as_str().unwrap().to_owned();
    let rows = found["rows"].as_array().unwrap();
    assert!(rows.len() > 3 && rows.is_sorted_by_key(serde_json::Value::as_u64));
    let plan =
        found["found"].as_array().unwrap().iter().find(|found| found["id"] == "plan-ic-landmark").unwrap();
    assert!(!plan["reasons"]["name"].as_array().unwrap().is_empty(), "{plan}");
    let same = site.get(&format!("/api/v1/match?q=jichengdianlu&release={release}")).await.json();
    assert_eq!(same["rows"], found["rows"]);

    let suggested = site.get("/api/v1/suggest?q=mark+liu&lang=en").await.json();
    let first = &suggested["groups"][0]["suggestions"][0];
    assert_eq!(
        (first["id"].as_str(), &first["also"]["marks"]),
        (Some("person-liu-deyin"), &serde_json::json!([[0, 8]]))
    );

    for path in ["/api/v1/match", "/api/v1/suggest"] {
        for query in ["", "?q=", "?q=a&kind=event", "?q=a&lang=fr", "?q=a&colour=red", "?q=a&most=9"] {
            let answer = site.get(&format!("{path}{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
        assert_eq!(site.get(&format!("{path}?q=a&release=rNone")).await.status, StatusCode::NOT_FOUND);
        for query in hostile() {
            let answer = site.get(&format!("{path}?{query}")).await;
            assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR && !answer.json().is_null());
        }
    }
}

#[tokio::test]
async fn the_words_of_a_search_are_marked_on_the_page() {
    let html = without_scripts(&Site::new().page("/en/?q=agnus+150").await);
    for marked in ["<mark>Agnos</mark> Lidar", "total investment of <mark>150</mark> million"] {
        assert!(html.contains(marked), "{marked} is not marked");
    }
}
