//! Withdrawn records: their pages stay and name the replacement, and nothing links to them.

use axum::http::StatusCode;

use crate::client::{TestSite, nanjing_with};
use crate::html::text;

const WITHDRAWN: &str = "project-agnos-lidar";
const REPLACEMENT: &str = "project-sile-headquarters";

/// A site of the Nanjing package in which the record is withdrawn.
fn site() -> TestSite {
    let published = "本图集视为同一项目。,published,";
    let withdrawn = format!("本图集视为同一项目。,withdrawn,{REPLACEMENT}");
    let mut files = nanjing_with("records.csv", published, &withdrawn);
    // A package with a question about a withdrawn record is refused.
    let questions = files.get_mut("questions.csv").unwrap();
    *questions = String::from_utf8_lossy(questions).replace(WITHDRAWN, REPLACEMENT).into_bytes();
    TestSite::with_packages(&files, &[])
}

#[tokio::test]
async fn the_page_of_a_withdrawn_record_stays_and_names_its_replacement_in_both_languages() {
    let site = site();
    for (lang, notice, label) in
        [("en", "This record was withdrawn.", "Replaced by:"), ("zh", "本记录已撤回。", "替代记录：")]
    {
        let page = site.page(&format!("/{lang}/records/{WITHDRAWN}")).await;
        let read = text(&page);
        assert!(read.contains(notice), "{lang}: the page does not say that the record was withdrawn");
        let at = read.find(label).unwrap_or_else(|| panic!("{lang}: the page does not name the replacement"));
        let name = if lang == "en" { "Sile New Energy Headquarters" } else { "司乐新能源总部" };
        let name = format!("{} {name}", if lang == "en" { "Project:" } else { "项目：" });
        assert!(read[at..].starts_with(&format!("{label} {name}")), "{lang}: {read}");
        assert!(page.contains(&format!("href=\"/{lang}/records/{REPLACEMENT}\"")), "{lang}");
        assert!(
            read.contains(if lang == "en" { "150 million US dollars" } else { "1.5亿美元" }),
            "the claims of the record are missing"
        );
        let other = text(&site.page(&format!("/{lang}/records/{REPLACEMENT}")).await);
        assert!(!other.contains(notice), "{lang}: the replacement is not withdrawn");
    }
    let record = site.get(&format!("/api/v1/records/{WITHDRAWN}")).await;
    assert_eq!(record.status, StatusCode::OK);
    assert_eq!(
        (&record.json()["withdrawn"], &record.json()["replaced_by"]["id"]),
        (&true.into(), &REPLACEMENT.into())
    );
}

#[tokio::test]
async fn a_withdrawn_record_is_in_no_list_search_or_sitemap() {
    let (site, before) = (site(), TestSite::new());
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
        assert!(contains(&before, address).await, "{address} contains the record before it is withdrawn");
        if contains(&site, address).await {
            still.push(address);
        }
    }
    assert_eq!(still, [""; 0], "these still contain the record");
    let count =
        async |site: &TestSite| site.get("/api/v1/view?kind=project").await.json()["shown"].as_u64().unwrap();
    assert_eq!(count(&site).await + 1, count(&before).await, "it is still counted");
}

/// Whether a response contains the record, as a link or by its id.
async fn contains(site: &TestSite, address: &str) -> bool {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    let ends = ["\"", "<", ",", "?", "#"];
    answer.text().split(WITHDRAWN).skip(1).any(|rest| ends.iter().any(|end| rest.starts_with(end)))
}
