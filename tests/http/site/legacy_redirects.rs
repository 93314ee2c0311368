//! `/{lang}/{directory}/{id}`: addresses by kind.

use axum::http::StatusCode;

use crate::client::TestSite;

#[tokio::test]
async fn an_address_by_kind_redirects_to_the_record_if_its_id_is_valid() {
    let site = TestSite::under("/atlas");
    let known = site.get("/zh/industries/conference-2025").await;
    assert_eq!(known.header("location"), "/atlas/zh/records/conference-2025");
    for id in ["a%0Ab", "a%3Fb", "..%2Fabout", "%2F%2Fexample.org", "%E5%8D%97%E4%BA%AC", "%FF"] {
        let answer = site.get(&format!("/zh/industries/{id}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.header("location"), "", "{id}");
    }
}
