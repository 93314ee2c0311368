//! What crawlers may fetch, which links they follow, and what messengers show of a link.

use crate::client::{TestResponse, TestSite};
use crate::html::{between, without_scripts};

/// The rules of `robots.txt` for a robot: those of the group that names it, else of `*`.
fn rules(robots: &str, name: &str) -> Vec<String> {
    let group = |name: &str| {
        robots.split("\n\n").find(|group| group.lines().any(|line| line == format!("User-agent: {name}")))
    };
    let group = group(name).or_else(|| group("*")).unwrap();
    group.lines().filter_map(|line| line.strip_prefix("Disallow: ")).map(str::to_owned).collect()
}

#[tokio::test]
async fn robots_of_messengers_may_fetch_queries_and_others_may_not() {
    for base in ["", "/atlas"] {
        let robots = TestSite::under(base).get("/robots.txt").await.text();
        let never = [format!("{base}/api/"), format!("{base}/tiles/")];
        for name in ["facebookexternalhit", "Twitterbot", "Slackbot-LinkExpanding", "DingTalkBot-LinkService"]
        {
            assert_eq!(rules(&robots, name), never, "{name}");
        }
        for name in ["Googlebot", "GPTBot"] {
            assert_eq!(rules(&robots, name), [&never[..], &[format!("{base}/*?")]].concat(), "{name}");
        }
        assert!(robots.contains(&format!("Sitemap: https://atlas.example{base}/sitemap.xml")), "{robots}");
    }
}

/// The links of a document to this site that have a query, and are followed.
fn followed_queries(html: &str) -> Vec<String> {
    let html = without_scripts(html);
    let tags = html.split("<a ").skip(1).filter_map(|rest| rest.split('>').next());
    let value = |tag: &str, name: &str| {
        let value = tag.split_once(&format!("{name}=\""))?.1.split('"').next()?;
        Some(value.to_owned())
    };
    let links = tags.filter_map(|tag| Some((value(tag, "href")?, value(tag, "rel").unwrap_or_default())));
    let is_ours = |href: &str| !href.contains("://") || href.contains("://atlas.example");
    let followed =
        links.filter(|(href, rel)| is_ours(href) && href.contains('?') && !rel.contains("nofollow"));
    followed.map(|(href, _)| href).collect()
}

#[tokio::test]
async fn no_link_with_a_query_is_followed_on_any_page() {
    let site = TestSite::under("/atlas");
    let view = site.get("/api/v1/view").await.json();
    let records = view["results"].as_array().unwrap();
    let mut paths: Vec<String> = [
        "/",
        "/?kind=event",
        "/?since=2020&until=2021&place=jiangning",
        "/?q=zzzz",
        "/?sel=conference-2025",
        "/?sel=no-such-record",
        "/?kind=nothing",
        "/?parts=none&sort=name",
        "/?map=118.8,32,12",
        "/?since=1900&until=1901",
        "/sources",
        "/sources/s1",
        "/about",
        "/accessibility",
        "/offline",
        "/nowhere",
        "/embed",
        "/embed/studio",
        "/embed/studio?kind=event",
        "/share?kind=event",
        "/records/conference-2025/share",
        "/embed?show=list,map",
        "/records/conference-2025?show=beside",
        "/records/nanjing",
        "/records/jiangning",
        "/records/org-nju",
        "/records/industry-ai",
        "/suggest?q=nanjing",
    ]
    .map(str::to_owned)
    .into();
    // One record of each kind.
    let mut kinds = Vec::new();
    for record in records {
        if !kinds.contains(&&record["kind"]) {
            kinds.push(&record["kind"]);
            paths.push(format!("/records/{}", record["id"].as_str().unwrap()));
        }
    }
    assert!(kinds.len() > 5);
    let release = release_of(&site.get("/en/").await);
    let mut links = 0;
    for lang in ["en", "zh"] {
        for path in &paths {
            let pinned = format!("{path}{}release={release}", if path.contains('?') { "&" } else { "?" });
            for address in [format!("/{lang}{path}"), format!("/{lang}{pinned}")] {
                let html = site.get(&address).await.text();
                let followed = followed_queries(&html);
                assert!(followed.is_empty(), "{address} has {} such links: {followed:#?}", followed.len());
                links += html.matches("<a ").count();
            }
        }
    }
    assert!(links > 1000, "there are links");
    let counted =
        "<a href=\"/atlas/en/?q=a\">a</a><a rel=\"external\" href=\"https://atlas.example/en/?b\">b</a>";
    assert_eq!(followed_queries(counted).len(), 2);
}

fn release_of(answer: &TestResponse) -> String {
    answer.header("atlas-version").split(' ').next().unwrap().to_owned()
}

/// The value of a `<meta>` of a document.
fn meta(html: &str, name: &str) -> String {
    let found =
        ["property", "name"].into_iter().find(|key| html.contains(&format!("{key}=\"{name}\" content=\"")));
    found
        .map(|key| between(html, &format!("{key}=\"{name}\" content=\""), "\"").to_owned())
        .unwrap_or_default()
}

#[tokio::test]
async fn a_link_has_a_preview_with_title_description_and_languages() {
    let site = TestSite::under("/atlas");
    let view = site.page("/zh/?kind=event&sort=name").await;
    assert!(meta(&view, "og:title").contains("活动") && !meta(&view, "og:title").contains('·'), "{view}");
    assert_eq!(meta(&view, "og:url"), "https://atlas.example/atlas/zh/?kind=event&amp;sort=name");
    assert_eq!((meta(&view, "og:type"), meta(&view, "og:locale")), ("website".into(), "zh_CN".into()));
    assert_eq!(meta(&view, "og:locale:alternate"), "en_GB");
    let record = site.page("/en/records/conference-2025").await;
    assert_eq!(meta(&record, "og:type"), "article");
    assert_eq!(meta(&record, "og:site_name"), "Nanjing Innovation Atlas");
    assert!(meta(&record, "og:description").contains("2025"), "{record}");
    // This site was built without the fonts of pictures.
    assert_eq!((meta(&record, "og:image"), meta(&record, "twitter:card")), (String::new(), "summary".into()));
    let missing = site.get("/en/nowhere").await.text();
    assert_eq!(meta(&missing, "og:title"), "");
    for unshared in ["/en/share?kind=event", "/en/records/conference-2025/share", "/zh/embed/studio"] {
        assert_eq!(meta(&site.page(unshared).await, "og:title"), "", "{unshared}");
    }
}
