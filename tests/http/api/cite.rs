//! `/cite`: references as files.

use axum::http::{StatusCode, header};
use server::config::Settings;

use crate::client::{TestSite, interface};

#[tokio::test]
async fn a_reference_is_a_file_in_three_formats_that_names_release_and_address() {
    let site = TestSite::new();
    for (format, media_type, extension, mark) in [
        ("text", "text/plain; charset=utf-8", "txt", "Nanjing Innovation Atlas, release r"),
        ("bibtex", "application/x-bibtex; charset=utf-8", "bib", "@misc{"),
        (
            "csl",
            "application/vnd.citationstyles.csl+json",
            "json",
            "\"container-title\": \"Nanjing Innovation Atlas\"",
        ),
    ] {
        for (query, address) in [
            ("", "https://atlas.example/en/?release=r"),
            (
                "&kind=platform&since=2021&sort=name",
                "https://atlas.example/en/?kind=platform&since=2021&sort=name&release=r",
            ),
            ("&record=conference-2025", "https://atlas.example/en/records/conference-2025?release=r"),
        ] {
            let answer = site.get(&format!("/api/v1/cite?format={format}{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{format}{query}");
            assert_eq!(answer.header("content-type"), media_type);
            let disposition = answer.header("content-disposition");
            assert!(
                disposition.starts_with("attachment; filename=\"")
                    && disposition.ends_with(&format!(".{extension}\""))
            );
            let text = answer.text();
            assert!(text.contains(mark) && text.contains(address), "{text}");
            assert!(
                !text.contains("ccessed") && !text.contains("urldate"),
                "no day of access is invented: {text}"
            );
        }
    }
}

#[tokio::test]
async fn a_reference_has_the_publisher_of_the_settings_and_the_day_of_the_address() {
    let interface = interface();
    let settings = Settings {
        publisher: Some("南京市科学技术局".into()),
        site: interface.path().into(),
        data: crate::fixtures::nanjing().into(),
        ..Settings::default()
    };
    let site = TestSite::with_settings("/atlas", settings);
    let address = "/api/v1/cite?format=csl&lang=zh&accessed=2026-03-01&record=org-nju";
    let item = site.get(address).await.json();
    assert_eq!(item[0]["publisher"], "南京市科学技术局");
    assert_eq!(item[0]["accessed"]["date-parts"][0], serde_json::json!([2026, 3, 1]));
    assert_eq!(item[0]["language"], "zh-CN");
    let url = item[0]["URL"].as_str().unwrap();
    assert!(url.starts_with("https://atlas.example/atlas/zh/records/org-nju?release=r"), "{url}");
}

#[tokio::test]
async fn a_reference_that_cannot_be_made_is_refused_with_problem_details() {
    let site = TestSite::new();
    for (query, status, words) in [
        ("", StatusCode::BAD_REQUEST, "text, bibtex, csl"),
        ("format=ris", StatusCode::BAD_REQUEST, "text, bibtex, csl"),
        ("format=text&accessed=2026-03", StatusCode::BAD_REQUEST, "accessed"),
        ("format=text&accessed=2026-02-30", StatusCode::BAD_REQUEST, "accessed"),
        ("format=text&accessed=2026-03-01~", StatusCode::BAD_REQUEST, "accessed"),
        ("format=text&record=no-such-record", StatusCode::NOT_FOUND, "no-such-record"),
        ("format=text&record=org-nju&kind=event", StatusCode::BAD_REQUEST, "kind"),
        ("format=text&release=rNone", StatusCode::BAD_REQUEST, "release"),
        ("format=text&colour=red", StatusCode::BAD_REQUEST, "accessed"),
    ] {
        let answer = site.get(&format!("/api/v1/cite?{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        assert_eq!(answer.header(header::CONTENT_TYPE.as_str()), "application/problem+json");
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(words), "{query}: {problem}");
    }
}
