//! The site under test: the whole server as a value, and four small files in place of the built interface.

use std::fs;
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::{Router, response::Response};
use model::package::Files;
use server::config::Settings;
use server::release::Release;
use server::serve::{AppState, router};
use server::site::Assets;
use server::store::Store;
use tower::ServiceExt as _;

use crate::reading::whole;

pub(crate) const STYLE: &str = "atlas-0123456789abcdef.css";

pub(crate) fn nanjing() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/nanjing")
}

/// What Trunk would build, in a folder that goes away with this value.
pub(crate) fn built() -> tempfile::TempDir {
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
    write("serif-400-0123456789abcdef.woff2", "wOF2");
    write("icon.svg", "<svg/>");
    built
}

/// The files of the Nanjing package, with a passage that stands exactly once in one of them replaced.
pub(crate) fn edited(file: &str, old: &str, new: &str) -> Files {
    let mut files = Store::Folder(nanjing()).package().unwrap();
    let bytes = files.get_mut(file).unwrap();
    let text = String::from_utf8(std::mem::take(bytes)).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old:?} stands once in {file}");
    *bytes = text.replacen(old, new, 1).into();
    files
}

/// A site under a base path that is empty or `/atlas`.
pub(crate) struct Site {
    pub(crate) router: Router,
    pub(crate) base: &'static str,
}

/// What the site answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self::under("")
    }

    pub(crate) fn under(base: &'static str) -> Self {
        let built = built();
        Self::of(base, built.path().into(), nanjing().into())
    }

    pub(crate) fn of(base: &'static str, site: Store, data: Store) -> Self {
        Self::with(base, Settings { data, site, ..Settings::default() })
    }

    /// A site with other settings than those that its place and its data need.
    pub(crate) fn with(base: &'static str, settings: Settings) -> Self {
        let release = Release::load(&settings.data).unwrap();
        Self::showing(base, settings, release, Vec::new())
    }

    /// A site of a package as it is at hand, and of earlier ones.
    pub(crate) fn holding(current: &Files, earlier: &[Files]) -> Self {
        let release = |files| Release::new(files).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let (current, earlier) = (release(current), earlier.iter().map(release).collect());
        let built = built();
        let settings = Settings { site: built.path().into(), ..Settings::default() };
        Self::showing("", settings, current, earlier)
    }

    fn showing(base: &'static str, settings: Settings, release: Release, earlier: Vec<Release>) -> Self {
        let settings = Settings { public_url: format!("https://atlas.example{base}"), ..settings };
        let assets = Assets::load(&settings.site, settings.base()).unwrap();
        Self { router: router(AppState::new(settings, assets, release, earlier)), base }
    }

    /// Asks for an address below the base path.
    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    pub(crate) async fn get_with(&self, address: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        self.ask(Method::GET, &format!("{}{address}", self.base), headers).await
    }

    /// Asks for an address as it is.
    pub(crate) async fn ask(
        &self,
        method: Method,
        address: &str,
        headers: &[(header::HeaderName, &str)],
    ) -> Answer {
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
    pub(crate) async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let html = answer.text();
        whole(&html, address);
        // Leptos marks the places of dynamic nodes for hydration.
        html.replace("<!>", "")
    }
}

impl Answer {
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
