//! What went otherwise than asked: what is so, what still works, and one thing to do.

use model::page::{AtlasPage, RefusedValue};
use model::query::Query;

use super::asked;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// Values of the address that were left out, each with what would be accepted.
pub(crate) fn refused(cx: &Context, page: &AtlasPage) -> Markup {
    let line = |RefusedValue { parameter, value, accepted }: &RefusedValue| {
        let text = say!(cx, message_refused, parameter = parameter, value = value, accepted = accepted);
        markup! { <p class="msg msg--error">{text}</p> }
    };
    page.refused.iter().map(line).collect()
}

/// What is asked did not come. The page that came before stays, and is still true of what it was asked.
pub(crate) fn failed(cx: &Context) -> Option<Markup> {
    cx.failed.map(|address| {
        markup! {
            <p class="msg msg--error" role="alert"><span>{say!(cx, message_failed)}</span><a class="btn" href={address.to_owned()} rel="external">{say!(cx, message_again)}</a></p>
        }
    })
}

/// Nothing matches: what to loosen, and what waits in the tray.
pub(crate) fn empty(cx: &Context, page: &AtlasPage) -> Markup {
    let way = |(what, query): (String, Query)| {
        markup! { <a class="btn" href={cx.atlas(query)}>{say!(cx, atlas_remove, what = what)}</a> }
    };
    let undated = page.view.undated;
    let tray = (undated > 0).then(|| say!(cx, message_tray, count = undated));
    markup! {
        <div class="msg">
            <p>{icon("#i-info")}" "<b>{say!(cx, message_empty)}</b>" "{say!(cx, message_loosen)}" "{tray}</p>
            {asked::narrowings(page, cx.lang).into_iter().map(way).collect::<Markup>()}
        </div>
    }
}
