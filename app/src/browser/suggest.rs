//! Suggestions under the field of the search. The server makes the list; what moves in it is here: the field is a
//! combobox, and the focus stays in it. Where no list comes, the field is the form that it was.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::events::{all, asked, closest, hear_first, stop};
use super::load::text;

/// The field.
const FIELD: &str = ".search input[type=search]";
/// Where the list stands: printed empty, and never written by the page.
const SHELF: &str = ".suggest";
/// How long the reader has stopped typing when the list is asked for.
const PAUSE: Duration = Duration::from_millis(150);
/// What a browser says of a key that an input method takes, also of the one that ends its word.
const TAKEN: u32 = 229;

#[derive(Clone, Copy)]
struct Suggest {
    /// Each change of the field and each closing begins another turn; what comes for an earlier one is dropped.
    turn: StoredValue<u32>,
    /// Whether an input method is at work: what it writes is not what the reader means yet.
    composing: StoredValue<bool>,
}

/// Listens to the field and its list.
pub(super) fn listen() {
    let suggest = Suggest { turn: StoredValue::new(0), composing: StoredValue::new(false) };
    let heard = [
        "focusin",
        "focusout",
        "input",
        "compositionstart",
        "compositionend",
        "keydown",
        "mousedown",
        "click",
        "submit",
    ];
    // The list lies over the page, so its keys are nobody else's.
    hear_first(&heard, Box::new(move |event| suggest.hear(&event)));
}

impl Suggest {
    fn hear(self, event: &Event) {
        let name = event.type_();
        if matches!(name.as_str(), "mousedown" | "click") {
            if closest(event, SHELF).is_some() {
                // A press would take the focus from the field, which closes the list before the click.
                if name == "click" { self.close() } else { event.prevent_default() }
            }
            return;
        }
        if name == "submit" {
            return self.close();
        }
        let field = closest(event, FIELD);
        let Some(field) = field.map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
        match name.as_str() {
            "focusin" => {
                // Without script it is a plain field. Attributes of these names can be set on any element.
                for (name, value) in [
                    ("role", "combobox"),
                    ("aria-autocomplete", "list"),
                    ("aria-controls", "suggestions"),
                    ("aria-expanded", "false"),
                ] {
                    let _ = field.set_attribute(name, value);
                }
            }
            "keydown" => {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                    && !self.composing.get_value()
                    && event.key_code() != TAKEN
                {
                    self.press(&field, event);
                }
            }
            "compositionstart" => {
                self.composing.set_value(true);
                self.close();
            }
            "compositionend" => {
                self.composing.set_value(false);
                self.ask(field, PAUSE);
            }
            "input" if self.composing.get_value() => {}
            "input" => self.ask(field, PAUSE),
            _ => self.close(),
        }
    }

    fn press(self, field: &HtmlInputElement, event: &KeyboardEvent) {
        let options = options();
        let active = options
            .iter()
            .position(|option| option.get_attribute("aria-selected").as_deref() == Some("true"));
        match (event.key().as_str(), options.len()) {
            ("ArrowDown", 0) => self.ask(field.clone(), Duration::ZERO),
            ("ArrowDown", count) => {
                event.prevent_default();
                choose(field, &options, Some(active.map_or(0, |at| (at + 1) % count)));
            }
            ("ArrowUp", count) if count > 0 => {
                event.prevent_default();
                choose(field, &options, Some((active.unwrap_or(0) + count - 1) % count));
            }
            ("Enter", _) => {
                if let Some(option) = active.and_then(|at| options.get(at)) {
                    event.prevent_default();
                    option.click();
                }
            }
            ("Escape", count) if count > 0 => {
                stop(event);
                self.close();
            }
            // The cursor moves in the words again.
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => choose(field, &options, None),
            _ => {}
        }
    }

    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Asks for a list, unless the reader goes on typing.
    fn ask(self, field: HtmlInputElement, pause: Duration) {
        let turn = self.next_turn();
        let late = move || self.turn.get_value() != turn;
        let fetch = move || {
            if late() {
                return;
            }
            let asked = field.form().and_then(|form| asked(&form));
            let Some((path, query)) = asked.filter(|(_, query)| query.text.is_some()) else {
                return self.close();
            };
            spawn_local(async move {
                let list = text(&format!("{path}suggest?{query}")).await;
                if !late() {
                    show(&list.unwrap_or_default());
                }
            });
        };
        set_timeout(fetch, pause);
    }

    fn close(self) {
        self.next_turn();
        if !options().is_empty() {
            show("");
        }
    }
}

/// Shows a list, and says how many there are; an empty one closes it.
fn show(list: &str) {
    let found = |selector: &str| document().query_selector(selector).ok().flatten();
    let (Some(field), Some(shelf)) = (found(FIELD), found(SHELF)) else { return };
    shelf.set_inner_html(list);
    let said = shelf.first_element_child().and_then(|list| list.get_attribute("data-said"));
    if let Some(line) = shelf.next_element_sibling() {
        line.set_text_content(said.as_deref());
    }
    let _ = field.set_attribute("aria-expanded", if said.is_some() { "true" } else { "false" });
    let _ = field.remove_attribute("aria-activedescendant");
}

/// Marks one of the options, or none.
fn choose(field: &Element, options: &[HtmlElement], chosen: Option<usize>) {
    let _ = field.remove_attribute("aria-activedescendant");
    for (at, option) in options.iter().enumerate() {
        let is_chosen = chosen == Some(at);
        let _ = option.set_attribute("aria-selected", if is_chosen { "true" } else { "false" });
        if is_chosen {
            let _ = field.set_attribute("aria-activedescendant", &option.id());
            // Where the list is longer than its place, the option comes to the middle of it.
            if let Some(shelf) = option.offset_parent() {
                shelf.set_scroll_top(option.offset_top() - shelf.client_height() / 2);
            }
        }
    }
}

fn options() -> Vec<HtmlElement> {
    all(&format!("{SHELF} [role=option]"))
}
