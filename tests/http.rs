//! The site over HTTP, as a reader without JavaScript, a program or a vandal meets it. The built interface is
//! stood in for by four small files, so that these tests need no browser tools.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is how a test fails")]

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::{Router, response::Response};
use server::config::Settings;
use server::release::Release;
use server::serve::{AppState, router};
use server::site::Assets;
use server::store::{Held, Store};
use tower::ServiceExt as _;

const STYLE: &str = "atlas-0123456789abcdef.css";

fn nanjing() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing")
}

/// What Trunk would build, in a folder that goes away with this value.
fn built() -> tempfile::TempDir {
    let built = tempfile::TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(built.path().join(name), text).unwrap();
    let bundle =
        r#"{"js":"/__BASE__/app-0123456789abcdef.js","wasm":"/__BASE__/app-0123456789abcdef_bg.wasm"}"#;
    write(
        "index.html",
        &format!(
            "<html><head><link rel=\"stylesheet\" href=\"/__BASE__/{STYLE}\"/>\
             <script type=\"application/json\" id=\"bundle\">{bundle}</script></head><body></body></html>"
        ),
    );
    write(STYLE, "body { margin: 0 }");
    write(&format!("{STYLE}.br"), "compressed");
    write(&format!("{STYLE}.gz"), "compressed for others");
    write("app-0123456789abcdef.js", "export default () => {}");
    write("app-0123456789abcdef_bg.wasm", "\0asm");
    write("icon.svg", "<svg/>");
    built
}

/// A site under a base path that is empty or `/atlas`.
struct Site {
    router: Router,
    base: &'static str,
}

/// What the site answered.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Site {
    fn new() -> Self {
        Self::under("")
    }

    fn under(base: &'static str) -> Self {
        let built = built();
        Self::of(base, built.path().into(), nanjing().into())
    }
    fn of(base: &'static str, site: Store, data: Store) -> Self {
        let public_url = format!("https://atlas.example{base}");
        let settings = Settings { public_url, data, site, ..Settings::default() };
        let assets = Assets::load(&settings.site, settings.base()).unwrap();
        let release = Release::load(&settings.data).unwrap();
        Self { router: router(AppState::new(settings, assets, release, Vec::new())), base }
    }

    /// Asks for an address below the base path.
    async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    async fn get_with(&self, address: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        self.ask(Method::GET, &format!("{}{address}", self.base), headers).await
    }

    /// Asks for an address as it is.
    async fn ask(&self, method: Method, address: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        let mut request =
            Request::builder().method(method).uri(address).header(header::HOST, "atlas.example");
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let response: Response =
            self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        Answer { status: head.status, headers: head.headers, body: to_bytes(body, usize::MAX).await.unwrap() }
    }

    /// A page that is there and whole.
    async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let html = answer.text();
        whole(&html, address);
        html
    }
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).unwrap()
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {:?}", self.status, self.body))
    }
}

/// Fails unless this is a complete document with a title, a heading and no style that the policy would block.
fn whole(html: &str, address: &str) {
    assert!(html.to_lowercase().starts_with("<!doctype html>"), "{address} is no document");
    assert!(html.trim_end().ends_with("</html>"), "{address} ends early");
    let shown = without_scripts(html);
    assert_eq!(shown.matches("<h1").count(), 1, "{address} has one heading of the first level");
    assert!(!between(&shown, "<title>", "</title>").is_empty(), "{address} has a title");
    assert!(!shown.contains(" style="), "{address} has a style that the policy blocks");
    assert!(
        !shown.contains(" onclick=") && !shown.contains("javascript:"),
        "{address} has script in its markup"
    );
    assert!(text(html).len() > 200, "{address} is empty");
}

fn between<'text>(text: &'text str, start: &str, end: &str) -> &'text str {
    let from = text.find(start).unwrap_or_else(|| panic!("{start} is missing")) + start.len();
    &text[from..from + text[from..].find(end).unwrap_or_else(|| panic!("{end} is missing"))]
}

fn without_scripts(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some(start) = rest.find("<script") {
        kept.push_str(&rest[..start]);
        rest = &rest[start + rest[start..].find("</script>").expect("a script ends")..];
    }
    kept + rest
}

/// What a reader reads: no tags, no scripts, one space between words.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in without_scripts(html).chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace(['\u{a0}', '\u{202f}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of links whose words contain this.
fn links(html: &str, words: &str) -> Vec<String> {
    let tags = html.split("<a ").skip(1).filter_map(|tag| tag.split_once("</a>")).map(|(tag, _)| tag);
    tags.filter(|tag| text(&format!("<a {tag}")).contains(words))
        .map(|tag| between(tag, "href=\"", "\"").replace("&amp;", "&"))
        .collect()
}

/// The paths that the map of the site names.
async fn every_page(site: &Site) -> Vec<String> {
    let map = site.get("/sitemap.xml").await;
    assert_eq!(map.status, StatusCode::OK);
    let map = map.text();
    let paths =
        map.split("<loc>").skip(1).map(|rest| between(&format!("<loc>{rest}"), "<loc>", "</loc>").to_owned());
    paths
        .map(|address| address.strip_prefix("https://atlas.example").expect("on this site").to_owned())
        .collect()
}

#[tokio::test]
async fn every_page_of_the_sitemap_is_whole_in_its_language() {
    let site = Site::new();
    let pages = every_page(&site).await;
    assert!(pages.len() > 400, "only {} pages", pages.len());
    for path in pages {
        let html = site.page(&path).await;
        let tag = if path.starts_with("/zh") { "<html lang=\"zh-Hans\"" } else { "<html lang=\"en\"" };
        assert!(html.contains(tag), "{path} names its language");
        assert!(html.contains("rel=\"canonical\""), "{path} has one address");
        assert!(html.matches("rel=\"alternate\"").count() >= 2, "{path} is linked in both languages");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_language_of_the_browser() {
    let site = Site::new();
    for (accepted, language) in
        [("zh-CN,zh;q=0.9,en;q=0.8", "/zh/"), ("en-GB,en;q=0.9", "/en/"), ("fr", "/en/"), ("", "/en/")]
    {
        let answer = site.get_with("/", &[(header::ACCEPT_LANGUAGE, accepted)]).await;
        assert!(answer.status.is_redirection(), "{accepted}");
        assert_eq!(answer.header("location"), language, "{accepted}");
        assert!(answer.header("vary").to_lowercase().contains("accept-language"));
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_404_in_the_language_of_the_page() {
    let site = Site::new();
    for (address, tag) in [
        ("/en/records/no-such-record", "lang=\"en\""),
        ("/zh/records/no-such-record", "lang=\"zh-Hans\""),
        ("/zh/sources/s99", "lang=\"zh-Hans\""),
        ("/en/sources/%00", "lang=\"en\""),
        ("/en/records/%E5%8D%97%E4%BA%AC", "lang=\"en\""),
        ("/zh/nowhere", "lang=\"zh-Hans\""),
        ("/nowhere", "lang=\"en\""),
        ("/en/records/a/b/c", "lang=\"en\""),
        ("/en/records/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "lang=\"en\""),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        let html = answer.text();
        whole(&html, address);
        assert!(html.contains(&format!("<html {tag}")), "{address} is not in its language");
        assert!(!html.contains("<script>alert"), "{address} is printed as it came");
        assert!(!html.contains('\0'), "{address}: a NUL breaks hydration");
    }
}

/// Queries that no link of ours has, and some that come from messengers and from vandals.
fn hostile() -> Vec<String> {
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
    queries.push("a=b&".repeat(2_500));
    queries
}

#[tokio::test]
async fn no_query_breaks_a_page_or_empties_it() {
    let site = Site::new();
    for query in hostile() {
        for path in ["/en/", "/zh/", "/en/records/conference-2025", "/zh/sources/s1"] {
            let answer = site.get(&format!("{path}?{query}")).await;
            let asked: String = format!("{path}?{query}").chars().take(80).collect();
            assert!(
                answer.status.is_success() || answer.status == StatusCode::NOT_FOUND,
                "{asked}: {}",
                answer.status
            );
            let html = answer.text();
            whole(&html, &asked);
            assert!(!html.contains('\0'), "{asked}: a NUL breaks hydration");
            assert!(
                !html.contains("<script>alert") && !html.contains("<img src=x"),
                "{asked} is printed as it came"
            );
            assert_eq!(answer.header("set-cookie"), "", "{asked}");
        }
    }
}

#[tokio::test]
async fn a_page_says_in_its_language_what_it_would_have_accepted() {
    let site = Site::new();
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
        ("sel=%3C%3E", "the id of a known record", "本图集收录的条目的编号"),
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

#[tokio::test]
async fn the_api_refuses_what_it_cannot_read_with_problem_details() {
    let site = Site::new();
    for (query, named) in [
        ("kind=nothing", "kind"),
        ("since=yesterday", "since"),
        ("colour=red", "colour"),
        ("map=999,999,999", "map"),
        ("lang=fr", "lang"),
        ("skip=-1", "skip"),
    ] {
        for path in ["/api/v1/view", "/api/v1/records", "/api/v1/records.csv"] {
            let answer = site.get(&format!("{path}?{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}?{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            let problem = answer.json();
            assert_eq!(problem["status"], 400);
            assert!(problem["detail"].as_str().unwrap().contains(named), "{problem} does not name {named}");
        }
    }
    for query in hostile() {
        let answer = site.get(&format!("/api/v1/view?{query}")).await;
        assert!([StatusCode::OK, StatusCode::BAD_REQUEST].contains(&answer.status), "{}", answer.status);
        assert!(!answer.json().is_null());
    }
    for path in ["/api/v1/records/no-such-record", "/api/v1/sources/s99", "/api/v1/nothing"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.json()["status"], 404, "{path}");
    }
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let site = Site::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources", "/zh/about"] {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.len() > 10, "{path} has no ETag");
        let again = site.get_with(path, &[(header::IF_NONE_MATCH, tag)]).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert_eq!(again.header("etag"), tag, "{path}");
        let other = site.get_with(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
}

/// A page, an answer of the API, its table, and what crawlers read.
const TEXTS: [&str; 5] =
    ["/en/", "/zh/records/conference-2025", "/api/v1/view?lang=zh", "/api/v1/records.csv", "/sitemap.xml"];

/// The body as the reader's program unpacks it.
fn unpacked(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("content-encoding") {
        "br" => drop(brotli::Decompressor::new(&answer.body[..], 4096).read_to_end(&mut bytes).unwrap()),
        "gzip" => drop(flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut bytes).unwrap()),
        _ => bytes.extend_from_slice(&answer.body),
    }
    bytes
}

#[tokio::test]
async fn an_answer_is_compressed_as_the_reader_accepts_it_and_never_otherwise() {
    let site = Site::new();
    for path in TEXTS {
        let plain = site.get(path).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        for (accepted, encoding) in [
            ("gzip, deflate, br", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, gzip", "gzip"),
            ("br;q=0", ""),
            ("br; q=0.0, *;q=0", ""),
            ("identity", ""),
        ] {
            let answer = site.get_with(path, &[(header::ACCEPT_ENCODING, accepted)]).await;
            assert_eq!(answer.header("content-encoding"), encoding, "{path}, {accepted}");
            assert_eq!(unpacked(&answer), plain.body, "{path}, {accepted}");
            assert!(encoding.is_empty() || answer.body.len() * 2 < plain.body.len(), "{path} is no smaller");
            assert_eq!(answer.header("vary"), "Accept-Encoding", "{path}, {accepted}");
        }
    }
    for (accepted, body) in
        [("br", "compressed"), ("gzip", "compressed for others"), ("br;q=0", "body { margin: 0 }")]
    {
        let style = site.get_with(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, accepted)]).await;
        assert_eq!(style.text(), body, "what was compressed when it was built is sent as it is");
    }
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again_by_whatever_name_it_is_asked_for() {
    let site = Site::new();
    let style = format!("/{STYLE}");
    for path in TEXTS.into_iter().chain([style.as_str(), "/icon.svg", "/api/v1/sources", "/robots.txt"]) {
        let first = site.get(path).await;
        let tag = first.header("etag");
        assert!(tag.starts_with("W/\"") && tag.len() > 10, "{path}: {tag}");
        let strong = tag.strip_prefix("W/").unwrap();
        for seen in [tag, strong, "*", &format!("\"other\", {tag}")] {
            let asked = [(header::IF_NONE_MATCH, seen), (header::ACCEPT_ENCODING, "br")];
            let again = site.get_with(path, &asked).await;
            assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}, {seen}");
            assert_eq!(again.header("etag"), tag, "{path}");
            assert_eq!(again.header("cache-control"), first.header("cache-control"), "{path}");
        }
        let other = site.get_with(path, &[(header::IF_NONE_MATCH, "\"other\"")]).await;
        assert_eq!((other.status, &other.body), (StatusCode::OK, &first.body), "{path}");
    }
    let (english, chinese) = (site.get("/api/v1/view?lang=en").await, site.get("/api/v1/view?lang=zh").await);
    assert_ne!(english.header("etag"), chinese.header("etag"));
    let missing = site.get_with("/en/nowhere", &[(header::IF_NONE_MATCH, "*")]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "what is not there did not stay the same");
}

#[tokio::test]
async fn head_answers_as_get_does_without_the_body() {
    for site in [Site::new(), Site::under("/atlas")] {
        let style = format!("/{STYLE}");
        let more = [style.as_str(), "/", "/healthz", "/robots.txt", "/en/nowhere", "/api/v1/nothing"];
        for path in TEXTS.into_iter().chain(more) {
            let path = format!("{}{path}", site.base);
            for accepted in ["", "gzip"] {
                let headers = [(header::ACCEPT_ENCODING, accepted)];
                let get = site.ask(Method::GET, &path, &headers).await;
                let head = site.ask(Method::HEAD, &path, &headers).await;
                assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
                for name in ["content-type", "etag", "content-encoding", "cache-control", "location"] {
                    assert_eq!(head.header(name), get.header(name), "{path}: {name}");
                }
                assert_eq!(head.header("content-length"), get.body.len().to_string(), "{path}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_names_what_it_may_load_and_allows_its_own_script_alone() {
    let site = Site::new();
    for path in ["/en/", "/zh/records/conference-2025", "/en/nowhere"] {
        let answer = site.get(path).await;
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("set-cookie"), "", "no reader gets a cookie");
        let html = answer.text();
        let loads = html.split(['"', '\'']).filter(|part| part.starts_with("http") && part.contains("://"));
        let tags = html.split('<').filter(|tag| {
            tag.starts_with("img ") || tag.starts_with("script ") || tag.contains("rel=\"stylesheet\"")
        });
        assert!(tags.clone().count() >= 3 && loads.count() > 0, "the test looks at something");
        assert!(
            tags.clone().all(|tag| !tag.contains("=\"http") && !tag.contains("=\"//")),
            "{path} loads from elsewhere"
        );
    }
}

#[tokio::test]
async fn a_search_finds_rows_and_says_why() {
    let site = Site::new();
    let found = site.get("/api/v1/match?q=jicheng%20dianlu&lang=zh").await.json();
    let release = found["release"].as_str().unwrap().to_owned();
    let rows = found["rows"].as_array().unwrap();
    assert!(rows.len() > 3 && rows.is_sorted_by_key(|row| row.as_u64()));
    let plan =
        found["found"].as_array().unwrap().iter().find(|found| found["id"] == "plan-ic-landmark").unwrap();
    assert!(!plan["reasons"]["name"].as_array().unwrap().is_empty(), "{plan}");
    let same = site.get(&format!("/api/v1/match?q=jichengdianlu&release={release}")).await.json();
    assert_eq!(same["rows"], found["rows"]);

    let suggested = site.get("/api/v1/suggest?q=mark+liu&lang=en").await.json();
    let first = &suggested["groups"][0]["suggestions"][0];
    assert_eq!(
        (first["id"].as_str(), &first["also"]["marks"]),
        (Some("person-liu-deyin"), &serde_json::json!([[0, 4], [5, 8]]))
    );

    for path in ["/api/v1/match", "/api/v1/suggest"] {
        for query in ["", "?q=", "?q=a&kind=event", "?q=a&lang=fr", "?q=a&colour=red", "?q=a&most=9"] {
            let answer = site.get(&format!("{path}{query}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}{query}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
        assert_eq!(site.get(&format!("{path}?q=a&release=rNone")).await.status, StatusCode::NOT_FOUND);
        for query in hostile() {
            let answer = site.get(&format!("{path}?{query}")).await;
            assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR && !answer.json().is_null());
        }
    }
}

#[tokio::test]
async fn the_words_of_a_search_are_marked_on_the_page() {
    let html = without_scripts(&Site::new().page("/en/?q=agnus+150").await);
    for marked in ["<mark>Agnos</mark> Lidar", "total investment of <mark>150</mark> million"] {
        assert!(html.contains(marked), "{marked} is not marked");
    }
}

#[tokio::test]
async fn the_current_list_opens_in_a_spreadsheet() {
    let site = Site::new();
    for (query, least, word) in [
        ("", 100, "conference-2025"),
        ("?q=lidar&lang=zh", 1, "project-agnos-lidar"),
        ("?kind=platform&lang=en", 3, "platform-"),
    ] {
        let answer = site.get(&format!("/api/v1/records.csv{query}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").starts_with("text/csv"));
        assert!(answer.header("content-disposition").contains(".csv"));
        assert!(
            answer.body.starts_with(b"\xef\xbb\xbf"),
            "without its mark a spreadsheet takes UTF-8 for something else"
        );
        let mut rows = csv::Reader::from_reader(&answer.body[3..]);
        let columns = rows.headers().unwrap().len();
        let rows: Vec<_> = rows.records().collect::<Result<_, _>>().unwrap();
        assert!(
            rows.len() >= least && rows.iter().all(|row| row.len() == columns),
            "{query}: {} rows",
            rows.len()
        );
        assert!(rows.iter().any(|row| row[0].starts_with(word)), "{query}");
    }
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_others_are_not() {
    let site = Site::new();
    let style = site.get_with(&format!("/{STYLE}"), &[(header::ACCEPT_ENCODING, "gzip, br")]).await;
    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((style.header("content-encoding"), &style.body[..]), ("br", &b"compressed"[..]));
    let plain = site.get(&format!("/{STYLE}")).await;
    assert_eq!(
        (plain.header("content-encoding"), plain.header("content-type")),
        ("", "text/css; charset=utf-8")
    );
    assert!(plain.header("vary").to_lowercase().contains("accept-encoding"));
    let wasm = site.get("/app-0123456789abcdef_bg.wasm").await;
    assert_eq!(wasm.header("content-type"), "application/wasm", "without it the browser cannot stream");
    assert!(wasm.header("cache-control").contains("immutable"));
    for path in ["/icon.svg", "/en/", "/api/v1/view"] {
        assert!(!site.get(path).await.header("cache-control").contains("immutable"), "{path}");
    }
}

/// The files of a folder as a program holds them.
fn held(folder: &Path) -> Held {
    let files =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let files = files.map(|path| {
        let name: &str = path.file_name().unwrap().to_str().unwrap().to_owned().leak();
        (name, &*fs::read(&path).unwrap().leak())
    });
    files.collect::<Vec<_>>().leak()
}

#[tokio::test]
async fn a_program_that_holds_its_files_answers_as_one_that_reads_them() {
    let built = built();
    let reads = Site::new();
    let holds = Site::of("", Store::Within(held(built.path())), Store::Within(held(&nanjing())));
    for path in ["/en/", "/zh/records/conference-2025", "/icon.svg", "/app-0123456789abcdef_bg.wasm"] {
        let (read, held) = (reads.get(path).await, holds.get(path).await);
        assert_eq!((read.status, held.status), (StatusCode::OK, StatusCode::OK), "{path}");
        assert_eq!(read.body, held.body, "{path}");
    }
}

#[tokio::test]
async fn pages_start_the_present_build_and_files_of_earlier_ones_stay_at_hand() {
    let built = built();
    let earlier = ["app-00000000000000aa.js", "app-ffffffffffffffff_bg.wasm", "atlas-00000000000000aa.css"];
    for name in earlier {
        fs::write(built.path().join(name), "earlier").unwrap();
    }
    let site = Site::of("", built.path().into(), nanjing().into());
    let page = site.page("/en/").await;
    for name in earlier {
        assert!(!page.contains(name), "the page loads {name}");
        let file = site.get(&format!("/{name}")).await;
        assert_eq!(file.status, StatusCode::OK, "{name} is gone, and a reader with an older page needs it");
        assert!(file.header("cache-control").contains("immutable"));
    }
    assert!(page.contains(STYLE) && page.contains("app-0123456789abcdef_bg.wasm"));
}

#[tokio::test]
async fn under_a_base_path_every_address_lies_below_it() {
    let site = Site::under("/atlas");
    assert_eq!(site.get("/").await.header("location"), "/atlas/en/");
    let style = site.get(&format!("/{STYLE}")).await;
    assert_eq!(style.status, StatusCode::OK);
    for path in ["/en/", "/zh/records/conference-2025", "/en/sources/s1", "/zh/about", "/en/nowhere"] {
        let html = site.get(path).await.text();
        whole(&html, path);
        assert!(!html.contains("__BASE__"), "{path}");
        let shown = without_scripts(&html);
        for name in ["href=\"", "src=\"", "action=\""] {
            for address in shown.split(name).skip(1).filter_map(|rest| rest.split('"').next()) {
                let local = address.starts_with('/') && !address.starts_with("//");
                assert!(!local || address.starts_with("/atlas/"), "{path} leads to {address}");
            }
        }
    }
    assert_eq!(site.ask(Method::GET, "/en/", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/api/v1/sources").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_site_is_only_read() {
    let site = Site::new();
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        for path in ["/en/", "/en/records/conference-2025", "/api/v1/records"] {
            let answer = site.ask(method.clone(), path, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let head = site.ask(Method::HEAD, "/en/", &[]).await;
    assert_eq!(head.status, StatusCode::OK);
}

#[tokio::test]
async fn without_script_a_reader_finds_the_project_of_150_million_dollars_and_where_it_was_signed() {
    let site = Site::new();
    for (lang, search, amount, signed_at) in [
        ("en", "lidar", "150 million US dollars", "signing-jiangning-2020"),
        ("zh", "%E6%BF%80%E5%85%89%E9%9B%B7%E8%BE%BE", "1.5亿美元", "signing-jiangning-2020"),
    ] {
        let first = site.page(&format!("/{lang}/")).await;
        let form = between(&first, "role=\"search\"", "</form>");
        assert!(form.contains("name=\"q\""), "the first page has a search that needs no script");
        let found = site.page(&format!("/{lang}/?q={search}")).await;
        assert!(text(&found).contains(amount), "{lang}: the list names the amount");
        let record = format!("/{lang}/records/project-agnos-lidar");
        assert!(found.contains(&format!("href=\"{record}\"")), "{lang}: the list leads to the record");
        let html = site.page(&record).await;
        assert!(text(&html).contains(amount), "{lang}: the record names the amount");
        assert!(
            html.contains(&format!("href=\"/{lang}/records/{signed_at}\"")),
            "{lang}: the record leads to the signing"
        );
        let event = site.page(&format!("/{lang}/records/{signed_at}")).await;
        assert!(event.contains(&format!("href=\"{record}\"")), "{lang}: the signing leads back");
    }
}

#[tokio::test]
async fn without_script_a_reader_finds_the_programme_of_17_and_18_june_2021() {
    let site = Site::new();
    let items = ["opening", "summit-forum", "theme-forums", "closing"]
        .map(|item| format!("conference-future-network-2021-{item}"));
    for (lang, question) in [("en", "17-18 June 2021"), ("zh", "2021年6月17日")] {
        let first = site.page(&format!("/{lang}/")).await;
        let asked = links(&first, question);
        let asked =
            asked.first().unwrap_or_else(|| panic!("{lang}: the first page does not offer the question"));
        let answer = site.page(asked).await;
        let record = site.page(&format!("/{lang}/records/conference-future-network-2021")).await;
        for item in &items {
            let link = format!("href=\"/{lang}/records/{item}\"");
            assert!(answer.contains(&link), "{lang}: {item} is not in the answer");
            assert!(record.contains(&link), "{lang}: {item} is not on the page of the conference");
        }
    }
}
