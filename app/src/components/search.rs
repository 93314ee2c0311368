//! The search: a form that works with or without JavaScript, and suggestions below its field.
//!
//! The field is a combobox, and the focus stays in it. The server renders the list of suggestions; without suggestions
//! it is a plain search form.

use std::time::Duration;

use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent, SubmitEvent};
use leptos::html::{Div, Form, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Element;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use maud::html;
use model::lang::Lang;
use model::query::{Parameter, Query};

use super::parts::changing_text::counts_html;
use super::parts::icon::Icon;
use crate::browser::after_render;
use crate::browser::dom::{all_in, as_html, form_query};
use crate::browser::load::get_text;
use crate::context::{SiteContext, use_site};
use crate::query_form::HiddenFields;
use crate::texts::text;

/// Suggestions are fetched when the reader has not typed for this long.
const PAUSE: Duration = Duration::from_millis(150);
/// The key code while an input method is composing, including the key that ends the composition.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The search form. Its hidden fields hold the rest of the query, so that a search narrows the current results.
#[component]
pub(crate) fn Search() -> impl IntoView {
    let (site, location) = (use_site(), use_location());
    let lang = site.lang;
    let query = Memo::new(move |_| location.search.with(|search| Query::parse(search).query));
    let words = Memo::new(move |_| query.with(|query| query.text.clone().unwrap_or_default()));
    let rest = Signal::derive(move || Query { text: None, selected: None, ..query.get() });
    let suggest = SuggestState::new();
    let field = suggest.field;
    // Once the reader has typed, the attribute `value` no longer changes the field, so set the property when another
    // page or query is shown. Not on the first run: the reader may have typed before hydration.
    Effect::new(move |last: Option<(String, String)>| {
        let now = (location.pathname.get(), words.get());
        if let (Some(last), Some(field)) = (last, field.get_untracked())
            && last != now
        {
            field.set_value(&now.1);
        }
        now
    });
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        suggest.close();
        if let Some(query) = suggest.form.get_untracked().and_then(|form| form_query(&form)) {
            event.prevent_default();
            let address = suggest.site.with_value(|site| site.atlas(query));
            navigate(&address, NavigateOptions { resolve: false, ..Default::default() });
        }
    };
    view! {
        <form class="search" role="search" method="get" action=site.form_action()
            node_ref=suggest.form on:submit=submit>
            <Icon name="#i-search"/>
            <SearchField suggest words/>
            <HiddenFields query=rest/>
            <kbd aria-hidden="true">"/"</kbd>
            <button class="vh" type="submit">{text!(lang, site_search)}</button>
            <div class="suggest" node_ref=suggest.list inner_html=move || suggest.html.get()
                on:mousedown=|event: MouseEvent| {
                    // Keep the focus in the field: on blur the list closes, before the click arrives.
                    event.prevent_default();
                }
                on:click=move |_| suggest.close()></div>
            <p class="vh" role="status" inner_html=move || counts_html(&suggest.count.get())></p>
        </form>
    }
}

#[component]
fn SearchField(suggest: SuggestState, words: Memo<String>) -> impl IntoView {
    let lang = use_site().lang;
    // Without JavaScript it is a plain field.
    let enhanced = move |value: &'static str| move || suggest.is_enhanced.get().then_some(value);
    let expanded = move || suggest.is_enhanced.get().then(|| suggest.is_open().to_string());
    let active = move || suggest.active.get().map(|at| format!("suggestion-{at}"));
    view! {
        <input type="search" name=Parameter::Text.as_str() value=move || words.get()
            aria-label=text!(lang, site_search) placeholder=text!(lang, site_search_hint) autocomplete="off"
            role=enhanced("combobox") aria-autocomplete=enhanced("list") aria-controls=enhanced("suggestions")
            aria-expanded=expanded aria-activedescendant=active node_ref=suggest.field
            on:blur=move |_: FocusEvent| suggest.close()
            on:input=move |_: Event| suggest.typed()
            on:compositionstart=move |_| {
                suggest.composing.set_value(true);
                suggest.close();
            }
            on:compositionend=move |_| {
                suggest.composing.set_value(false);
                suggest.fetch(PAUSE);
            }
            on:keydown=move |event: KeyboardEvent| suggest.keydown(&event)/>
    }
}

/// The state of the suggestions.
#[derive(Clone, Copy)]
struct SuggestState {
    site: StoredValue<SiteContext>,
    form: NodeRef<Form>,
    field: NodeRef<Input>,
    list: NodeRef<Div>,
    /// Whether suggestions can be shown: once the page is hydrated.
    is_enhanced: RwSignal<bool>,
    /// The list as HTML; empty while it is closed.
    html: RwSignal<String>,
    /// The number of suggestions in words; empty while the list is closed.
    count: RwSignal<String>,
    /// The index of the chosen option.
    active: RwSignal<Option<usize>>,
    /// The id of the last request. Closing the list counts as one, so that late answers are dropped.
    request: StoredValue<u32>,
    /// Whether an input method is composing. Its intermediate text is not searched for.
    composing: StoredValue<bool>,
}

impl SuggestState {
    fn new() -> Self {
        let suggest = Self {
            site: StoredValue::new(use_site()),
            form: NodeRef::new(),
            field: NodeRef::new(),
            list: NodeRef::new(),
            is_enhanced: RwSignal::new(false),
            html: RwSignal::new(String::new()),
            count: RwSignal::new(String::new()),
            active: RwSignal::new(None),
            request: StoredValue::new(0),
            composing: StoredValue::new(false),
        };
        Effect::new(move |_| suggest.is_enhanced.set(true));
        // The options are HTML from the server, so their attributes are set on the DOM.
        Effect::new(move |_| {
            let active = suggest.active.get();
            for (at, option) in suggest.options().iter().enumerate() {
                let is_active = active == Some(at);
                // Fails only for invalid names.
                let _ = option.set_attribute("aria-selected", if is_active { "true" } else { "false" });
                // If the list scrolls, move the option to its middle.
                let option = as_html(option);
                if let Some(list) = option.offset_parent().filter(|_| is_active) {
                    list.set_scroll_top(option.offset_top() - list.client_height() / 2);
                }
            }
        });
        suggest
    }

    fn is_open(self) -> bool {
        self.html.with(|html| !html.is_empty())
    }

    fn options(self) -> Vec<Element> {
        self.list.get_untracked().map(|list| all_in(&list, "[role=option]")).unwrap_or_default()
    }

    fn typed(self) {
        // The old options no longer match the text.
        self.active.set(None);
        if !self.composing.get_value() {
            self.fetch(PAUSE);
        }
    }

    fn keydown(self, event: &KeyboardEvent) {
        if self.composing.get_value() || event.key_code() == TAKEN_BY_INPUT_METHOD {
            return;
        }
        let options = self.options();
        let active = self.active.get_untracked();
        match (event.key().as_str(), options.len()) {
            ("ArrowDown", 0) => self.fetch(Duration::ZERO),
            ("ArrowDown", count) => {
                event.prevent_default();
                self.active.set(Some(active.map_or(0, |at| (at + 1) % count)));
            }
            ("ArrowUp", count) if count > 0 => {
                event.prevent_default();
                self.active.set(Some((active.unwrap_or(0) + count - 1) % count));
            }
            ("Enter", _) => {
                if let Some(option) = active.and_then(|at| options.get(at)) {
                    event.prevent_default();
                    as_html(option).click();
                }
            }
            // Stop Escape from also closing the record panel.
            ("Escape", count) if count > 0 => {
                event.prevent_default();
                event.stop_immediate_propagation();
                self.close();
            }
            // These keys move the cursor in the text.
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => self.active.set(None),
            _ => {}
        }
    }

    fn next_request(self) -> u32 {
        self.request.update_value(|request| *request = request.wrapping_add(1));
        self.request.get_value()
    }

    /// Fetches suggestions after a pause, unless the reader types again.
    fn fetch(self, pause: Duration) {
        let request = self.next_request();
        let is_late = move || self.request.try_get_value() != Some(request);
        let send = move || {
            if is_late() {
                return;
            }
            let query = self.form.get_untracked().and_then(|form| form_query(&form));
            let Some(query) = query.filter(|query| query.text.is_some()) else {
                return self.close();
            };
            let (lang, address, page) = self
                .site
                .with_value(|site| (site.lang, site.base.suggestions(site.lang, &query), site.atlas(query)));
            spawn_local(async move {
                let list = get_text(&address, &page).await;
                if !is_late() {
                    self.show(list.unwrap_or_else(|_| no_suggestions(lang)));
                }
            });
        };
        set_timeout(send, pause);
    }

    fn close(self) {
        self.next_request();
        if self.html.with_untracked(|html| !html.is_empty()) {
            self.show(String::new());
        }
    }

    /// Shows a list and announces the number of suggestions. An empty list closes it.
    fn show(self, html: String) {
        self.active.set(None);
        self.html.set(html);
        after_render(move || {
            let list = self.list.get_untracked().and_then(|list| list.first_element_child());
            self.count.set(list.and_then(|list| list.get_attribute("data-said")).unwrap_or_default());
        });
    }
}

/// The list while suggestions cannot be fetched, as HTML: a line that says that the search may still work.
fn no_suggestions(lang: Lang) -> String {
    let words = text!(lang, suggest_failed);
    html! { p.sug data-said=(words) { span {} span { (words) } } }.into_string()
}
