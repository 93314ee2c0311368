//! The embed studio without a script: its form, its links and its code.

use axum::http::{StatusCode, header};

use crate::client::{TestSite, nanjing_with};
use crate::html::{between, links, text};

/// The code of a kind, as a browser shows it.
fn code(page: &str, kind: &str) -> String {
    let area = between(page, &format!("<textarea id=\"code-{kind}\""), "</textarea>");
    let (_, code) = area.split_once('>').unwrap();
    code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

const KINDS: [&str; 4] = ["iframe", "component", "html", "oembed"];

#[tokio::test]
async fn every_kind_of_code_has_the_view_the_parts_and_the_look() {
    let site = TestSite::under("/atlas");
    let address = "/en/embed/studio?kind=event&since=2021&show=map&show=list&theme=dark&scale=125&lang=zh";
    let page = site.page(address).await;
    let embed = "https://atlas.example/atlas/zh/embed?kind=event&amp;since=2021&amp;show=map,list&amp;theme=dark&amp;scale=125";
    let iframe = code(&page, "iframe");
    assert_eq!(between(&iframe, "src=\"", "\""), embed);
    assert!(
        iframe.contains("loading=\"lazy\"") && iframe.contains("sandbox=\"allow-scripts allow-forms"),
        "{iframe}"
    );
    assert!(between(&iframe, "title=\"", "\"").contains("活动"), "{iframe}");
    assert_eq!(code(&page, "oembed"), embed.replace("&amp;", "&"));
    let component = code(&page, "component");
    for attribute in [
        "lang=\"zh\"",
        "kind=\"event\"",
        "since=\"2021\"",
        "show=\"map,list\"",
        "theme=\"dark\"",
        "scale=\"125\"",
    ] {
        assert!(component.contains(attribute), "{component}");
    }
    assert!(component.contains("src=\"https://atlas.example/atlas/innovation-atlas.js\""), "{component}");
    // The preview shows the same.
    assert!(
        page.contains(
            "<iframe id=\"preview\" src=\"/atlas/zh/embed?kind=event&amp;since=2021&amp;show=map,list"
        ),
        "{page}"
    );
}

#[tokio::test]
async fn plain_html_is_a_complete_copy_that_names_its_release() {
    let site = TestSite::new();
    for (lang, as_of) in [("en", "As of "), ("zh", "截至")] {
        let page = site.page(&format!("/{lang}/embed/studio?kind=platform")).await;
        let plain = code(&page, "html");
        let records = site.get(&format!("/api/v1/records?kind=platform&lang={lang}&most=4")).await.json();
        let release = site.get("/api/v1/match?q=a").await.json()["release"].as_str().unwrap().to_owned();
        for record in records.as_array().unwrap() {
            let id = record["id"].as_str().unwrap();
            let href = format!("href=\"https://atlas.example/{lang}/records/{id}?release={release}\"");
            assert!(plain.contains(&href), "{plain}");
        }
        assert_eq!(plain.matches("<li>").count(), 4);
        let read = text(&plain);
        assert!(read.contains(as_of) && read.contains(&release), "{read}");
        assert!(plain.contains(&format!("https://atlas.example/{lang}/sources/")), "{plain}");
        for forbidden in ["<script", "<iframe", "style", "class=", "href=\"/"] {
            assert!(!plain.contains(forbidden), "{forbidden} in {plain}");
        }
    }
}

#[tokio::test]
async fn live_code_names_no_release_and_frozen_code_names_one_in_every_kind() {
    let before = nanjing_with("records.csv", "Agnos Lidar R&D", "Zorblax Lidar R&D");
    let current = nanjing_with("records.csv", "Agnos Lidar R&D", "Agnos Lidar R+D");
    let site = TestSite::with_packages(&current, std::slice::from_ref(&before));
    let earlier = TestSite::with_packages(&before, &[]).get("/api/v1/match?q=a").await.json();
    let earlier = earlier["release"].as_str().unwrap();
    let live = site.page("/en/embed/studio?place=jiangning-etdz&kind=project&show=list").await;
    let frozen = site
        .page(&format!("/en/embed/studio?place=jiangning-etdz&kind=project&show=list&release={earlier}"))
        .await;
    for kind in KINDS {
        let (live, frozen) = (code(&live, kind), code(&frozen, kind));
        assert_eq!(live.contains("release="), kind == "html", "{live}");
        assert!(
            frozen.contains(&format!("release={earlier}"))
                || frozen.contains(&format!("release=\"{earlier}\"")),
            "{frozen}"
        );
    }
    assert!(code(&frozen, "html").contains("Zorblax") && !code(&live, "html").contains("Zorblax"));
    // A release that is not there cannot be frozen to.
    let gone = site.page("/en/embed/studio?release=rGone").await;
    assert!(!code(&gone, "iframe").contains("rGone"));
}

#[tokio::test]
async fn markup_in_a_query_stays_text_in_every_kind_of_code() {
    let site = TestSite::new();
    let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3Cimg%20src=x%20onerror=alert(2)%3E";
    let page = site.page(&format!("/en/embed/studio?q={hostile}&show={hostile}&theme={hostile}&lang={hostile}&host={hostile}&code={hostile}&width={hostile}")).await;
    for kind in KINDS {
        let code = code(&page, kind);
        assert!(!code.contains("<img src=x") && !code.contains("<script>"), "{kind}: {code}");
        assert!(!code.contains("q=\"\""), "{kind}: {code}");
    }
}

#[tokio::test]
async fn a_record_is_chosen_alone_and_views_and_records_lead_to_the_studio() {
    let site = TestSite::under("/atlas");
    let record = site.page("/en/records/week-2021").await;
    let studio = links(&record, "Embed").into_iter().find(|href| href.contains("/embed/studio")).unwrap();
    assert_eq!(studio, "/atlas/en/embed/studio?sel=week-2021&show=record");
    let page = site.page(studio.strip_prefix("/atlas").unwrap()).await;
    assert!(code(&page, "oembed").ends_with("/en/embed?sel=week-2021&show=record"));
    let name = text(between(&record, "<h1>", "</h1>"));
    assert!(code(&page, "iframe").contains(&format!("title=\"{name}\"")), "{name}");
    assert!(code(&page, "html").contains(&name));
    let view = site.page("/zh/?kind=event&since=2021").await;
    assert_eq!(links(&view, "嵌入"), ["/atlas/zh/embed/studio?kind=event&since=2021"]);
    let links: Vec<_> = view.split("<a ").filter(|link| link.contains("/embed/studio")).collect();
    assert!(links.iter().all(|link| link.contains("nofollow")), "{links:?}");
}

#[tokio::test]
async fn chips_remove_filters_and_keep_the_other_choices() {
    let site = TestSite::new();
    let page = site
        .page("/en/embed/studio?kind=event&since=2021&map=118.8,32,11&theme=dark&width=360&code=html")
        .await;
    let chips = between(&page, "id=\"studio-view\"", "</p>");
    let removed = links(chips, "Remove Event");
    assert_eq!(removed, ["/en/embed/studio?since=2021&map=118.8,32,11&theme=dark&width=360&code=html"]);
    assert_eq!(links(chips, "Change in the atlas"), ["/en/?kind=event&since=2021&map=118.8,32,11"]);
    // The form sends the query along, but not the release, which is one of its fields.
    assert!(page.contains("<input type=\"hidden\" name=\"kind\" value=\"event\""), "{page}");
    assert!(!page.contains("type=\"hidden\" name=\"release\""));
}

#[tokio::test]
async fn without_a_public_address_the_code_has_the_host_of_the_request_and_says_so() {
    let site = TestSite::without_public_url();
    let open =
        async |host: &str| site.get_with_headers("/en/embed/studio", &[(header::HOST, host)]).await.text();
    let page = open("atlas.lan:8080").await;
    assert!(code(&page, "oembed").starts_with("http://atlas.lan:8080/en/embed"));
    assert!(text(&page).contains("public_url"));
    // Each host gets its own page, and what is no host gets none of its text back.
    assert!(code(&open("other.lan").await, "oembed").starts_with("http://other.lan/en/embed"));
    assert!(!open("x\"><script>zorblax</script>").await.contains("zorblax"));
}

#[tokio::test]
async fn the_studio_is_not_indexed_and_an_unknown_language_has_none() {
    let site = TestSite::new();
    assert!(site.page("/en/embed/studio").await.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert_eq!(site.get("/fr/embed/studio").await.status, StatusCode::NOT_FOUND);
}
