//! Links that name a release: an earlier one is shown as it was, an unknown one leads to the present and says so.

use axum::http::StatusCode;
use model::package::Files;
use server::store::Store;

use crate::reading::{between, links, text};
use crate::site::{Site, edited, nanjing};

const RECORD: &str = "project-agnos-lidar";
/// The name of the record in the earlier package, which stands nowhere in the present one.
const BEFORE: &str = "Zorblax Lidar Works";
const NOW: &str = "Agnos Lidar R&D and Manufacturing Headquarters";

fn present() -> Files {
    Store::Folder(nanjing()).package().unwrap()
}

/// A site that holds the present package and an earlier one, and the releases of both.
async fn site() -> (Site, String, String) {
    let [now, then] = [NOW, BEFORE].map(|name| format!("{RECORD},project,{name},printed"));
    let before = edited("records.csv", &now, &then);
    let earlier = release(&Site::holding(&before, &[])).await;
    let site = Site::holding(&present(), &[before]);
    let current = release(&site).await;
    assert_ne!(earlier, current, "another content has another name");
    (site, current, earlier)
}

/// The release that the site shows where none is asked for.
async fn release(site: &Site) -> String {
    site.get("/api/v1/match?q=a").await.json()["release"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_with_an_earlier_release_shows_the_atlas_and_its_records_as_they_were() {
    let (site, current, earlier) = site().await;
    for lang in ["en", "zh"] {
        for (release, before) in [(&earlier, true), (&current, false)] {
            let atlas = site.page(&format!("/{lang}/?place=jiangning-etdz&release={release}")).await;
            let record = site.page(&format!("/{lang}/records/{RECORD}?release={release}")).await;
            assert!(!text(&atlas).contains(&format!("“release={release}”")), "it is not refused");
            for (page, named) in [(atlas, lang == "en"), (record, true)] {
                let read = text(&page);
                assert!(read.contains(release.as_str()), "{lang}: the page names its release");
                // In Chinese the English name stands on the page of the record alone.
                assert_eq!(read.contains(BEFORE), before && named, "{lang} {release}");
            }
        }
    }
}

#[tokio::test]
async fn the_api_answers_for_the_release_that_is_asked_for() {
    let (site, current, earlier) = site().await;
    for (release, before) in [(&earlier, true), (&current, false)] {
        for address in [
            format!("/api/v1/view?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records.csv?place=jiangning-etdz&release={release}"),
            format!("/api/v1/records/{RECORD}?release={release}"),
            format!("/api/v1/sources/s5?release={release}"),
            format!("/api/v1/index/{release}"),
        ] {
            let answer = site.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            assert_eq!(answer.text().contains(BEFORE), before, "{address} is of another release");
        }
        let areas = site.get(&format!("/api/v1/areas/{release}")).await;
        assert_eq!(areas.status, StatusCode::OK, "the map of {release} has its outlines");
    }
}

#[tokio::test]
async fn a_search_in_an_earlier_release_finds_what_stood_there() {
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
            "{path} leads out of the release"
        );
    }
    let record = site.page(&format!("/en/records/{RECORD}?release={earlier}")).await;
    assert!(record.contains(&format!("href=\"/en/sources/s5?release={earlier}\"")), "and so does a record");
    for (to, what) in
        [("/en/".to_owned(), "the whole atlas"), (format!("/zh/records/{RECORD}"), "the other language")]
    {
        assert!(
            record.contains(&format!("href=\"{to}?release={earlier}\"")),
            "{what} leads out of the release"
        );
    }
}

#[tokio::test]
async fn a_link_with_an_unknown_release_gets_the_present_data_and_is_told_so() {
    let (site, current, _) = site().await;
    for (lang, named) in [("en", "“release=rGone” was ignored"), ("zh", "“release=rGone”")] {
        let page = site.page(&format!("/{lang}/?place=jiangning-etdz&release=rGone")).await;
        let read = text(&page);
        assert!(
            read.contains(named) && read.contains(&current),
            "{lang}: nothing says which release this is"
        );
        assert!(
            page.contains(&format!("href=\"/{lang}/records/{RECORD}")),
            "{lang}: the list is the present one"
        );
        assert!(lang == "zh" || read.contains(NOW));
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
    // Positions of rows and outlines are of no use with another release, so for them there is no other.
    for address in [
        "/api/v1/index/rGone",
        "/api/v1/areas/rGone",
        "/api/v1/match?q=a&release=rGone",
        "/api/v1/suggest?q=a&release=rGone",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.json()["detail"].as_str().unwrap().contains("rGone"), "{address}");
    }
}
