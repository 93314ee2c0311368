//! Embeds: `/{lang}/embed`, and who may show pages in a frame.

use axum::http::{StatusCode, header};
use model::package::Files;
use server::config::Settings;
use server::store::Store;

use crate::client::{TestSite, interface, nanjing_with};
use crate::fixtures::nanjing;
use crate::html::{text, without_scripts};

/// What only one part has.
const PARTS: [(&str, &str); 5] = [
    ("sentence", "class=\"answer\""),
    ("facets", "id=\"filters\""),
    ("map", "id=\"map\""),
    ("list", "id=\"results\""),
    ("timeline", "id=\"time\""),
];

async fn embed(site: &TestSite, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text().replace("<!>", "")
}

#[tokio::test]
async fn an_embed_has_the_parts_that_its_address_names_and_nothing_around_them() {
    let site = TestSite::new();
    for lang in ["en", "zh"] {
        for (part, mark) in PARTS {
            let html = embed(&site, &format!("/{lang}/embed?show={part}")).await;
            for (other, others_mark) in PARTS {
                assert_eq!(html.contains(others_mark), other == part, "{lang}: {other} with show={part}");
            }
            assert!(html.contains(mark) && html.contains("embed__foot"), "{lang}, {part}");
        }
        let usual = embed(&site, &format!("/{lang}/embed")).await;
        for (part, mark) in PARTS {
            assert_eq!(usual.contains(mark), part != "facets", "{lang}: {part}");
        }
        for around in
            ["<header", "class=\"views\"", "class=\"foot\"", "<dialog", "localStorage", "rel=\"manifest\""]
        {
            assert!(!usual.contains(around), "{lang}: {around}");
        }
        assert!(usual.contains("审图号"), "{lang}: the map has its approval number");
        assert!(usual.contains("name=\"robots\" content=\"noindex\""), "{lang}");
    }
}

#[tokio::test]
async fn an_embed_shows_the_answer_of_the_atlas_in_a_few_rows() {
    let site = TestSite::new();
    let html = embed(&site, "/en/embed?kind=event&since=2021&until=2021").await;
    let atlas = site.page("/en/?kind=event&since=2021&until=2021").await;
    let ids = |html: &str| -> Vec<String> {
        let rows = html.split("<li data-ids=\"").skip(1);
        rows.map(|row| row.split('"').next().unwrap().to_owned()).collect()
    };
    let (few, all) = (ids(&html), ids(&atlas));
    assert_eq!(few, all[..4]);
    let alone = embed(&site, "/en/embed?show=list&kind=event&since=2021&until=2021").await;
    assert_eq!(ids(&alone), all[..12]);
    let title = |html: &str| html.split("<title>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert_eq!(title(&html), title(&atlas));
    assert!(html.contains(
        "rel=\"canonical\" href=\"https://atlas.example/en/?kind=event&amp;since=2021&amp;until=2021\""
    ));
}

#[tokio::test]
async fn links_of_an_embed_stay_in_it_or_open_a_new_tab() {
    let site = TestSite::under("/atlas");
    for query in [
        "",
        "?kind=event&theme=dark&show=facets,list,map,timeline",
        "?sel=conference-2025&scale=125",
        "?show=record&sel=conference-2025",
    ] {
        let html = without_scripts(&embed(&site, &format!("/en/embed{query}")).await);
        let links: Vec<_> = html.split("<a ").skip(1).map(|tag| tag.split('>').next().unwrap()).collect();
        assert!(links.len() > 3, "{query}");
        for link in links {
            let href = link.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            let stays = href.starts_with('#') || href.starts_with("/atlas/en/embed");
            assert_eq!(link.contains("target=\"_blank\""), !stays, "{query}: {link}");
            let keeps = |part: &str| !query.contains(part) || href.contains(part);
            assert!(
                !href.contains("/en/embed") || keeps("theme=dark") && keeps("scale=125"),
                "{query}: {href}"
            );
        }
    }
}

#[tokio::test]
async fn theme_and_size_are_those_of_the_address_and_other_values_are_ignored() {
    let site = TestSite::new();
    let tag = |html: &str| html.split("<html").nth(1).unwrap().split('>').next().unwrap().to_owned();
    let set = embed(&site, "/zh/embed?theme=contrast&scale=200").await;
    assert_eq!(
        tag(&set),
        " lang=\"zh-Hans\" class=\"embedded\" data-theme=\"contrast\" data-text=\"largest\""
    );
    for odd in ["", "?theme=pink&scale=7", "?theme=%22%3E%3Cscript%3E&host=javascript:alert(1)", "?scale=100"]
    {
        let html = embed(&site, &format!("/zh/embed{odd}")).await;
        assert_eq!(tag(&html), " lang=\"zh-Hans\" class=\"embedded\"", "{odd}");
        assert!(!html.contains("alert(1)"), "{odd}");
    }
    // The script of the embed reads the host; the page is the same for all.
    let of_host = embed(&site, "/zh/embed?host=https://portal.example").await;
    assert_eq!(of_host, embed(&site, "/zh/embed").await);
}

#[tokio::test]
async fn an_embed_of_one_record_shows_it_alone() {
    let site = TestSite::new();
    let html = embed(&site, "/en/embed?show=record&sel=project-agnos-lidar").await;
    assert!(text(&html).contains("150 million US dollars"));
    assert!(html.contains("href=\"/en/records/project-agnos-lidar\""));
    for (_, mark) in PARTS {
        assert!(!html.contains(mark), "{mark}");
    }
    assert!(text(&embed(&site, "/en/embed?show=record").await).contains("names no record"));
    assert!(text(&embed(&site, "/zh/embed?show=record&sel=nobody").await).contains("nobody"));
}

#[tokio::test]
async fn an_embed_of_a_release_shows_that_one_or_none() {
    let files = Store::Folder(nanjing()).package().unwrap();
    let changed: Files = nanjing_with("datapackage.json", "\"title\": \"Nanjing", "\"title\": \"New Nanjing");
    let site = TestSite::with_packages(&changed, std::slice::from_ref(&files));
    let release =
        |html: &str| html.split("\"release\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let old = server::release::Release::new(&files).unwrap().id;
    assert_eq!(release(&embed(&site, &format!("/en/embed?release={old}")).await), old);
    assert_ne!(release(&embed(&site, "/en/embed").await), old);
    let gone = site.get("/en/embed?release=r0000").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    let gone = gone.text();
    assert!(
        text(&gone).contains("r0000") && !gone.contains("class=\"row\""),
        "no other figures in its place"
    );
}

#[tokio::test]
async fn pages_are_framed_by_their_own_site_and_embeds_by_anyone_unless_the_operator_says_otherwise() {
    async fn ancestors(site: &TestSite, address: &str) -> String {
        let answer = site.get(address).await;
        let policy = answer.header("content-security-policy");
        // `*` would refuse pages without an origin, such as files.
        policy.split("frame-ancestors ").nth(1).unwrap_or("without a limit").to_owned()
    }
    let site = TestSite::new();
    for page in ["/en/", "/zh/records/conference-2025", "/en/about", "/en/embed/studio", "/en/nothing"] {
        assert_eq!(ancestors(&site, page).await, "'self'", "{page}");
    }
    assert_eq!(ancestors(&site, "/en/embed").await, "without a limit");
    assert_eq!(ancestors(&site, "/zh/embed?release=r0000").await, "without a limit");
    let files = interface();
    let settings = Settings {
        data: nanjing().into(),
        site: files.path().into(),
        frame_ancestors: vec!["'self'".into(), "https://own.example".into()],
        embed_ancestors: vec!["https://*.portal.example".into()],
        ..Settings::default()
    };
    let site = TestSite::with_settings("", settings);
    assert_eq!(ancestors(&site, "/en/").await, "'self' https://own.example");
    assert_eq!(ancestors(&site, "/en/embed").await, "'self' https://*.portal.example");
}

#[tokio::test]
async fn scripts_of_any_origin_may_read_the_data_and_what_an_embed_loads_and_no_page() {
    let site = TestSite::new();
    let open = header::ACCESS_CONTROL_ALLOW_ORIGIN;
    let embed = embed(&site, "/en/embed").await;
    let script = embed.split("id=\"start\" src=\"").nth(1).unwrap().split('"').next().unwrap();
    for address in [
        script,
        "/app-0123456789abcdef.js",
        "/app-0123456789abcdef_bg.wasm",
        "/serif-400-0123456789abcdef.woff2",
        "/api/v1/view",
        "/api/v1/records.csv",
        "/api/v1/nothing",
        "/api/v1/view?kind=nothing",
        "/api/v1/records/nobody",
        "/en/records/conference-2025?show=beside",
    ] {
        assert_eq!(site.get(address).await.headers[&open], "*", "{address}");
    }
    for address in ["/en/", "/en/embed", "/icon.svg", "/en/records/conference-2025"] {
        assert!(!site.get(address).await.headers.contains_key(&open), "{address}");
    }
}
