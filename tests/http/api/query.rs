//! Queries of the API, which are read strictly.

use axum::http::StatusCode;

use crate::client::TestSite;
use crate::site::queries::hostile;

#[tokio::test]
async fn an_invalid_query_or_address_is_answered_with_problem_details() {
    let site = TestSite::new();
    for (query, parameter) in [
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
            assert!(
                problem["detail"].as_str().unwrap().contains(parameter),
                "{problem} does not name {parameter}"
            );
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
async fn a_search_refuses_parameters_other_than_words_release_and_language() {
    let site = TestSite::new();
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
