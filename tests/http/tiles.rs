//! Tiles of others through addresses of ours, against a tile server of the tests' own.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use server::config::Settings;

use crate::site::{Answer, Site, built, nanjing};

const KEY: &str = "key-of-these-tests";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

/// What a tile server was asked for: address and headers.
type Asked = Arc<Mutex<Vec<(String, HeaderMap)>>>;

/// A tile server that does what the first part of a path says, and remembers who asked for what.
struct TileServer {
    address: String,
    asked: Asked,
}

impl TileServer {
    async fn start() -> Self {
        let asked = Asked::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&asked));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { address, asked }
    }

    /// What was asked for until now.
    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(address, _)| address.clone()).collect()
    }

    /// A site with one layer, whose tiles lie at this path.
    fn site(&self, path: &str) -> Site {
        self.site_with("", path, "")
    }

    /// The same under a base path, with more settings of the layer.
    fn site_with(&self, base: &'static str, path: &str, more: &str) -> Site {
        let built = built();
        let layer = format!(
            "[{{ id = 'own', name_en = 'Own map', name_zh = '自有底图', url = '{}{path}', datum = 'wgs84', \
             attribution_en = 'Drawn by us', attribution_zh = '自绘', min_zoom = 3, max_zoom = 9{more} }}]",
            self.address
        );
        Site::with(
            base,
            Settings { site: built.path().into(), data: nanjing().into(), ..settings(&layer).unwrap() },
        )
    }
}

/// Settings of an environment with these layers.
fn settings(layers: &str) -> Result<Settings, server::error::Error> {
    Settings::read(None, [("ATLAS_TILES".to_owned(), layers.to_owned())].into_iter())
}

async fn answer(State(asked): State<Asked>, uri: Uri, headers: HeaderMap) -> Response {
    asked.lock().unwrap().push((uri.to_string(), headers));
    let picture = |body: Vec<u8>| ([(header::CONTENT_TYPE, "image/png")], body).into_response();
    match uri.path().split('/').nth(1).unwrap_or_default() {
        "403" => (StatusCode::FORBIDDEN, "this key may not").into_response(),
        "404" => StatusCode::NOT_FOUND.into_response(),
        "500" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "never" => std::future::pending().await,
        "garbage" => picture(b"\0\x01\x02 no picture at all".to_vec()),
        "html" => picture(b"<!doctype html><script>alert(1)</script>".to_vec()),
        "called-html" => ([(header::CONTENT_TYPE, "text/html")], PNG).into_response(),
        "large" => picture([PNG, &vec![0; 1 << 20]].concat()),
        "elsewhere" => {
            let to = uri.query().unwrap_or_default().to_owned();
            (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
        }
        "unkept" => {
            ([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "no-store")], PNG).into_response()
        }
        "jpeg" => ([(header::CONTENT_TYPE, "image/jpeg; q=1")], &b"\xff\xd8\xff\xe0"[..]).into_response(),
        _ => {
            let headers = [
                (header::CONTENT_TYPE, "image/png"),
                (header::CACHE_CONTROL, "max-age=7200"),
                (header::SET_COOKIE, "who=you"),
            ];
            (headers, PNG).into_response()
        }
    }
}

/// The address of a server that begins its answer and never ends it.
fn stuck() -> String {
    use std::io::{Read as _, Write as _};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().unwrap();
        let _ = connection.read(&mut [0; 4096]).unwrap();
        connection
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99\r\n\r\n")
            .unwrap();
        connection.write_all(PNG).unwrap();
        // Until the other side has enough.
        let _ = connection.read_to_end(&mut Vec::new());
    });
    address
}

fn is_problem(answer: &Answer, status: StatusCode, said: &str) {
    assert_eq!(answer.status, status, "{said}");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let detail = answer.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains(said), "{detail}");
    assert!(!answer.text().contains(KEY) && !answer.text().contains("127.0.0.1"), "{detail}");
}

#[tokio::test]
async fn a_tile_comes_through_our_own_address() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    let tile = site.get("/tiles/own/5/26/12").await;
    assert_eq!((tile.status, tile.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(&tile.body[..], PNG);
    assert_eq!(tile.header("x-content-type-options"), "nosniff");
    assert_eq!(tile.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(tile.header("set-cookie"), "", "no reader gets a cookie");
    assert_eq!(tiles.asked(), ["/xyz/5/26/12.png"]);
    let (_, headers) = tiles.asked.lock().unwrap().remove(0);
    assert_eq!(headers["referer"], "https://atlas.example/");
    assert!(headers.get("cookie").is_none());
    let jpeg = tiles.site("/jpeg/{z}/{x}/{y}").get("/tiles/own/5/26/12").await;
    assert_eq!((jpeg.status, jpeg.header("content-type")), (StatusCode::OK, "image/jpeg"));
}

#[tokio::test]
async fn wmts_is_asked_for_by_matrix_row_and_column_in_both_of_its_ways() {
    let tiles = TileServer::start().await;
    let kvp = "/wmts?SERVICE=WMTS&REQUEST=GetTile&TILEMATRIX=EPSG:3857:{TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}";
    assert_eq!(tiles.site(kvp).get("/tiles/own/5/26/12").await.status, StatusCode::OK);
    let rest = "/rest/default/{TileMatrix}/{TileRow}/{TileCol}.png";
    let shifted = tiles.site_with("", rest, ", matrix_offset = -1");
    assert_eq!(shifted.get("/tiles/own/5/26/12").await.status, StatusCode::OK);
    assert_eq!(
        tiles.asked(),
        [
            "/wmts?SERVICE=WMTS&REQUEST=GetTile&TILEMATRIX=EPSG:3857:5&TILEROW=12&TILECOL=26",
            "/rest/default/4/12/26.png",
        ]
    );
}

#[tokio::test]
async fn names_are_tiles_of_their_own_under_the_same_key() {
    let tiles = TileServer::start().await;
    let labels =
        format!(", key = '{KEY}', labels_url = '{}/names/{{z}}/{{x}}/{{-y}}?tk={{key}}'", tiles.address);
    let site = tiles.site_with("/atlas", "/land/{z}/{x}/{y}?tk={key}", &labels);
    assert_eq!(site.get("/tiles/own/3/6/2").await.status, StatusCode::OK);
    assert_eq!(site.get("/tiles/own-labels/3/6/2").await.status, StatusCode::OK);
    assert_eq!(tiles.asked(), [format!("/land/3/6/2?tk={KEY}"), format!("/names/3/6/5?tk={KEY}")]);
    for path in ["/en/", "/zh/", "/en/about", "/api/v1/view", "/robots.txt"] {
        let text = site.get(path).await.text();
        assert!(!text.contains(KEY) && !text.contains(&tiles.address), "{path} tells the key or its server");
    }
}

#[tokio::test]
async fn a_page_names_the_layers_in_its_language_and_none_where_there_is_none() {
    let tiles = TileServer::start().await;
    let site = tiles.site_with("/atlas", "/xyz/{z}/{x}/{y}.png", "");
    let (english, chinese) = (site.page("/en/").await, site.page("/zh/").await);
    assert!(english.contains("Own map") && english.contains("Drawn by us"));
    assert!(chinese.contains("自有底图") && chinese.contains("自绘"));
    assert!(english.contains("/atlas/tiles/own/{z}/{x}/{y}"));
    let plain = Site::new();
    assert!(!plain.page("/en/").await.contains("id=\"mapbase\""));
    is_problem(&plain.get("/tiles/own/5/26/12").await, StatusCode::NOT_FOUND, "no layer called \"own\"");
}

#[tokio::test]
async fn the_second_reader_of_a_tile_asks_nobody_else() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    for _ in 0..3 {
        let tile = site.get("/tiles/own/5/26/12").await;
        let cache = tile.header("cache-control");
        let seconds: u64 = cache.strip_prefix("public, max-age=").unwrap().parse().unwrap();
        assert!((1..=7200).contains(&seconds), "{cache}");
    }
    assert_eq!(tiles.asked().len(), 1);
    let tag = site.get("/tiles/own/5/26/12").await.header("etag").to_owned();
    let again = site.get_with("/tiles/own/5/26/12", &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    site.get("/tiles/own/5/26/13").await;
    assert_eq!(tiles.asked().len(), 2, "another tile is another one");
    let unkept = tiles.site("/unkept/{z}/{x}/{y}.png");
    for _ in 0..2 {
        assert_eq!(unkept.get("/tiles/own/5/26/12").await.header("cache-control"), "no-store");
    }
    assert_eq!(tiles.asked().len(), 4, "its server does not want it kept");
}

#[tokio::test]
async fn readers_who_want_the_same_tile_at_once_share_one_call() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    let ask = || site.get("/tiles/own/5/26/12");
    let (a, b, c) = tokio::join!(ask(), ask(), ask());
    assert!([a, b, c].iter().all(|tile| tile.status == StatusCode::OK));
    assert_eq!(tiles.asked().len(), 1);
}

#[tokio::test]
async fn a_tile_server_that_fails_is_a_problem_that_says_how() {
    let tiles = TileServer::start().await;
    let more = format!(", key = '{KEY}'");
    for (path, said) in [
        ("403", "status 403"),
        ("500", "status 500"),
        ("garbage", "sent no picture"),
        ("html", "sent no picture"),
        ("called-html", "sent no picture"),
        ("large", "up to 1 MB"),
    ] {
        let site = tiles.site_with("", &format!("/{path}/{{z}}/{{x}}/{{y}}?tk={{key}}"), &more);
        for _ in 0..2 {
            is_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, said);
        }
    }
    assert_eq!(tiles.asked().len(), 12, "a failure is not kept");
    let site = tiles.site_with("", "/404/{z}/{x}/{y}?tk={key}", &more);
    is_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::NOT_FOUND, "no tile called");
    // Nobody listens at a port that was just let go of.
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let gone = TileServer { address: format!("http://{port}"), asked: Arc::default() };
    let site = gone.site_with("", "/{z}/{x}/{y}?tk={key}", &more);
    is_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, "was not reached");
}

#[tokio::test]
async fn a_tile_that_is_slow_to_begin_or_to_end_is_given_up() {
    let tiles = TileServer::start().await;
    for address in [format!("{}/never", tiles.address), stuck()] {
        let built = built();
        let layer = format!(
            "[{{ preset = 'tianditu-vector', key = '{KEY}' }}, {{ id = 'own', name_en = 'Own', name_zh = '自有', \
             url = '{address}/{{z}}/{{x}}/{{y}}', datum = 'WGS84', attribution_en = 'Us', attribution_zh = '自绘' }}]"
        );
        let settings = Settings {
            tiles_wait: Duration::from_millis(50),
            site: built.path().into(),
            data: nanjing().into(),
            ..settings(&layer).unwrap()
        };
        let slow = Site::with("", settings).get("/tiles/own/5/26/12").await;
        is_problem(&slow, StatusCode::GATEWAY_TIMEOUT, "did not answer in time");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_since_another_host_would_get_the_key() {
    let (tiles, other) = (TileServer::start().await, TileServer::start().await);
    let path = format!("/elsewhere/{{z}}/{{x}}/{{y}}?{}/xyz/{{key}}", other.address);
    let site = tiles.site_with("", &path, &format!(", key = '{KEY}'"));
    is_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, "not followed");
    assert_eq!((tiles.asked().len(), other.asked().len()), (1, 0));
}

#[tokio::test]
async fn a_tile_that_cannot_be_there_is_not_asked_for() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    for address in [
        "/tiles/own/2/0/0",
        "/tiles/own/10/0/0",
        "/tiles/own/3/8/0",
        "/tiles/own/3/0/8",
        "/tiles/own/3/-1/0",
        "/tiles/own/3/01/0",
        "/tiles/own/3/1/0.png",
        "/tiles/own/x/y/z",
        "/tiles/own/3/%2e%2e/0",
        "/tiles/own-labels/3/0/0",
        "/tiles/other/3/0/0",
        "/tiles/own/3",
        "/tiles/own/3/0/0/0",
    ] {
        is_problem(&site.get(address).await, StatusCode::NOT_FOUND, "there is no");
    }
    assert!(tiles.asked().is_empty());
}

#[test]
fn a_layer_in_another_datum_is_refused_before_the_site_starts() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("atlas.toml");
    let layer = "[[tiles]]\nid = \"amap\"\nname_en = \"A\"\nname_zh = \"甲\"\nattribution_en = \"A\"\n\
                 attribution_zh = \"甲\"\nurl = \"https://example.org/{z}/{x}/{y}\"\ndatum = \"gcj02\"\n";
    std::fs::write(&file, layer).unwrap();
    let error = Settings::read(Some(&file), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("gcj02") && error.contains("accepted: wgs84, cgcs2000"), "{error}");
    let line = format!("{}key = {KEY}\n", layer.replace("gcj02", "wgs84"));
    std::fs::write(&file, line).unwrap();
    let error = Settings::read(Some(&file), std::iter::empty()).unwrap_err().to_string();
    assert!(error.contains("atlas.toml:9") && !error.contains(KEY), "{error}");
    let twice = "tianditu-vector|tianditu-vector";
    let environment = [("ATLAS_TILES", twice), ("ATLAS_TILES_KEY", KEY)];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let error = Settings::read(None, environment.into_iter()).unwrap_err().to_string();
    assert!(error.contains("two layers are called \"tianditu-vector\""), "{error}");
}
