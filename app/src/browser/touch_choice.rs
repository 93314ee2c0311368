//! Marks of the timeline and symbols of the map are smaller than a finger and lie close together, so those that one
//! finger covers share one target: a tap near one of them opens it, a tap near several opens a list of them.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlDialogElement, MouseEvent, PointerEvent};
use maud::html;

use super::dom::{all_in, capture, click_on, closest, first, is_plain_click};

/// Half the size of a target, 44 pixels.
const REACH: f64 = 22.0;
/// A finger that moves farther drags.
const DRAG_THRESHOLD: f64 = 8.0;

/// The parts of the page with marks, the marks, and the parts of a mark that are seen as one.
const PICTURES: &str = ".mapframe, .time__pictures";
const MARKS: &str = "svg .sym > a";
const SHAPES: &str = ":scope > :not(title, .leader)";
/// What has a press of its own in a picture.
const CONTROLS: &str = ":is(a, button, select, summary, [data-grip]):not(.sym > a)";

/// The texts of the list.
#[derive(Clone, Copy)]
pub(crate) struct ChoiceTexts {
    pub(crate) title: &'static str,
    pub(crate) close: &'static str,
}

/// A tap that began, and the marks of the open list.
#[derive(Clone, Copy)]
struct TouchChoice {
    texts: ChoiceTexts,
    pressed: StoredValue<Option<(f64, f64)>>,
    marks: StoredValue<Vec<Element>>,
}

/// Listens to all taps. Before other listeners, since they follow the link under the finger.
pub(crate) fn use_touch_choice(texts: ChoiceTexts) {
    let choice = TouchChoice { texts, pressed: StoredValue::new(None), marks: StoredValue::default() };
    Effect::new(move |_| {
        capture(&window(), "pointerdown", move |event: PointerEvent| {
            let is_finger = event.pointer_type() == "touch" && event.is_primary();
            choice.pressed.set_value(is_finger.then(|| position(&event)));
        });
        capture(&window(), "click", move |event: MouseEvent| choice.clicked(&event));
    });
}

fn position(event: &MouseEvent) -> (f64, f64) {
    (event.client_x().into(), event.client_y().into())
}

impl TouchChoice {
    fn clicked(self, event: &MouseEvent) {
        if closest(event, ".choice").is_some() {
            return self.chosen(event);
        }
        let pressed = self.pressed.try_update_value(Option::take).flatten();
        let (x, y) = position(event);
        let is_tap = pressed.is_some_and(|(left, top)| (x - left).hypot(y - top) < DRAG_THRESHOLD);
        let picture = closest(event, PICTURES).filter(|_| is_tap && event.is_trusted());
        let Some(picture) = picture.filter(|_| closest(event, CONTROLS).is_none()) else { return };
        let mut near: Vec<(f64, Element)> = all_in(&picture, MARKS)
            .into_iter()
            .map(|mark| (distance(&mark, x, y), mark))
            .filter(|(distance, _)| *distance <= REACH)
            .collect();
        model::sorted::sort(&mut near, |a, b| a.0.total_cmp(&b.0));
        match &near[..] {
            [] => return,
            // The browser follows it.
            [(_, only)] if closest(event, MARKS).as_ref() == Some(only) => return,
            [(_, only)] => click_on(only),
            _ => self.list(near.into_iter().map(|(_, mark)| mark).collect()),
        }
        event.prevent_default();
        event.stop_immediate_propagation();
    }

    /// Opens a list of marks.
    fn list(self, marks: Vec<Element>) {
        let attribute = |mark: &Element, name| mark.get_attribute(name).unwrap_or_default();
        let content = html! {
            form method="dialog" {
                h2 id="choice-title" { (self.texts.title) }
                button class="btn" { (self.texts.close) }
            }
            ul {
                @for (index, mark) in marks.iter().enumerate() {
                    li { a href=(attribute(mark, "href")) data-choice=(index) { (attribute(mark, "aria-label")) } }
                }
            }
        };
        let Some(dialog) = first("dialog.choice").or_else(new_dialog) else { return };
        dialog.set_inner_html(&content.into_string());
        self.marks.set_value(marks);
        // Cannot fail, since the dialog is closed.
        let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
    }

    /// For a press in the list. One beside it closes it.
    fn chosen(self, event: &MouseEvent) {
        let link = closest(event, "[data-choice]").filter(|_| is_plain_click(event));
        let is_beside = event.target().and_then(|target| target.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = first("dialog.choice").filter(|_| link.is_some() || is_beside.is_some()) {
            dialog.unchecked_ref::<HtmlDialogElement>().close();
        }
        let index = link.and_then(|link| link.get_attribute("data-choice")?.parse::<usize>().ok());
        if let Some(mark) = index.and_then(|index| self.marks.with_value(|marks| marks.get(index).cloned())) {
            event.prevent_default();
            click_on(&mark);
        }
    }
}

fn new_dialog() -> Option<Element> {
    let dialog = document().create_element("dialog").ok()?;
    // Valid names and a new element cannot fail.
    let _ = dialog.set_attribute("class", "choice");
    let _ = dialog.set_attribute("aria-labelledby", "choice-title");
    let _ = document().body()?.append_child(&dialog);
    Some(dialog)
}

/// The distance of a mark from a point of the screen; infinite if it is not shown.
fn distance(mark: &Element, x: f64, y: f64) -> f64 {
    let to_shape = |shape: Element| {
        let bounds = shape.get_bounding_client_rect();
        let is_shown = bounds.width() > 0.0 || bounds.height() > 0.0;
        let beyond = |at: f64, from: f64, to: f64| (from - at).max(at - to).max(0.0);
        let (dx, dy) = (beyond(x, bounds.left(), bounds.right()), beyond(y, bounds.top(), bounds.bottom()));
        if is_shown { dx.hypot(dy) } else { f64::INFINITY }
    };
    all_in(mark, SHAPES).into_iter().map(to_shape).fold(f64::INFINITY, f64::min)
}
