//! Pages as HTML: a request goes in, a document comes out. This module is independent of HTTP.

use std::sync::Arc;

use app::address::Page;
use app::context::{Site, SiteContext};
use app::data::Loaded;
use app::server_pages::{Head, PageData, Shared, Subject, document, map_options, title};
use leptos_router::location::RequestUrl;
use model::lang::Lang;
use model::page::{RefusedValue, SourcePage, sources};
use model::query::{Accepted, Parameter, Query};
use model::view::Page as Cut;

use super::preview::preview;
use super::request::PageRequest;
use crate::assets::{Assets, LICENCES_PATH};
use crate::config::Settings;
use crate::reference::Cited;
use crate::release::Release;
use crate::search::SearchError;

/// Fewer rows fit the memory of any device that has a browser.
const MANY_ROWS: usize = 4000;

/// A rendered page.
pub(super) struct Document {
    /// Whether there is such a page; if not, it is the 404 page.
    pub(super) found: bool,
    /// The document.
    pub(super) html: String,
}

/// Renders a page.
pub(super) fn render(request: &PageRequest) -> Result<Document, SearchError> {
    let data = data(request)?;
    let found =
        !matches!(data, PageData::Missing | PageData::MissingRelease(_) | PageData::RecordPanel(_, None));
    let query = request.read.query.to_string();
    let address = match &request.studio {
        Some(studio) => studio.choice.address(&request.base, request.lang, request.read.query.clone()),
        None if query.is_empty() => request.path.to_owned(),
        None => format!("{}?{query}", request.path),
    };
    let mut settings = site_settings(request.settings, request.assets, request.release, request.lang);
    // With values that were refused, only the address says what the page shows.
    settings.query = request.read.refused.is_empty().then_some(query);
    let mut site = SiteContext::new(settings, request.lang, request.read.query.release.as_ref());
    if let Some(Page::Embed(..)) = request.page {
        site = site.embedded(request.presentation.clone());
    }
    let head = head(request, &site, &data, found);
    let url = request_url(&address, request.path, request.lang);
    Ok(Document { found, html: document(site, url, request.path, &head, data) })
}

/// The content of the page.
fn data(request: &PageRequest) -> Result<PageData, SearchError> {
    let (release, lang) = (request.release, request.lang);
    let index = &release.index;
    Ok(match &request.page {
        None => PageData::Missing,
        Some(Page::Atlas(_)) => answer(request, Cut::FIRST)?,
        // An embed that names a release is frozen to it.
        Some(Page::Embed(..)) => match missing_release(request) {
            Some(id) => PageData::MissingRelease(id),
            None => answer(request, Cut { limit: request.presentation.rows(), ..Cut::FIRST })?,
        },
        Some(Page::Record(id)) if request.record_panel => {
            PageData::RecordPanel(id.clone(), release.record(id, lang).map(Arc::new))
        }
        Some(Page::Record(id)) => release.record(id, lang).map_or(PageData::Missing, |page| {
            PageData::Record(Arc::new(page), Arc::clone(release.dataset(lang)))
        }),
        Some(Page::Sources) => PageData::Sources(sources(index, lang)),
        Some(Page::Source(id)) => SourcePage::new(index, id, lang)
            .map_or(PageData::Missing, |page| PageData::Source(Box::new(page))),
        Some(Page::About) => PageData::About,
        Some(Page::Accessibility) => PageData::Accessibility,
        Some(Page::Offline) => PageData::Offline,
        Some(Page::Studio(..)) => match &request.studio {
            None => PageData::Missing,
            Some(studio) => {
                let has_public_url = !request.settings.public_url.is_empty();
                studio.data(release, lang, &request.read, has_public_url)?
            }
        },
        Some(Page::Share(_)) => {
            let subject = Subject::View(Box::new(release.atlas(&request.read, lang, Cut::FIRST)?));
            let reference = cited(request).view(&request.read.query)?;
            PageData::Share(Box::new(Shared { subject, reference }))
        }
        Some(Page::ShareRecord(id)) => shared_record(request, id).unwrap_or(PageData::Missing),
    })
}

/// The page for sharing a record; `None` if there is no such record.
fn shared_record(request: &PageRequest, id: &str) -> Option<PageData> {
    let record = request.release.record(id, request.lang)?;
    let reference = cited(request).record(id)?;
    Some(PageData::Share(Box::new(Shared { subject: Subject::Record(Arc::new(record)), reference })))
}

/// What references on the page have in common. Without the day of access: the page is kept for other readers.
fn cited<'request>(request: &'request PageRequest) -> Cited<'request> {
    Cited {
        settings: request.settings,
        release: request.release,
        origin: request.settings.origin(),
        lang: request.lang,
        accessed: None,
    }
}

/// The answer to the query, with a part of the results.
fn answer(request: &PageRequest, cut: Cut) -> Result<PageData, SearchError> {
    let (release, lang) = (request.release, request.lang);
    let mut page = release.atlas(&request.read, lang, cut)?;
    page.refused.extend(unknown_release(request));
    let selected = request.read.query.selected.as_ref();
    let record = selected.and_then(|id| release.record(id.as_str(), lang)).map(Arc::new);
    let loaded = Loaded {
        frame: Arc::clone(release.frame(lang)),
        dataset: Some(Arc::clone(release.dataset(lang))),
        read: request.read.clone(),
        page: Arc::new(page),
    };
    Ok(PageData::Atlas(Box::new(loaded), record))
}

/// The metadata of the page for browsers, crawlers and messengers.
fn head(request: &PageRequest, site: &SiteContext, data: &PageData, found: bool) -> Head {
    let (settings, lang) = (request.settings, request.lang);
    let title = title(data, lang, request.release.index.package.title(lang));
    let origin = settings.origin();
    let is_share = matches!(request.page, Some(Page::Share(_) | Page::ShareRecord(_)));
    let canonical = request.page.as_ref().filter(|_| !is_share).map(|page| match page {
        Page::Atlas(_) | Page::Embed(..) => Page::Atlas(request.read.query.results_only()),
        page => page.clone(),
    });
    let address = |lang, page: &Page| format!("{origin}{}", request.base.to(lang, page));
    let canonical_address = canonical.as_ref().map(|page| address(lang, page)).unwrap_or_default();
    Head {
        preview: preview(request, site, data, &canonical_address),
        description: description(data, &title, lang),
        title,
        canonical: canonical_address,
        alternates: canonical
            .iter()
            .flat_map(|page| Lang::ALL.map(|lang| (lang.tag().to_owned(), address(lang, page))))
            .collect(),
        oembed: if found { oembed(request, site, origin) } else { Vec::new() },
        // Queries are not indexed, because there is no end of them; every record has its own page.
        // What the page about saved records shows is on the device of the reader.
        index: found
            && !matches!(request.page, Some(Page::Offline | Page::Studio(..)))
            && !is_share
            && !request.record_panel
            && !request.read.query.is_filtered()
            && request.read.query.skip == 0
            && request.read.query.selected.is_none(),
        styles: request.assets.styles.clone(),
        look: request.assets.look,
        simple_style: request.assets.simple_style.clone(),
        read_aloud: request.assets.read_aloud.clone(),
        print_style: request.assets.print_style.clone(),
        embed_style: request.assets.embed_style.clone(),
        share: if is_share { request.assets.share.clone() } else { Default::default() },
        start: request.assets.start.clone(),
        // The panels that the server computes lead to the atlas, and not to an embed.
        is_live: request.studio.is_none() && !(site.is_remote() && site.embed.is_some()),
        studio: request.studio.as_ref().and(request.assets.studio.clone()),
        studio_style: request.studio.as_ref().and(request.assets.studio_style.clone()),
        embed: request.assets.embed.clone(),
        messages: request.assets.messages.clone(),
        hosts: settings.embed_ancestors.join(" "),
        application: request.assets.application.clone(),
        rows: (matches!(request.page, Some(Page::Atlas(_))) && !site.is_remote())
            .then(|| request.base.rows(&request.release.id, request.lang)),
        row_count: Some(request.release.index.rows.len())
            .filter(|rows| *rows >= MANY_ROWS && !site.is_remote()),
        offline: settings.offline.then(|| request.assets.offline.clone()),
        version: version(request.assets, request.release),
    }
}

/// The answers for oEmbed of a view, a record or an embed. Without a public address there are none, because they are
/// found by an address with a host.
fn oembed(request: &PageRequest, site: &SiteContext, origin: &str) -> Vec<(&'static str, String)> {
    // Of the release that the page shows, which need not be the requested one.
    let query = Query { release: None, ..request.read.query.clone() };
    let page = match &request.page {
        _ if origin.is_empty() || request.record_panel => return Vec::new(),
        Some(Page::Atlas(_)) => Page::Atlas(query),
        Some(Page::Embed(..)) => Page::Embed(query, request.presentation.clone()),
        Some(Page::Record(id)) => Page::Record(id.clone()),
        _ => return Vec::new(),
    };
    let url = format!("{origin}{}", site.to(&page));
    let url: String = url::form_urlencoded::byte_serialize(url.as_bytes()).collect();
    [("application/json+oembed", "json"), ("text/xml+oembed", "xml")]
        .map(|(media_type, format)| {
            let path = request.base.file(&format!("oembed?url={url}&format={format}"));
            (media_type, format!("{origin}{path}"))
        })
        .to_vec()
}

/// Identifies build and release. Pages name theirs, and answers name theirs in a header, so that an open
/// page notices that the server has another one.
pub(super) fn version(assets: &Assets, release: &Release) -> String {
    format!("{} {}", release.id, assets.build)
}

/// The settings of the interface, which are the same on every page.
pub(crate) fn site_settings(settings: &Settings, assets: &Assets, release: &Release, lang: Lang) -> Site {
    let mut site = Site {
        name: release.index.package.title(lang).to_owned(),
        base: settings.base().to_owned(),
        public_url: settings.public_url.clone(),
        release: release.id.clone(),
        map_approval: settings.map_approval.clone(),
        map_module: assets.map_module.clone(),
        is_remote: release.dataset(lang).rows.len() > settings.browser_rows,
        is_short_of_memory: false,
        query: None,
        tiles: crate::tiles::layer_options(&settings.tiles, lang, settings.base()),
        map_options: String::new(),
        correction_url: settings.correction_url.clone(),
        accessibility_contact: settings.accessibility_contact.clone(),
        footer: settings.footer.clone(),
        licences: assets.licences.as_ref().map(|_| format!("{}/{LICENCES_PATH}", settings.base())),
    };
    if let Some(base_map) = &release.dataset(lang).base_map {
        site.map_options = map_options(lang, &site, base_map.corner());
    }
    site
}

/// The address for the router of the interface, which must read exactly the path of the request. It reads `//x` as a
/// host and `/en/../zh/` as `/zh/`, and panics if parsing fails, as for `//[`. There are no pages at such paths, so the
/// router gets another path without a page, in the same language.
fn request_url(address: &str, path: &str, lang: Lang) -> RequestUrl {
    let url = RequestUrl::new(address);
    match url.parse() {
        Ok(read) if read.path() == path => url,
        _ => RequestUrl::new(&format!("/{}/-", lang.tag())),
    }
}

/// A notice that the requested release is unknown and the current one is shown.
fn unknown_release(request: &PageRequest) -> Option<RefusedValue> {
    let value = missing_release(request)?;
    let parameter = Parameter::Release.as_str().to_owned();
    let accepted = Accepted::CurrentRelease(request.release.id.clone()).describe(request.lang);
    Some(RefusedValue { parameter, value, accepted })
}

/// The requested release, if the server does not have it.
fn missing_release(request: &PageRequest) -> Option<String> {
    let requested = request.read.query.release.as_ref();
    requested.filter(|id| id.as_str() != request.release.id).map(ToString::to_string)
}

/// The description of a page for search results.
fn description(data: &PageData, title: &str, lang: Lang) -> String {
    match data {
        PageData::Atlas(loaded, _) => loaded.page.view.sentence.clone(),
        PageData::Record(page, _) => page.description(lang),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use app::address::Base;

    use super::*;

    #[test]
    fn the_router_reads_the_requested_path_or_one_without_a_page() {
        let routed = |path: &str| {
            let url = request_url(&format!("{path}?q=a"), path, Lang::Zh).parse().unwrap();
            url.path().to_owned()
        };
        for path in ["/", "/en/", "/atlas/zh/records/week-2021", "/en/records/%E5%8D%97", "/en//", "/%5C"] {
            assert_eq!(routed(path), path);
        }
        for path in ["", "*", "//", "///", "/\\", "//[", "//x:99999", "//x/en/", "/en/../zh/", "http://["] {
            assert_eq!(routed(path), "/zh/-", "{path}");
        }
        assert_eq!(Base::default().page("/zh/-"), None);
    }
}
