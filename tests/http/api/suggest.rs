//! `/suggest`: suggestions for a search.

use crate::client::TestSite;

#[tokio::test]
async fn a_suggestion_matches_other_names_of_a_record_and_marks_them() {
    let site = TestSite::new();
    let suggested = site.get("/api/v1/suggest?q=mark+liu&lang=en").await.json();
    let first = &suggested["groups"][0]["suggestions"][0];
    assert_eq!(
        (first["id"].as_str(), &first["also"]["marks"]),
        (Some("person-liu-deyin"), &serde_json::json!([[0, 8]]))
    );
}
