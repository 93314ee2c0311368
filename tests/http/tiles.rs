//! `/tiles`: the proxy for base maps, against a local tile server.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{StatusCode, header};
use server::config::Settings;

use crate::client::{TestResponse, TestSite, interface};
use crate::faulty_proxy::{Fault, FaultyProxy};
use crate::fixtures::nanjing;
use crate::tile_server::{PNG, TileServer, settings};

const KEY: &str = "key-of-these-tests";

/// The address of a server that begins a response and never ends it.
fn stalling_server() -> String {
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
        // Until the client gives up.
        let _ = connection.read_to_end(&mut Vec::new());
    });
    address
}

/// Fails unless the response is these problem details, without key and address of the tile server.
fn assert_problem(answer: &TestResponse, status: StatusCode, message: &str) {
    assert_eq!(answer.status, status, "{message}");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let detail = answer.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains(message), "{detail}");
    assert!(!answer.text().contains(KEY) && !answer.text().contains("127.0.0.1"), "{detail}");
}

#[tokio::test]
async fn a_tile_is_served_at_an_address_of_the_site() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    let tile = site.get("/tiles/own/5/26/12").await;
    assert_eq!((tile.status, tile.header("content-type")), (StatusCode::OK, "image/png"));
    assert_eq!(&tile.body[..], PNG);
    assert_eq!(tile.header("x-content-type-options"), "nosniff");
    assert_eq!(tile.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(tile.header("set-cookie"), "", "cookies of the tile server are not passed on");
    assert_eq!(tiles.requested(), ["/xyz/5/26/12.png"]);
    let (_, headers) = tiles.requests.lock().unwrap().remove(0);
    assert_eq!(headers["referer"], "https://atlas.example/");
    assert!(headers.get("cookie").is_none());
    let jpeg = tiles.site("/jpeg/{z}/{x}/{y}").get("/tiles/own/5/26/12").await;
    assert_eq!((jpeg.status, jpeg.header("content-type")), (StatusCode::OK, "image/jpeg"));
}

#[tokio::test]
async fn wmts_is_requested_with_key_value_pairs_and_with_rest_addresses() {
    let tiles = TileServer::start().await;
    let kvp = "/wmts?SERVICE=WMTS&REQUEST=GetTile&TILEMATRIX=EPSG:3857:{TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}";
    assert_eq!(tiles.site(kvp).get("/tiles/own/5/26/12").await.status, StatusCode::OK);
    let rest = "/rest/default/{TileMatrix}/{TileRow}/{TileCol}.png";
    let shifted = tiles.site_with("", rest, ", matrix_offset = -1");
    assert_eq!(shifted.get("/tiles/own/5/26/12").await.status, StatusCode::OK);
    assert_eq!(
        tiles.requested(),
        [
            "/wmts?SERVICE=WMTS&REQUEST=GetTile&TILEMATRIX=EPSG:3857:5&TILEROW=12&TILECOL=26",
            "/rest/default/4/12/26.png",
        ]
    );
}

#[tokio::test]
async fn labels_are_a_tile_set_of_their_own_with_the_same_key() {
    let tiles = TileServer::start().await;
    let labels =
        format!(", key = '{KEY}', labels_url = '{}/names/{{z}}/{{x}}/{{-y}}?tk={{key}}'", tiles.address);
    let site = tiles.site_with("/atlas", "/land/{z}/{x}/{y}?tk={key}", &labels);
    assert_eq!(site.get("/tiles/own/3/6/2").await.status, StatusCode::OK);
    assert_eq!(site.get("/tiles/own-labels/3/6/2").await.status, StatusCode::OK);
    assert_eq!(tiles.requested(), [format!("/land/3/6/2?tk={KEY}"), format!("/names/3/6/5?tk={KEY}")]);
    for path in ["/en/", "/zh/", "/en/about", "/api/v1/view", "/robots.txt"] {
        let text = site.get(path).await.text();
        assert!(
            !text.contains(KEY) && !text.contains(&tiles.address),
            "{path} contains the key or the address of the tile server"
        );
    }
}

#[tokio::test]
async fn a_page_offers_the_configured_layers_in_its_language() {
    let tiles = TileServer::start().await;
    let site = tiles.site_with("/atlas", "/xyz/{z}/{x}/{y}.png", "");
    let (english, chinese) = (site.page("/en/").await, site.page("/zh/").await);
    assert!(english.contains("Own map") && english.contains("Drawn by us"));
    assert!(chinese.contains("自有底图") && chinese.contains("自绘"));
    assert!(english.contains("/atlas/tiles/own/{z}/{x}/{y}"));
    let plain = TestSite::new();
    assert!(!plain.page("/en/").await.contains("id=\"mapbase\""));
    assert_problem(&plain.get("/tiles/own/5/26/12").await, StatusCode::NOT_FOUND, "no layer called \"own\"");
}

#[tokio::test]
async fn a_tile_is_requested_once_and_then_comes_from_the_cache() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    for _ in 0..3 {
        let tile = site.get("/tiles/own/5/26/12").await;
        let cache = tile.header("cache-control");
        let seconds: u64 = cache.strip_prefix("public, max-age=").unwrap().parse().unwrap();
        assert!((1..=7200).contains(&seconds), "{cache}");
    }
    assert_eq!(tiles.requested().len(), 1);
    let tag = site.get("/tiles/own/5/26/12").await.header("etag").to_owned();
    let again = site.get_with_headers("/tiles/own/5/26/12", &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    site.get("/tiles/own/5/26/13").await;
    assert_eq!(tiles.requested().len(), 2, "another tile is requested");
    let uncached = tiles.site("/unkept/{z}/{x}/{y}.png");
    for _ in 0..2 {
        assert_eq!(uncached.get("/tiles/own/5/26/12").await.header("cache-control"), "no-store");
    }
    assert_eq!(tiles.requested().len(), 4, "its server forbids caching");
}

#[tokio::test]
async fn concurrent_readers_of_a_tile_share_one_request() {
    let tiles = TileServer::start().await;
    let site = tiles.site("/xyz/{z}/{x}/{y}.png");
    let ask = || site.get("/tiles/own/5/26/12");
    let (a, b, c) = tokio::join!(ask(), ask(), ask());
    assert!([a, b, c].iter().all(|tile| tile.status == StatusCode::OK));
    assert_eq!(tiles.requested().len(), 1);
}

#[tokio::test]
async fn a_failure_of_the_tile_server_is_described_in_problem_details() {
    let tiles = TileServer::start().await;
    let more = format!(", key = '{KEY}'");
    for (path, message) in [
        ("403", "status 403"),
        ("500", "status 500"),
        ("garbage", "sent no image"),
        ("html", "sent no image"),
        ("called-html", "sent no image"),
        ("large", "up to 1 MB"),
    ] {
        let site = tiles.site_with("", &format!("/{path}/{{z}}/{{x}}/{{y}}?tk={{key}}"), &more);
        for _ in 0..2 {
            assert_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, message);
        }
    }
    assert_eq!(tiles.requested().len(), 12, "failures are not cached");
    let site = tiles.site_with("", "/404/{z}/{x}/{y}?tk={key}", &more);
    assert_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::NOT_FOUND, "no tile called");
    // A port that was just released has no listener.
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let unreachable = TileServer { address: format!("http://{port}"), requests: Arc::default() };
    let site = unreachable.site_with("", "/{z}/{x}/{y}?tk={key}", &more);
    assert_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, "could not be reached");
}

#[tokio::test]
async fn a_tile_that_is_slow_to_begin_or_to_end_times_out() {
    let tiles = TileServer::start().await;
    for address in [format!("{}/never", tiles.address), stalling_server()] {
        let interface = interface();
        let layer = format!(
            "[{{ preset = 'tianditu-vector', key = '{KEY}' }}, {{ id = 'own', name_en = 'Own', name_zh = '自有', \
             url = '{address}/{{z}}/{{x}}/{{y}}', datum = 'WGS84', attribution_en = 'Us', attribution_zh = '自绘' }}]"
        );
        let settings = Settings {
            tiles_timeout: Duration::from_millis(50),
            site: interface.path().into(),
            data: nanjing().into(),
            ..settings(&layer).unwrap()
        };
        let slow = TestSite::with_settings("", settings).get("/tiles/own/5/26/12").await;
        assert_problem(&slow, StatusCode::GATEWAY_TIMEOUT, "did not answer in time");
    }
}

#[tokio::test]
async fn a_layer_whose_server_never_answers_does_not_delay_the_others() {
    let tiles = TileServer::start().await;
    let layer = |id: &str| {
        format!(
            "{{ id = '{id}', name_en = 'Own', name_zh = '自有', url = '{}/{id}/{{z}}/{{x}}/{{y}}', datum = 'wgs84', \
             attribution_en = 'Us', attribution_zh = '自绘' }}",
            tiles.address
        )
    };
    let interface = interface();
    let settings = Settings {
        tiles_timeout: Duration::from_mins(1),
        site: interface.path().into(),
        data: nanjing().into(),
        ..settings(&format!("[{}, {}]", layer("never"), layer("xyz"))).unwrap()
    };
    let site = Arc::new(TestSite::with_settings("", settings));
    // More readers than a layer has requests at a time.
    let waiting: Vec<_> = (0..40)
        .map(|x| {
            let site = Arc::clone(&site);
            tokio::spawn(async move { site.get(&format!("/tiles/never/6/{x}/0")).await.status })
        })
        .collect();
    let begun = || tiles.requested().iter().filter(|address| address.starts_with("/never")).count();
    let all_begun = async {
        while begun() < 16 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), all_begun).await.unwrap();
    let other = site.get("/tiles/xyz/6/0/0");
    let other = tokio::time::timeout(Duration::from_secs(10), other).await.expect("the other layer waits");
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(begun(), 16, "the server of a layer gets so many requests at a time");
    for reader in waiting {
        reader.abort();
    }
}

#[tokio::test]
async fn a_network_with_faults_costs_a_tile_and_nothing_once_they_are_over() {
    // A connection that was kept from the last request would not meet the fault, so the server closes each.
    let mut tiles = TileServer::start().await;
    let proxy = FaultyProxy::start(tiles.address.strip_prefix("http://").unwrap().parse().unwrap()).await;
    tiles.address = format!("http://{}", proxy.address);
    let mut settings = settings(&tiles.layer("/closes/{z}/{x}/{y}", "")).unwrap();
    settings.tiles_timeout = Duration::from_secs(2);
    let interface = interface();
    let settings = Settings { site: interface.path().into(), data: nanjing().into(), ..settings };
    let site = TestSite::with_settings("", settings);
    let (short, long) = (Duration::from_millis(50), Duration::from_mins(1));
    for (x, (fault, status)) in [
        (Fault::Delay(short), StatusCode::OK),
        (Fault::Delay(long), StatusCode::GATEWAY_TIMEOUT),
        (Fault::Cut(0), StatusCode::BAD_GATEWAY),
        (Fault::Cut(20), StatusCode::BAD_GATEWAY),
        (Fault::Reset, StatusCode::BAD_GATEWAY),
        (Fault::Trickle(short), StatusCode::GATEWAY_TIMEOUT),
        (Fault::BlackHole, StatusCode::GATEWAY_TIMEOUT),
    ]
    .into_iter()
    .enumerate()
    {
        proxy.set(fault);
        let address = format!("/tiles/own/6/{x}/0");
        let answer = site.get(&address).await;
        assert_eq!(answer.status, status, "{fault:?}: {}", String::from_utf8_lossy(&answer.body));
        proxy.set(Fault::None);
        assert_eq!(site.get(&address).await.status, StatusCode::OK, "after {fault:?}");
    }
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_redirect_is_not_followed_because_another_host_would_receive_the_key() {
    let (tiles, other) = (TileServer::start().await, TileServer::start().await);
    let path = format!("/elsewhere/{{z}}/{{x}}/{{y}}?{}/xyz/{{key}}", other.address);
    let site = tiles.site_with("", &path, &format!(", key = '{KEY}'"));
    assert_problem(&site.get("/tiles/own/5/26/12").await, StatusCode::BAD_GATEWAY, "not followed");
    assert_eq!((tiles.requested().len(), other.requested().len()), (1, 0));
}

#[tokio::test]
async fn a_tile_that_cannot_exist_is_not_requested() {
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
        assert_problem(&site.get(address).await, StatusCode::NOT_FOUND, "there is no");
    }
    assert!(tiles.requested().is_empty());
}

#[test]
fn an_invalid_layer_is_refused_when_settings_are_read() {
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
    assert!(error.contains("the id \"tianditu-vector\" is used twice"), "{error}");
}
