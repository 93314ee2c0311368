//! `/{lang}/suggest`: suggestions as HTML for the search field.

use axum::http::StatusCode;

use super::queries::hostile;
use crate::client::TestSite;

#[tokio::test]
async fn suggestions_are_an_html_listbox_for_the_search_field() {
    for base in ["", "/atlas"] {
        let site = TestSite::under(base);
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
        assert_eq!(html.matches("role=\"option\"").count(), 9, "eight records and the typed words");
        assert!(html.find(&words) < html.find(&place), "the typed words are not first");

        let chinese = site.get("/zh/suggest?q=jiangning").await.text();
        assert!(chinese.contains("<mark>江宁</mark>区"), "the name is not marked by its sound: {chinese}");
    }
}

#[tokio::test]
async fn a_suggestion_shows_what_distinguishes_it_from_others() {
    let site = TestSite::new();
    for (address, text) in [
        ("en/suggest?q=agnos+lidar", "Jiangning"),
        ("en/suggest?q=nicolas+peter", "Senior Vice President, BMW"),
        ("en/suggest?q=jiangning+development", "Jiangning District"),
        ("en/suggest?q=mark+liu", "<mark>Mark Liu</mark>"),
        ("zh/suggest?q=wu+wensheng", "董事长"),
    ] {
        let html = site.get(&format!("/{address}")).await.text();
        let more: String = html
            .split("<small ")
            .skip(1)
            .filter_map(|more| more.split_once("</small>"))
            .map(|(more, _)| more)
            .collect();
        assert!(more.to_lowercase().contains(&text.to_lowercase()), "{address} does not show {text}: {html}");
    }
}

#[tokio::test]
async fn suggestions_are_escaped_for_any_words() {
    let site = TestSite::new();
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
