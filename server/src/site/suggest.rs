//! `/{lang}/suggest`: suggestions for the search field as an HTML fragment. `/api/v1/suggest` has them as JSON.

use app::context::SiteContext;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::basis::BasisWord;
use model::claim::{Relation, Value};
use model::lang::Lang;
use model::package::Found;
use model::page::Suggestion;
use model::query::Query;
use model::words;

use super::fallback::fallback;
use super::render::site_settings;
use crate::http::{ProblemDetails, cache_control};
use crate::release::Release;
use crate::search::SearchError;
use crate::state::AppState;

/// The most suggestions: as many as fit below the field without scrolling.
const MAX_SUGGESTIONS: usize = 8;

/// `/{lang}/suggest?q=…`. Like pages it ignores invalid parameters; without words it answers 204.
pub(super) async fn get(
    State(state): State<AppState>,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
    method: Method,
    uri: OriginalUri,
) -> Response {
    let Some(lang) = Lang::from_tag(&tag).filter(|_| method == Method::GET) else {
        return fallback(State(state), method, uri).await;
    };
    let read = Query::parse(&query.unwrap_or_default());
    let Some(text) = read.query.text.clone() else { return StatusCode::NO_CONTENT.into_response() };
    let work = state.work.clone();
    let html = work.run(move || {
        let release = state.release_or_current(read.query.release.as_ref());
        let groups = release.search()?.suggest(&text, lang, MAX_SUGGESTIONS);
        let site = site_settings(&state.settings, &state.assets, &release, lang);
        let site = SiteContext::new(site, lang, read.query.release.as_ref());
        let distinction = |suggestion: &Suggestion| distinction(&release, suggestion, lang);
        Ok::<_, SearchError>(app::server_pages::suggestions(site, read.query, groups, distinction))
    });
    let mut response = match html.await {
        Ok(Ok(html)) => html.into_response(),
        // The field works without suggestions.
        Ok(Err(SearchError::NotBuilt)) => return StatusCode::NO_CONTENT.into_response(),
        Ok(Err(error)) => return ProblemDetails::from(error).into_response(),
        Err(error) => return ProblemDetails::from(error).into_response(),
    };
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, cache_control::REVALIDATE),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What distinguishes a record from others with the same name: date and place of a row, the office of a person, the
/// parent of a place.
fn distinction(release: &Release, suggestion: &Suggestion, lang: Lang) -> Option<String> {
    let dataset = release.dataset(lang);
    let id = suggestion.id.as_str();
    if let Some(row) = dataset.rows.iter().find(|row| row.id.as_str() == id) {
        let place = row.place.as_ref().map(|place| dataset.name(place.as_str()));
        let both: Vec<String> = row.date.iter().map(String::from).chain(place).collect();
        return (!both.is_empty()).then(|| both.join(lang.pick(", ", "，")));
    }
    if let Some((_, site)) = dataset.places.get_key_value(id) {
        return site.parent.as_ref().map(|parent| dataset.name(parent.as_str()));
    }
    let package = &release.index.package;
    let Some(Found::Record(at)) = package.find(id) else { return None };
    // Only what a source states: an inferred office would need its mark, and there is no room for one.
    let mut stated = package
        .claims_of(&package.records[at])
        .iter()
        .filter(|claim| claim.basis.word() == BasisWord::Explicit);
    stated.find_map(|claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::AffiliatedWith => {
            let office = lang.pick(&link.role_en, &link.role_zh).as_ref().map(ToString::to_string);
            let Some(Found::Record(body)) = package.find(link.target.as_str()) else { return office };
            let body = words::name(&package.records[body].row, lang);
            Some(office.map_or(body.clone(), |office| match lang {
                Lang::En => format!("{office}, {body}"),
                Lang::Zh => format!("{body}{office}"),
            }))
        }
        _ => None,
    })
}
