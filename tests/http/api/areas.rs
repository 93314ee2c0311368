//! `/areas/{release}`: outlines.

use axum::http::{StatusCode, header};

use crate::client::TestSite;

#[tokio::test]
async fn the_outlines_of_a_release_are_immutable_and_have_an_etag() {
    let site = TestSite::new();
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
        site.get_with_headers(&address, &[(header::IF_NONE_MATCH, tag)]).await.status,
        StatusCode::NOT_MODIFIED
    );
    assert_eq!(
        site.get_with_headers(&address, &[(header::ACCEPT_ENCODING, "br")]).await.headers
            [header::CONTENT_ENCODING],
        "br"
    );
    assert_eq!(site.get("/api/v1/areas/rUnknown").await.status, StatusCode::NOT_FOUND);
}
