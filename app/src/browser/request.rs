//! Requests to the server, with time limits.

use std::time::Duration;

use gloo_net::http::{Request, Response};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{document, set_timeout_with_handle};
use leptos::web_sys::{self, AbortController, AbortSignal, RequestInit};
use wasm_bindgen::prelude::wasm_bindgen as extern_js;

/// The time for an answer to begin.
const BEGIN: Duration = Duration::from_secs(8);
/// The time for the rest of it: 60 kB at 2 kB per second.
const END: Duration = Duration::from_secs(30);

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RequestError {
    /// A time limit is over.
    #[error("the server did not answer in time")]
    Slow,
    /// There is no connection.
    #[error("the connection failed")]
    Lost,
    /// There is no connection, and the service worker has not saved it.
    #[error("it is not saved on this device")]
    Unsaved,
    /// The server refuses.
    #[error("the server answered {0}")]
    Status(u16),
}

#[extern_js]
extern "C" {
    /// Loads the page at an address, or this one if it is empty. False if that was tried before. Defined by `start.js`.
    #[wasm_bindgen(js_name = atlasRenew)]
    fn renew(page: &str) -> bool;
}

/// The text at an address. The page of a 404 is text, too. If the server has another build or release than this page,
/// the browser loads the address `page`, or this page if that is empty, and this does not return.
pub(crate) async fn text(address: &str, page: &str) -> Result<String, RequestError> {
    let (answer, end) = answer(address, page).await?;
    answer.text().await.map_err(|_| end.failed())
}

/// The bytes at an address, in the same way.
pub(crate) async fn bytes(address: &str, page: &str) -> Result<Vec<u8>, RequestError> {
    let (answer, end) = answer(address, page).await?;
    answer.binary().await.map_err(|_| end.failed())
}

/// An answer that has begun, and the time limit for its end.
async fn answer(address: &str, page: &str) -> Result<(Response, Timer), RequestError> {
    // Without a controller there are no time limits.
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let begin = Timer::start(BEGIN, controller.clone());
    let answer = request(address, signal.as_ref())?.send().await.map_err(|_| begin.failed())?;
    drop(begin);
    let version = answer.headers().get("atlas-version");
    if is_other(&answer, version.as_deref()) && renew(page) {
        return std::future::pending().await;
    }
    if answer.headers().get("atlas-saved").as_deref() == Some("no") {
        return Err(RequestError::Unsaved);
    }
    // Only pages have a version.
    let is_missing_page = answer.status() == 404 && version.is_some();
    if !answer.ok() && !is_missing_page {
        return Err(RequestError::Status(answer.status()));
    }
    Ok((answer, Timer::start(END, controller)))
}

/// A request for exactly this address. The builder of `gloo_net` appends `&` to a query, and the service worker knows
/// answers by their addresses.
fn request(address: &str, signal: Option<&AbortSignal>) -> Result<Request, RequestError> {
    let options = RequestInit::new();
    options.set_signal(signal);
    let request = web_sys::Request::new_with_str_and_init(address, &options);
    request.map(Request::from).map_err(|_| RequestError::Lost)
}

/// Whether an answer is of another build or release than this page. The API has no version; it refuses the release of
/// an older page, and does not have its layout.
fn is_other(answer: &Response, version: Option<&str>) -> bool {
    let Some(version) = version else {
        return matches!(answer.status(), 400 | 404) && answer.url().contains("/api/");
    };
    let own = document().query_selector("meta[name=atlas-version]").ok().flatten();
    own.and_then(|own| own.get_attribute("content")).is_some_and(|own| own != version)
}

/// Aborts a request after some time, unless it is dropped before.
struct Timer {
    timer: Option<TimeoutHandle>,
    signal: Option<AbortSignal>,
}

impl Timer {
    fn start(time: Duration, controller: Option<AbortController>) -> Self {
        let signal = controller.as_ref().map(AbortController::signal);
        let abort = || {
            if let Some(controller) = controller {
                controller.abort();
            }
        };
        Self { timer: set_timeout_with_handle(abort, time).ok(), signal }
    }

    /// Why a request failed while it ran.
    fn failed(&self) -> RequestError {
        let is_over = self.signal.as_ref().is_some_and(AbortSignal::aborted);
        if is_over { RequestError::Slow } else { RequestError::Lost }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            timer.clear();
        }
    }
}
