//! Pages of records: parts of long ones, programmes, words of speakers, and what the sources do not state.

use crate::client::TestSite;
use crate::html::{between, text, without_scripts};

/// The section with this id, up to the next one.
fn section<'html>(html: &'html str, id: &str) -> &'html str {
    between(html, &format!("<section id=\"{id}\" class=\"sec\">"), "</section>")
}

/// The levels of the headings in their order.
fn heading_levels(html: &str) -> Vec<u8> {
    let starts = html.split("<h").skip(1).filter_map(|tag| tag.bytes().next());
    starts.filter(u8::is_ascii_digit).map(|level| level - b'0').collect()
}

/// Fails unless every id is unique and every link within the page leads to one.
fn assert_anchors(html: &str, address: &str) {
    let values = |name: &str| {
        html.split(name)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut ids = values(" id=\"");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{address}: an id occurs twice");
    for anchor in values(" href=\"#claims-") {
        assert!(ids.contains(&format!("claims-{anchor}")), "{address}: nothing has the id claims-{anchor}");
    }
}

#[tokio::test]
async fn a_long_record_has_parts_with_headings_and_links_to_them() {
    let site = TestSite::new();
    for (lang, name, parts) in [
        ("en", "Claims by subject", ["Topics 6", "Views 9", "Advice 26", "Who said what 19"]),
        ("zh", "按内容分类的陈述", ["主题与议题 6", "看法与评价 9", "建议 26", "谁说了什么 19"]),
    ] {
        let address = format!("/{lang}/records/consultation-2023");
        let html = without_scripts(&site.page(&address).await);
        let claims = section(&html, "claims");
        let links = between(claims, "<nav aria-label=\"", "</nav>");
        assert!(links.starts_with(&format!("{name}\" class=\"ways")), "{lang}: {links}");
        for part in parts {
            assert!(text(links).contains(part), "{lang}: {part} is not in {}", text(links));
        }
        assert_eq!(claims.matches("<table").count(), 7, "{lang}");
        assert_eq!(claims.matches("<h3 id=\"claims-").count(), 7, "{lang}");
        assert_eq!(claims.matches("<tr role=\"row\" id=").count(), 77, "{lang}: every claim is there once");
        let advice = between(claims, "<h3 id=\"claims-advice\">", "<h3");
        assert_eq!(advice.matches("<tr role=\"row\" id=\"consultation-2023-advice-").count(), 25, "{lang}");
        assert_anchors(&html, &address);
        let short = site.page(&format!("/{lang}/records/project-agnos-lidar")).await;
        assert!(!short.contains("ways--parts"), "{lang}: a short record is one table");
    }
}

#[tokio::test]
async fn headings_go_down_by_one_level_on_the_page_and_in_the_panel() {
    let site = TestSite::new();
    for id in ["consultation-2023", "series-jiangning-2021", "person-liu-deyin", "industry-ai", "jiangning"] {
        for address in [format!("/en/records/{id}"), format!("/zh/?sel={id}")] {
            let html = without_scripts(&site.page(&address).await);
            for two in heading_levels(&html).windows(2) {
                assert!(two[1] <= two[0] + 1, "{address}: h{} follows h{}", two[1], two[0]);
            }
            assert_anchors(&html, &address);
        }
    }
}

#[tokio::test]
async fn what_was_only_scheduled_is_not_under_what_came_of_it() {
    let site = TestSite::new();
    for (lang, came, planned, day) in [
        ("en", "What came of it", "What was planned", "17–18 June 2021"),
        ("zh", "活动成果", "计划安排", "2021年6月17日至18日"),
    ] {
        let week = without_scripts(&site.page(&format!("/{lang}/records/week-2021")).await);
        assert!(!text(&week).contains(came), "{lang}");
        let programme = section(&week, "planned");
        assert!(text(programme).starts_with(planned) && text(programme).contains(day), "{lang}");
        let closing = programme.split("conference-future-network-2021-closing\"").nth(1).unwrap();
        let closing = between(closing, "<ul class=\"links\">", "</ul>");
        assert!(
            closing.contains("records/plan-pmstc\""),
            "{lang}: what is to be released is below the closing"
        );
        let conference = without_scripts(&site.page(&format!("/{lang}/records/conference-2025")).await);
        assert!(text(section(&conference, "came")).starts_with(came), "{lang}");
        assert!(!text(&conference).contains(planned), "{lang}");
    }
}

#[tokio::test]
async fn the_page_of_a_speaker_prints_the_words_with_their_quotes() {
    let site = TestSite::new();
    for (lang, heading, words) in [
        (
            "en",
            "What they said, according to the sources",
            "make Nanjing an important base of its worldwide business",
        ),
        ("zh", "来源所载的发言", "将努力把南京建成台积电全球运营的重要基地"),
    ] {
        for address in [format!("/{lang}/records/person-liu-deyin"), format!("/{lang}/?sel=person-liu-deyin")]
        {
            let html = without_scripts(&site.page(&address).await);
            let said = section(&html, "said");
            assert!(text(said).contains(heading) && text(said).contains(words), "{address}");
            assert!(said.contains("records/goal-tsmc-base\""), "{address}: the record is linked");
            assert!(
                text(said).contains("build Nanjing into an important base"),
                "{address}: the source is quoted"
            );
        }
    }
}

#[tokio::test]
async fn sources_of_the_rows_are_counted_and_listed() {
    let site = TestSite::new();
    for (lang, counted) in
        [("en", "sources, with those of the records above: 3"), ("zh", "来源3个，含上列记录的来源")]
    {
        let html = without_scripts(&site.page(&format!("/{lang}/records/jiangning")).await);
        let claims = text(section(&html, "claims"));
        assert!(claims.contains(counted), "{lang}: {}", &claims[..200]);
        let sources = between(&html, "<section id=\"sources\">", "</section>");
        assert_eq!(sources.matches("class=\"srccard\"").count(), 3, "{lang}");
    }
}

#[tokio::test]
async fn a_page_says_in_one_line_what_the_sources_do_not_state() {
    let site = TestSite::new();
    for (address, words) in [
        ("/en/records/conference-2025", "The sources give no venue, no organiser and no chair."),
        ("/zh/records/conference-2025", "来源未写明会场、主办方和主持人。"),
        ("/en/?sel=project-sile-headquarters", "The sources give no sum of its own and no full date"),
    ] {
        let html = site.page(address).await;
        assert_eq!(text(&html).matches(words).count(), 1, "{address}");
    }
    assert!(!site.page("/en/records/nanjing").await.contains("class=\"silence\""));
}

#[tokio::test]
async fn the_row_of_an_indicator_shows_its_value() {
    let site = TestSite::new();
    for (address, value) in [
        ("/en/?kind=indicator", "more than 5,000 enterprises"),
        ("/zh/?kind=indicator", "增长43.6%（推断）"),
        ("/zh/records/industry-integrated-circuits", "增长43.6%（推断）"),
        ("/en/embed?kind=indicator&place=jiangning-etdz", "up 43.6% (inferred)"),
    ] {
        assert!(text(&site.page(address).await).contains(value), "{address}: {value}");
    }
    let csv = site.get("/api/v1/records.csv?kind=indicator&lang=en").await.text();
    assert!(csv.contains("\"more than 5,000 enterprises\""), "{csv}");
}
