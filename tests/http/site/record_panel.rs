//! The panel of the selected record: `?sel=…` of the atlas, and `?show=beside` of the record.

use axum::http::StatusCode;

use crate::client::TestSite;
use crate::html::{text, without_scripts};

#[tokio::test]
async fn a_selected_record_is_shown_beside_the_list_without_script() {
    let site = TestSite::new();
    for (lang, amount, whole) in
        [("en", "150 million US dollars", "Full page"), ("zh", "1.5亿美元", "完整页面")]
    {
        let html = site.page(&format!("/{lang}/?place=jiangning&sel=project-agnos-lidar")).await;
        let panel = html.split("id=\"beside\"").nth(1).expect("there is a panel");
        let panel = panel.split("</aside>").next().unwrap();
        assert!(text(panel).contains(amount), "{lang}: the panel names the amount");
        assert!(panel.contains("<blockquote"), "{lang}: the panel quotes the source");
        assert!(panel.contains(&format!("href=\"/{lang}/records/project-agnos-lidar\"")), "{lang}");
        assert!(text(panel).contains(whole), "{lang}");
        assert!(
            panel.contains(&format!("href=\"/{lang}/?place=jiangning\"")),
            "{lang}: a link closes the panel"
        );
        assert_eq!(html.matches("row--sel").count(), 1, "{lang}: its row is not marked");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{lang}");
    }
}

#[tokio::test]
async fn a_selection_outside_of_the_filter_or_without_a_record_is_reported() {
    let site = TestSite::new();
    let outside = site.page("/en/?kind=platform&sel=project-agnos-lidar").await;
    assert!(text(&outside).contains("does not match the current filters"));
    let inside = site.page("/en/?kind=project&sel=project-agnos-lidar").await;
    assert!(!text(&inside).contains("does not match the current filters"));
    let person = site.page("/en/?sel=person-xiangyang-shen").await;
    assert!(!text(&person).contains("does not match the current filters"), "people are in no list");
    for (address, words) in [("/en/?sel=nobody", "nothing called"), ("/zh/?sel=nobody", "没有名为")] {
        assert!(text(&site.page(address).await).contains(words), "{address}");
    }
}

#[tokio::test]
async fn the_panel_fetched_by_the_browser_equals_the_one_in_the_page() {
    let site = TestSite::new();
    for lang in ["en", "zh"] {
        let atlas = site.page(&format!("/{lang}/?sel=conference-2025")).await;
        let held = atlas.split("<div class=\"beside__page\">").nth(1).expect("there is a panel");
        let held = held.split("</div></aside>").next().unwrap();
        let part = site.get(&format!("/{lang}/records/conference-2025?show=beside")).await;
        assert_eq!(part.status, StatusCode::OK);
        let part = without_scripts(&part.text());
        assert!(part.contains(held), "{lang}: the panels differ");
        assert!(part.contains("noindex") && !part.contains("<header"), "{lang}");
        let whole = site.page(&format!("/{lang}/records/conference-2025?show=all")).await;
        assert!(whole.contains("<header"), "{lang}: another value gives the whole page");
    }
    let none = site.get("/en/records/nobody?show=beside").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(text(&none.text()).contains("nobody"));
}
