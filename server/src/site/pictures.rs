//! Pictures of views and of records, for previews of links and to save.
//!
//! `/{lang}/share.png`, `share.svg`, `picture.png` and `picture.svg`, each with the query of the view, and the same below
//! `/{lang}/records/{id}/`. Like pages they leave out what they cannot read of a query. A
//! release that the server does not have is an error: a page elsewhere shows the picture as that of its release.

use std::sync::Arc;

use app::address::{Base, Page, PictureFile};
use app::context::SiteContext;
use app::pictures::{Form, Input, SAVED_SCALE, Subject, draw};
use axum::extract::{OriginalUri, RawQuery, State};
use axum::http::{HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Response};
use model::id::Id;
use model::lang::Lang;
use model::page::latest_source;
use model::query::{ParsedQuery, Query};
use model::view::Page as Cut;

use super::fallback::fallback;
use super::render::site_settings;
use crate::http::{ProblemDetails, cache_control, etag, headers};
use crate::pictures::{PictureBytes, png};
use crate::release::Release;
use crate::state::AppState;

/// Answers with a picture, or with a page where the path is none of a picture.
pub(super) async fn get(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    method: Method,
    uri: OriginalUri,
) -> Response {
    let base = Base::new(state.settings.base());
    let Some((lang, page, file)) = base.picture_at(uri.path()) else {
        return fallback(State(state), method, uri).await;
    };
    let read = Query::parse(&query.unwrap_or_default());
    let release = match &read.query.release {
        None => state.release.load_full(),
        Some(id) => match state.release(id.as_str()) {
            Some(release) => release,
            None => return ProblemDetails::NotFound { kind: "release", id: id.to_string() }.into_response(),
        },
    };
    let request = PictureRequest { release, lang, page, query: read.query, file };
    match request.picture(&state).await {
        Ok(picture) => request.response(picture),
        Err(problem) => problem.into_response(),
    }
}

/// What is drawn, from which release.
#[derive(Clone)]
struct PictureRequest {
    release: Arc<Release>,
    lang: Lang,
    page: Page,
    query: Query,
    file: PictureFile,
}

impl PictureRequest {
    /// The picture, from the cache or drawn. Drawing takes up to a second of a processor, so it is done beside the
    /// requests, and only so many at a time.
    async fn picture(&self, state: &AppState) -> Result<PictureBytes, ProblemDetails> {
        let (request, state) = (self.clone(), state.clone());
        let pictures = Arc::clone(&state.pictures);
        let drawing = async move {
            let permit = state.pictures.permit().ok_or(ProblemDetails::Busy)?;
            let work = state.work.clone();
            let draw = move || {
                let _permit = permit;
                let bytes = request.draw(&state)?;
                Ok(PictureBytes { etag: etag(&bytes), bytes: bytes.into() })
            };
            work.run(draw).await?
        };
        pictures
            .drawn
            .try_get_with(self.key(), drawing)
            .await
            .map_err(|problem: Arc<ProblemDetails>| (*problem).clone())
    }

    /// The key has only what changes the picture, so that parameters that messengers append find the same one.
    fn key(&self) -> String {
        let (release, lang, file) = (&self.release.id, self.lang.tag(), self.file.name());
        match &self.page {
            Page::Record(id) => format!("{release} {lang} {file} record {id}"),
            _ => format!("{release} {lang} {file} view {}", self.shown()),
        }
    }

    /// The query without what a picture does not show.
    fn shown(&self) -> Query {
        let query = Query { sort: None, release: None, ..self.query.clone() };
        match self.file {
            PictureFile::SharePng | PictureFile::ShareSvg => Query { selected: None, ..query },
            PictureFile::Png | PictureFile::Svg => query,
        }
    }

    fn draw(&self, state: &AppState) -> Result<Vec<u8>, ProblemDetails> {
        let (form, scale) = match self.file {
            PictureFile::SharePng | PictureFile::ShareSvg => (Form::Share, 1.0),
            PictureFile::Png | PictureFile::Svg => (Form::Full, SAVED_SCALE),
        };
        let fonts = match self.file {
            PictureFile::SharePng | PictureFile::Png => {
                Some(state.assets.picture_fonts.as_ref().ok_or(ProblemDetails::NoFonts)?)
            }
            PictureFile::ShareSvg | PictureFile::Svg => None,
        };
        let svg = self.svg(state, form)?;
        match fonts {
            Some(fonts) => png(fonts, &svg, scale).map_err(ProblemDetails::Internal),
            None => Ok(svg.into_bytes()),
        }
    }

    fn svg(&self, state: &AppState, form: Form) -> Result<String, ProblemDetails> {
        let (release, lang) = (&*self.release, self.lang);
        let site = site_settings(&state.settings, &state.assets, release, lang);
        // The address in the picture names the release, so that it shows the same after the next one.
        let site = SiteContext::new(site, lang, Id::new(&release.id).ok().as_ref());
        let dataset = release.dataset(lang);
        let as_of = latest_source(&release.index, lang);
        let input = |subject| Input { site: &site, dataset, subject, as_of: as_of.as_deref() };
        if let Page::Record(id) = &self.page {
            let not_found = || ProblemDetails::NotFound { kind: "record", id: id.clone() };
            let page = release.record(id, lang).ok_or_else(not_found)?;
            return Ok(draw(&input(Subject::Record(&page)), form));
        }
        let read = ParsedQuery { query: self.shown(), ..ParsedQuery::default() };
        // A picture has no list of results.
        let cut = Cut { limit: 0, ..Cut::FIRST };
        let page = release.atlas(&read, lang, cut)?;
        Ok(draw(&input(Subject::View(&read.query, &page)), form))
    }

    fn response(&self, picture: PictureBytes) -> Response {
        let is_svg = matches!(self.file, PictureFile::ShareSvg | PictureFile::Svg);
        let (media_type, extension) = if is_svg { ("image/svg+xml", "svg") } else { ("image/png", "png") };
        // Only ids, which need no escaping, get into the name of the file.
        let subject = match &self.page {
            Page::Record(id) => id,
            _ => "atlas",
        };
        let name = format!("{subject}-{}-{}.{extension}", self.lang.tag(), self.release.id);
        let mut response = picture.bytes.into_response();
        response.headers_mut().insert(header::ETAG, picture.etag);
        let values = [
            (header::CONTENT_TYPE, media_type),
            (header::CONTENT_DISPOSITION, &format!("inline; filename=\"{name}\"")),
            (header::CACHE_CONTROL, cache_control::REVALIDATE),
            (header::CONTENT_SECURITY_POLICY, headers::SVG),
            // Previews of links, and copies of the atlas as static HTML, show them.
            (headers::RESOURCE_POLICY, "cross-origin"),
        ];
        for (name, value) in values {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
