//! Pages as HTML. Nothing here knows of HTTP: what is asked goes in, a document comes out.

use std::sync::Arc;

use app::address::{Base, Page};
use app::context::Context;
use app::load::{FirstPage, PageData, Site};
use app::markup::Markup;
use app::shell::{Head, document};
use leptos::prelude::*;
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
    let found = !matches!(data, PageData::Missing);
    let head = head(asked, &data, found);
    let query = asked.read.query.to_string();
    let address = if query.is_empty() { asked.path.to_owned() } else { format!("{}?{query}", asked.path) };
    let first = FirstPage { address, site: site(asked.settings, asked.assets, asked.release, asked.lang) };
    let cx = Context {
        base: &asked.base,
        site: &first.site,
        lang: asked.lang,
        path: asked.path,
        query: &asked.read.query,
        failed: false,
        span: None,
        playing: false,
    };
    let body = app::pages::body(&cx, &data);
    Document { found, html: html(asked.lang, &head, &first, &body) }
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
            PageData::Atlas(Box::new(page), Arc::clone(release.pack(lang)))
        }
        Some(Page::Record(id)) => release.record(id, lang).map_or(PageData::Missing, |page| {
            PageData::Record(Box::new(page), Arc::clone(release.pack(lang)))
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
    let title = app::pages::title(data, lang, asked.release.index.package.title(lang));
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
        index: found && !asked.read.query.filters(),
        styles: asked.assets.styles.clone(),
        boot: asked.assets.boot.clone(),
    }
}

/// What is the same on every page.
pub(super) fn site(settings: &Settings, assets: &Assets, release: &Release, lang: Lang) -> Site {
    Site {
        name: release.index.package.title(lang).to_owned(),
        base: settings.base().to_owned(),
        public_url: settings.public_url.clone(),
        release: release.id.clone(),
        map_approval: settings.map_approval.clone(),
        map_module: assets.map_module.clone(),
        correction_url: settings.correction_url.clone(),
        footer: settings.footer.clone(),
    }
}

/// Renders a document. Nothing in it waits, so it is rendered at once, without a runtime.
fn html(lang: Lang, head: &Head, first: &FirstPage, body: &Markup) -> String {
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(Base::new(&first.site.base));
        provide_context(RequestUrl::new(&first.address));
        document(lang, head, first, body)
    });
    owner.cleanup();
    html
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
        PageData::Atlas(page, _) => page.view.sentence.clone(),
        PageData::Record(page, _) => page.description(lang),
        _ => title.to_owned(),
    }
}
