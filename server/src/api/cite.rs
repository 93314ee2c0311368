//! `/cite?format=…`: the reference to the answer to a query, or with `record` to a record.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use model::query::Parameter;
use model::reference::Format;
use model::when::{Day, Doubt, When};

use super::query::{ApiQuery, parameters};
use crate::http::{ProblemDetails, cache_control};
use crate::reference::Cited;
use crate::state::AppState;

/// The parameters that no other address has: the format, a record, and the day of access. The server adds no day of its
/// own: the same address gives the same file, and the reader's day may be another one.
const OWN: [&str; 3] = ["format", "record", "accessed"];

/// The reference as a file.
pub(super) async fn get(
    State(state): State<AppState>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, ProblemDetails> {
    let own =
        |wanted: &str| parameters(query.as_deref()).find(|(name, _)| *name == wanted).map(|(_, value)| value);
    let read = ApiQuery::read_with(query.as_deref(), &OWN)?;
    let format = own("format").unwrap_or_default();
    let format: Format =
        format.parse().map_err(|_| ProblemDetails::invalid("format", format, &Format::WORDS.join(", ")))?;
    let (release, origin) = (read.release(&state)?, state.origin(&headers));
    let cited = Cited {
        settings: &state.settings,
        release: &release,
        origin: &origin,
        lang: read.lang,
        accessed: own("accessed").map(day).transpose()?,
    };
    let reference = match own("record") {
        None => cited.view(&read.read.query)?,
        Some(id) => {
            refuse_filters(query.as_deref())?;
            cited.record(id).ok_or_else(|| ProblemDetails::NotFound { kind: "record", id: id.to_owned() })?
        }
    };
    let name = format!("attachment; filename=\"{}.{}\"", reference.key, format.extension());
    let headers = [
        (header::CONTENT_TYPE, format.media_type()),
        (header::CONTENT_DISPOSITION, &name),
        (header::CACHE_CONTROL, state.cache_control(cache_control::REVALIDATE)),
    ];
    Ok((headers, reference.write(format)).into_response())
}

/// Reads the day of access.
fn day(value: &str) -> Result<Day, ProblemDetails> {
    match value.parse() {
        Ok(When::At(date)) if date.day().is_some() && date.doubt() == Doubt::None => Ok(date.first_day()),
        _ => Err(ProblemDetails::invalid("accessed", value, "a day, such as 2026-03-01")),
    }
}

/// Refuses filters beside a record, because they would have no effect.
fn refuse_filters(query: Option<&str>) -> Result<(), ProblemDetails> {
    let accepted: Vec<&str> = OWN.into_iter().chain(["lang", Parameter::Release.as_str()]).collect();
    match parameters(query).find(|(name, _)| !accepted.contains(name)) {
        None => Ok(()),
        Some((name, _)) => {
            Err(ProblemDetails::UnknownParameter { name: name.to_owned(), accepted: accepted.join(", ") })
        }
    }
}
