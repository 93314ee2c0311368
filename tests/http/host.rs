//! The `Host` of a request, which is part of answers as long as the operator has set no public address.

use axum::http::{HeaderValue, Method, header};

use crate::client::{TestResponse, TestSite};

/// What contains the address of the site.
const WITH_ADDRESS: [&str; 7] = [
    "/robots.txt",
    "/sitemap.xml",
    "/innovation-atlas.js",
    "/en/embed/studio",
    "/zh/embed/studio?kind=event",
    "/api/v1/cite?format=bibtex",
    "/api/v1/cite?format=text&record=conference-2025",
];

async fn get(site: &TestSite, path: &str, host: &str) -> TestResponse {
    site.get_with_headers(path, &[(header::HOST, host)]).await
}

/// The oEmbed of the atlas at an address.
fn oembed(origin: &str) -> String {
    format!("/oembed?url={origin}/en/")
}

#[tokio::test]
async fn a_valid_host_is_the_address_of_the_site() {
    let site = TestSite::without_public_url();
    for (host, origin) in [
        ("atlas.lan", "http://atlas.lan"),
        ("atlas.lan:8080", "http://atlas.lan:8080"),
        ("ATLAS.lan:80", "http://atlas.lan"),
        ("[2001:db8::1]:8080", "http://[2001:db8::1]:8080"),
    ] {
        for path in WITH_ADDRESS {
            assert!(get(&site, path, host).await.text().contains(origin), "{host}: {path}");
        }
        let answer = get(&site, &oembed(origin), host).await;
        assert_eq!(answer.json()["provider_url"], format!("{origin}/en/"), "{host}");
    }
}

#[tokio::test]
async fn a_host_that_is_none_is_in_no_answer() {
    let site = TestSite::without_public_url();
    for host in [
        "x\"><script>zorblax</script>",
        "x'zorblax",
        "x&zorblax",
        "x<zorblax",
        "x zorblax",
        "x/zorblax",
        "x?zorblax",
        "x#zorblax",
        "x\\zorblax",
        "x%0d%0azorblax",
        "x\tzorblax",
        "zorblax@x",
        "x:zorblax",
        "[zorblax]",
        "x;zorblax",
        "x`zorblax",
        "x</script>zorblax",
        "x,zorblax",
    ] {
        for path in WITH_ADDRESS.into_iter().chain(["/en/", "/zh/nowhere", "/", "/en/places/ganyu", "/sw.js"])
        {
            let answer = get(&site, path, host).await;
            assert!(!answer.text().contains("zorblax"), "{host}: {path}");
            assert!(!format!("{:?}", answer.headers).contains("zorblax"), "{host}: {path}");
        }
        // The address of a host that is none has no embed, and the answer is that of a site without a name.
        let answer = get(&site, &oembed("http://localhost"), host).await;
        assert_eq!(answer.json()["provider_url"], "http://localhost/en/", "{host}");
    }
    let bytes = HeaderValue::from_bytes(b"x\xe5\x8d\x97").unwrap();
    let request = axum::http::Request::builder().uri("/robots.txt").header(header::HOST, bytes);
    let answer = tower::ServiceExt::oneshot(site.router, request.body(axum::body::Body::empty()).unwrap());
    assert!(answer.await.unwrap().status().is_success());
}

#[tokio::test]
async fn a_shared_cache_keeps_no_answer_that_depends_on_the_host() {
    let (unnamed, named) = (TestSite::without_public_url(), TestSite::new());
    let oembed = [oembed("http://atlas.example")];
    for path in WITH_ADDRESS.into_iter().chain(oembed.iter().map(String::as_str)) {
        let answer = unnamed.get(path).await;
        assert_eq!(answer.header("cache-control"), "private, no-cache", "{path}");
        let tag = [(header::IF_NONE_MATCH, answer.header("etag"))];
        let unchanged = unnamed.get_with_headers(path, &tag).await;
        assert_eq!(unchanged.header("cache-control"), "private, no-cache", "{path}: 304");
        let public = named.get(path).await;
        assert!(public.header("cache-control").starts_with("public, "), "{path}: {:?}", public.headers);
    }
}

#[tokio::test]
async fn with_a_public_address_the_host_of_a_request_is_in_no_answer() {
    let site = TestSite::new();
    for path in WITH_ADDRESS {
        let answer = site.request(Method::GET, path, &[(header::HOST, "zorblax.example")]).await;
        assert!(answer.text().contains("https://atlas.example"), "{path}");
        assert!(!answer.text().contains("zorblax"), "{path}");
    }
}
