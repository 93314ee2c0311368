//! Errors as problem details (RFC 9457), for the API, tiles and panics.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::headers;
use crate::log;
use crate::search::SearchError;
use crate::work::WorkError;

/// After how many seconds a client may ask again. Most pages take a tenth of one.
const RETRY_AFTER: u16 = 2;
/// The same for a search that is being built.
const RETRY_SEARCH_AFTER: u16 = 15;

/// What a handler may answer instead of success.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum ProblemDetails {
    /// 404. The id is echoed, because readers paste broken links.
    #[error("there is no {kind} called {id:?}")]
    NotFound {
        /// What was requested: `record`, `source`, `release`, `address`, `layer` or `tile`.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// 404. No page that can be embedded has the address in `url`, which is not echoed: anybody may have written it.
    #[error("url: this is no address of a view, a record or an embed of this site")]
    NotEmbeddable,
    /// 501, as oEmbed demands.
    #[error("format: this format is not implemented; accepted: json, xml")]
    UnknownFormat,
    /// 400. The address has no such parameter.
    #[error("{name:?} is not a parameter of this address; accepted: {accepted}")]
    UnknownParameter {
        /// The name of the parameter.
        name: String,
        /// The parameters of the address.
        accepted: String,
    },
    /// 400. The parameter does not accept this value.
    #[error("{name}: {value:?} is not accepted; accepted: {accepted}")]
    InvalidValue {
        /// The name of the parameter.
        name: String,
        /// The value.
        value: String,
        /// A description of accepted values.
        accepted: String,
    },
    /// 400. The path is not UTF-8.
    #[error("this is no address of this site; accepted: a path in UTF-8, percent-encoded")]
    InvalidAddress,
    /// 405. The header `Allow` has the methods.
    #[error("this method is not allowed; accepted: GET, HEAD")]
    MethodNotAllowed,
    /// 502, or 504 after a timeout. The address of the tile server is left out, because it may contain a key; the
    /// cause is in the log.
    #[error("the tile server of {layer:?} {what}")]
    Upstream {
        /// The layer.
        layer: String,
        /// What its server did, as the end of the sentence.
        what: String,
        /// Whether it took too long.
        timeout: bool,
    },
    /// 503. Too many requests wait for a processor; the client may ask again.
    #[error("the server is busy; ask again in {RETRY_AFTER} seconds")]
    Busy,
    /// 503. The server has started with large packages not long ago; the client may ask again.
    #[error("{}; ask again in {RETRY_SEARCH_AFTER} seconds", SearchError::NotBuilt)]
    SearchNotBuilt,
    /// 503. The site was built without the fonts of pictures.
    #[error("this site was built without the fonts of pictures; the same picture as SVG needs none")]
    NoFonts,
    /// 500. The cause is logged and not shown to readers.
    #[error("internal error")]
    Internal(String),
}

impl From<WorkError> for ProblemDetails {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Busy => Self::Busy,
            WorkError::Failed(cause) => Self::Internal(cause),
        }
    }
}

impl From<SearchError> for ProblemDetails {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::NotBuilt => Self::SearchNotBuilt,
            SearchError::Failed(_) => Self::Internal(error.to_string()),
        }
    }
}

impl ProblemDetails {
    /// A value that is not accepted.
    pub(crate) fn invalid(name: &str, value: &str, accepted: &str) -> Self {
        Self::InvalidValue { name: name.into(), value: value.into(), accepted: accepted.into() }
    }
}

impl IntoResponse for ProblemDetails {
    fn into_response(self) -> Response {
        let (status, title) = match &self {
            Self::NotFound { .. } | Self::NotEmbeddable => (StatusCode::NOT_FOUND, "Not found"),
            Self::UnknownFormat => (StatusCode::NOT_IMPLEMENTED, "Not implemented"),
            Self::UnknownParameter { .. } | Self::InvalidValue { .. } => {
                (StatusCode::BAD_REQUEST, "Invalid query")
            }
            Self::InvalidAddress => (StatusCode::BAD_REQUEST, "Invalid address"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "Method not allowed"),
            Self::Upstream { timeout: false, .. } => (StatusCode::BAD_GATEWAY, "Tile server failed"),
            Self::Upstream { timeout: true, .. } => (StatusCode::GATEWAY_TIMEOUT, "Tile server timed out"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "Busy"),
            Self::SearchNotBuilt => (StatusCode::SERVICE_UNAVAILABLE, "Search not built yet"),
            Self::NoFonts => (StatusCode::SERVICE_UNAVAILABLE, "Picture unavailable"),
            Self::Internal(cause) => {
                tracing::error!(cause = log::foreign(cause), "request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal error")
            }
        };
        let body =
            serde_json::json!({ "title": title, "status": status.as_u16(), "detail": self.to_string() });
        // Scripts of any site may read what went wrong.
        let headers =
            [(header::CONTENT_TYPE, "application/problem+json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
        let mut response = (status, headers, body.to_string()).into_response();
        let retry_after = match self {
            Self::Busy => Some(RETRY_AFTER),
            Self::SearchNotBuilt => Some(RETRY_SEARCH_AFTER),
            _ => None,
        };
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        // A panic and a failure of the last layer are answered outside of the layer that does this for all others.
        headers::complete(status, response.headers_mut());
        response
    }
}
