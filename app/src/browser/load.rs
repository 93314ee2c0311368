//! The data of the page: computed here once the rows are at hand, asked of the server otherwise.

use std::collections::VecDeque;
use std::sync::Arc;

use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::page::AtlasPage;
use model::view::Pack;
use model::words::Lang;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::address::Writer;
use crate::address::{Base, Page};
use crate::load::{Loaded, PageData, Site, request_for};
use crate::state::{Asked, State};

/// How many pages are kept, so that the way back needs no request and the browser finds the place it left.
const KEPT: usize = 24;

/// What the browser holds.
#[derive(Clone, Copy)]
struct Store {
    around: StoredValue<(Base, Site)>,
    /// Pages that came, by the address of their request.
    kept: StoredValue<VecDeque<(String, Arc<PageData>)>>,
    /// The rows in the language of the page.
    pack: StoredValue<Option<Arc<Pack>>>,
    /// The last text that was looked for, and the rows that it was found in.
    matched: StoredValue<Option<(String, Vec<usize>)>>,
}

/// Loads the data whenever another question is asked. An answer that comes late, for a page that the reader
/// has left, is dropped.
pub(crate) fn follow(state: State, base: &Base, site: &Site) {
    provide_context(Writer::new(state));
    let store = Store {
        around: StoredValue::new((base.clone(), site.clone())),
        kept: StoredValue::default(),
        pack: StoredValue::new(None),
        matched: StoredValue::new(None),
    };
    Effect::new(move |last: Option<String>| {
        let asked = state.asked.get();
        let request = store.request(&asked);
        if last.is_none()
            && let Loaded::Ready(first) = state.loaded.get_untracked()
        {
            store.keep(request.clone(), first);
            store.prepare(&asked);
        } else if !request.is_empty() && last.as_ref() != Some(&request) {
            store.prepare(&asked);
            match store.answer(&asked, &request) {
                Some(data) => state.loaded.set(Loaded::Ready(data)),
                None => store.send(state, request.clone()),
            }
        }
        request
    });
}

impl Store {
    fn request(self, asked: &Asked) -> String {
        self.around.with_value(|(base, _)| {
            base.page(&asked.path)
                .map_or_else(String::new, |(lang, page)| request_for(base, lang, &page, &asked.read.query))
        })
    }

    /// The language of the atlas that is asked for, where it is this release's.
    fn atlas(self, asked: &Asked) -> Option<Lang> {
        self.around.with_value(|(base, site)| {
            let (lang, page) = base.page(&asked.path)?;
            let here = asked.read.query.release.as_ref().is_none_or(|id| id.as_str() == site.release);
            (here && matches!(page, Page::Atlas(_))).then_some(lang)
        })
    }

    /// What needs no request.
    fn answer(self, asked: &Asked, request: &str) -> Option<Arc<PageData>> {
        let kept = self.kept.with_value(|kept| {
            kept.iter().find(|(known, _)| known == request).map(|(_, data)| Arc::clone(data))
        });
        kept.or_else(|| {
            self.atlas(asked)?;
            let pack = self.pack.get_value()?;
            let page = match &asked.read.query.text {
                None => AtlasPage::new(&pack, &asked.read, None),
                Some(text) => self.matched.with_value(|matched| {
                    let (_, rows) = matched.as_ref().filter(|(known, _)| known == text)?;
                    Some(AtlasPage::new(&pack, &asked.read, Some(rows)))
                })?,
            };
            Some(Arc::new(PageData::Atlas(Box::new(page))))
        })
    }

    fn keep(self, request: String, data: Arc<PageData>) {
        self.kept.update_value(|kept| {
            kept.retain(|(known, _)| *known != request);
            kept.push_back((request, data));
            while kept.len() > KEPT {
                kept.pop_front();
            }
        });
    }

    fn send(self, state: State, request: String) {
        let shown = state.loaded.with_untracked(Loaded::shown);
        state.loaded.set(Loaded::Waiting(shown.clone()));
        spawn_local(async move {
            let answer = page(&request).await.map(Arc::new);
            if let Some(data) = &answer {
                self.keep(request.clone(), Arc::clone(data));
            }
            if state.asked.try_with_untracked(|asked| self.request(asked)) == Some(request) {
                state.loaded.set(answer.map_or(Loaded::Failed(shown), Loaded::Ready));
            }
        });
    }

    /// Fetches what the next questions need: the rows, once the browser has time, and the rows of a search.
    fn prepare(self, asked: &Asked) {
        let Some(lang) = self.atlas(asked) else { return };
        let known = self.pack.with_value(|pack| pack.as_ref().is_some_and(|pack| pack.lang == lang));
        if !known {
            let address = self.around.with_value(|(base, site)| {
                base.file(&format!("api/v1/index/{}?lang={}", site.release, lang.tag()))
            });
            request_idle_callback(move || {
                let address = address.clone();
                spawn_local(async move {
                    if let Some(pack) = get::<Pack>(&address).await {
                        self.pack.set_value(Some(Arc::new(pack)));
                    }
                });
            });
        }
        let Some(text) = asked.read.query.text.clone() else { return };
        if self.matched.with_value(|matched| matched.as_ref().is_none_or(|(known, _)| *known != text)) {
            let address = self.around.with_value(|(base, _)| {
                let query = model::query::Query { text: Some(text.clone()), ..Default::default() };
                base.file(&format!("api/v1/match?{query}"))
            });
            spawn_local(async move {
                if let Some(Match { rows }) = get(&address).await {
                    self.matched.set_value(Some((text, rows)));
                }
            });
        }
    }
}

/// What a search found: rows, as positions in the pack.
#[derive(Deserialize)]
struct Match {
    rows: Vec<usize>,
}

async fn page(address: &str) -> Option<PageData> {
    let response = Request::get(address).send().await.ok()?;
    if response.status() == 404 {
        return Some(PageData::Missing(address.to_owned()));
    }
    if response.ok() { response.json().await.ok() } else { None }
}

async fn get<T: DeserializeOwned>(address: &str) -> Option<T> {
    let response = Request::get(address).send().await.ok()?;
    if response.ok() { response.json().await.ok() } else { None }
}
