//! Pages as HTML. Nothing here knows of HTTP: what is asked goes in, a document comes out.

use std::sync::Arc;

use app::address::{Base, Page};
use app::context::{Site, SiteContext};
use app::data::Loaded;
use app::server_pages::{Head, PageData, document, map_options, title};
use leptos_router::location::RequestUrl;
use model::page::{RefusedValue, SourcePage, sources};
use model::query::{Accepted, Parameter, Read};
use model::words::{self, Lang};

use super::assets::Assets;
use crate::config::Settings;
use crate::release::Release;

/// What a page is made from.
pub(super) struct Asked<'asked> {
    /// How the site runs.
    pub(super) settings: &'asked Settings,
    /// The built interface.
    pub(super) assets: &'asked Assets,
    /// The data.
    pub(super) release: &'asked Arc<Release>,
    /// Where the site lies.
    pub(super) base: Base,
    /// The language of the page.
    pub(super) lang: Lang,
    /// The page, if the path is that of one.
    pub(super) page: Option<Page>,
    /// The path, as it was asked for.
    pub(super) path: &'asked str,
    /// What could be read of the query.
    pub(super) read: Read,
    /// Whether only the part of a record is wanted that stands beside the map.
    pub(super) part: bool,
}

/// A page.
pub(super) struct Document {
    /// Whether what was asked for is there.
    pub(super) found: bool,
    /// The whole of it.
    pub(super) html: String,
}

/// Makes a page.
pub(super) fn render(asked: &Asked) -> Document {
    let data = data(asked);
    let found = !matches!(data, PageData::Missing | PageData::RecordPanel(_, None));
    let head = head(asked, &data, found);
    let query = asked.read.query.to_string();
    let address = if query.is_empty() { asked.path.to_owned() } else { format!("{}?{query}", asked.path) };
    let settings = site(asked.settings, asked.assets, asked.release, asked.lang);
    let site = SiteContext::new(settings, asked.lang, asked.read.query.release.as_ref());
    let url = request_url(&address, asked.path, asked.lang);
    Document { found, html: document(site, url, asked.path, &head, data) }
}

/// What the page shows.
fn data(asked: &Asked) -> PageData {
    let (release, lang) = (asked.release, asked.lang);
    let index = &release.index;
    match &asked.page {
        None => PageData::Missing,
        Some(Page::Atlas(_)) => {
            let mut page = release.atlas(&asked.read, lang);
            page.refused.extend(unknown_release(asked));
            let selected = asked.read.query.selected.as_ref();
            let record = selected.and_then(|id| release.record(id.as_str(), lang)).map(Arc::new);
            let loaded = Loaded {
                pack: Arc::clone(release.pack(lang)),
                read: asked.read.clone(),
                page: Arc::new(page),
            };
            PageData::Atlas(Box::new(loaded), record)
        }
        Some(Page::Record(id)) if asked.part => {
            PageData::RecordPanel(id.clone(), release.record(id, lang).map(Arc::new))
        }
        Some(Page::Record(id)) => release.record(id, lang).map_or(PageData::Missing, |page| {
            PageData::Record(Arc::new(page), Arc::clone(release.pack(lang)))
        }),
        Some(Page::Sources) => PageData::Sources(sources(index, lang)),
        Some(Page::Source(id)) => SourcePage::new(index, id, lang)
            .map_or(PageData::Missing, |page| PageData::Source(Box::new(page))),
        Some(Page::About) => PageData::About,
        Some(Page::Accessibility) => PageData::Accessibility,
    }
}

/// What browsers, crawlers and messengers read of the page.
fn head(asked: &Asked, data: &PageData, found: bool) -> Head {
    let (settings, lang) = (asked.settings, asked.lang);
    let title = title(data, lang, asked.release.index.package.title(lang));
    let origin = settings.public_url.strip_suffix(settings.base()).unwrap_or_default();
    let canonical = asked.page.as_ref().map(|page| match page {
        Page::Atlas(_) => Page::Atlas(asked.read.query.results_only()),
        page => page.clone(),
    });
    let address = |lang, page: &Page| format!("{origin}{}", asked.base.to(lang, page));
    Head {
        description: description(data, &title, lang),
        title,
        canonical: canonical.as_ref().map(|page| address(lang, page)).unwrap_or_default(),
        alternates: canonical
            .iter()
            .flat_map(|page| Lang::ALL.map(|lang| (lang.tag().to_owned(), address(lang, page))))
            .collect(),
        // The space of queries is closed to crawlers; every record has a page of its own.
        index: found && !asked.part && !asked.read.query.filters() && asked.read.query.selected.is_none(),
        styles: asked.assets.styles.clone(),
        look: asked.assets.look,
        boot: asked.assets.boot.clone(),
    }
}

/// What is the same on every page.
pub(super) fn site(settings: &Settings, assets: &Assets, release: &Release, lang: Lang) -> Site {
    let mut site = Site {
        name: release.index.package.title(lang).to_owned(),
        base: settings.base().to_owned(),
        public_url: settings.public_url.clone(),
        release: release.id.clone(),
        map_approval: settings.map_approval.clone(),
        map_module: assets.map_module.clone(),
        tiles: crate::tiles::choices(&settings.tiles, lang, settings.base()),
        map_options: String::new(),
        correction_url: settings.correction_url.clone(),
        footer: settings.footer.clone(),
    };
    if let Some(ground) = &release.pack(lang).ground {
        site.map_options = map_options(lang, &site, ground.corner());
    }
    site
}

/// The address for the router of the interface, which must see the very path that the page was made for. It reads
/// `//x` as a host and `/en/../zh/` as `/zh/`, and panics at what it cannot parse, such as `//[`. No page lies at such
/// a path; the router gets another one at which no page lies, in the same language.
fn request_url(address: &str, path: &str, lang: Lang) -> RequestUrl {
    let url = RequestUrl::new(address);
    match url.parse() {
        Ok(read) if read.path() == path => url,
        _ => RequestUrl::new(&format!("/{}/-", lang.tag())),
    }
}

/// A link for a release that is not at hand gets the current one, and is told so.
fn unknown_release(asked: &Asked) -> Option<RefusedValue> {
    let (release, lang) = (&asked.release, asked.lang);
    let asked = asked.read.query.release.as_ref().filter(|asked| asked.as_str() != release.id)?;
    let parameter = Parameter::Release.as_str().to_owned();
    let accepted = words::accepted(&Accepted::This(release.id.clone()), lang);
    Some(RefusedValue { parameter, value: asked.to_string(), accepted })
}

/// The description of a page, for those who find it by a search.
fn description(data: &PageData, title: &str, lang: Lang) -> String {
    match data {
        PageData::Atlas(loaded, _) => loaded.page.view.sentence.clone(),
        PageData::Record(page, _) => page.description(lang),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_router_sees_the_path_that_was_asked_for_or_one_without_a_page() {
        let seen = |path: &str| {
            let url = request_url(&format!("{path}?q=a"), path, Lang::Zh).parse().unwrap();
            url.path().to_owned()
        };
        for path in ["/", "/en/", "/atlas/zh/records/week-2021", "/en/records/%E5%8D%97", "/en//", "/%5C"] {
            assert_eq!(seen(path), path);
        }
        for path in ["", "*", "//", "///", "/\\", "//[", "//x:99999", "//x/en/", "/en/../zh/", "http://["] {
            assert_eq!(seen(path), "/zh/-", "{path}");
        }
        assert_eq!(Base::default().page("/zh/-"), None);
    }
}
