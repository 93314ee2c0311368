//! A record selected beside the map: the same without script as with it.

use axum::http::StatusCode;

use crate::reading::{text, without_scripts};
use crate::site::Site;

#[tokio::test]
async fn an_address_with_a_selection_shows_the_record_beside_the_list() {
    let site = Site::new();
    for (lang, amount, whole) in
        [("en", "150 million US dollars", "Full page"), ("zh", "1.5亿美元", "完整页面")]
    {
        let html = site.page(&format!("/{lang}/?place=jiangning&sel=project-agnos-lidar")).await;
        let panel = html.split("id=\"beside\"").nth(1).expect("there is a panel");
        let panel = panel.split("</aside>").next().unwrap();
        assert!(text(panel).contains(amount), "{lang}: the panel names the amount");
        assert!(panel.contains("<blockquote"), "{lang}: and the words that it rests on");
        assert!(panel.contains(&format!("href=\"/{lang}/records/project-agnos-lidar\"")), "{lang}");
        assert!(text(panel).contains(whole), "{lang}");
        assert!(panel.contains(&format!("href=\"/{lang}/?place=jiangning\"")), "{lang}: it closes by a link");
        assert_eq!(html.matches("row--sel").count(), 1, "{lang}: its row is marked");
        assert!(html.contains("name=\"robots\" content=\"noindex\""), "{lang}");
    }
}

#[tokio::test]
async fn a_selection_outside_the_filter_says_so_and_one_that_is_nothing_too() {
    let site = Site::new();
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
async fn the_part_of_a_record_for_the_panel_is_what_the_panel_holds() {
    let site = Site::new();
    for lang in ["en", "zh"] {
        let atlas = site.page(&format!("/{lang}/?sel=conference-2025")).await;
        let held = atlas.split("<div class=\"beside__page\">").nth(1).expect("there is a panel");
        let held = held.split("</div></aside>").next().unwrap();
        let part = site.get(&format!("/{lang}/records/conference-2025?show=beside")).await;
        assert_eq!(part.status, StatusCode::OK);
        let part = without_scripts(&part.text());
        assert!(part.contains(held), "{lang}: both are the same");
        assert!(part.contains("noindex") && !part.contains("<header"), "{lang}");
        let whole = site.page(&format!("/{lang}/records/conference-2025?show=all")).await;
        assert!(whole.contains("<header"), "{lang}: another part is the whole page");
    }
    let none = site.get("/en/records/nobody?show=beside").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(text(&none.text()).contains("nobody"));
}
