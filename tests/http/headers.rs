//! The headers of every kind of response: the table in `docs/operation.md`.

use axum::http::{Method, StatusCode, header};
use server::config::Settings;

use crate::client::{STYLE, TestResponse, TestSite, interface};
use crate::fixtures::nanjing;

/// What a response is, which decides on its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A page, found or not, that other sites may not have in a frame.
    Page,
    /// A page that they may.
    Embed,
    /// A fragment of HTML for a page of this site.
    Fragment,
    /// What pages and scripts of others may load.
    ForOthers,
    /// What only pages of this site load.
    Own,
    /// A picture for previews and copies.
    Picture,
    Redirect,
}

use Kind::{Embed, ForOthers, Fragment, Own, Page, Picture, Redirect};

/// An address of each route, and of each kind of error.
const ADDRESSES: [(&str, u16, Kind); 47] = [
    ("/", 307, Redirect),
    ("/zh/places/conference-2025", 308, Redirect),
    ("/en/", 200, Page),
    ("/zh/?kind=event&page=0", 200, Page),
    ("/en/records/conference-2025", 200, Page),
    ("/zh/sources", 200, Page),
    ("/zh/about", 200, Page),
    ("/en/share", 200, Page),
    ("/en/embed/studio", 200, Page),
    ("/en/embed", 200, Embed),
    ("/en/records/conference-2025?show=beside", 200, Page),
    ("/en/nowhere", 404, Page),
    ("/zh/places/%0d%0a", 404, Page),
    ("/zh/places/%E5%8D%97%E4%BA%AC", 404, Page),
    ("/zh/places/a%3Fkind=event", 404, Page),
    ("/zh/places/%FF", 404, Page),
    ("//x", 404, Page),
    ("/%FF/embed/studio", 400, ForOthers),
    ("/en/suggest?q=nanjing", 200, Fragment),
    ("/en/suggest", 204, Own),
    ("/%FF/suggest", 400, ForOthers),
    ("/en/picture.svg", 200, Picture),
    ("/en/records/conference-2025/share.svg", 200, Picture),
    ("/en/share.png", 503, ForOthers),
    ("/en/picture.svg?release=none", 404, ForOthers),
    ("/healthz", 200, Own),
    ("/robots.txt", 200, Own),
    ("/sitemap.xml", 200, Own),
    ("/sw.js", 200, Own),
    ("/zh/manifest.webmanifest", 200, Own),
    ("/innovation-atlas.js", 200, ForOthers),
    ("/oembed?url=https://atlas.example/en/", 200, ForOthers),
    ("/oembed?url=https://atlas.example/en/&format=xml", 200, ForOthers),
    ("/oembed?url=https://other.example/", 404, ForOthers),
    ("/oembed?url=x&format=yaml", 501, ForOthers),
    ("/icon.svg", 200, Own),
    ("/app-0123456789abcdef.js", 200, ForOthers),
    ("/app-0123456789abcdef_bg.wasm", 200, ForOthers),
    ("/api/v1/view", 200, ForOthers),
    ("/api/v1/records.csv", 200, ForOthers),
    ("/api/v1/records/none", 404, ForOthers),
    ("/api/v1/records/%FF", 400, ForOthers),
    ("/api/v1/view?colour=red", 400, ForOthers),
    ("/api/v1/nowhere", 404, ForOthers),
    ("/api/v1/embed/messages.schema.json", 200, ForOthers),
    ("/tiles/none/1/0/0", 404, ForOthers),
    ("/tiles/%FF/1/0/0", 400, ForOthers),
];

/// Fails unless a response of this kind has the headers of the table.
fn assert_headers(answer: &TestResponse, kind: Kind, address: &str) {
    let has = |name: &str, value: &str| {
        assert_eq!(answer.header(name), value, "{address}: {name} of {kind:?}");
    };
    has("x-content-type-options", "nosniff");
    has("strict-transport-security", "");
    has("set-cookie", "");
    assert_ne!(answer.header("cache-control"), "", "{address}");
    let is_error = answer.status.is_client_error() || answer.status.is_server_error();
    let media_type = answer.header("content-type");
    if is_error {
        let is_page = media_type == "text/html; charset=utf-8";
        assert!(is_page || media_type == "application/problem+json", "{address}: {media_type}");
        assert!(!answer.header("cache-control").contains("immutable"), "{address}");
    }
    let is_for_others = matches!(kind, Embed | ForOthers | Picture);
    has("cross-origin-resource-policy", if is_for_others { "cross-origin" } else { "same-origin" });
    if kind == ForOthers {
        has("access-control-allow-origin", "*");
    }
    let policy = answer.header("content-security-policy");
    if media_type.starts_with("text/html") {
        has("cross-origin-opener-policy", "same-origin");
        has("referrer-policy", "strict-origin-when-cross-origin");
        has("permissions-policy", "camera=(), geolocation=(), microphone=()");
    }
    let is_program = ["javascript", "css", "wasm", "font"].iter().any(|part| media_type.contains(part));
    assert!(policy.starts_with("default-src 'none'") || is_program, "{address}: {policy}");
    match kind {
        Page => assert!(policy.ends_with("; frame-ancestors 'self'"), "{address}: {policy}"),
        Embed => assert!(!policy.contains("frame-ancestors"), "{address}: {policy}"),
        Redirect => {
            let location = answer.header("location");
            assert!(location.starts_with('/') && !location.starts_with("//"), "{address}: {location}");
            assert!(location.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'?'), "{location}");
        }
        Fragment | ForOthers | Own | Picture => {}
    }
}

#[tokio::test]
async fn every_response_has_the_headers_of_its_kind() {
    for site in [TestSite::new(), TestSite::under("/atlas")] {
        for (address, status, kind) in ADDRESSES {
            if address.starts_with("//") && !site.base.is_empty() {
                continue;
            }
            let address =
                address.replace("https://atlas.example", &format!("https://atlas.example{}", site.base));
            let answer = site.get(&address).await;
            assert_eq!(answer.status.as_u16(), status, "{address}");
            assert_headers(&answer, kind, &address);
            if answer.status == StatusCode::OK {
                let tag = [(header::IF_NONE_MATCH, answer.header("etag"))];
                let unchanged = site.get_with_headers(&address, &tag).await;
                assert_eq!(unchanged.status, StatusCode::NOT_MODIFIED, "{address}");
                for name in ["content-security-policy", "cache-control", "cross-origin-resource-policy"] {
                    assert_eq!(unchanged.header(name), answer.header(name), "{address}: {name} of a 304");
                }
            }
        }
        let style = site.get(&format!("/{STYLE}")).await;
        assert_headers(&style, ForOthers, STYLE);
    }
}

#[tokio::test]
async fn a_method_that_is_not_allowed_is_refused_with_problem_details() {
    for site in [TestSite::new(), TestSite::under("/atlas")] {
        for path in
            ["/", "/en/", "/en/nowhere", "/api/v1/view", "/robots.txt", "/en/suggest", "/tiles/a/1/0/0"]
        {
            let answer = site.request(Method::POST, &format!("{}{path}", site.base), &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            assert!(answer.header("allow").starts_with("GET"), "{path}: {}", answer.header("allow"));
            assert_headers(&answer, ForOthers, path);
        }
    }
}

#[tokio::test]
async fn pages_that_other_sites_may_frame_may_be_loaded_by_them() {
    let interface = interface();
    let settings = Settings {
        frame_ancestors: vec!["'self'".into(), "https://portal.example".into()],
        embed_ancestors: vec!["'self'".into()],
        data: nanjing().into(),
        site: interface.path().into(),
        ..Settings::default()
    };
    let site = TestSite::with_settings("", settings);
    for (address, policy) in [("/en/", "cross-origin"), ("/en/embed", "same-origin")] {
        assert_eq!(site.get(address).await.header("cross-origin-resource-policy"), policy, "{address}");
    }
}

/// A site with one more setting, with this public address.
fn site_with(public_url: &str, change: impl Fn(&mut Settings)) -> TestSite {
    let interface = interface();
    let mut settings = Settings {
        public_url: public_url.into(),
        data: nanjing().into(),
        site: interface.path().into(),
        ..Settings::default()
    };
    change(&mut settings);
    TestSite::with_exactly(settings)
}

#[tokio::test]
async fn hsts_is_promised_on_every_response_if_it_is_set_and_the_site_has_https() {
    let a_year = |settings: &mut Settings| settings.hsts_max_age_days = 365;
    let secure = site_with("https://atlas.example", a_year);
    for address in
        ["/", "/en/", "/icon.svg", "/api/v1/view", "/en/nowhere", "/api/v1/records/%FF", "/tiles/a/1"]
    {
        let answer = secure.get(address).await;
        assert_eq!(answer.header("strict-transport-security"), "max-age=31536000", "{address}");
    }
    for site in [site_with("http://atlas.example", a_year), site_with("", a_year), TestSite::new()] {
        assert_eq!(site.get("/en/").await.header("strict-transport-security"), "");
    }
}

#[tokio::test]
async fn security_txt_is_at_the_root_of_the_host_and_valid_for_some_months() {
    const PATH: &str = "/.well-known/security.txt";
    let contact = |settings: &mut Settings| settings.security_contact = Some("mailto:s@atlas.example".into());
    for (public_url, canonical) in
        [("https://atlas.example", true), ("https://atlas.example/atlas", true), ("", false)]
    {
        let site = site_with(public_url, contact);
        let answer = site.get(PATH).await;
        assert_eq!(answer.status, StatusCode::OK, "{public_url}");
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        assert_headers(&answer, Own, PATH);
        let text = answer.text();
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        assert_eq!(field("Contact"), Some("mailto:s@atlas.example"), "{text}");
        let expires = field("Expires").and_then(|time| time.strip_suffix("T00:00:00Z")).unwrap();
        let expires = days_from_today(expires);
        assert!((150..366).contains(&expires), "{text}");
        let own = format!("https://atlas.example{PATH}");
        assert_eq!(field("Canonical"), canonical.then_some(own.as_str()), "{text}");
    }
    let unset = TestSite::under("/atlas");
    assert_eq!(unset.request(Method::GET, PATH, &[]).await.status, StatusCode::NOT_FOUND);
}

/// How many days a date, such as `2026-03-01`, is after today.
fn days_from_today(date: &str) -> i64 {
    let mut numbers = date.split('-').map(|part| part.parse::<i64>().unwrap());
    let (year, month, day) = (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap());
    // Days since 1970 of the Gregorian calendar, with years that begin in March.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    let today =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() / 86_400;
    days - i64::try_from(today).unwrap()
}
