//! A record that was taken back: its page stays and says where it went, and nothing else leads to it.

use axum::http::StatusCode;

use crate::reading::text;
use crate::site::{Site, edited};

const GONE: &str = "project-agnos-lidar";
const INSTEAD: &str = "project-sile-headquarters";

/// The Nanjing package without this record.
fn site() -> Site {
    let stands = "本资料视为同一项目。,published,";
    let withdrawn = format!("本资料视为同一项目。,withdrawn,{INSTEAD}");
    let mut files = edited("records.csv", stands, &withdrawn);
    // A package whose questions lead to what was withdrawn is refused.
    let questions = files.get_mut("questions.csv").unwrap();
    *questions = String::from_utf8_lossy(questions).replace(GONE, INSTEAD).into_bytes();
    Site::holding(&files, &[])
}

#[tokio::test]
async fn the_page_of_a_withdrawn_record_stays_and_names_what_took_its_place_in_both_languages() {
    let site = site();
    for (lang, gone, instead) in
        [("en", "This record was withdrawn.", "Replaced by:"), ("zh", "本条目已撤回。", "替代条目：")]
    {
        let page = site.page(&format!("/{lang}/records/{GONE}")).await;
        let read = text(&page);
        assert!(read.contains(gone), "{lang}: the page does not say that the record was withdrawn");
        let at = read.find(instead).unwrap_or_else(|| panic!("{lang}: the page does not say where it went"));
        let name = if lang == "en" { "Sile New Energy Headquarters" } else { "司乐新能源总部" };
        let name = format!("{} {name}", if lang == "en" { "Project:" } else { "项目：" });
        assert!(read[at..].starts_with(&format!("{instead} {name}")), "{lang}: {read}");
        assert!(page.contains(&format!("href=\"/{lang}/records/{INSTEAD}\"")), "{lang}");
        assert!(
            read.contains(if lang == "en" { "150 million US dollars" } else { "1.5亿美元" }),
            "nothing is lost"
        );
        let other = text(&site.page(&format!("/{lang}/records/{INSTEAD}")).await);
        assert!(!other.contains(gone), "{lang}: what took its place still stands");
    }
    let record = site.get(&format!("/api/v1/records/{GONE}")).await;
    assert_eq!(record.status, StatusCode::OK);
    assert_eq!(
        (&record.json()["withdrawn"], &record.json()["replaced_by"]["id"]),
        (&true.into(), &INSTEAD.into())
    );
}

#[tokio::test]
async fn a_withdrawn_record_stands_in_no_list_no_search_and_no_map_of_the_site() {
    let (site, before) = (site(), Site::new());
    let mut still = Vec::new();
    for address in [
        "/en/",
        "/zh/",
        "/en/?kind=project",
        "/zh/?kind=project",
        "/en/?q=lidar",
        "/zh/?q=%E6%BF%80%E5%85%89%E9%9B%B7%E8%BE%BE",
        "/en/records/jiangning-etdz",
        "/zh/records/industry-lidar",
        "/en/records/signing-jiangning-2020",
        "/en/records/projects-jiangning-industrial-14",
        "/en/records/org-agnos",
        "/sitemap.xml",
        "/api/v1/view",
        "/api/v1/records?most=1000",
        "/api/v1/records.csv",
        "/api/v1/match?q=lidar",
        "/api/v1/suggest?q=agnos%20lidar",
    ] {
        assert!(leads(&before, address).await, "{address} leads to the record while it stands");
        if leads(&site, address).await {
            still.push(address);
        }
    }
    assert_eq!(still, [""; 0], "these still lead to the record");
    let count =
        async |site: &Site| site.get("/api/v1/view?kind=project").await.json()["shown"].as_u64().unwrap();
    assert_eq!(count(&site).await + 1, count(&before).await, "it is counted no longer");
}

/// Whether an answer has the record: as a link, or as an id of its own.
async fn leads(site: &Site, address: &str) -> bool {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    let ends = ["\"", "<", ",", "?", "#"];
    answer.text().split(GONE).skip(1).any(|rest| ends.iter().any(|end| rest.starts_with(end)))
}
