//! `/`: the redirect to a language.

use axum::http::{StatusCode, header};

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

#[tokio::test]
async fn a_base_path_may_be_named_like_a_part_of_the_site() {
    for base in ["/en", "/zh", "/api", "/api/v1", "/tiles", "/records/en", "/healthz", "/A.b_c~d-1"] {
        let site = TestSite::under(base);
        let chinese = [(header::ACCEPT_LANGUAGE, "zh")];
        for path in ["", "/"] {
            let answer = site.get_with_headers(path, &chinese).await;
            assert_eq!(answer.header("location"), format!("{base}/zh/"), "{base}{path}");
        }
        let page = site.page("/zh/records/conference-2025").await;
        assert!(
            page.contains("lang=\"zh-Hans\"") && page.contains(&format!("href=\"{base}/zh/about\"")),
            "{base}"
        );
        assert!(site.page("/en/about").await.contains("lang=\"en\""), "{base}");
        assert_eq!(site.get("/en/nowhere").await.status, StatusCode::NOT_FOUND, "{base}");
        assert_eq!(site.get("/healthz").await.text(), "ok", "{base}");
        assert_eq!(site.get("/api/v1/sources").await.status, StatusCode::OK, "{base}");
        let robots = site.get("/robots.txt").await.text();
        assert!(robots.contains(&format!("Disallow: {base}/api/\n")), "{robots}");
    }
}
