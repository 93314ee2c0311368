//! The pages for sharing a view and a record.

use axum::http::StatusCode;
use server::config::Settings;

use crate::client::{TestSite, interface};
use crate::fixtures::nanjing;
use crate::html::{between, links, text};

/// The value of a field.
fn field(html: &str, id: &str) -> String {
    let tag = html.split("<input ").find(|tag| tag.contains(&format!("id=\"{id}\""))).unwrap();
    between(tag, "value=\"", "\"").replace("&amp;", "&")
}

#[tokio::test]
async fn the_page_for_a_view_has_its_answer_query_addresses_and_files() {
    for (site, base) in [(TestSite::new(), ""), (TestSite::under("/atlas"), "/atlas")] {
        let html = site.page("/en/share?kind=platform&since=2021&sort=name&map=118.8,32,10").await;
        let words = text(&html);
        assert!(words.contains("from 2021 on: 10 platforms."), "{words}");
        assert!(between(&html, "share__filters\">", "</ul>").contains(">Platform<"));
        let live = field(&html, "share-live");
        assert_eq!(
            live,
            format!("https://atlas.example{base}/en/?kind=platform&since=2021&sort=name&map=118.8,32,10")
        );
        let pinned = field(&html, "share-pinned");
        assert!(pinned.starts_with(&format!("{live}&release=r")), "{pinned}");
        assert!(html.contains("class=\"qr\""), "the public address is known");
        for path in [
            "api/v1/records.csv?lang=en&kind=platform",
            "en/picture.png?kind=platform",
            "en/picture.svg?kind=platform",
        ] {
            assert!(html.contains(&format!("href=\"{base}/{}", path.replace('&', "&amp;"))), "{path}");
        }
        for format in ["text", "bibtex", "csl"] {
            let start = format!("href=\"{base}/api/v1/cite?format={format}");
            let address =
                format!("/api/v1/cite?format={format}{}", between(&html, &start, "\"").replace("&amp;", "&"));
            let file = site.get(&address).await;
            assert_eq!(file.status, StatusCode::OK, "{address}");
            let shown = between(&html, &format!("id=\"cite-{format}\""), "</p").split_once('>').unwrap().1;
            assert!(
                text(shown).contains(&text(file.text().trim())[..40]),
                "the page shows the file: {shown}"
            );
        }
    }
}

#[tokio::test]
async fn the_page_for_a_record_is_linked_from_it_and_leads_back() {
    let site = TestSite::new();
    for lang in ["en", "zh"] {
        let record = format!("/{lang}/records/conference-2025");
        let html = site.page(&record).await;
        assert!(html.contains(&format!("href=\"{record}/share\"")), "the record has a link");
        let html = site.page(&format!("{record}/share")).await;
        assert_eq!(field(&html, "share-live"), format!("https://atlas.example{record}"));
        assert!(
            field(&html, "share-pinned").starts_with(&format!("https://atlas.example{record}?release=r"))
        );
        assert!(html.contains(&format!("href=\"/api/v1/records/conference-2025?lang={lang}\"")));
        assert!(html.contains(&format!("href=\"{record}\" rel=\"nofollow\"")), "it leads back");
    }
    assert_eq!(site.get("/en/records/no-such-record/share").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/en/records/conference-2025/share/more").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn crawlers_index_no_page_for_sharing_and_follow_no_query_from_it() {
    let site = TestSite::new();
    for path in ["/en/share", "/zh/share?kind=event", "/en/records/org-nju/share"] {
        let html = site.page(path).await;
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        let main = between(&html, "<main", "</main>");
        for link in main.split("<a ").skip(1).map(|tag| tag.split('>').next().unwrap()) {
            assert!(!link.contains('?') || link.contains("nofollow"), "{path}: {link}");
        }
    }
    let sitemap = site.get("/sitemap.xml").await.text();
    assert!(!sitemap.contains("/share"));
}

#[tokio::test]
async fn the_answer_leads_to_the_page_for_sharing_it() {
    let site = TestSite::new();
    let html = site.page("/zh/?kind=event&sel=conference-2025").await;
    assert_eq!(links(&html, "分享与引用")[0], "/zh/share?kind=event&sel=conference-2025");
}

#[tokio::test]
async fn without_a_public_address_there_is_no_code_and_the_page_says_why() {
    let interface = interface();
    let settings = Settings { data: nanjing().into(), site: interface.path().into(), ..Settings::default() };
    let site = TestSite::without_public_address(settings);
    let html = site.page("/en/records/org-nju/share").await;
    assert!(!html.contains("class=\"qr\"") && text(&html).contains("has not set its public address"));
    assert_eq!(field(&html, "share-live"), "/en/records/org-nju", "a script adds the host");
    let reference = site.get("/api/v1/cite?format=text&record=org-nju").await.text();
    assert!(reference.contains(" http://atlas.example/en/records/org-nju?release=r"), "{reference}");
}

#[tokio::test]
async fn an_address_that_is_too_long_has_no_code() {
    let site = TestSite::new();
    // The longest text, in Chinese.
    let address = format!("/zh/share?q={}", "%E5%8D%97".repeat(200));
    assert!(site.page(&address).await.contains("class=\"qr\""), "the longest text alone has one");
    let parties: Vec<String> =
        (0..20).map(|number| format!("org-with-a-rather-long-name-{number}")).collect();
    let html = site.page(&format!("{address}&party={}", parties.join(","))).await;
    assert!(!html.contains("class=\"qr\"") && text(&html).contains("地址过长"), "{}", text(&html));
}
