//! The site before its search is built: it is up, and says so where words are searched.

use axum::http::StatusCode;

use crate::client::TestSite;

/// What needs the search, and what it says without.
const SEARCHES: [(&str, &str); 11] = [
    ("/en/?q=battery", "The search is being prepared"),
    ("/zh/?q=battery", "检索功能正在准备"),
    ("/en/embed?q=battery", "The search is being prepared"),
    ("/en/share?q=battery", "The search is being prepared"),
    ("/api/v1/match?q=battery", "still being built"),
    ("/api/v1/suggest?q=battery", "still being built"),
    ("/api/v1/view?q=battery", "still being built"),
    ("/api/v1/records.csv?q=battery", "still being built"),
    ("/api/v1/cite?q=battery&format=bibtex", "still being built"),
    ("/oembed?url=http%3A%2F%2Fatlas.example%2Fen%2F%3Fq%3Dbattery", "still being built"),
    ("/en/picture.svg?q=battery", "still being built"),
];

#[tokio::test]
async fn without_its_search_a_site_answers_all_else_and_says_what_is_missing() {
    let (site, state) = TestSite::just_started();
    for path in
        ["/en/", "/zh/?kind=event", "/en/records/week-2021", "/api/v1/view?kind=event", "/readyz", "/healthz"]
    {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert!(site.metrics().await.contains("atlas_search_built 0"));
    let release = state.release.load().id.clone();
    assert_eq!(site.get(&format!("/api/v1/names/{release}")).await.status, StatusCode::OK);
    for (path, words) in SEARCHES {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(!answer.header("retry-after").is_empty(), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(answer.text().contains(words), "{path}: {}", answer.text());
    }
    // The field for words works without suggestions.
    assert_eq!(site.get("/en/suggest?q=battery").await.status, StatusCode::NO_CONTENT);

    state.build_searches(|| {});
    assert!(site.metrics().await.contains("atlas_search_built 1"));
    for path in SEARCHES.map(|(path, _)| path).into_iter().chain(["/en/suggest?q=battery"]) {
        assert_eq!(site.get(path).await.status, StatusCode::OK, "{path}: the error is not cached");
    }
}
