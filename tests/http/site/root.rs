//! `/`: the redirect to a language.

use axum::http::header;

use crate::client::TestSite;

#[tokio::test]
async fn the_root_redirects_to_the_language_of_the_browser() {
    let site = TestSite::new();
    for (accepted, language) in [
        ("zh-CN,zh;q=0.9,en;q=0.8", "/zh/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("fr", "/en/"),
        ("", "/en/"),
        // The weight counts, and the order only where weights are equal.
        ("en;q=0.5, zh;q=0.9", "/zh/"),
        ("zh;q=0.5, en;q=0.9", "/en/"),
        ("zh;q=0.8, en;q=0.8", "/zh/"),
        ("en, zh", "/en/"),
        ("en;q=0.8, zh-TW;q=0.3, zh-Hans-CN;q=0.9", "/zh/"),
        ("fr, zh;q=0.001", "/zh/"),
        // 0 excludes.
        ("zh;q=0, en;q=0.1", "/en/"),
        ("zh;q=0", "/en/"),
        ("en;q=0", "/zh/"),
        ("en;q=0, zh;q=0", "/en/"),
        ("en;q=0, *", "/zh/"),
        ("*;q=0", "/en/"),
        ("*", "/en/"),
        ("en;q=0.2, *;q=0.5", "/zh/"),
        ("*;q=0.5, en;q=0.5", "/en/"),
        // Case and spaces.
        ("EN;q=0.5 ,\tZH-Hans ; Q=0.6", "/zh/"),
        // Invalid values, and other languages whose names begin alike.
        ("en;q=0.1, zh;q=high", "/en/"),
        ("en;q=0.1, zh;q=1.5", "/en/"),
        (",;q=1,,;;", "/en/"),
        ("zha, en;q=0.5", "/en/"),
        ("eng, zh;q=0.5", "/zh/"),
        ("enm, zhx", "/en/"),
    ] {
        let answer = site.get_with_headers("/", &[(header::ACCEPT_LANGUAGE, accepted)]).await;
        assert!(answer.status.is_redirection(), "{accepted}");
        assert_eq!(answer.header("location"), language, "{accepted}");
        assert!(answer.header("vary").to_lowercase().contains("accept-language"));
    }
}

#[tokio::test]
async fn several_lines_of_the_header_are_one_list() {
    let lines = [(header::ACCEPT_LANGUAGE, "en;q=0.5"), (header::ACCEPT_LANGUAGE, "zh;q=0.9")];
    let answer = TestSite::under("/atlas").get_with_headers("/", &lines).await;
    assert_eq!(answer.header("location"), "/atlas/zh/");
}
