//! The accessibility statement.

use server::config::Settings;

use crate::client::{TestSite, interface};
use crate::fixtures::nanjing;

fn site_with_contact(contact: Option<&str>) -> TestSite {
    let interface = interface();
    let accessibility_contact = contact.map(str::to_owned);
    let (data, site) = (nanjing().into(), interface.path().into());
    TestSite::with_settings("", Settings { data, site, accessibility_contact, ..Settings::default() })
}

#[tokio::test]
async fn the_statement_names_the_contact_of_the_operator_or_says_that_there_is_none() {
    let none = site_with_contact(None);
    assert!(none.page("/en/accessibility").await.contains("has named no contact"));
    assert!(none.page("/zh/accessibility").await.contains("尚未公布"));
    for (contact, expected) in [
        ("access@atlas.example", "href=\"mailto:access@atlas.example\""),
        ("https://atlas.example/help", "href=\"https://atlas.example/help\""),
        ("Desk 3, <City> Library", "Desk 3, &lt;City&gt; Library"),
    ] {
        let html = site_with_contact(Some(contact)).page("/en/accessibility").await;
        assert!(html.contains(expected), "{contact}");
        assert!(!html.contains("has named no contact"), "{contact}");
    }
}

#[tokio::test]
async fn the_statement_says_how_far_the_site_conforms_and_when_that_was_assessed() {
    let site = TestSite::new();
    let english = site.page("/en/accessibility").await;
    assert!(english.contains("WCAG) 2.2") && english.contains("29 November 2026"));
    let chinese = site.page("/zh/accessibility").await;
    assert!(chinese.contains("（WCAG）2.2") && chinese.contains("2026年11月29日"));
}

#[tokio::test]
async fn every_page_links_to_the_statement_and_to_where_errors_are_reported() {
    let site = TestSite::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources", "/zh/about", "/en/accessibility"] {
        let (html, lang) = (site.page(path).await, &path[..3]);
        for href in [format!("{lang}/accessibility"), format!("{lang}/about#report")] {
            assert!(html.contains(&format!("href=\"{href}\"")), "{path} does not link to {href}");
        }
    }
}
