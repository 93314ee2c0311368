//! Which of the two pictures of a panel is on the screen, so that only that one is drawn anew while a hand moves.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, ResizeObserver};

use super::state::State;
use crate::context::Drawn;

/// What is as wide as the pictures of a panel, and the two pictures, of map and timeline.
const PANELS: [(&str, [&str; 2]); 2] = [
    (".atlas .mapframe", [".atlas svg.map--w", ".atlas svg.map--n"]),
    (".atlas .time__pictures", [".atlas svg.tl--w", ".atlas svg.tl--n"]),
];
/// The pictures in the order above, by the last letter of their class.
const NAMES: [&str; 2] = ["w", "n"];
/// What marks a picture that may be out of date. The markup knows nothing of it.
pub(crate) const UNSEEN: &str = "data-unseen";

/// Watches how wide panels are.
#[derive(Clone)]
pub(super) struct Sight {
    observer: Option<ResizeObserver>,
    watched: Rc<RefCell<[Option<Element>; 2]>>,
}

impl Sight {
    /// Begins to watch. Before it is printed, when other pictures may be seen, the page is whole.
    pub(super) fn new(state: State) -> Self {
        let resized = Closure::<dyn Fn()>::new(move || see(state));
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        // It is called as long as the page is open.
        resized.forget();
        let _ = window_event_listener_untyped("beforeprint", move |_| {
            state.rest();
            state.drawn.set(Default::default());
        });
        let _ = window_event_listener_untyped("afterprint", move |_| see(state));
        Self { observer, watched: Rc::default() }
    }

    /// Called when the page has been drawn: its panels may be others.
    pub(super) fn follow(&self) {
        let Some(observer) = &self.observer else { return };
        let panels = PANELS.map(|(panel, _)| find(panel));
        if *self.watched.borrow() != panels {
            observer.disconnect();
            panels.iter().flatten().for_each(|panel| observer.observe(panel));
            self.watched.replace(panels);
        }
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Finds out which pictures are on the screen.
fn see(state: State) {
    let [map, timeline] = PANELS.map(|(_, pictures)| shown(pictures.map(find)));
    if state.drawn.get_untracked() != (map, timeline) {
        state.drawn.set((map, timeline));
    }
}

/// Which of two pictures a style sheet shows; both where one of them has yet to be drawn.
fn shown(pictures: [Option<Element>; 2]) -> Drawn {
    let [Some(wide), Some(narrow)] = pictures else { return Drawn::Both };
    let hidden = |picture: &Element| {
        let style = window().get_computed_style(picture).ok().flatten();
        style.is_some_and(|style| style.get_property_value("display").is_ok_and(|display| display == "none"))
    };
    let unseen = [hidden(&wide), hidden(&narrow)];
    for (picture, unseen) in [wide, narrow].iter().zip(unseen) {
        // An attribute of this name can be set on any element.
        let _ = picture.toggle_attribute_with_force(UNSEEN, unseen);
    }
    match unseen {
        [false, true] => Drawn::One(NAMES[0]),
        [true, false] => Drawn::One(NAMES[1]),
        _ => Drawn::Both,
    }
}
