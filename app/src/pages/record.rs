//! A record of any kind.

use model::page::RecordPage;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::panels::claims::claims;
use crate::panels::outcome::outcome;
use crate::panels::record_head::record_head;
use crate::panels::record_rail::record_rail;

/// Head, what came of it, claims, and beside them the sources and the ways on.
pub(crate) fn record(cx: &Context, page: &RecordPage) -> Markup {
    let outcome = (!page.groups.is_empty()).then(|| outcome(cx, page.kind, &page.groups));
    markup! {
        {record_head(cx, page)}
        <div class="recpage">
            <div>
                {outcome}
                {claims(cx, &page.lines, &page.sources)}
            </div>
            {record_rail(cx, page)}
        </div>
    }
}
