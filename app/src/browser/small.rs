//! The small timeline of a record: the server printed it, and what it is drawn from; the browser draws it closer.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Element;

use super::state::State;
use crate::address::Base;
use crate::context::Context;
use crate::load::{Site, SmallTime};
use crate::panels::timeline::small_picture;

/// The element that holds it, and the class by which a style sheet shows its tools.
const ELEMENT: &str = "livetime";
const ON: &str = "livetime--on";
const DATA: &str = "data-time";

/// Draws the picture anew whenever another stretch of time is to be seen.
pub(super) fn listen(state: State, base: Base, site: Site) {
    Effect::new(move |before: Option<bool>| {
        let part = state.small_span.get();
        // It is printed for the whole time.
        if part.is_none() && before != Some(true) {
            return false;
        }
        let (Some((span, whole)), Some(time)) = (state.seen(), state.small.get_untracked()) else {
            return false;
        };
        let picture = element().and_then(|element| element.query_selector(".time__pictures").ok()?);
        if let Some(picture) = picture {
            state.asked.with_untracked(|asked| {
                let lang = base.lang(&asked.path);
                let cx = Context::new(&base, &site, lang, &asked.path, &asked.read.query);
                picture.set_inner_html(&small_picture(&cx, &time, span, whole).to_html());
            });
        }
        part.is_some()
    });
}

/// Takes over the small timeline of the page, if there is one.
pub(super) fn settle(state: State) {
    let found = element().filter(|element| !element.class_list().contains(ON));
    if let Some(element) = found {
        let data = element.get_attribute(DATA);
        let time = data.and_then(|data| serde_json::from_str::<SmallTime>(&data).ok());
        if time.is_some() {
            // A class of this name can be put on any element.
            let _ = element.class_list().add_1(ON);
        }
        state.small_span.set(None);
        state.small.set(time.map(Arc::new));
    } else if element().is_none() && state.small.with_untracked(Option::is_some) {
        state.small_span.set(None);
        state.small.set(None);
    }
}

fn element() -> Option<Element> {
    document().get_element_by_id(ELEMENT)
}
