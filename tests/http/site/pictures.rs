//! Pictures of views and records. Those in PNG need the fonts of a built site: `tests/browser/pictures.spec.mjs` looks at
//! them.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use server::assets::Assets;
use server::config::Settings;
use server::release::Release;
use server::router::router;
use server::state::AppState;
use tower::ServiceExt as _;

use super::queries::hostile;
use crate::client::{TestResponse, TestSite, interface, nanjing_with};
use crate::fixtures::nanjing;
use crate::html::between;

const VIEWS: [&str; 2] = ["share.svg", "picture.svg"];

/// Fails unless the answer is an SVG that is complete in itself and runs nothing.
fn assert_picture(answer: &TestResponse, address: &str) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    assert_eq!(answer.header("content-type"), "image/svg+xml");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let svg = answer.text();
    assert!(
        svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && svg.ends_with("</svg>"),
        "{address}"
    );
    for part in ["<script", "<foreignObject", "<image", "<a ", "<img", "javascript:", "var(", "@media"] {
        assert!(!svg.contains(part), "{address} contains {part}");
    }
    for reference in svg.split("href=\"").skip(1) {
        assert!(reference.starts_with('#'), "{address} refers to another file");
        let id = &reference[1..reference.find('"').unwrap()];
        // A place around another is named even if the map has no outline of it.
        let is_area = id.starts_with("area-");
        assert!(is_area || svg.contains(&format!(" id=\"{id}\"")), "{address} has no {id}");
    }
    assert!(svg.chars().all(|letter| letter == '\n' || !letter.is_control()), "{address}");
    assert_well_formed(&svg, address);
    svg
}

/// Fails unless every element ends, in the right order.
fn assert_well_formed(svg: &str, address: &str) {
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap_or_else(|| panic!("{address}: a tag does not end"));
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{address}");
        } else if !tag.ends_with('/') {
            assert!(!tag.contains(" on"), "{address}: {tag} has a handler");
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert!(open.is_empty(), "{address}: {open:?}");
}

/// The texts of a picture, one after the other.
fn words(svg: &str) -> String {
    let texts =
        svg.split("<text").skip(1).filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0));
    texts.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_view_has_a_picture_with_title_map_and_origin_in_both_languages() {
    let site = TestSite::under("/atlas");
    for (lang, title, approval) in [("en", "What Nanjing", "审图号"), ("zh", "南京市", "审图号")] {
        for file in VIEWS {
            let address = format!("/{lang}/{file}");
            let svg = assert_picture(&site.get(&address).await, &address);
            let words = words(&svg);
            assert!(words.contains(title) && words.contains(approval) && words.contains("2025"), "{words}");
            assert!(words.contains("atlas.example"), "{words}");
            assert!(
                svg.contains("class=\"neat\"") && svg.contains("class=\"m-scale\""),
                "{address} has a map with scale"
            );
        }
    }
    let saved = site.get("/en/picture.svg?since=2020&until=2021&place=jiangning").await.text();
    let words = words(&saved);
    for part in [
        "18 events",
        "park or zone",
        "date inferred",
        "Sources",
        "Release on",
        "https://atlas.example/atlas/en/?place=jiangning",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(saved.contains("class=\"window\""), "the timeline shows the window");
}

#[tokio::test]
async fn a_share_picture_has_the_size_that_messengers_expect() {
    let svg = TestSite::new().get("/en/share.svg").await.text();
    assert!(svg.contains("viewBox=\"0 0 1200 630\" width=\"1200\" height=\"630\""), "{}", &svg[..200]);
}

#[tokio::test]
async fn a_record_has_a_picture_with_its_words_and_one_without_a_place_has_no_map() {
    let site = TestSite::new();
    for (id, name, has_map) in
        [("conference-2025", "Investment", true), ("speech-xi-jiangsu", "Jiangsu", false)]
    {
        for file in VIEWS {
            let address = format!("/en/records/{id}/{file}");
            let svg = assert_picture(&site.get(&address).await, &address);
            assert!(words(&svg).contains(name), "{}", words(&svg));
            assert_eq!(svg.contains("class=\"neat\""), has_map, "{address}");
        }
    }
    let missing = site.get("/en/records/no-such-record/share.svg").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(missing.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_hostile_query_gives_a_picture() {
    let site = TestSite::new();
    for query in hostile() {
        for file in VIEWS {
            let address = format!("/zh/{file}?{query}");
            let answer = site.get(&address).await;
            if query.starts_with("release=") {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
            } else {
                assert_picture(&answer, &address);
            }
        }
    }
    let markup = "/en/picture.svg?q=%3C%2Ftext%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    let svg = assert_picture(&site.get(markup).await, markup);
    assert!(words(&svg).contains("&lt;script&gt;"), "the text is shown");
}

#[tokio::test]
async fn a_very_long_name_is_cut_and_stays_in_the_picture() {
    let name = "Innovation ".repeat(60);
    let files = nanjing_with(
        "records.csv",
        "2025 Industrial Technology Innovation and Investment Promotion Conference",
        name.trim(),
    );
    let site = TestSite::with_packages(&files, &[]);
    let svg = assert_picture(&site.get("/en/records/conference-2025/share.svg").await, "a long name");
    assert!(words(&svg).contains('…'), "{}", words(&svg));
    for text in svg.split("<text class=\"serif bold\"").skip(1) {
        let y: f64 = between(text, " y=\"", "\"").parse().unwrap();
        assert!(y < 536.0, "above the foot: {text}");
    }
}

#[tokio::test]
async fn pictures_have_a_name_for_saving_and_do_not_load_again() {
    let site = TestSite::new();
    let answer = site.get("/en/records/conference-2025/picture.svg").await;
    let disposition = answer.header("content-disposition").to_owned();
    assert!(
        disposition.starts_with("inline; filename=\"conference-2025-en-r") && disposition.ends_with(".svg\""),
        "{disposition}"
    );
    let etag = answer.header("etag").to_owned();
    let again = site
        .get_with_headers("/en/records/conference-2025/picture.svg", &[(header::IF_NONE_MATCH, &etag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    // What messengers append is not part of the query.
    assert_eq!(
        site.get("/en/records/conference-2025/picture.svg?utm_source=chat").await.header("etag"),
        etag
    );
}

#[tokio::test]
async fn other_paths_and_languages_are_pages_that_do_not_exist() {
    let site = TestSite::new();
    for path in
        ["/fr/share.svg", "/en/share.jpg", "/en/records/conference-2025/x.svg", "/en/sources/share.svg"]
    {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_site_without_fonts_says_so() {
    let answer = TestSite::new().get("/en/share.png").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert!(answer.json()["detail"].as_str().unwrap().contains("fonts"));
}

/// A state, and its router.
fn state() -> (AppState, Router) {
    let interface = interface();
    let settings = Settings { data: nanjing().into(), site: interface.path().into(), ..Settings::default() };
    let assets = Assets::load(&settings.site, "").unwrap();
    let release = Release::load(&settings.data).unwrap();
    let state = AppState::new(settings, assets, release, Vec::new());
    (state.clone(), router(state))
}

#[tokio::test]
async fn while_two_pictures_are_drawn_another_is_refused_and_a_drawn_one_is_not() {
    let (state, router) = state();
    let get = async |address: &str| {
        let request = Request::builder().uri(address).body(Body::empty()).unwrap();
        router.clone().oneshot(request).await.unwrap()
    };
    assert_eq!(get("/en/share.svg").await.status(), StatusCode::OK);
    let pictures = Arc::clone(&state.pictures);
    let permits = (pictures.permit().unwrap(), pictures.permit().unwrap());
    assert!(pictures.permit().is_none());
    let refused = get("/zh/share.svg").await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.headers()[header::RETRY_AFTER], "2");
    assert_eq!(refused.headers()[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(get("/en/share.svg").await.status(), StatusCode::OK, "from the cache");
    drop(permits);
    assert_eq!(get("/zh/share.svg").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_picture_of_a_release_that_is_gone_is_an_error_and_not_one_of_other_figures() {
    let (_, router) = state();
    for address in ["/en/share.svg?release=r0000", "/zh/records/conference-2025/picture.svg?release=r0000"] {
        let request = Request::builder().uri(address).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{address}");
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/problem+json");
    }
}
