//! The search, as a program meets it, and its marks on the page.

use axum::http::StatusCode;

use crate::queries::hostile;
use crate::reading::without_scripts;
use crate::site::Site;

#[tokio::test]
async fn a_search_finds_rows_and_says_why() {
    let site = Site::new();
    let found = site.get("/api/v1/match?q=jicheng%20dianlu&lang=zh").await.json();
    let release = found["release"].as_str().unwrap().to_owned();
    let rows = found["rows"].as_array().unwrap();
    assert!(rows.len() > 3 && rows.is_sorted_by_key(serde_json::Value::as_u64));
    let plan =
        found["found"].as_array().unwrap().iter().find(|found| found["id"] == "plan-ic-landmark").unwrap();
    assert!(!plan["reasons"]["name"].as_array().unwrap().is_empty(), "{plan}");
    let same = site.get(&format!("/api/v1/match?q=jichengdianlu&release={release}")).await.json();
    assert_eq!(same["rows"], found["rows"]);

    let suggested = site.get("/api/v1/suggest?q=mark+liu&lang=en").await.json();
    let first = &suggested["groups"][0]["suggestions"][0];
    assert_eq!(
        (first["id"].as_str(), &first["also"]["marks"]),
        (Some("person-liu-deyin"), &serde_json::json!([[0, 8]]))
    );

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

#[tokio::test]
async fn the_words_of_a_search_are_marked_on_the_page() {
    let html = without_scripts(&Site::new().page("/en/?q=agnus+150").await);
    for marked in ["<mark>Agnos</mark> Lidar", "total investment of <mark>150</mark> million"] {
        assert!(html.contains(marked), "{marked} is not marked");
    }
}

#[tokio::test]
async fn suggestions_come_as_html_for_the_field_of_the_search() {
    for base in ["", "/atlas"] {
        let site = Site::under(base);
        let answer = site.get("/en/suggest?q=jiang&kind=project&sel=week-2021").await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, "text/html; charset=utf-8")
        );
        let html = answer.text();
        let words = format!("href=\"{base}/en/?q=jiang&amp;kind=project\"");
        let place = format!("href=\"{base}/en/records/jiangning\"");
        for held in
            ["role=\"listbox\"", "data-said=\"Suggestions: 8\"", &words, &place, "<mark>Jiang</mark>ning"]
        {
            assert!(html.contains(held), "{held} is missing: {html}");
        }
        assert_eq!(
            html.matches("role=\"option\"").count(),
            9,
            "eight records, and the words as they are typed"
        );
        assert!(html.find(&words) < html.find(&place), "the words as they are typed stand first");

        let chinese = site.get("/zh/suggest?q=jiangning").await.text();
        assert!(chinese.contains("<mark>江宁</mark>区"), "what sounds so is marked: {chinese}");
    }
}

#[tokio::test]
async fn a_suggestion_says_what_tells_it_from_others() {
    let site = Site::new();
    for (asked, said) in [
        ("en/suggest?q=agnos+lidar", "Jiangning"),
        ("en/suggest?q=nicolas+peter", "Senior Vice President, BMW"),
        ("en/suggest?q=jiangning+development", "Jiangning District"),
        ("en/suggest?q=mark+liu", "<mark>Mark Liu</mark>"),
        ("zh/suggest?q=wu+wensheng", "董事长"),
    ] {
        let html = site.get(&format!("/{asked}")).await.text();
        let more: String = html
            .split("<small ")
            .skip(1)
            .filter_map(|more| more.split_once("</small>"))
            .map(|(more, _)| more)
            .collect();
        assert!(more.to_lowercase().contains(&said.to_lowercase()), "{asked} does not say {said}: {html}");
    }
}

#[tokio::test]
async fn suggestions_are_safe_for_any_words() {
    let site = Site::new();
    assert_eq!(site.get("/en/suggest").await.status, StatusCode::NO_CONTENT);
    assert_eq!(site.get("/fr/suggest?q=a").await.status, StatusCode::NOT_FOUND);
    let none = site.get("/en/suggest?q=zzzz").await.text();
    assert!(none.contains("data-said=\"No suggestions\"") && none.matches("role=\"option\"").count() == 1);
    let escaped = site.get("/en/suggest?q=%3Cscript%3E%22").await.text();
    assert!(!escaped.contains("<script") && escaped.contains("&lt;script&gt;"), "{escaped}");
    for query in hostile() {
        let status = site.get(&format!("/zh/suggest?{query}")).await.status;
        assert!(status.is_success(), "{query}: {status}");
    }
}
