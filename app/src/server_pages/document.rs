//! Renders whole HTML documents: the shell, the head and the page within.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use maud::{DOCTYPE, PreEscaped, html};
use model::dataset::Dataset;
use model::draw::ZOOMS;
use model::lang::Lang;
use model::page::{RecordPage, SourceCard, SourcePage};
use model::query::Query;

use super::about::AboutMain;
use super::accessibility::AccessibilityMain;
use super::embed::{MissingRelease, embed_document};
use super::head::{Head, oembed_links, page_data};
use super::keys::KeysDialog;
use super::links::without_following_queries;
use super::missing::MissingMain;
use super::offline::OfflineMain;
use super::reading_bar::ReadingBar;
use super::record::RecordMain;
use super::record::panel::{PanelMissing, PanelRecord};
use super::share::{ShareMain, Shared, Subject};
use super::source::SourceMain;
use super::sources::SourcesMain;
use super::studio::{StudioData, StudioMain};
use crate::address::Base;
use crate::app::App;
use crate::context::{Site, SiteContext, html_lang};
use crate::data::{Data, Loaded, Rendered};
use crate::texts::text;

/// The data of one page, in its language.
#[derive(Clone, Debug)]
pub enum PageData {
    /// The atlas for a query, and the selected record.
    Atlas(Box<Loaded>, Option<Arc<RecordPage>>),
    /// A record, and the dataset with the base map for its small map.
    Record(Arc<RecordPage>, Arc<Dataset>),
    /// The panel of a record beside the map, by id. `None` if there is no such record.
    RecordPanel(String, Option<Arc<RecordPage>>),
    /// All sources.
    Sources(Vec<SourceCard>),
    /// A source.
    Source(Box<SourcePage>),
    /// Method, caveats, licence, citation and corrections.
    About,
    /// The accessibility statement.
    Accessibility,
    /// The records that are saved on this device.
    Offline,
    /// The embed studio.
    Studio(Box<StudioData>),
    /// An embed of a release that the server does not have.
    MissingRelease(String),
    /// How to share a view or a record.
    Share(Box<Shared>),
    /// The page for unknown addresses.
    Missing,
}

/// The colour of the browser's frame: the ground of the page (`--paper` in `style/tokens.css`).
pub const THEMES: [(&str, &str); 2] = [("light", "#f4f6f4"), ("dark", "#0f161b")];

/// The title of a page, as the browser shows it.
pub fn title(data: &PageData, lang: Lang, site: &str) -> String {
    format!("{} · {site}", own_title(data, lang))
}

/// The title of a page, without the name of the atlas.
pub fn own_title(data: &PageData, lang: Lang) -> &str {
    match data {
        PageData::Atlas(loaded, _) => &loaded.page.view.sentence,
        PageData::Record(page, _) | PageData::RecordPanel(_, Some(page)) => &page.name,
        PageData::Source(page) => &page.card.label,
        PageData::Sources(_) => text!(lang, sources_title),
        PageData::About => text!(lang, about_title),
        PageData::Accessibility => text!(lang, access_title),
        PageData::Offline => text!(lang, offline_title),
        PageData::Studio(_) => text!(lang, studio_title),
        PageData::Share(shared) => match shared.subject {
            Subject::View(_) => text!(lang, share_view),
            Subject::Record(_) => text!(lang, share_record),
        },
        PageData::Missing | PageData::MissingRelease(_) | PageData::RecordPanel(_, None) => {
            text!(lang, missing_title)
        }
    }
}

/// Renders a whole document. `url` is path and query as in the browser, `path` is the requested path. Nothing is
/// asynchronous, so it needs no runtime.
pub fn document(site: SiteContext, url: RequestUrl, path: &str, head: &Head, data: PageData) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(site.clone());
        provide_context(url);
        let is_part = matches!(data, PageData::RecordPanel(..));
        let is_missing_release = matches!(data, PageData::MissingRelease(_));
        let rendered = rendered(data, path);
        if is_part {
            return part(&head.title, &rendered.html.unwrap_or_default());
        }
        if is_missing_release {
            return embed_document(&site, head, &rendered.html.unwrap_or_default(), false);
        }
        provide_context(Data::new(rendered, site.cut()));
        let application = view! { <App/> }.to_html();
        if site.embed.is_some() {
            return embed_document(&site, head, &application, true);
        }
        let outside = without_markers(&view! { <KeysDialog/><ReadingBar/> }.to_html());
        page(&site, head, &(application + &outside))
    });
    owner.cleanup();
    html
}

/// Renders the pages that only the server renders.
fn rendered(data: PageData, path: &str) -> Rendered {
    let path = path.to_owned();
    let html = match data {
        PageData::Atlas(loaded, record) => {
            let selected = Query::parse(&loaded.page.query).query.selected;
            let html = selected.map(|id| match record {
                Some(page) => view! { <PanelRecord page/> }.to_html(),
                None => view! { <PanelMissing id=id.to_string()/> }.to_html(),
            });
            return Rendered { atlas: Some(*loaded), html: html.map(|html| finished(&html)) };
        }
        PageData::RecordPanel(_, Some(page)) => view! { <PanelRecord page/> }.to_html(),
        PageData::RecordPanel(id, None) => view! { <PanelMissing id/> }.to_html(),
        PageData::Record(page, dataset) => {
            view! { <RecordMain page base_map=dataset.base_map_definitions.clone()/> }.to_html()
        }
        PageData::Sources(cards) => view! { <SourcesMain cards/> }.to_html(),
        PageData::Source(page) => view! { <SourceMain page=*page/> }.to_html(),
        PageData::About => view! { <AboutMain/> }.to_html(),
        PageData::Accessibility => view! { <AccessibilityMain/> }.to_html(),
        PageData::Offline => view! { <OfflineMain/> }.to_html(),
        PageData::Studio(data) => view! { <StudioMain data/> }.to_html(),
        PageData::MissingRelease(release) => view! { <MissingRelease release/> }.to_html(),
        PageData::Share(shared) => view! { <ShareMain shared=*shared/> }.to_html(),
        PageData::Missing => view! { <MissingMain path/> }.to_html(),
    };
    Rendered { atlas: None, html: Some(finished(&html)) }
}

/// HTML that is not hydrated.
fn finished(html: &str) -> String {
    without_following_queries(&without_markers(html))
}

/// Removes the comments with which Leptos marks dynamic nodes, since this HTML is not hydrated.
pub(super) fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}

/// The document around a body. Written with `maud`, because Leptos would put hydration markers into the head, even
/// into the title.
fn page(site: &SiteContext, head: &Head, body: &str) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang=(html_lang(site.lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="atlas-version" content=(head.version);
                title { (head.title) }
                meta name="description" content=(head.description);
                @if !head.canonical.is_empty() { link rel="canonical" href=(head.canonical); }
                @if !head.index { meta name="robots" content="noindex"; }
                @for (tag, href) in &head.alternates { link rel="alternate" hreflang=(tag) href=(href); }
                (oembed_links(head))
                @if let Some(preview) = &head.preview { (preview.meta(site, &head.description)) }
                script data-simple=[&head.simple_style] { (PreEscaped(head.look)) }
                @for href in head.styles.iter().chain(&head.studio_style) { link rel="stylesheet" href=(href); }
                @if let Some(href) = &head.print_style { link rel="stylesheet" media="print" href=(href); }
                @if let Some(href) = &head.share[1] { link rel="stylesheet" href=(href); }
                link rel="icon" type="image/svg+xml" href=(site.base.file("icon.svg"));
                link rel="apple-touch-icon" href=(site.base.file("icon-192.png"));
                link rel="manifest" href=(site.base.file(&format!("{}/manifest.webmanifest", site.lang.tag())));
                @for (scheme, colour) in THEMES {
                    meta name="theme-color" content=(colour) media=(format!("(prefers-color-scheme: {scheme})"));
                }
                (page_data(site))
                @if head.is_live { script type="module" id="start" src=(head.start) data-offline=[&head.offline] data-rows=[head.row_count] {} }
                @if let Some(src) = &head.studio { script type="module" src=(src) {} }
                @if let Some(src) = &head.share[0] { script type="module" src=(src) {} }
                @if let Some(src) = &head.read_aloud { script type="module" async fetchpriority="low" src=(src) {} }
            }
            body {
                (PreEscaped(body))
                // What the application needs one after the other, fetched at once. Behind the text, so that the style
                // sheet arrives first; without the wasm, whose size would delay it all the same.
                @if head.is_live { link rel="modulepreload" href=(head.application); }
                @if let Some(href) = &head.rows {
                    link rel="preload" as="fetch" crossorigin="anonymous" fetchpriority="low" href=(href);
                }
            }
        }
    };
    markup.into_string()
}

/// A minimal document for a part of a page. The application reads only its `<main>`.
fn part(title: &str, main: &str) -> String {
    let markup = html! {
        (DOCTYPE)
        html {
            head { meta charset="utf-8"; meta name="robots" content="noindex"; title { (title) } }
            body { main id="main" { (PreEscaped(main)) } }
        }
    };
    markup.into_string()
}

/// The options of the live map as JSON. `corner` is the origin of the units of the picture.
pub fn map_options(lang: Lang, site: &Site, corner: (f64, f64)) -> String {
    let areas = Base::new(&site.base).file(&format!("api/v1/areas/{}", site.release));
    let options = serde_json::json!({
        "areas": areas,
        "corner": corner,
        "zooms": ZOOMS,
        "label": text!(lang, map_keys),
        "none": text!(lang, map_base_none),
        "tiles": site.tiles,
    });
    options.to_string()
}
