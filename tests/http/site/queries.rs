//! Queries of pages, as links, messengers and attackers write them.

use axum::http::StatusCode;

use crate::client::TestSite;
use crate::html::{assert_complete, text};

/// Invalid queries, those that messengers append to links, and attacks.
pub(crate) fn hostile() -> Vec<String> {
    let mut queries: Vec<String> = [
        "&&&===&",
        "%",
        "%zz",
        "%ff%fe",
        "q",
        "q=",
        "=q",
        "q=%00",
        "q=a%00b&kind=%00",
        "q=%E2%80%AE%E2%80%8B%F0%9F%92%A9",
        "q=%ED%A0%80",
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "q=%3C%2Fscript%3E%3Cscript%3E",
        "kind=nothing",
        "kind=event&kind=event&kind=project,,,",
        "place=nowhere",
        "place=..%2F..%2Fetc",
        "since=2025&until=2020",
        "since=yesterday",
        "since=-0001&until=99999",
        "since=2021-02-30",
        "sort=random",
        "map=118.8,32,-5",
        "map=999,999,999",
        "map=NaN,inf,1e308",
        "map=118.8,32,1e9",
        "map=-999,-999,0",
        "map=118.8,32,11,12",
        "skip=4294967295",
        "skip=4294967296",
        "map=",
        "sel=no-such-record",
        "release=rNothing",
        "utm_source=chat&fbclid=1&from=timeline&isappinstalled=0",
        "q=%F3%A0%81%81%F0%9D%95%8F%D9%A0%CC%81%CC%81%CC%81",
        "q=%0D%0ASet-Cookie:%20a=b",
        "q=%27%20OR%201=1--",
        "q=../../../etc/passwd",
        "q=%25%32%35",
        "kind=event;status=held",
        "lang=zh",
        "skip=-1&most=999999999999999999999",
    ]
    .map(str::to_owned)
    .into();
    queries.push(format!("q={}", "a".repeat(10_000)));
    queries.push(format!("q={}", "%F0%9F%92%A9".repeat(800)));
    queries.push(format!("kind={}", "event,".repeat(1_600)));
    // As many values as the head of a request has room for.
    queries.push(format!("place={}", (0..5_000).map(|n| format!("p{n}")).collect::<Vec<_>>().join(",")));
    queries.push("a=b&".repeat(2_500));
    queries
}

#[tokio::test]
async fn no_query_breaks_a_page() {
    let site = TestSite::new();
    for query in hostile() {
        for path in ["/en/", "/zh/", "/en/records/conference-2025", "/zh/sources/s1"] {
            let answer = site.get(&format!("{path}?{query}")).await;
            let address: String = format!("{path}?{query}").chars().take(80).collect();
            assert!(
                answer.status.is_success() || answer.status == StatusCode::NOT_FOUND,
                "{address}: {}",
                answer.status
            );
            let html = answer.text();
            assert_complete(&html, &address);
            assert!(!html.contains('\0'), "{address}: a NUL breaks hydration");
            assert!(
                !html.contains("<script>alert") && !html.contains("<img src=x"),
                "{address} is not escaped"
            );
            assert_eq!(answer.header("set-cookie"), "", "{address}");
        }
    }
}

#[tokio::test]
async fn a_page_describes_accepted_values_in_its_language() {
    let site = TestSite::new();
    let many = format!("place={}", (0..65).map(|n| format!("id-{n}")).collect::<Vec<_>>().join(","));
    for (query, english, chinese) in [
        ("kind=meeting", "event, platform, project,", "event、platform、project、"),
        ("sort=random", "latest, earliest, name", "latest、earliest、name"),
        ("since=yesterday", "a year, month or day: 2020,", "年、月或日，如2020、"),
        (
            "since=2025&until=2020",
            "2025 or later, as the window begins then",
            "2025或更晚（时间范围由此开始）",
        ),
        ("map=1,2,-3", "longitude,latitude,zoom", "经度、纬度和缩放级别"),
        ("place=%3C%3E", "ids with commas between them", "多个编号以半角逗号分隔"),
        (&many, "64 values at most", "最多64个值"),
        ("place=nowhere", "the id of a known place", "本图集收录的地点的编号"),
        ("industry=nothing", "the id of a known industry", "本图集收录的产业的编号"),
        ("party=nobody", "the id of a known person or organisation", "本图集收录的人物或机构的编号"),
        ("source=s99", "the id of a known source", "本图集收录的来源的编号"),
        ("sel=%3C%3E", "the id of a known record", "本图集收录的记录的编号"),
        ("release=%3C%3E", "the id of a known release", "本图集收录的数据版本的编号"),
        ("release=rNothing", " (this one)", "（当前版本）"),
    ] {
        let in_english = text(&site.page(&format!("/en/?{query}")).await);
        assert!(in_english.contains(english) && !in_english.contains(chinese), "/en/?{query}");
        let in_chinese = text(&site.page(&format!("/zh/?{query}")).await);
        assert!(in_chinese.contains(chinese) && !in_chinese.contains(english), "/zh/?{query}");
    }
    let problem = site.get("/api/v1/view?lang=zh&since=yesterday").await.json();
    assert!(problem["detail"].as_str().unwrap().contains("a year, month or day"), "{problem}");
}
