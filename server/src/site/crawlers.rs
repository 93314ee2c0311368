//! `/robots.txt` and `/sitemap.xml`: which pages there are for crawlers.

use std::fmt::Write as _;

use app::address::{Base, Page};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use model::lang::Lang;
use model::query::Query;
use model::record::State as RecordState;

use crate::http::cache_control;
use crate::state::AppState;

/// Robots that fetch a page once someone shares its address, to show a preview: they may fetch queries, since a view is an
/// address with a query. Of Chinese messengers only that of Dingtalk is known by name; others show what the application of
/// the sender sends along.
const PREVIEW_ROBOTS: [&str; 17] = [
    "facebookexternalhit",
    "Facebot",
    "Twitterbot",
    "LinkedInBot",
    "Slackbot",
    "Slackbot-LinkExpanding",
    "Slack-ImgProxy",
    "WhatsApp",
    "TelegramBot",
    "Discordbot",
    "SkypeUriPreview",
    "MicrosoftPreview",
    "Pinterestbot",
    "redditbot",
    "Viber",
    "Iframely",
    "DingTalkBot-LinkService",
];

/// Excludes queries, because filters combine to an unlimited number of addresses. Every record has its own page. Only
/// robots that show previews may fetch them.
pub(crate) async fn robots(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let base = state.settings.base();
    let sitemap = format!("{}{base}/sitemap.xml", state.origin(&headers));
    let previews = PREVIEW_ROBOTS.map(|name| format!("User-agent: {name}\n")).concat();
    let never = format!("Disallow: {base}/api/\nDisallow: {base}/tiles/\n");
    let text =
        format!("{previews}{never}\nUser-agent: *\n{never}Disallow: {base}/*?\n\nSitemap: {sitemap}\n");
    answer(&state, "text/plain; charset=utf-8", text)
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
        // Ids, paths and origins contain no characters that XML escapes.
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
    answer(&state, "application/xml; charset=utf-8", xml)
}

fn answer(state: &AppState, media_type: &'static str, text: String) -> Response {
    let cache = state.cache_control(cache_control::SHORT);
    ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, cache)], text).into_response()
}
