//! Taking over the page of the server, and changing it.

use leptos::html::Div;
use leptos::mount::hydrate_body;
use leptos::prelude::*;

use super::events;
use super::patch::patch;
use crate::address::Base;
use crate::load::FirstPage;
use crate::markup::Markup;
use crate::state::{Live, State};

/// The id of the element that holds the data of the first page.
const DATA: &str = "page-data";

/// Takes over the body, with the data that the page brought along. Without it the page stays as it is:
/// complete, and without script.
pub(crate) fn hydrate<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    let element = document().get_element_by_id(DATA);
    let first = element
        .and_then(|element| element.text_content())
        .and_then(|text| serde_json::from_str::<FirstPage>(&text).ok());
    let Some(first) = first else { return };
    hydrate_body(move || {
        provide_context(Base::new(&first.site.base));
        provide_context(first);
        app()
    });
}

/// Changes the page whenever what it is drawn from changes. `first` is what the server printed; `title` is
/// there once the page at the present address is.
pub(crate) fn keep_up(
    state: State,
    root: NodeRef<Div>,
    first: Markup,
    body: impl Fn() -> Markup + 'static,
    title: impl Fn() -> Option<String> + 'static,
) {
    events::listen(state);
    let mut first = Some(first);
    let mut here = state.asked.with_untracked(|asked| asked.path.clone());
    Effect::new(move |old: Option<Markup>| {
        let (new, title) = (body(), title());
        let Some(root) = root.get() else { return new };
        let focus = events::focus();
        patch(&root, &old.or_else(|| first.take()).unwrap_or_default(), &new);
        if let Some(title) = title {
            document().set_title(&title);
            let there = state.asked.with_untracked(|asked| asked.path.clone());
            events::settle(here != there, focus);
            here = there;
        }
        new
    });
    Effect::new(move |_| state.live.set(Some(Live::default())));
}
