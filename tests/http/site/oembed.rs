//! oEmbed: answers keep the rules of <https://oembed.com>, and hostile addresses are refused without an echo.

use axum::http::{Method, StatusCode};

use crate::client::{TestResponse, TestSite, nanjing_with};
use crate::html::between;

/// A text as the value of a parameter.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

async fn oembed(site: &TestSite, url: &str, more: &str) -> TestResponse {
    site.get(&format!("/oembed?url={}{more}", encoded(url))).await
}

#[tokio::test]
async fn views_records_and_embeds_have_an_answer_that_keeps_the_rules() {
    for base in ["", "/atlas"] {
        let site = TestSite::under(base);
        for (address, lang) in [
            ("/en/", "en"),
            ("/zh/?kind=event&since=2021", "zh"),
            ("/en/records/week-2021", "en"),
            ("/zh/embed?kind=platform&show=list&theme=dark", "zh"),
        ] {
            for scheme in ["https", "http"] {
                let url = format!("{scheme}://atlas.example{base}{address}");
                let answer = oembed(&site, &url, "").await;
                assert_eq!(answer.status, StatusCode::OK, "{url}");
                assert!(answer.header("content-type").starts_with("application/json"));
                assert_eq!(answer.header("access-control-allow-origin"), "*");
                let answer = answer.json();
                assert_eq!((&answer["type"], &answer["version"]), (&"rich".into(), &"1.0".into()));
                for text in ["title", "provider_name", "html"] {
                    assert!(answer[text].as_str().is_some_and(|text| !text.is_empty()), "{url}: {text}");
                }
                let home = format!("https://atlas.example{base}/{lang}/");
                assert_eq!(answer["provider_url"], home);
                for number in ["width", "height", "cache_age"] {
                    assert!(answer[number].as_u64().is_some_and(|number| number > 0), "{url}: {number}");
                }
                let html = answer["html"].as_str().unwrap();
                assert!(
                    html.starts_with(&format!("<iframe src=\"https://atlas.example{base}/{lang}/embed")),
                    "{html}"
                );
                let (width, height) = (&answer["width"], &answer["height"]);
                assert!(html.contains(&format!(" width=\"{width}\" height=\"{height}\"")), "{html}");
            }
        }
    }
}

#[tokio::test]
async fn a_record_is_embedded_alone_and_a_view_with_its_query() {
    let site = TestSite::new();
    let html = |answer: TestResponse| answer.json()["html"].as_str().unwrap().to_owned();
    let record = html(oembed(&site, "https://atlas.example/en/records/week-2021", "").await);
    assert_eq!(
        between(&record, "src=\"", "\""),
        "https://atlas.example/en/embed?sel=week-2021&amp;show=record"
    );
    let view = html(oembed(&site, "https://atlas.example/zh/?place=jiangning&utm_source=x#map", "").await);
    assert_eq!(between(&view, "src=\"", "\""), "https://atlas.example/zh/embed?place=jiangning");
}

#[tokio::test]
async fn the_greatest_width_and_height_are_respected() {
    let site = TestSite::new();
    let url = "https://atlas.example/en/?kind=event";
    let usual = oembed(&site, url, "").await.json();
    let thumbnail = usual["thumbnail_url"].as_str().unwrap().strip_prefix("https://atlas.example").unwrap();
    assert_eq!(thumbnail, "/en/share.png?kind=event");
    // Without the fonts of a built interface there is the same picture as SVG only.
    let picture = site.get(&thumbnail.replace(".png", ".svg")).await;
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!((&usual["thumbnail_width"], &usual["thumbnail_height"]), (&1200.into(), &630.into()));
    // A frame of 320 pixels has all parts below each other, one of 280 the sentence alone.
    let height = async |more: &str| oembed(&site, url, more).await.json()["height"].as_u64().unwrap();
    assert!(height("&maxwidth=320").await > 1_000);
    assert!(height("&maxwidth=280").await < 600);
    for (more, width, height) in [
        ("&maxwidth=320", 320, None),
        ("&maxwidth=5000&maxheight=100000", 760, usual["height"].as_u64()),
        ("&maxheight=200", 760, Some(200)),
        ("&maxwidth=1&maxheight=1", 1, Some(1)),
    ] {
        let answer = oembed(&site, url, more).await.json();
        assert_eq!(answer["width"], width, "{more}");
        let has_thumbnail = more.contains("5000");
        assert_eq!(answer.get("thumbnail_url").is_some(), has_thumbnail, "{more}");
        if let Some(height) = height {
            assert_eq!(answer["height"], height, "{more}");
        }
    }
}

#[tokio::test]
async fn xml_has_the_same_fields() {
    let site = TestSite::new();
    let url = "https://atlas.example/en/?q=%3Cb%3E%26%22&kind=event";
    let json = oembed(&site, url, "&format=json").await.json();
    let answer = oembed(&site, url, "&format=xml").await;
    assert!(answer.header("content-type").starts_with("text/xml"));
    let xml = answer.text();
    assert!(
        xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>"),
        "{xml}"
    );
    for (name, value) in json.as_object().unwrap() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let read = between(&xml, &format!("<{name}>"), &format!("</{name}>"));
        let read = read.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        assert_eq!(read, value, "{name}");
    }
    assert!(!xml.contains("<iframe") && xml.contains("&lt;iframe"), "{xml}");
}

#[tokio::test]
async fn an_address_without_an_embed_is_refused_and_not_repeated() {
    let site = TestSite::under("/atlas");
    for url in [
        "https://atlas.example/",
        "https://atlas.example/en/",
        "https://atlas.example/atlas/fr/",
        "https://atlas.example/atlas/en/about",
        "https://atlas.example/atlas/en/embed/studio",
        "https://atlas.example/atlas/en/records/no-such-record-zorblax",
        "https://atlas.example/atlas/en/embed?show=record",
        "https://atlas.example/atlas/en/embed?show=record&sel=zorblax",
        "https://atlas.example/atlas/en/?release=rZorblax",
        "https://zorblax.example/atlas/en/",
        "https://atlas.example.zorblax/atlas/en/",
        "https://atlas.example:8443/atlas/en/",
        "https://zorblax@atlas.example/atlas/en/",
        "https://atlas.example@zorblax.example/atlas/en/",
        "ftp://atlas.example/atlas/en/",
        "javascript:alert('zorblax')//atlas.example/atlas/en/",
        "data:text/html,<script>zorblax</script>",
        "//atlas.example/atlas/en/",
        "<script>zorblax</script>",
        "https://atlas.example/atlas/en/records/<script>zorblax</script>",
        "\u{0}zorblax",
    ] {
        for format in ["json", "xml"] {
            let answer = oembed(&site, url, &format!("&format={format}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{url}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_eq!(answer.header("access-control-allow-origin"), "*");
            assert!(!answer.text().contains("zorblax"), "{url}: {}", answer.text());
        }
    }
}

#[tokio::test]
async fn bad_parameters_are_refused() {
    let site = TestSite::new();
    let url = "https://atlas.example/en/";
    let long = format!("https://atlas.example/en/?q={}", "a".repeat(5_000));
    for (address, status) in [
        ("/oembed".to_owned(), StatusCode::BAD_REQUEST),
        ("/oembed?format=json".to_owned(), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={}", encoded(&long)), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={url}&format=yaml"), StatusCode::NOT_IMPLEMENTED),
        (format!("/oembed?url={url}&format=%3Cb%3E"), StatusCode::NOT_IMPLEMENTED),
        (format!("/oembed?url={url}&maxwidth=0"), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={url}&maxwidth=-1"), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={url}&maxheight=1e9"), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={url}&maxheight=%3Cb%3E"), StatusCode::BAD_REQUEST),
        (format!("/oembed?url={url}&maxheight=99999999999"), StatusCode::BAD_REQUEST),
        // What consumers add is ignored.
        (format!("/oembed?url={url}&dnt=1&iframe=true"), StatusCode::OK),
    ] {
        let answer = site.get(&address).await;
        assert_eq!(answer.status, status, "{address}");
        if status != StatusCode::OK {
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert!(!answer.text().contains("<b>") && answer.text().len() < 400, "{}", answer.text());
        }
    }
    let post = site.request(Method::POST, "/oembed", &[]).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn an_answer_for_a_release_is_frozen_to_it() {
    let before = nanjing_with("records.csv", "Agnos Lidar R&D", "Zorblax Lidar R&D");
    let release = TestSite::with_packages(&before, &[]).get("/api/v1/match?q=a").await.json();
    let release = release["release"].as_str().unwrap().to_owned();
    let current = nanjing_with("records.csv", "Agnos Lidar R&D", "Agnos Lidar R+D");
    let site = TestSite::with_packages(&current, &[before]);
    let url = format!("https://atlas.example/en/records/project-agnos-lidar?release={release}");
    let frozen = oembed(&site, &url, "").await.json();
    assert!(frozen["title"].as_str().unwrap().starts_with("Zorblax"), "{frozen}");
    assert!(frozen["html"].as_str().unwrap().contains(&format!("release={release}")), "{frozen}");
    let live = oembed(&site, "https://atlas.example/en/records/project-agnos-lidar", "").await.json();
    assert!(live["title"].as_str().unwrap().starts_with("Agnos"), "{live}");
    assert!(frozen["cache_age"].as_u64() > live["cache_age"].as_u64());
}

#[tokio::test]
async fn views_records_and_embeds_name_their_answer_in_the_head() {
    let site = TestSite::under("/atlas");
    for address in [
        "/en/?kind=event&since=2021",
        "/zh/records/week-2021",
        "/en/embed?kind=event&show=list",
        // The page shows the current release, and so does its embed.
        "/en/?kind=event&release=r0",
        "/zh/records/week-2021?release=r0",
    ] {
        let page = site.get(address).await.text();
        for (kind, format) in [("json", "application/json+oembed"), ("xml", "text/xml+oembed")] {
            let link = page
                .split("<link ")
                .find(|link| link.contains(format))
                .unwrap_or_else(|| panic!("{address}: {format}"));
            let href = between(link, "href=\"", "\"").replace("&amp;", "&");
            assert!(href.ends_with(&format!("&format={kind}")), "{href}");
            let path = href.strip_prefix("https://atlas.example/atlas").unwrap();
            let answer = site.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{href}");
            let text = answer.text();
            assert!(text.contains("/embed?"), "{text}");
        }
    }
}
