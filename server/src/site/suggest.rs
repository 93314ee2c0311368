//! What a search may become, as a piece of HTML for the field of the search. The API tells programs the same.

use app::context::SiteContext;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::claim::{BasisWord, Relation, Value};
use model::package::Found;
use model::query::Query;
use model::search::Suggestion;
use model::words::{self, Lang};

use super::{render, routes};
use crate::release::Release;
use crate::serve::AppState;

/// The most suggestions: what stands below the field without scrolling.
const MOST: usize = 8;

/// `/{lang}/suggest?q=…`: lenient as pages are, and nothing where no word is typed.
pub(crate) async fn suggested(
    State(state): State<AppState>,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
    method: Method,
    uri: OriginalUri,
) -> Response {
    let Some(lang) = Lang::ALL.into_iter().find(|lang| lang.tag() == tag).filter(|_| method == Method::GET)
    else {
        return routes::fallback(State(state), method, uri).await;
    };
    let read = Query::read(&query.unwrap_or_default());
    let Some(text) = &read.query.text else { return StatusCode::NO_CONTENT.into_response() };
    let asked = read.query.release.as_ref().and_then(|id| state.release_called(id.as_str()));
    let release = asked.unwrap_or_else(|| state.release.load_full());
    let groups = release.search.suggest(text, lang, MOST);
    let site = render::site(&state.settings, &state.assets, &release, lang);
    let site = SiteContext::new(site, lang, read.query.release.as_ref());
    let about = |suggestion: &Suggestion| about(&release, suggestion, lang);
    let html = app::server_pages::suggestions(site, read.query, groups, about);
    let mut response = html.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=0, must-revalidate"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// What tells a record from others of its name: date and place of a row, the office of a person, what holds a place.
fn about(release: &Release, suggestion: &Suggestion, lang: Lang) -> Option<String> {
    let pack = release.pack(lang);
    let id = suggestion.id.as_str();
    if let Some(row) = pack.rows.iter().find(|row| row.id.as_str() == id) {
        let place = row.place.as_ref().map(|place| pack.name(place.as_str()));
        let both: Vec<String> = row.date.iter().cloned().chain(place).collect();
        return (!both.is_empty()).then(|| both.join(lang.pick(", ", "，")));
    }
    if let Some((_, site)) = pack.places.get_key_value(id) {
        return site.parent.as_ref().map(|parent| pack.name(parent.as_str()));
    }
    let package = &release.index.package;
    let Some(Found::Record(at)) = package.find(id) else { return None };
    // What is only concluded would need its mark.
    let mut stated = package
        .claims_of(&package.records[at])
        .iter()
        .filter(|claim| claim.basis.word() == BasisWord::Explicit);
    stated.find_map(|claim| match &claim.value {
        Value::Link(link) if link.relation == Relation::AffiliatedWith => {
            let office = lang.pick(&link.role_en, &link.role_zh).clone();
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
