//! Errors of the API, as problem details (RFC 9457).

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Everything that a handler may answer instead of success.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// 404. The id is echoed: readers paste broken links.
    #[error("there is no {kind} called {id:?}")]
    NotFound {
        /// What was looked for.
        kind: &'static str,
        /// What it was called.
        id: String,
    },
    /// 400. The parameter is not of the grammar.
    #[error(
        "{0:?} is not a parameter; accepted: q, kind, industry, place, party, source, status, basis, since, until, sort, map, sel, release, lang, skip, most"
    )]
    Unknown(String),
    /// 400. The value cannot be read.
    #[error("{name}: {value:?} is not accepted; accepted: {accepted}")]
    Bad {
        /// The parameter.
        name: String,
        /// The value.
        value: String,
        /// What would be accepted.
        accepted: String,
    },
    /// 502, or 504 where nothing came in time. The reader learns what the server of the layer did, and nothing of
    /// its address, which may hold a key; the cause goes to the log.
    #[error("the tile server of {layer:?} {what}")]
    Upstream {
        /// The layer.
        layer: String,
        /// What its server did.
        what: String,
        /// Whether it was too slow.
        slow: bool,
    },
    /// 500. The cause goes to the log, never to the reader.
    #[error("something failed on our side")]
    Internal(String),
}

impl Problem {
    /// A value that cannot be read.
    pub(crate) fn bad(name: &str, value: &str, accepted: &str) -> Self {
        Self::Bad { name: name.into(), value: value.into(), accepted: accepted.into() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, title) = match &self {
            Self::NotFound { .. } => (StatusCode::NOT_FOUND, "Not found"),
            Self::Unknown(_) | Self::Bad { .. } => (StatusCode::BAD_REQUEST, "Bad query"),
            Self::Upstream { slow: false, .. } => (StatusCode::BAD_GATEWAY, "No tile"),
            Self::Upstream { slow: true, .. } => (StatusCode::GATEWAY_TIMEOUT, "No tile in time"),
            Self::Internal(cause) => {
                tracing::error!(cause, "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal error")
            }
        };
        let body =
            serde_json::json!({ "title": title, "status": status.as_u16(), "detail": self.to_string() });
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
    }
}
