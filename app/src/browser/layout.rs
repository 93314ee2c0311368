//! Observes which of the two pictures of a panel is visible, and the size of the panel. A style sheet shows the picture
//! that fits the width; only that one is redrawn when the answer changes, and none in the simple view.

use leptos::html::Main;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::ResizeObserver;

use super::dom::first;

/// For each panel: an element with the width of its pictures, to observe, and the wide and the narrow picture.
const MAP: (&str, [&str; 2]) = ("#map .mapframe", ["#map svg.map--w", "#map svg.map--n"]);
const TIMELINE: (&str, [&str; 2]) = ("#time .time__pictures", ["#time svg.tl--w", "#time svg.tl--n"]);

/// The header, whose height grows with the text, also where the panels keep their size.
const HEADER: &str = ".head";

/// The default text size, in pixels.
const DEFAULT_TEXT_SIZE: f64 = 16.0;

/// One of the two pictures of a panel: for wide or for narrow windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    Wide,
    Narrow,
}

impl Width {
    pub(crate) const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// The suffix of the class of the picture.
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Wide => "w",
            Self::Narrow => "n",
        }
    }
}

/// Which of the two pictures of a panel must be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Before the first measurement, and for print.
    #[default]
    Both,
    Only(Width),
    /// The panel is hidden.
    Neither,
}

impl Shown {
    pub(crate) fn includes(self, width: Width) -> bool {
        self == Self::Both || self == Self::Only(width)
    }
}

/// The visible picture of each panel, and the sizes of the panels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Layout {
    pub(crate) map: Shown,
    pub(crate) timeline: Shown,
    /// The width and height available to the picture of the map, if measured.
    pub(crate) map_panel: Option<(f64, f64)>,
    /// The width available to the picture of the timeline, if measured.
    pub(crate) timeline_width: Option<f64>,
    /// Whether the screen is touched by fingers.
    pub(crate) is_touched: bool,
}

/// Updates the layout as long as the calling component exists. `main` holds the panels; `before_print` is called before
/// both pictures are drawn for print.
pub(crate) fn observe_layout(
    layout: RwSignal<Layout>,
    main: NodeRef<Main>,
    before_print: impl Fn() + Copy + 'static,
) {
    let measure = move || {
        let measured = Layout {
            map: shown(MAP),
            timeline: shown(TIMELINE),
            map_panel: size_of(MAP.0),
            timeline_width: size_of(TIMELINE.0).map(|(width, _)| width),
            is_touched: matches!(window().match_media("(pointer: coarse)"), Ok(Some(query)) if query.matches()),
        };
        if layout.try_get_untracked().is_some_and(|last| last != measured) {
            layout.set(measured);
        }
    };
    Effect::new(move |_| {
        if main.get().is_none() {
            return;
        }
        let resized = Closure::<dyn Fn()>::new(measure);
        let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
        for panel in [MAP.0, TIMELINE.0, HEADER].into_iter().filter_map(first) {
            observer.observe(&panel);
        }
        let held = StoredValue::new_local((observer, resized));
        on_cleanup(move || held.with_value(|(observer, _)| observer.disconnect()));
    });
    Effect::new(move |_| {
        // On paper the other picture may be the visible one.
        let before = window_event_listener_untyped("beforeprint", move |_| {
            before_print();
            layout.set(Layout::default());
        });
        let after = window_event_listener_untyped("afterprint", move |_| measure());
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    });
}

/// The picture that the style sheet shows.
fn shown((panel, [wide, narrow]): (&str, [&str; 2])) -> Shown {
    let is_hidden = |picture: &str| {
        let style = window().get_computed_style(&first(picture)?).ok()??;
        Some(style.get_property_value("display").is_ok_and(|display| display == "none"))
    };
    match (is_hidden(wide), is_hidden(narrow)) {
        _ if size_of(panel).is_none() => Shown::Neither,
        (Some(false), Some(true)) => Shown::Only(Width::Wide),
        (Some(true), Some(false)) => Shown::Only(Width::Narrow),
        _ => Shown::Both,
    }
}

/// Width and height of an element, in pixels at the default text size. If the reader enlarges the text, pictures are
/// drawn for a smaller size and scaled up. `None` if the element has no size.
fn size_of(selector: &str) -> Option<(f64, f64)> {
    let bounds = first(selector)?.get_bounding_client_rect();
    let style = window().get_computed_style(&document().document_element()?).ok()??;
    let text = style.get_property_value("font-size").ok()?.trim_end_matches("px").parse::<f64>().ok()?;
    let scale = DEFAULT_TEXT_SIZE / text.max(1.0);
    (bounds.width() > 0.0).then(|| ((bounds.width() * scale).floor(), (bounds.height() * scale).floor()))
}
