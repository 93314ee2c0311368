//! `/oembed`: the embed of an address of this site, for editors that turn addresses into embeds.
//!
//! Version 1.0 of <https://oembed.com>, type `rich`. The address comes from anybody, so nothing of it is repeated in
//! errors, and answers have only what was read of it.

use std::fmt::Write as _;

use app::address::{Base, Page};
use app::pictures::SHARE_SIZE;
use app::server_pages::{Embedding, FrameWidth, fitting_height};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use model::id::Id;
use model::presentation::{Part, Presentation};
use model::query::{ParsedQuery, Query};
use model::view::Page as Cut;
use serde::Serialize;
use url::Url;
use url::form_urlencoded;

use crate::http::ProblemDetails::NotEmbeddable;
use crate::http::{ProblemDetails, cache_control};
use crate::state::AppState;

/// The width of an embed in pixels, if the consumer allows it: a column of a page.
const WIDTH: u32 = 760;
/// The longest address in bytes.
const MOST_ADDRESS: usize = 4_000;
/// How long consumers may keep an answer, in seconds: an hour, and a year if it is frozen to a release.
const LIVE: u32 = 3_600;
const FROZEN: u32 = 31_536_000;

/// An answer, with the names of the specification.
#[derive(Debug, Serialize)]
struct Oembed {
    r#type: &'static str,
    version: &'static str,
    title: String,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    html: String,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
}

/// The share picture. The greatest width and height hold for it, too, and it has one size.
#[derive(Debug, Serialize)]
struct Thumbnail {
    #[serde(rename = "thumbnail_url")]
    url: String,
    #[serde(rename = "thumbnail_width")]
    width: u32,
    #[serde(rename = "thumbnail_height")]
    height: u32,
}

/// A form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Xml,
}

/// The parameters of a request. Consumers add their own, which are ignored.
#[derive(Debug)]
struct Request {
    url: String,
    format: Format,
    max_width: Option<u32>,
    max_height: Option<u32>,
}

/// What an address of this site shows.
struct Target {
    embedding: Embedding,
    height: u32,
    site: String,
}

/// `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…`
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ProblemDetails> {
    let request = Request::read(query.as_deref().unwrap_or_default())?;
    let answer = answer(&state, &request, &state.origin(&headers))?;
    let (media_type, body) = match request.format {
        Format::Json => ("application/json; charset=utf-8", json(&answer)?),
        Format::Xml => ("text/xml; charset=utf-8", xml(&answer)?),
    };
    let mut response = body.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, state.cache_control(cache_control::SHORT)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

impl Request {
    fn read(query: &str) -> Result<Self, ProblemDetails> {
        let (mut url, mut format) = (None, Format::Json);
        let (mut max_width, mut max_height) = (None, None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "url" => url = Some(value.into_owned()),
                "format" => {
                    format = match &*value {
                        "json" => Format::Json,
                        "xml" => Format::Xml,
                        _ => return Err(ProblemDetails::UnknownFormat),
                    }
                }
                "maxwidth" => max_width = Some(pixels("maxwidth", &value)?),
                "maxheight" => max_height = Some(pixels("maxheight", &value)?),
                _ => {}
            }
        }
        let accepted = "an address of this site, of at most 4000 bytes";
        let url = url.filter(|url| url.len() <= MOST_ADDRESS);
        let url = url.ok_or_else(|| ProblemDetails::invalid("url", "", accepted))?;
        Ok(Self { url, format, max_width, max_height })
    }
}

fn pixels(name: &str, value: &str) -> Result<u32, ProblemDetails> {
    let pixels = value.parse().ok().filter(|pixels| *pixels > 0);
    // The value is not repeated.
    pixels.ok_or_else(|| ProblemDetails::invalid(name, "", "a number of pixels from 1"))
}

/// The answer; an error if the address has no embed.
fn answer(state: &AppState, request: &Request, origin: &str) -> Result<Oembed, ProblemDetails> {
    let url = Url::parse(&request.url).ok().filter(|url| is_own(url, origin)).ok_or(NotEmbeddable)?;
    let width = request.max_width.unwrap_or(WIDTH).min(WIDTH);
    let Target { embedding, site, height, .. } = target(state, &url, origin, width)?;
    let height = request.max_height.map_or(height, |most| height.min(most));
    let is_frozen = embedding.query.release.is_some();
    Ok(Oembed {
        r#type: "rich",
        version: "1.0",
        provider_url: embedding.base.to(embedding.lang, &Page::Atlas(Query::default())),
        provider_name: site,
        cache_age: if is_frozen { FROZEN } else { LIVE },
        thumbnail: thumbnail(request, &embedding),
        html: embedding.iframe(FrameWidth::Pixels(width), height),
        title: embedding.title,
        width,
        height,
    })
}

/// The thumbnail, if the consumer allows its size.
fn thumbnail(request: &Request, embedding: &Embedding) -> Option<Thumbnail> {
    let fits = |most: Option<u32>, size| most.is_none_or(|most| most >= size);
    (fits(request.max_width, SHARE_SIZE.0) && fits(request.max_height, SHARE_SIZE.1)).then(|| Thumbnail {
        url: embedding.picture(),
        width: SHARE_SIZE.0,
        height: SHARE_SIZE.1,
    })
}

/// Whether an address is on the host of this site, by http or https: editors paste both.
fn is_own(url: &Url, origin: &str) -> bool {
    let Ok(own) = Url::parse(origin) else { return false };
    let has_login = !url.username().is_empty() || url.password().is_some();
    // Either may have the default port of its scheme.
    matches!(url.scheme(), "http" | "https")
        && !has_login
        && url.host() == own.host()
        && url.port() == own.port()
}

/// The embed of an address; an error if there is no such page, record or release, or its page has no embed.
fn target(state: &AppState, url: &Url, origin: &str, width: u32) -> Result<Target, ProblemDetails> {
    let base = Base::new(state.settings.base());
    let text = url.query().unwrap_or_default();
    let read = Query::parse(text);
    let (lang, page) = base.page(url.path()).ok_or(NotEmbeddable)?;
    let mut query = read.query.clone();
    let presentation = match page {
        Page::Atlas(_) => Presentation::default(),
        Page::Embed(..) => Presentation::parse(text),
        Page::Record(id) => {
            let id = Id::new(&id).map_err(|_| NotEmbeddable)?;
            query = Query { selected: Some(id), release: query.release, ..Query::default() };
            Presentation::default().with_parts(vec![Part::Record])
        }
        _ => return Err(NotEmbeddable),
    };
    let release = match &query.release {
        Some(id) => state.release(id.as_str()).ok_or(NotEmbeddable)?,
        None => state.release.load_full(),
    };
    let is_record = presentation.shows(Part::Record);
    let record = match &query.selected {
        Some(id) if is_record => Some(release.record(id.as_str(), lang).ok_or(NotEmbeddable)?),
        None if is_record => return Err(NotEmbeddable),
        _ => None,
    };
    let read = ParsedQuery { query: query.clone(), ..read };
    let view = release.atlas(&read, lang, Cut { limit: presentation.rows(), ..Cut::FIRST })?.view;
    let height = fitting_height(&presentation, width, &view, record.as_ref());
    let title = record.as_ref().map_or(view.sentence, |record| record.name.clone());
    let base = Base::new(&format!("{origin}{}", base.path()));
    let site = release.index.package.title(lang).to_owned();
    Ok(Target { embedding: Embedding { base, lang, query, presentation, title }, height, site })
}

fn json(answer: &Oembed) -> Result<String, ProblemDetails> {
    serde_json::to_string(answer).map_err(|error| ProblemDetails::Internal(error.to_string()))
}

/// The answer as XML: an element for each field.
fn xml(answer: &Oembed) -> Result<String, ProblemDetails> {
    let fields = serde_json::to_value(answer).map_err(|error| ProblemDetails::Internal(error.to_string()))?;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<oembed>\n");
    for (name, value) in fields.as_object().into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        // Writing to a string cannot fail.
        let _ = writeln!(xml, "  <{name}>{}</{name}>", escaped(&value));
    }
    xml.push_str("</oembed>\n");
    Ok(xml)
}

/// Escapes a text for XML, which cannot contain two characters at all. Nor can it contain control characters, but they
/// were dropped when the query was read.
fn escaped(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
