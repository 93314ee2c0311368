//! The site under test: the router of the server, with a few small files as the interface.

use std::fs;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::{Router, response::Response};
use model::package::Files;
use server::assets::Assets;
use server::config::Settings;
use server::release::Release;
use server::router::{metrics_router, router};
use server::state::AppState;
use server::store::Store;
use tower::ServiceExt as _;

use crate::fixtures::{nanjing, write_interface};
use crate::html::assert_complete;

/// The style sheet of the interface.
pub(crate) const STYLE: &str = "atlas-0123456789abcdef.css";

/// A built interface of a few files, in a folder that is removed with the value.
pub(crate) fn interface() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    write_interface(folder.path(), STYLE);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(STYLE, "body { margin: 0 }");
    write(&format!("{STYLE}.br"), "compressed");
    write(&format!("{STYLE}.gz"), "compressed for others");
    write("app-0123456789abcdef.js", "export default () => {}");
    write("app-0123456789abcdef_bg.wasm", "\0asm");
    write("serif-400-0123456789abcdef.woff2", "wOF2");
    write("icon.svg", "<svg/>");
    folder
}

/// The files of the Nanjing package, with a passage replaced that occurs once in a file.
pub(crate) fn nanjing_with(file: &str, old: &str, new: &str) -> Files {
    let mut files = Store::Folder(nanjing()).package().unwrap();
    let bytes = files.get_mut(file).unwrap();
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old:?} occurs once in {file}");
    *bytes = text.replacen(old, new, 1).into();
    files
}

/// A site under a base path that is empty or `/atlas`.
pub(crate) struct TestSite {
    pub(crate) router: Router,
    pub(crate) base: &'static str,
    metrics: Router,
}

/// A response with its body.
pub(crate) struct TestResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl TestSite {
    pub(crate) fn new() -> Self {
        Self::under("")
    }

    pub(crate) fn under(base: &'static str) -> Self {
        let interface = interface();
        Self::from_stores(base, interface.path().into(), nanjing().into())
    }

    pub(crate) fn from_stores(base: &'static str, site: Store, data: Store) -> Self {
        Self::with_settings(base, Settings { data, site, ..Settings::default() })
    }

    /// A site with these settings, except for its public address.
    pub(crate) fn with_settings(base: &'static str, settings: Settings) -> Self {
        let release = Release::load(&settings.data).unwrap();
        Self::start(base, settings, release, Vec::new())
    }

    /// A site whose operator has not set its public address.
    pub(crate) fn without_public_address(settings: Settings) -> Self {
        let release = Release::load(&settings.data).unwrap();
        let assets = Assets::load(&settings.site, "").unwrap();
        Self::of("", AppState::new(settings, assets, release, Vec::new()))
    }

    /// A site with the files of the current package and of earlier ones.
    pub(crate) fn with_packages(current: &Files, earlier: &[Files]) -> Self {
        let release = |files| Release::new(files).unwrap_or_else(|error| panic!("{error}"));
        let (current, earlier) = (release(current), earlier.iter().map(release).collect());
        let interface = interface();
        let settings = Settings { site: interface.path().into(), ..Settings::default() };
        Self::start("", settings, current, earlier)
    }

    /// A site whose operator has set no public address.
    pub(crate) fn without_public_url() -> Self {
        let interface = interface();
        let settings =
            Settings { data: nanjing().into(), site: interface.path().into(), ..Settings::default() };
        let release = Release::load(&settings.data).unwrap();
        Self::start_as("", settings, release, Vec::new())
    }

    fn start(base: &'static str, settings: Settings, release: Release, earlier: Vec<Release>) -> Self {
        let settings = Settings { public_url: format!("https://atlas.example{base}"), ..settings };
        Self::start_as(base, settings, release, earlier)
    }

    /// A site with exactly these settings, whose addresses are requested from the root of its host.
    pub(crate) fn with_exactly(settings: Settings) -> Self {
        let release = Release::load(&settings.data).unwrap();
        Self::start_as("", settings, release, Vec::new())
    }

    /// Starts with exactly these settings.
    fn start_as(base: &'static str, settings: Settings, release: Release, earlier: Vec<Release>) -> Self {
        let assets = Assets::load(&settings.site, settings.base()).unwrap();
        Self::of(base, AppState::new(settings, assets, release, earlier))
    }

    /// A site that has just started, and its state, whose searches are not built.
    pub(crate) fn just_started() -> (Self, AppState) {
        let interface = interface();
        let settings =
            Settings { data: nanjing().into(), site: interface.path().into(), ..Settings::default() };
        let release = Release::load(&settings.data).unwrap();
        let assets = Assets::load(&settings.site, "").unwrap();
        let state = AppState::new(settings, assets, release, Vec::new());
        (Self::of_started("", state.clone()), state)
    }

    fn of(base: &'static str, state: AppState) -> Self {
        state.build_searches(|| {});
        Self::of_started(base, state)
    }

    fn of_started(base: &'static str, state: AppState) -> Self {
        Self { metrics: metrics_router(state.clone()), router: router(state), base }
    }

    /// The metrics as text.
    pub(crate) async fn metrics(&self) -> String {
        let request = Request::builder().uri("/metrics").body(Body::empty()).unwrap();
        let response = self.metrics.clone().oneshot(request).await.unwrap();
        assert!(
            response.headers()[header::CONTENT_TYPE]
                .to_str()
                .unwrap()
                .starts_with("application/openmetrics-text")
        );
        String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    }

    /// Requests an address below the base path.
    pub(crate) async fn get(&self, address: &str) -> TestResponse {
        self.get_with_headers(address, &[]).await
    }

    pub(crate) async fn get_with_headers(
        &self,
        address: &str,
        headers: &[(header::HeaderName, &str)],
    ) -> TestResponse {
        self.request(Method::GET, &format!("{}{address}", self.base), headers).await
    }

    /// Requests an absolute address.
    pub(crate) async fn request(
        &self,
        method: Method,
        address: &str,
        headers: &[(header::HeaderName, &str)],
    ) -> TestResponse {
        let mut request = Request::builder().method(method).uri(address);
        let host = (header::HOST, "atlas.example");
        let has_host = headers.iter().any(|(name, _)| *name == header::HOST);
        for (name, value) in headers.iter().chain((!has_host).then_some(&host)) {
            request = request.header(name, *value);
        }
        let response: Response =
            self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        TestResponse {
            status: head.status,
            headers: head.headers,
            body: to_bytes(body, usize::MAX).await.unwrap(),
        }
    }

    /// The HTML of a page, which must exist and be complete.
    pub(crate) async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let html = answer.text();
        assert_complete(&html, address);
        // Leptos marks positions of dynamic nodes for hydration with these.
        html.replace("<!>", "")
    }
}

impl TestResponse {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {:?}", self.status, self.body))
    }
}
