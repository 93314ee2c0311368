//! The selected record beside the map, with a link to its page.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use model::id::Id;
use model::query::Query;

use super::parts::icon::Icon;
use super::sheets::has_sheets;
use crate::address::Page;
use crate::browser::dom::{closest, first, is_plain_click};
use crate::browser::focus::focus_on;
use crate::browser::load::LoadError;
use crate::browser::look::is_simple_view;
use crate::context::use_site;
use crate::data::{Data, ServerHtml, use_data};
use crate::state::{Atlas, use_atlas};
use crate::texts::text;

/// The panel, if a record is selected.
#[component]
pub(crate) fn RecordPanel() -> impl IntoView {
    let atlas = use_atlas();
    move || atlas.selected.get().map(|id| view! { <Panel id/> })
}

#[component]
fn Panel(id: Id) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let whole = site.record(id.as_str());
    let close = {
        let site = site.clone();
        move || {
            let query = atlas.link_query.get();
            let skip = atlas.requested.with(|requested| requested.query.skip);
            site.atlas(Query { selected: None, skip, map: atlas.chosen_camera(&query), ..query })
        }
    };
    let is_outside = {
        let id = id.clone();
        Memo::new(move |_| {
            atlas.page.with(|page| {
                let part = atlas.list.part.get();
                let listed = part.hits.iter().any(|hit| hit.id == id.as_str());
                // Not known of a part of the list; and records of the directory are never in the list.
                !listed && part.hits.len() == page.view.shown && page.selected.is_some()
            })
        })
    };
    let outside = {
        let all = site.atlas(Query { selected: Some(id.clone()), ..Query::default() });
        move || {
            is_outside.get().then(|| {
                view! {
                    <p class="msg">
                        {text!(lang, beside_outside)}" "
                        <a class="btn" href=all.clone() data-noscroll="" rel="nofollow">{text!(lang, atlas_clear)}</a>
                    </p>
                }
            })
        }
    };
    let key = id.to_string();
    view! {
        <aside class="beside" id="beside" data-key=key tabindex="-1" aria-label=text!(lang, beside_name)
            on:click=move |event| atlas.open_record(&event)
            on:keydown=move |event| atlas.step_selection(&event)>
            <p class="beside__bar">
                <a class="btn btn--bare" href=whole data-whole="" rel=site.rel()>{text!(lang, beside_whole)}<Icon name="#i-right"/></a>
                <a class="btn btn--ic" href=close data-noscroll="" data-close="" rel="nofollow"
                    aria-label=text!(lang, beside_close) title=text!(lang, beside_close)><Icon name="#i-close"/></a>
            </p>
            {outside}
            <RecordHtml id/>
        </aside>
    }
}

/// The record, as HTML from the server.
#[component]
pub(super) fn RecordHtml(id: Id) -> impl IntoView {
    let (site, data) = (use_site(), use_data());
    let lang = site.lang;
    let whole = site.record(id.as_str());
    let address = site.base.record_panel(lang, id.as_str(), site.pinned.as_ref());
    let rendered = data.rendered_html(&format!("#beside[data-key='{id}'] .beside__page"));
    let record = match rendered {
        Some(html) => {
            let page = Arc::new(ServerHtml { address, html, title: String::new() });
            data.cache(Arc::clone(&page));
            Signal::stored(Some(Ok(page)))
        }
        None => fetched(data, address),
    };
    let loading = move || {
        view! { <p class="beside__wait" role="status"><span class="vh">{text!(lang, beside_coming)}</span></p> }
    };
    let failed = move |error: LoadError| {
        view! {
            <p class="msg msg--error" role="alert">
                {error.with_cause(text!(lang, beside_failed), lang)}" "
                <a class="btn" href=whole.clone() rel="external nofollow" data-whole="">{text!(lang, message_again)}</a>
            </p>
        }
    };
    view! {
        {move || match record.get() {
            None => loading().into_any(),
            Some(Ok(page)) => view! { <div class="beside__page" inner_html=page.html.clone()></div> }.into_any(),
            Some(Err(error)) => failed(error).into_any(),
        }}
    }
}

fn fetched(data: Data, address: String) -> Signal<Option<Result<Arc<ServerHtml>, LoadError>>> {
    let page = LocalResource::new(move || {
        let (data, address) = (data.clone(), address.clone());
        async move { data.page(address).await }
    });
    Signal::derive(move || page.get())
}

impl Atlas {
    /// Opens the record of a clicked link beside the map, if there is a map and room for it.
    pub(crate) fn open_record(self, event: &MouseEvent) {
        let target = || {
            let link = closest(event, "a[href]:not([rel~=external])").filter(|_| is_plain_click(event))?;
            let has_room = !has_sheets() && !is_simple_view();
            let path =
                link.get_attribute("href").filter(|_| has_room && !link.has_attribute("data-whole"))?;
            // A fragment leads to a section of the page of the record, which the panel may not have.
            if path.contains('#') {
                return None;
            }
            let path = path.split('?').next()?;
            match self.site.with_value(|site| site.base.page(path))? {
                (_, Page::Record(id)) => Id::new(&id).ok(),
                _ => None,
            }
        };
        if let Some(id) = target().filter(|_| !event.default_prevented()) {
            event.prevent_default();
            self.select(Some(id));
        }
    }

    /// Brackets select the previous or next result.
    pub(crate) fn step_selection(self, event: &KeyboardEvent) {
        // Keys with modifiers are left to the browser, except AltGr, which types brackets on some keyboards.
        let other = event.ctrl_key() || event.meta_key() || event.alt_key();
        if other && !event.get_modifier_state("AltGraph") {
            return;
        }
        let step = match event.key().as_str() {
            "[" => -1,
            "]" => 1,
            _ => return,
        };
        let neighbour = || {
            let selected = self.selected.get_untracked()?;
            let at = self.list.part.with_untracked(|part| {
                Some(part.start + part.hits.iter().position(|hit| hit.id == selected.as_str())?)
            })?;
            Id::new(&self.list.at(at.checked_add_signed(step)?)?.id).ok()
        };
        if let Some(id) = neighbour().filter(|_| !event.default_prevented()) {
            event.prevent_default();
            self.select(Some(id));
        }
    }
}

/// Focuses the panel when it opens, and the row of the record when it closes.
pub(crate) fn focus_selected(before: Option<&Id>, now: Option<&Id>) {
    let row = |id: &Id| first(&format!(".row[data-ids='{id}']"));
    if let Some(id) = now {
        if let Some(panel) = document().get_element_by_id("beside") {
            panel.set_scroll_top(0);
            focus_on(&panel);
        }
        if let Some(row) = row(id) {
            scroll_near(&row);
        }
    } else if let Some(row) = before.and_then(row)
        && let Ok(Some(link)) = row.query_selector("h3 a")
    {
        focus_on(&link);
        scroll_near(&row);
    }
}

/// Scrolls no further than needed.
fn scroll_near(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
