//! Links that name a release: an earlier one is shown unchanged, for an unknown one the current one with a notice.

use axum::http::StatusCode;
use model::dataset::LAYOUT;
use model::package::Files;
use server::store::Store;

use crate::client::{TestSite, nanjing_with};
use crate::fixtures::nanjing;
use crate::html::{between, links, text};

const RECORD: &str = "project-agnos-lidar";
/// The name of the record in the earlier package only.
const EARLIER_NAME: &str = "Zorblax Lidar Works";
/// Its name in the current package.
const CURRENT_NAME: &str = "Agnos Lidar R&D and Manufacturing Headquarters";

fn current_package() -> Files {
    Store::Folder(nanjing()).package().unwrap()
}

/// A site with the current package and an earlier one, and the ids of both releases: current, earlier.
async fn site() -> (TestSite, String, String) {
    let [current, earlier] =
        [CURRENT_NAME, EARLIER_NAME].map(|name| format!("{RECORD},project,{name},printed"));
    let before = nanjing_with("records.csv", &current, &earlier);
    let earlier = release(&TestSite::with_packages(&before, &[])).await;
    let site = TestSite::with_packages(&current_package(), &[before]);
    let current = release(&site).await;
    assert_ne!(earlier, current, "different content has a different id");
    (site, current, earlier)
}

/// The id of the current release.
async fn release(site: &TestSite) -> String {
    site.get("/api/v1/match?q=a").await.json()["release"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_to_an_earlier_release_shows_the_atlas_and_records_of_that_release() {
    let (site, current, earlier) = site().await;
    for lang in ["en", "zh"] {
        for (release, before) in [(&earlier, true), (&current, false)] {
            let atlas = site.page(&format!("/{lang}/?place=jiangning-etdz&release={release}")).await;
            let record = site.page(&format!("/{lang}/records/{RECORD}?release={release}")).await;
            assert!(!text(&atlas).contains(&format!("“release={release}”")), "the release is accepted");
            for (page, named) in [(atlas, lang == "en"), (record, true)] {
                let read = text(&page);
                assert!(read.contains(release.as_str()), "{lang}: the page names its release");
                // In Chinese only the page of the record has the English name.
                assert_eq!(read.contains(EARLIER_NAME), before && named, "{lang} {release}");
            }
        }
    }
}

#[tokio::test]
async fn the_api_answers_from_the_requested_release() {
    let (site, current, earlier) = site().await;
    for (release, before) in [(&earlier, true), (&current, false)] {
        for address in [
            format!("/api/v1/view?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records.csv?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records/{RECORD}?release={release}"),
            format!("/api/v1/sources/s5?release={release}"),
            format!("/api/v1/index/{release}/{LAYOUT}"),
        ] {
            let answer = site.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let text = String::from_utf8_lossy(&answer.body);
            assert_eq!(text.contains(EARLIER_NAME), before, "{address} is of another release");
        }
        let areas = site.get(&format!("/api/v1/areas/{release}")).await;
        assert_eq!(areas.status, StatusCode::OK, "the map of {release} has its outlines");
    }
}

#[tokio::test]
async fn a_search_in_an_earlier_release_finds_its_records() {
    let (site, current, earlier) = site().await;
    for (release, found) in [(&earlier, 1), (&current, 0)] {
        let rows = site.get(&format!("/api/v1/match?q=zorblax&release={release}")).await.json();
        assert_eq!(rows["release"], release.as_str());
        assert_eq!(rows["rows"].as_array().unwrap().len(), found, "{release}");
        let page = site.page(&format!("/en/?q=zorblax&release={release}")).await;
        assert_eq!(page.contains(&format!("href=\"/en/records/{RECORD}")), found == 1, "{release}");
    }
}

#[tokio::test]
async fn the_links_of_an_earlier_release_stay_in_it() {
    let (site, _, earlier) = site().await;
    let page = site.page(&format!("/en/?release={earlier}")).await;
    let filters = between(&page, "id=\"filters\"", "</aside>");
    let onward = links(filters, "Platform");
    assert!(onward.iter().any(|href| href.contains("kind=platform")), "{onward:?}");
    assert!(onward.iter().all(|href| href.contains(&format!("release={earlier}"))), "{onward:?}");
    for path in [format!("/en/records/{RECORD}"), "/en/sources".into(), "/en/about".into()] {
        assert!(
            page.contains(&format!("href=\"{path}?release={earlier}\"")),
            "the link to {path} leaves the release"
        );
    }
    let record = site.page(&format!("/en/records/{RECORD}?release={earlier}")).await;
    assert!(record.contains(&format!("href=\"/en/sources/s5?release={earlier}\"")), "and so does a record");
    for (to, what) in
        [("/en/".to_owned(), "the whole atlas"), (format!("/zh/records/{RECORD}"), "the other language")]
    {
        assert!(
            record.contains(&format!("href=\"{to}?release={earlier}\"")),
            "the link to {what} leaves the release"
        );
    }
}

#[tokio::test]
async fn a_link_to_an_unknown_release_shows_the_current_data_with_a_notice() {
    let (site, current, _) = site().await;
    for (lang, named) in [("en", "“release=rGone” was ignored"), ("zh", "“release=rGone”")] {
        let page = site.page(&format!("/{lang}/?place=jiangning-etdz&release=rGone")).await;
        let read = text(&page);
        assert!(
            read.contains(named) && read.contains(&current),
            "{lang}: the notice does not name the current release"
        );
        assert!(
            page.contains(&format!("href=\"/{lang}/records/{RECORD}")),
            "{lang}: the list is not the current one"
        );
        assert!(lang == "zh" || read.contains(CURRENT_NAME));
        let record = site.page(&format!("/{lang}/records/{RECORD}?release=rGone")).await;
        assert!(text(&record).contains(&current), "{lang}: the record names its release");
    }
    for address in
        ["/api/v1/view?release=rGone", "/api/v1/records.csv?release=rGone", "/api/v1/sources?release=rGone"]
    {
        let answer = site.get(address).await;
        assert_eq!(
            answer.status,
            StatusCode::BAD_REQUEST,
            "{address}: a program would not notice other data"
        );
        assert!(answer.json()["detail"].as_str().unwrap().contains(&current), "{address}");
    }
    // Row positions and outlines of another release would be wrong, so these addresses answer 404.
    for address in [
        format!("/api/v1/index/rGone/{LAYOUT}").as_str(),
        "/api/v1/areas/rGone",
        "/api/v1/match?q=a&release=rGone",
        "/api/v1/suggest?q=a&release=rGone",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.json()["detail"].as_str().unwrap().contains("rGone"), "{address}");
    }
}

#[tokio::test]
async fn rows_of_another_layout_are_not_found() {
    let (site, current, _) = site().await;
    for layout in ["", "/1", "/x"] {
        let answer = site.get(&format!("/api/v1/index/{current}{layout}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{layout}");
    }
}
