//! What is shown for what is asked: the atlas computed here, and every other page as the server prints it.

use std::collections::VecDeque;
use std::sync::Arc;

use gloo_net::http::Request;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{DomParser, SupportedType};
use model::id::Id;
use model::page::AtlasPage;
use model::query::Query;
use model::search::Reasons;
use model::view::{Hit, Pack, Snippet};
use model::words::Lang;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::events::when_idle;
use super::state::{Asked, Printed, Shown, State, What};
use crate::address::{Base, Page};
use crate::load::Site;
use crate::panels::beside::Beside;

/// How many pages are kept, so that the way back needs no request and the browser finds the place it left.
const KEPT: usize = 24;

/// What the browser holds.
#[derive(Clone, Copy)]
pub(super) struct Store {
    state: State,
    around: StoredValue<(Base, Site)>,
    root: NodeRef<Div>,
    /// Pages as the server printed them, by address.
    kept: StoredValue<VecDeque<(String, Arc<Printed>)>>,
    /// The rows in the language of the page.
    pack: StoredValue<Option<Arc<Pack>>>,
    /// The record that was selected last.
    selected: StoredValue<Option<Id>>,
    /// The last text that was looked for, and what was found.
    matched: StoredValue<Option<(String, Match)>>,
}

impl Store {
    pub(super) fn new(state: State, base: Base, site: Site, root: NodeRef<Div>) -> Self {
        Self {
            state,
            around: StoredValue::new((base, site)),
            root,
            kept: StoredValue::default(),
            pack: StoredValue::new(None),
            selected: StoredValue::new(None),
            matched: StoredValue::new(None),
        }
    }

    /// Shows what is asked, whenever that changes. What comes late, for a page that the reader has left, is
    /// dropped.
    pub(super) fn follow(self) {
        Effect::new(move |last: Option<Asked>| {
            let asked = self.state.asked.get();
            if last.as_ref() == Some(&asked) {
                return asked;
            }
            if last.is_some() {
                // Nobody waits for what was asked before.
                self.busy(false);
            }
            match self.atlas(&asked) {
                Some(lang) => {
                    self.select(&asked, lang);
                    self.compute(asked.clone(), lang, last.is_none());
                }
                None if last.is_some() => self.fetch(asked.clone()),
                None => {
                    let address = asked.address();
                    when_idle(move || self.keep_first(&address));
                }
            }
            asked
        });
    }

    /// The first page is one that can be gone back to.
    fn keep_first(self, address: &str) {
        let is_there = self.state.shown.with_untracked(Option::is_none);
        if let Some(root) = self.root.get_untracked().filter(|_| is_there) {
            self.keep(
                address.to_owned(),
                Arc::new(Printed { html: root.inner_html(), title: document().title() }),
            );
        }
    }

    /// The language of the atlas, where the atlas of this release is what is asked for.
    fn atlas(self, asked: &Asked) -> Option<Lang> {
        self.around.with_value(|(base, site)| {
            let (lang, page) = base.page(&asked.path)?;
            let here = asked.read.query.release.as_ref().is_none_or(|id| id.as_str() == site.release);
            (here && matches!(page, Page::Atlas(_))).then_some(lang)
        })
    }

    /// Shows the atlas: at once where all that it is computed from is here. The first page has time; any other
    /// is waited for.
    fn compute(self, asked: Asked, lang: Lang, first: bool) {
        if self.show_atlas(&asked) {
            return;
        }
        let fetch = move || {
            let asked = asked.clone();
            spawn_local(async move {
                // The first page is whole; whoever reads it waits for nothing.
                if !first {
                    self.busy(true);
                }
                let ready = self.prepare(&asked, lang).await;
                let is_asked = self.state.asked.try_with_untracked(|present| *present == asked);
                if is_asked == Some(true) {
                    self.busy(false);
                }
                if !ready {
                    // The first page is whole without; an earlier atlas stays, and says so.
                    match self.state.atlas() {
                        _ if first || is_asked != Some(true) => {}
                        Some(_) => self.state.failed.set(true),
                        None => leave(&asked.address()),
                    }
                } else if first {
                    // The reader may scroll between reading the rows and drawing them.
                    when_idle(move || self.show_current());
                } else {
                    self.show_current();
                }
            });
        };
        if first { when_idle(fetch) } else { fetch() }
    }

    /// Fetches what stands beside the map, where another record is selected than before.
    fn select(self, asked: &Asked, lang: Lang) {
        let selected = asked.read.query.selected.clone();
        if self.selected.with_value(|last| *last == selected) {
            return;
        }
        self.selected.set_value(selected.clone());
        let Some(id) = selected else { return };
        // The first page brings along what is selected on it.
        let root = self.root.get_untracked().filter(|_| self.state.shown.with_untracked(Option::is_none));
        let brought = format!("#beside[data-key='{id}'] .beside__page");
        let brought = root.and_then(|root| root.query_selector(&brought).ok()?);
        let address = self
            .around
            .with_value(|(base, _)| base.beside(lang, id.as_str(), asked.read.query.release.as_ref()));
        let here = |html: String| self.state.beside.set(Beside::Here(html.into()));
        if let Some(html) = brought.map(|brought| brought.inner_html()) {
            here(html);
        } else if let Some(page) = self.kept(&address) {
            here(page.html.clone());
        } else {
            self.state.beside.set(Beside::Coming);
            spawn_local(async move {
                let page = printed(&address).await.map(Arc::new);
                // What comes late, for a record that is no longer selected, is for later.
                if let Some(page) = &page {
                    self.keep(address, Arc::clone(page));
                }
                if self.selected.try_with_value(|last| last.as_ref() == Some(&id)) == Some(true) {
                    self.state
                        .beside
                        .set(page.map_or(Beside::Failed, |page| Beside::Here(page.html.clone().into())));
                }
            });
        }
    }

    /// Shows the atlas that is asked for now, which may need less than what was asked before.
    fn show_current(self) {
        let current = self.state.asked.try_get_untracked();
        if let Some(current) = current.filter(|current| self.atlas(current).is_some()) {
            self.show_atlas(&current);
        }
    }

    /// Whether the atlas could be computed.
    fn show_atlas(self, asked: &Asked) -> bool {
        let Some(pack) = self.pack.get_value() else { return false };
        let page = match &asked.read.query.text {
            None => Some(AtlasPage::new(&pack, &asked.read, None)),
            Some(text) => self.matched.with_value(|matched| {
                let (_, matched) = matched.as_ref().filter(|(known, _)| known == text)?;
                let mut page = AtlasPage::new(&pack, &asked.read, Some(&matched.rows));
                matched.explain(&mut page.view.results);
                Some(page)
            }),
        };
        let Some(page) = page else { return false };
        self.state.failed.set(false);
        self.state.shown.set(Some(Shown { asked: asked.clone(), what: What::Atlas(Arc::new((page, pack))) }));
        true
    }

    /// Fetches the rows, and those in which the text is found, as far as they are not here.
    async fn prepare(self, asked: &Asked, lang: Lang) -> bool {
        if self.pack.with_value(|pack| pack.as_ref().is_none_or(|pack| pack.lang != lang)) {
            let address = self.around.with_value(|(base, site)| {
                base.file(&format!("api/v1/index/{}?lang={}", site.release, lang.tag()))
            });
            let Some(pack) = get::<Pack>(&address).await else { return false };
            self.pack.set_value(Some(Arc::new(pack)));
        }
        let Some(text) = asked.read.query.text.clone() else { return true };
        if self.matched.with_value(|matched| matched.as_ref().is_none_or(|(known, _)| *known != text)) {
            let query = Query { text: Some(text.clone()), ..Query::default() };
            // Positions of rows hold for one release, and the server may have another by now.
            let address = self.around.with_value(|(base, site)| {
                base.file(&format!("api/v1/match?lang={}&release={}&{query}", lang.tag(), site.release))
            });
            let Some(matched) = get(&address).await else { return false };
            self.matched.set_value(Some((text, matched)));
        }
        true
    }

    /// Shows a page as the server prints it.
    fn fetch(self, asked: Asked) {
        let address = asked.address();
        let show = move |page| self.state.shown.set(Some(Shown { asked, what: What::Printed(page) }));
        if let Some(page) = self.kept(&address) {
            show(page);
            return;
        }
        self.busy(true);
        spawn_local(async move {
            let page = printed(&address).await.map(Arc::new);
            let current = self.state.asked.try_with_untracked(Asked::address);
            if current.as_ref() != Some(&address) {
                return;
            }
            self.busy(false);
            match page {
                Some(page) => {
                    self.keep(address, Arc::clone(&page));
                    show(page);
                }
                None => match self.state.atlas() {
                    Some(_) => self.state.failed.set(true),
                    // The browser says better than we what is wrong with the network.
                    None => leave(&address),
                },
            }
        });
    }

    /// A page that was shown before.
    fn kept(self, address: &str) -> Option<Arc<Printed>> {
        self.kept.with_value(|kept| {
            kept.iter().find(|(known, _)| known == address).map(|(_, page)| Arc::clone(page))
        })
    }

    fn keep(self, address: String, page: Arc<Printed>) {
        self.kept.update_value(|kept| {
            kept.retain(|(known, _)| *known != address);
            kept.push_back((address, page));
            while kept.len() > KEPT {
                kept.pop_front();
            }
        });
    }

    /// Says to those who hear the page that it is about to change; a style sheet shows it to the others.
    fn busy(self, busy: bool) {
        if let Some(root) = self.root.get_untracked() {
            // An attribute of this name can be set on any element.
            let _ = root.set_attribute("aria-busy", if busy { "true" } else { "false" });
        }
    }
}

/// What a search found: rows, as positions in the pack, and why.
#[derive(Clone, Deserialize)]
struct Match {
    rows: Vec<usize>,
    found: Vec<Found>,
}

/// Why a record was found.
#[derive(Clone, Deserialize)]
struct Found {
    id: String,
    snippet: Option<Snippet>,
    reasons: Option<Box<Reasons>>,
}

impl Match {
    /// Says with each result why it was found.
    fn explain(&self, results: &mut [Hit]) {
        for hit in results {
            if let Some(found) = self.found.iter().find(|found| found.id == hit.id) {
                hit.snippet.clone_from(&found.snippet);
                hit.reasons.clone_from(&found.reasons);
            }
        }
    }
}

async fn get<T: DeserializeOwned>(address: &str) -> Option<T> {
    let response = Request::get(address).send().await.ok()?;
    if response.ok() { response.json().await.ok() } else { None }
}

/// The text at an address, also of a page that says that there is nothing.
pub(super) async fn text(address: &str) -> Option<String> {
    let response = Request::get(address).send().await.ok()?;
    if response.ok() || response.status() == 404 { response.text().await.ok() } else { None }
}

/// The body and the title of a page of this site.
async fn printed(address: &str) -> Option<Printed> {
    let page = text(address).await?;
    let page = DomParser::new().ok()?.parse_from_string(&page, SupportedType::TextHtml).ok()?;
    let root = page.query_selector(".page-root").ok()??;
    Some(Printed { html: root.inner_html(), title: page.title() })
}

/// Loads a page anew.
fn leave(address: &str) {
    // Where the browser does not let us go there is nothing else to do.
    let _ = window().location().assign(address);
}
