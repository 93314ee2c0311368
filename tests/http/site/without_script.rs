//! Tasks of readers, without JavaScript.

use crate::client::TestSite;
use crate::html::{between, links, text};

#[tokio::test]
async fn a_reader_finds_the_project_of_150_million_dollars_and_where_it_was_signed() {
    let site = TestSite::new();
    for (lang, search, amount, signed_at) in [
        ("en", "lidar", "150 million US dollars", "signing-jiangning-2020"),
        ("zh", "%E6%BF%80%E5%85%89%E9%9B%B7%E8%BE%BE", "1.5亿美元", "signing-jiangning-2020"),
    ] {
        let first = site.page(&format!("/{lang}/")).await;
        let form = between(&first, "role=\"search\"", "</form>");
        assert!(form.contains("name=\"q\""), "the first page has no search form");
        let found = site.page(&format!("/{lang}/?q={search}")).await;
        assert!(text(&found).contains(amount), "{lang}: the list does not show the amount");
        let record = format!("/{lang}/records/project-agnos-lidar");
        assert!(
            found.contains(&format!("href=\"{record}\"")),
            "{lang}: the list does not link to the record"
        );
        let html = site.page(&record).await;
        assert!(text(&html).contains(amount), "{lang}: the record does not show the amount");
        assert!(
            html.contains(&format!("href=\"/{lang}/records/{signed_at}\"")),
            "{lang}: the record does not link to the signing"
        );
        let event = site.page(&format!("/{lang}/records/{signed_at}")).await;
        assert!(event.contains(&format!("href=\"{record}\"")), "{lang}: the signing does not link back");
    }
}

#[tokio::test]
async fn a_reader_finds_the_programme_of_17_and_18_june_2021() {
    let site = TestSite::new();
    let items = ["opening", "summit-forum", "theme-forums", "closing"]
        .map(|item| format!("conference-future-network-2021-{item}"));
    for (lang, question) in [("en", "17 and 18 June 2021"), ("zh", "2021年6月17日")] {
        let first = site.page(&format!("/{lang}/")).await;
        let questions = links(&first, question);
        let address =
            questions.first().unwrap_or_else(|| panic!("{lang}: the first page does not offer the question"));
        let answer = site.page(address).await;
        let record = site.page(&format!("/{lang}/records/conference-future-network-2021")).await;
        for item in &items {
            let link = format!("href=\"/{lang}/records/{item}\"");
            assert!(answer.contains(&link), "{lang}: {item} is not in the answer");
            assert!(record.contains(&link), "{lang}: {item} is not on the page of the conference");
        }
    }
}

#[tokio::test]
async fn a_reader_sees_which_events_of_a_programme_are_parts_and_leaves_them_out() {
    let site = TestSite::new();
    for (lang, sentence, leave_out) in [
        ("en", "16 events (14 of them parts of other records)", "Leave out 14 that are parts of others"),
        ("zh", "16项活动（含分项14项）", "条分项"),
    ] {
        let query = "kind=event&place=jiangning&since=2021-06&until=2021-06";
        let all = site.page(&format!("/{lang}/?{query}")).await;
        assert!(text(&all).replace('\u{a0}', " ").contains(sentence), "{lang}: {sentence}");
        let without = links(&all, leave_out);
        let whole =
            site.page(without.first().unwrap_or_else(|| panic!("{lang}: no link to leave out parts"))).await;
        assert!(whole.contains(&format!("href=\"/{lang}/records/week-2021\"")), "{lang}: the whole");
        assert!(!whole.contains("records/conference-future-network-2021-opening\""), "{lang}: a part");
    }
}

#[tokio::test]
async fn what_was_only_scheduled_says_in_list_and_page_that_no_later_source_tells_of_it() {
    let site = TestSite::new();
    for (lang, words) in [("en", "No later word in the sources"), ("zh", "来源中未见后续消息")] {
        for (query, record, is_said) in [
            ("kind=exhibit&source=s4", "exhibit-jiangning-innovation-2021", true),
            ("kind=exhibit&source=s1", "exhibit-2025-high-tech", false),
        ] {
            for address in [format!("/{lang}/?{query}"), format!("/{lang}/records/{record}")] {
                let page = site.page(&address).await;
                let main = between(&page, "<main", "</main>");
                assert_eq!(text(main).contains(words), is_said, "{address}");
            }
        }
    }
}
