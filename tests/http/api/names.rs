//! `/names/{release}`: the names that are searched without a server.

use axum::http::StatusCode;

use crate::client::TestSite;
use crate::html::between;

#[tokio::test]
async fn the_names_of_a_release_are_immutable_and_have_every_name_of_a_record_folded() {
    let site = TestSite::new();
    let page = site.page("/en/").await;
    let release = between(&page, "\"release\":\"", "\"");
    let answer = site.get(&format!("/api/v1/names/{release}")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("cache-control").contains("immutable"));
    let names = answer.json();
    let of = |id: &str| {
        names
            .as_array()
            .unwrap()
            .iter()
            .find(|record| record["id"] == id)
            .unwrap_or_else(|| panic!("{id} is missing"))
    };
    let university = of("org-nju");
    assert!(university["row"].is_null(), "an organisation is in the directory and has no row");
    let folded: Vec<_> =
        university["folded"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert!(folded.contains(&"nanjing university") && folded.contains(&"南京大学"), "{folded:?}");
    assert!(of("conference-2025")["row"].is_u64());
    assert_eq!(site.get("/api/v1/names/rUnknown").await.status, StatusCode::NOT_FOUND);
}
