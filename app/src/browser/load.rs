//! Loads values of the API and pages as text, with errors for readers.

use model::lang::Lang;
use model::packed::unpack;
use serde::de::DeserializeOwned;

use super::read_json;
use super::request::{self, RequestError};
use crate::texts::text;

/// Something did not load.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{address} did not load: {reason}")]
pub struct LoadError {
    pub(crate) address: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum Reason {
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The answer is not what was requested.
    #[error("{0}")]
    Unreadable(String),
}

impl LoadError {
    /// There is no connection.
    pub fn lost(address: &str) -> Self {
        Self { address: address.to_owned(), reason: RequestError::Lost.into() }
    }

    pub(crate) fn unreadable(address: &str, reason: &dyn std::fmt::Display) -> Self {
        Self { address: address.to_owned(), reason: Reason::Unreadable(reason.to_string()) }
    }

    /// A message for readers, followed by the cause.
    pub(crate) fn with_cause(&self, message: &str, lang: Lang) -> String {
        let cause = match self.reason {
            Reason::Request(RequestError::Slow) => text!(lang, load_slow).to_owned(),
            Reason::Request(RequestError::Lost) => text!(lang, load_lost).to_owned(),
            Reason::Request(RequestError::Unsaved) => text!(lang, load_unsaved).to_owned(),
            Reason::Request(RequestError::Status(status)) => text!(lang, load_status, status = status),
            Reason::Unreadable(_) => text!(lang, load_unreadable).to_owned(),
        };
        format!("{message}{}{cause}", lang.pick(" ", ""))
    }
}

/// A value at an address of the API, as JSON.
pub(crate) async fn get_json<T: DeserializeOwned>(address: &str, page: &str) -> Result<T, LoadError> {
    read_json(&get_text(address, page).await?)
        .ok_or_else(|| LoadError::unreadable(address, &"not the expected JSON"))
}

/// A value at an address, packed.
pub(crate) async fn get_packed<T: DeserializeOwned>(address: &str, page: &str) -> Result<T, LoadError> {
    let bytes = get_bytes(address, page).await?;
    unpack(&bytes).map_err(|error| LoadError::unreadable(address, &error))
}

/// The bytes at an address, by [`request::bytes`].
pub(crate) async fn get_bytes(address: &str, page: &str) -> Result<Vec<u8>, LoadError> {
    request::bytes(address, page).await.map_err(failed(address))
}

/// The text at an address, by [`request::text`].
pub(crate) async fn get_text(address: &str, page: &str) -> Result<String, LoadError> {
    request::text(address, page).await.map_err(failed(address))
}

fn failed(address: &str) -> impl Fn(RequestError) -> LoadError {
    move |error| LoadError { address: address.to_owned(), reason: error.into() }
}
