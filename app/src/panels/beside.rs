//! The selected record beside the map, with the way to its whole page.

use model::page::{AtlasPage, RecordPage};
use model::query::Query;
use model::view::Pack;

use super::asked;
use super::claims::claims;
use super::outcome::outcome;
use super::record_figures::record_figures;
use super::record_head::headline;
use super::record_rows::record_rows;
use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, Text, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// What is known of the selected record. What stands in the panel is printed by the server alone, so that the
/// application need not know how; the browser asks for it as `?show=beside` of the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Beside {
    /// It was asked for.
    #[default]
    Coming,
    /// It did not come.
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "the server never waits for a record"))]
    Failed,
    /// It is here, as HTML.
    Here(Text),
}

/// The panel, where a record is selected.
pub(crate) fn beside(cx: &Context, page: &AtlasPage, pack: &Pack, beside: &Beside) -> Option<Markup> {
    let id = cx.query.selected.as_ref()?;
    let close = cx.atlas(Query { selected: None, ..asked::query(page) });
    let whole = cx.record(id.as_str());
    let listed = page.view.results.iter().any(|hit| hit.id == id.as_str());
    // What the list had no room for, and what is never in it, is not said to be left out.
    let outside =
        !listed && page.view.results.len() == page.view.shown && pack.rows.iter().any(|row| row.id == *id);
    let outside = outside.then(|| {
        let all = cx.atlas(Query { selected: Some(id.clone()), ..Query::default() });
        markup! { <p class="msg">{say!(cx, beside_outside)}" "<a class="btn" href={all} data-noscroll="">{say!(cx, atlas_clear)}</a></p> }
    });
    let content = match beside {
        Beside::Coming => {
            markup! { <p class="beside__wait" role="status"><span class="vh">{say!(cx, beside_coming)}</span></p> }
        }
        Beside::Failed => {
            markup! { <p class="msg msg--error" role="alert">{say!(cx, beside_failed)}" "<a class="btn" href={whole.clone()} rel="external" data-whole="">{say!(cx, message_again)}</a></p> }
        }
        Beside::Here(html) => markup! { <div class="beside__page" inner_html={html.clone()}></div> },
    };
    Some(markup! {
        <aside class="beside" id="beside" data-key={id.to_string()} tabindex="-1" aria-label={say!(cx, beside_name)}>
            <p class="beside__bar">
                <a class="btn btn--bare" href={whole} data-whole="">{say!(cx, beside_whole)}{icon("#i-right")}</a>
                <a class="btn btn--ic" href={close} data-noscroll="" data-close="" aria-label={say!(cx, beside_close)} title={say!(cx, beside_close)}>{icon("#i-close")}</a>
            </p>
            {outside}
            {content}
        </aside>
    })
}

/// What stands in the panel: the page of the record without the pictures, since the map is beside it.
pub(crate) fn contents(cx: &Context, page: &RecordPage) -> Markup {
    let outcome = outcome(cx, page.kind, &page.groups);
    markup! {
        <div class="rp__head">{headline(cx, page, markup! { <h2>{&page.name}</h2> })}</div>
        {record_figures(cx, &page.figures)}
        {record_rows(cx, page)}
        {outcome}
        {claims(cx, &page.lines, &page.sources)}
    }
}

/// What stands in the panel where there is no such record.
pub(crate) fn nothing(cx: &Context, id: &str) -> Markup {
    markup! {
        <p class="msg">{say!(cx, missing_lead, what = id)}" "<a class="btn" href={cx.to(&Page::Atlas(Query::default()))}>{say!(cx, missing_all)}</a></p>
    }
}
