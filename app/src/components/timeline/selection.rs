//! Shows the selected record on the timeline, and returns to the previous range when it is closed.

use leptos::prelude::*;
use model::draw::Span;
use model::id::Id;

use crate::browser::after_render;
use crate::browser::dom::{as_html, first};
use crate::state::Atlas;

/// The mark of the selected record in the picture that is shown.
const SELECTED: &str = ".atlas svg.tl:not([data-unseen]) .sym.is-sel";

/// The range that the timeline moved to for a record, and the one that the reader had chosen before.
type RangeVisit = (Span, Span);

/// Shows the selected record as long as the calling component exists. A range that the reader has chosen since is kept.
pub(super) fn follow_selection(atlas: Atlas) {
    let visit = StoredValue::new(None::<RangeVisit>);
    Effect::new(move |last: Option<Option<Id>>| {
        let selected = atlas.selected.get();
        if atlas.is_mounted() && last.as_ref() != Some(&selected) {
            untrack(|| show(atlas, visit, selected.as_ref()));
            after_render(scroll_to_selected);
        }
        selected
    });
}

fn show(atlas: Atlas, visit: StoredValue<Option<RangeVisit>>, selected: Option<&Id>) {
    let Some((seen, whole)) = atlas.visible_range.get_untracked() else { return };
    let last = visit.try_update_value(Option::take).flatten();
    let chosen = last.filter(|(visited, _)| *visited == seen).map_or(seen, |(_, chosen)| chosen);
    let extent =
        selected.and_then(|_| atlas.page.with_untracked(|page| page.selected.as_ref()?.days.map(Span::from)));
    let next = extent.map_or(chosen, |extent| chosen.including(extent, whole));
    if next != chosen {
        visit.set_value(Some((next, chosen)));
    }
    if next != seen {
        atlas.visible_range.show(next);
    }
}

/// Scrolls the panel, and not the page, to the lane of the selected record.
fn scroll_to_selected() {
    let Some((mark, panel)) = first(SELECTED).zip(first(".atlas > .time")) else { return };
    let (mark, box_of_panel) = (mark.get_bounding_client_rect(), panel.get_bounding_client_rect());
    let head = first(".atlas .time__head").map_or(0.0, |head| f64::from(as_html(&head).offset_height()));
    let above = mark.top() - (box_of_panel.top() + head);
    let below = mark.bottom() - box_of_panel.bottom();
    #[expect(clippy::cast_possible_truncation, reason = "a distance on a screen")]
    let by = if above < 0.0 { above - 8.0 } else { (below + 8.0).max(0.0).min(above) } as i32;
    panel.set_scroll_top(panel.scroll_top() + by);
}
