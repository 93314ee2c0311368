//! A record of any kind.

use model::page::RecordPage;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::panels::claims::claims;
use crate::panels::outcome::outcome;
use crate::panels::record_figures::record_figures;
use crate::panels::record_head::record_head;
use crate::panels::record_place::record_place;
use crate::panels::record_rail::record_rail;
use crate::panels::record_rows::record_rows;
use crate::panels::record_time::record_time;

/// Head and figures, where and when, what came of it, claims, and beside them the sources and the ways on.
/// Place and time stand before the claims, so that on a phone they come right below the head.
pub(crate) fn record(cx: &Context, page: &RecordPage, base_map: &str) -> Markup {
    let outcome = (!page.groups.is_empty()).then(|| outcome(cx, page.kind, &page.groups));
    markup! {
        {record_head(cx, page)}
        {record_figures(cx, &page.figures)}
        <div class="recpage">
            <div class="rail rail--where">
                {record_place(cx, page, base_map)}
                {record_time(cx, page)}
            </div>
            <div class="recpage__main">
                {record_rows(cx, page)}
                {outcome}
                {claims(cx, &page.lines, &page.sources)}
            </div>
            {record_rail(cx, page)}
        </div>
    }
}
