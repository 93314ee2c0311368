//! `/robots.txt` and `/sitemap.xml`: which pages there are for crawlers.

use std::fmt::Write as _;

use app::address::{Base, Page};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use model::lang::Lang;
use model::query::Query;
use model::record::State as RecordState;

use crate::state::AppState;

/// Excludes queries, because filters combine to an unlimited number of addresses. Every record has its own page.
pub(crate) async fn robots(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let base = state.settings.base();
    let sitemap = format!("{}{base}/sitemap.xml", state.origin(&headers));
    let text = format!(
        "User-agent: *\nDisallow: {base}/api/\nDisallow: {base}/tiles/\nDisallow: {base}/*?\n\nSitemap: {sitemap}\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Every page that may be indexed, with the same page in the other language.
pub(crate) async fn sitemap(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let release = state.release.load();
    let package = &release.index.package;
    let base = Base::new(state.settings.base());
    let origin = state.origin(&headers);
    let published = package.records.iter().filter(|record| record.row.state == RecordState::Published);
    let pages = [Page::Atlas(Query::default()), Page::Sources, Page::About, Page::Accessibility]
        .into_iter()
        .chain(package.sources.iter().map(|source| Page::Source(source.id.to_string())))
        .chain(published.map(|record| Page::Record(record.row.id.to_string())));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        // Ids and paths contain no characters that XML escapes.
        let address = |lang| format!("{origin}{}", base.to(lang, &page));
        let alternates = Lang::ALL.map(|lang| {
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", lang.tag(), address(lang))
        });
        for lang in Lang::ALL {
            // Writing to a string cannot fail.
            let _ = writeln!(xml, "<url><loc>{}</loc>{}</url>", address(lang), alternates.concat());
        }
    }
    xml.push_str("</urlset>\n");
    ([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response()
}
