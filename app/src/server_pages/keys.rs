//! The dialog that lists all keyboard shortcuts. It is in the document once, outside the application, so that it stays
//! when pages change.

use leptos::prelude::*;

use crate::context::use_site;
use crate::texts::text;

/// The keys of a shortcut and its description.
type Shortcut = (&'static [&'static str], &'static str);

/// The dialog, closed. `<dialog>` traps the focus and restores it on closing.
#[component]
pub(crate) fn KeysDialog() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <dialog class="keys" id="keys" aria-labelledby="keys-name" closedby="any">
            <form method="dialog">
                <h2 id="keys-name">{text!(lang, keys_all)}</h2>
                <button class="btn" type="submit">{text!(lang, keys_close_dialog)}</button>
            </form>
            <div class="keys__list">
                <General/>
                <Pictures/>
                <KeyGroup
                    name=text!(lang, keys_record)
                    shortcuts=vec![
                        (&["[", "]"], text!(lang, keys_record_next)),
                        (&["Esc"], text!(lang, keys_record_close)),
                    ]
                />
            </div>
            <label class="keys__single">
                <input type="checkbox" checked/>" "<span>{text!(lang, keys_single)}</span>
            </label>
        </dialog>
    }
}

/// Global keys, and those of the search and the results.
#[component]
fn General() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <KeyGroup
            name=text!(lang, keys_everywhere)
            shortcuts=vec![
                (&["/"], text!(lang, keys_search)),
                (&["?"], text!(lang, keys_list)),
                (&["Esc"], text!(lang, keys_close)),
            ]
        />
        <KeyGroup
            name=text!(lang, site_search)
            shortcuts=vec![
                (&["↓", "↑"], text!(lang, keys_suggestion)),
                (&["Enter"], text!(lang, keys_suggestion_open)),
                (&["Esc"], text!(lang, keys_suggestion_close)),
            ]
        />
        <KeyGroup
            name=text!(lang, result_all)
            shortcuts=vec![
                (&["↓", "↑"], text!(lang, keys_result)),
                (&["Home", "End"], text!(lang, keys_result_ends)),
                (&["Enter"], text!(lang, keys_result_open)),
                (&["C"], text!(lang, keys_result_source)),
            ]
        />
    }
}

/// Keys of the map, the timeline and the handles of its window.
#[component]
fn Pictures() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <KeyGroup
            name=text!(lang, map_title)
            shortcuts=vec![
                (&["←", "→", "↑", "↓"], text!(lang, keys_map)),
                (&["+", "-"], text!(lang, keys_zoom)),
                (&["0"], text!(lang, map_home)),
            ]
        />
        <KeyGroup
            name=text!(lang, time_title)
            shortcuts=vec![
                (&["←", "→"], text!(lang, keys_mark)),
                (&["↑", "↓"], text!(lang, keys_lane)),
                (&["+", "-"], text!(lang, keys_zoom)),
                (&["0"], text!(lang, time_all)),
                (&["[", "]"], text!(lang, keys_shift)),
                (&["Space"], text!(lang, keys_play)),
            ]
        />
        <KeyGroup
            name=text!(lang, keys_handles)
            shortcuts=vec![
                (&["←", "→"], text!(lang, keys_handle)),
                (&["Page Up", "Page Down"], text!(lang, keys_handle_far)),
                (&["Home", "End"], text!(lang, keys_handle_ends)),
                (&["Esc"], text!(lang, time_all)),
            ]
        />
    }
}

/// The keys of one region of the page.
#[component]
fn KeyGroup(name: &'static str, shortcuts: Vec<Shortcut>) -> impl IntoView {
    let row = |(keys, does): Shortcut| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd>" " }).collect_view();
        view! { <dt>{keys}</dt><dd>{does}</dd> }
    };
    view! { <section><h3>{name}</h3><dl>{shortcuts.into_iter().map(row).collect_view()}</dl></section> }
}
