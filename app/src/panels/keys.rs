//! The list of all keys. Only the server prints it, once in a document and beside the pages, so that it weighs
//! nothing in the application, and stays while pages change.

use crate::markup::{Markup, markup};
use crate::texts::{In, say};

/// Keys, and what they do.
type Line<'texts> = (&'texts [&'static str], &'static str);

/// The list, closed. A modal dialog of the browser keeps the focus inside, and gives it back.
pub(crate) fn keys(cx: &In) -> Markup {
    let groups: [(&str, &[Line]); 7] = [
        (
            say!(cx, keys_everywhere),
            &[
                (&["/"], say!(cx, keys_search)),
                (&["?"], say!(cx, keys_list)),
                (&["Esc"], say!(cx, keys_close)),
            ],
        ),
        (
            say!(cx, site_search),
            &[
                (&["↓", "↑"], say!(cx, keys_suggestion)),
                (&["Enter"], say!(cx, keys_suggestion_open)),
                (&["Esc"], say!(cx, keys_suggestion_close)),
            ],
        ),
        (
            say!(cx, result_all),
            &[
                (&["↓", "↑"], say!(cx, keys_result)),
                (&["Home", "End"], say!(cx, keys_result_ends)),
                (&["Enter"], say!(cx, keys_result_open)),
                (&["C"], say!(cx, keys_result_source)),
            ],
        ),
        (
            say!(cx, map_title),
            &[
                (&["←", "→", "↑", "↓"], say!(cx, keys_map)),
                (&["+", "-"], say!(cx, keys_zoom)),
                (&["0"], say!(cx, map_home)),
            ],
        ),
        (
            say!(cx, time_title),
            &[
                (&["←", "→"], say!(cx, keys_mark)),
                (&["↑", "↓"], say!(cx, keys_lane)),
                (&["+", "-"], say!(cx, keys_zoom)),
                (&["0"], say!(cx, time_all)),
                (&["[", "]"], say!(cx, keys_shift)),
                (&["Space"], say!(cx, keys_play)),
            ],
        ),
        (
            say!(cx, keys_handles),
            &[
                (&["←", "→"], say!(cx, keys_handle)),
                (&["Page Up", "Page Down"], say!(cx, keys_handle_far)),
                (&["Home", "End"], say!(cx, keys_handle_ends)),
                (&["Esc"], say!(cx, time_all)),
            ],
        ),
        (
            say!(cx, keys_record),
            &[(&["[", "]"], say!(cx, keys_record_next)), (&["Esc"], say!(cx, keys_record_close))],
        ),
    ];
    let line = |(keys, does): &Line| {
        let keys = keys.iter().map(|key| markup! { <kbd>{*key}</kbd>" " }).collect::<Markup>();
        markup! { <dt>{keys}</dt><dd>{*does}</dd> }
    };
    let group = |(name, lines): &(&'static str, &[Line])| {
        markup! { <section><h3>{*name}</h3><dl>{lines.iter().map(line).collect::<Markup>()}</dl></section> }
    };
    markup! {
        <dialog class="keys" id="keys" aria-labelledby="keys-name" closedby="any">
            <form method="dialog">
                <h2 id="keys-name">{say!(cx, keys_all)}</h2>
                <button class="btn" type="submit">{say!(cx, keys_shut)}</button>
            </form>
            <div class="keys__list">{groups.iter().map(group).collect::<Markup>()}</div>
            <label class="keys__single"><input type="checkbox" checked/>" "<span>{say!(cx, keys_single)}</span></label>
        </dialog>
    }
}
