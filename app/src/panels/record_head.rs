//! The head of a record: where the reader is, what it is, what it is called, whether it still stands.

use model::page::{RecordPage, Tie};
use model::query::Query;
use model::record::Kind;
use model::words::Say as _;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::citation::language;
use crate::parts::glyph::{icon, kind_glyph};
use crate::parts::status::status_mark;
use crate::parts::tie::tie_link;
use crate::texts::say;

/// The head.
pub(crate) fn record_head(cx: &Context, page: &RecordPage) -> Markup {
    markup! {
        {crumb(cx, page.kind, &page.name)}
        <div class="rp__head">{headline(cx, page, markup! { <h1>{&page.name}</h1> })}</div>
    }
}

/// What it is, its name as a heading, its other name, and what must be known before anything else.
pub(super) fn headline(cx: &Context, page: &RecordPage, name: Markup) -> Markup {
    let other = page.other_name.as_ref().map(|name| markup! { <span lang={language(name)}>{name}</span> });
    let summary = (!page.summary.is_empty()).then(|| markup! { <span>{&page.summary}</span> });
    markup! {
        <p class="row__meta">
            <span class="rec__kind">{kind_glyph(page.kind)}{page.kind.say(cx.lang)}</span>
            {page.status.map(|status| status_mark(cx, status))}
            {summary}
        </p>
        {name}
        <p class="zh">{other}<small>{&page.name_mark}</small></p>
        {page.withdrawn.then(|| gone(cx, page.replaced_by.as_ref()))}
        {page.note.as_ref().map(|note| markup! { <p class="note">{note}</p> })}
    }
}

/// The way back: the atlas, and in it all records of the kind. The directory is no row of the atlas, so
/// its kinds have no list to lead to.
fn crumb(cx: &Context, kind: Kind, name: &str) -> Markup {
    let same = Query { kinds: [kind].into(), ..Query::default() };
    let kind = if kind.is_row() {
        markup! { <a href={cx.atlas(same)}>{kind.say(cx.lang)}</a> }
    } else {
        markup! { <span>{kind.say(cx.lang)}</span> }
    };
    markup! {
        <nav class="crumb" aria-label={say!(cx, record_path)}>
            <a href={cx.atlas(Query::default())}>{say!(cx, record_atlas)}</a>
            {icon("#i-right")}
            {kind}
            {icon("#i-right")}
            <span aria-current="page">{name}</span>
        </nav>
    }
}

/// The record was taken back. It says where it went.
fn gone(cx: &Context, replaced_by: Option<&Tie>) -> Markup {
    let replaced =
        replaced_by.map(|tie| markup! { <p>{say!(cx, record_replaced)}" "{tie_link(cx, tie)}</p> });
    markup! {
        <div class="note note--gone">
            <p>{say!(cx, record_gone)}</p>
            {replaced}
        </div>
    }
}
