//! `/`: the redirect to a language.

use axum::http::header;

use crate::client::TestSite;

#[tokio::test]
async fn the_root_redirects_to_the_language_of_the_browser() {
    let site = TestSite::new();
    for (accepted, language) in
        [("zh-CN,zh;q=0.9,en;q=0.8", "/zh/"), ("en-GB,en;q=0.9", "/en/"), ("fr", "/en/"), ("", "/en/")]
    {
        let answer = site.get_with_headers("/", &[(header::ACCEPT_LANGUAGE, accepted)]).await;
        assert!(answer.status.is_redirection(), "{accepted}");
        assert_eq!(answer.header("location"), language, "{accepted}");
        assert!(answer.header("vary").to_lowercase().contains("accept-language"));
    }
}
