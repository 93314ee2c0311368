//! A tile server for the tests of `/tiles`, and sites with its layers.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use server::config::Settings;

use crate::client::{TestSite, interface};
use crate::fixtures::nanjing;

/// A tile, by its first bytes.
pub(crate) const PNG: &[u8] = b"\x89PNG\r\n\x1a\nand so on";

/// The requests that a tile server received: address and headers.
pub(crate) type Requests = Arc<Mutex<Vec<(String, HeaderMap)>>>;

/// A tile server that records requests. The first segment of the path chooses its behaviour.
pub(crate) struct TileServer {
    pub(crate) address: String,
    pub(crate) requests: Requests,
}

impl TileServer {
    pub(crate) async fn start() -> Self {
        let requests = Requests::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&requests));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { address, requests }
    }

    /// The addresses of all requests so far.
    pub(crate) fn requested(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|(address, _)| address.clone()).collect()
    }

    /// The setting for one layer.
    pub(crate) fn layer(&self, path: &str, more: &str) -> String {
        format!(
            "[{{ id = 'own', name_en = 'Own map', name_zh = '自有底图', url = '{}{path}', datum = 'wgs84', \
             attribution_en = 'Drawn by us', attribution_zh = '自绘', min_zoom = 3, max_zoom = 9{more} }}]",
            self.address
        )
    }

    /// A site with one layer, whose address template has this path.
    pub(crate) fn site(&self, path: &str) -> TestSite {
        self.site_with("", path, "")
    }

    /// The same below a base path, with further settings of the layer.
    pub(crate) fn site_with(&self, base: &'static str, path: &str, more: &str) -> TestSite {
        let interface = interface();
        let layer = self.layer(path, more);
        TestSite::with_settings(
            base,
            Settings { site: interface.path().into(), data: nanjing().into(), ..settings(&layer).unwrap() },
        )
    }
}

/// The settings with `ATLAS_TILES`.
pub(crate) fn settings(layers: &str) -> Result<Settings, server::error::Error> {
    Settings::read(None, [("ATLAS_TILES".to_owned(), layers.to_owned())].into_iter())
}

async fn answer(State(requests): State<Requests>, uri: Uri, headers: HeaderMap) -> Response {
    requests.lock().unwrap().push((uri.to_string(), headers));
    let image = |body: Vec<u8>| ([(header::CONTENT_TYPE, "image/png")], body).into_response();
    match uri.path().split('/').nth(1).unwrap_or_default() {
        "403" => (StatusCode::FORBIDDEN, "this key may not").into_response(),
        "404" => StatusCode::NOT_FOUND.into_response(),
        "500" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "never" => std::future::pending().await,
        "garbage" => image(b"\0\x01\x02 no picture at all".to_vec()),
        "html" => image(b"<!doctype html><script>alert(1)</script>".to_vec()),
        "called-html" => ([(header::CONTENT_TYPE, "text/html")], PNG).into_response(),
        "large" => image([PNG, &vec![0; 1 << 20]].concat()),
        "elsewhere" => {
            let to = uri.query().unwrap_or_default().to_owned();
            (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
        }
        "unkept" => {
            ([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "no-store")], PNG).into_response()
        }
        "closes" => {
            ([(header::CONTENT_TYPE, "image/png"), (header::CONNECTION, "close")], PNG).into_response()
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
