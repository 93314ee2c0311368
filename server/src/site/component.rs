//! `/innovation-atlas.js`: the element `<innovation-atlas>` for the pages of others.

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use model::lang::Lang;
use model::query::Parameter;
use serde_json::{Map, Value, json};

use crate::http::cache_control;
use crate::state::AppState;

/// The script that defines the element. Its address has no hash, because pages of others name it, so browsers ask each
/// time whether it has changed.
pub(super) async fn get(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let release = state.release.load();
    let name = |lang: Lang| (lang.tag().to_owned(), release.index.package.title(lang).into());
    let settings = json!({
        "address": format!("{}{}", state.origin(&headers), state.settings.base()),
        "names": Lang::ALL.map(name).into_iter().collect::<Map<String, Value>>(),
        "parameters": Parameter::all().map(Parameter::as_str).collect::<Vec<_>>(),
    });
    let answer = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, state.cache_control(cache_control::REVALIDATE)),
        // Module scripts of other sites are fetched with CORS.
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    let script = include_str!("../assets/innovation-atlas.js").replace("__SETTINGS__", &settings.to_string());
    (answer, script).into_response()
}
