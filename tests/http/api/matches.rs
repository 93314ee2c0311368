//! `/match`: text search.

use crate::client::TestSite;
use crate::html::without_scripts;

#[tokio::test]
async fn a_search_finds_rows_with_reasons() {
    let site = TestSite::new();
    let found = site.get("/api/v1/match?q=jicheng%20dianlu&lang=zh").await.json();
    let release = found["release"].as_str().unwrap().to_owned();
    let rows = found["rows"].as_array().unwrap();
    let ids: Vec<_> = found["found"].as_array().unwrap().iter().map(|found| found["id"].clone()).collect();
    assert!(rows.len() > 3 && ids.len() == rows.len());
    let plan =
        found["found"].as_array().unwrap().iter().find(|found| found["id"] == "plan-ic-landmark").unwrap();
    assert!(!plan["reasons"]["name"].as_array().unwrap().is_empty(), "{plan}");
    let same = site.get(&format!("/api/v1/match?q=jichengdianlu&release={release}")).await.json();
    assert_eq!(same["rows"], found["rows"]);
}

#[tokio::test]
async fn the_words_of_a_search_are_marked_on_the_page() {
    let html = without_scripts(&TestSite::new().page("/en/?q=agnus+150").await);
    for marked in ["<mark>Agnos</mark> Lidar", "total investment of <mark>150</mark> million"] {
        assert!(html.contains(marked), "{marked} is not marked");
    }
}
