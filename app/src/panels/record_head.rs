//! The head of a record: where the reader is, what it is, what it is called, whether it still stands.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::page::{RecordPage, Tie};
use model::query::Query;
use model::record::Kind;
use model::words::{Lang, Say as _};

use crate::address::{Base, Page};
use crate::locale;
use crate::parts::citation::language;
use crate::parts::glyph::{Icon, KindGlyph};
use crate::parts::status::StatusMark;
use crate::parts::tie::TieLink;

/// The head.
#[component]
pub(crate) fn RecordHead(lang: Lang, page: RecordPage) -> impl IntoView {
    let other = page.other_name.map(|name| {
        let tag = language(&name);
        view! { <span lang=tag>{name}</span> }
    });
    let summary = (!page.summary.is_empty()).then(|| view! { <span>{page.summary}</span> });
    view! {
        <Crumb lang kind=page.kind name=page.name.clone()/>
        <div class="rp__head">
            <p class="row__meta">
                <span class="rec__kind"><KindGlyph kind=page.kind/>{page.kind.say(lang)}</span>
                {page.status.map(|status| view! { <StatusMark status lang/> })}
                {summary}
            </p>
            <h1>{page.name}</h1>
            <p class="zh">{other}<small>{page.name_mark}</small></p>
            {page.withdrawn.then(|| view! { <Gone lang replaced_by=page.replaced_by/> })}
            {page.note.map(|note| view! { <p class="note">{note}</p> })}
        </div>
    }
}

/// The way back: the atlas, and in it all records of the kind. The directory is no row of the atlas, so
/// its kinds have no list to lead to.
#[component]
fn Crumb(lang: Lang, kind: Kind, name: String) -> impl IntoView {
    let base = expect_context::<Base>();
    let locale = locale(lang);
    let all = base.to(lang, &Page::Atlas(Query::default()));
    let same = Query { kinds: [kind].into(), ..Query::default() };
    let kind = if kind.is_row() {
        view! { <a href=base.to(lang, &Page::Atlas(same))>{kind.say(lang)}</a> }.into_any()
    } else {
        view! { <span>{kind.say(lang)}</span> }.into_any()
    };
    view! {
        <nav class="crumb" aria-label=td_string!(locale, record_path)>
            <a href=all>{td_string!(locale, record_atlas)}</a>
            <Icon name="#i-right"/>
            {kind}
            <Icon name="#i-right"/>
            <span aria-current="page">{name}</span>
        </nav>
    }
}

/// The record was taken back. It says where it went.
#[component]
fn Gone(lang: Lang, replaced_by: Option<Tie>) -> impl IntoView {
    let locale = locale(lang);
    let replaced =
        replaced_by.map(|tie| view! { <p>{td_string!(locale, record_replaced)}" "<TieLink lang tie/></p> });
    view! {
        <div class="note note--gone">
            <p>{td_string!(locale, record_gone)}</p>
            {replaced}
        </div>
    }
}
