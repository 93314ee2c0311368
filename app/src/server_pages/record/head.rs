//! The head of a record: breadcrumb, kind, names, and whether it was withdrawn.

use std::sync::Arc;

use leptos::prelude::*;
use model::dataset::RecordLink;
use model::facet::Facet;
use model::page::RecordPage;
use model::query::Query;
use model::record::Kind;
use model::words::Label as _;

use crate::address::Page;
use crate::components::parts::citation::language;
use crate::components::parts::icon::{Icon, KindGlyph};
use crate::components::parts::marked::unless_empty;
use crate::components::parts::read_aloud::{Part, ReadAloud};
use crate::components::parts::status::StatusMark;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The head.
#[component]
pub(super) fn RecordHead(page: Arc<RecordPage>) -> impl IntoView {
    let name = page.name.clone();
    view! {
        <Crumb kind=page.kind name=name.clone()/>
        <div class="rp__head"><Headline page><h1>{name}</h1></Headline></div>
    }
}

/// Kind and status, the name as a heading (the children), the name in the other language, the summary sentence, what
/// the sources do not state, and important notes.
#[component]
pub(super) fn Headline(page: Arc<RecordPage>, children: Children) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let share = site.to(&Page::ShareRecord(page.id.clone()));
    let other = page.other_name.as_ref();
    let other = other.map(|name| view! { <span lang=language(name)>{name.clone()}</span> });
    let say = page.standfirst.clone().map(|sentence| view! { <p class="rp__say">{sentence}</p> });
    view! {
        <p class="row__meta">
            <span class="rec__kind"><KindGlyph kind=page.kind/>{page.kind.label(lang)}</span>
            {page.status.map(|status| view! { <StatusMark status/> })}
            {page.no_later_word.then(|| view! { <span>{text!(lang, record_no_later_word)}</span> })}
            <a class="btn btn--bare" href=share rel="external nofollow"><Icon name="#i-share"/>{text!(lang, share_take)}</a>
            <ReadAloud part=Part::Record/>
        </p>
        {children()}
        <p class="zh">{other}<small>{unless_empty(page.name_mark.clone())}</small></p>
        {say}
        {page.withdrawn.then(|| view! { <WithdrawnNote replaced_by=page.replaced_by.clone()/> })}
        {page.silence.clone().map(|sentence| view! { <p class="silence">{sentence}</p> })}
        {page.note.clone().map(|note| view! { <p class="note">{note}</p> })}
    }
}

/// The breadcrumb: the atlas, and all records of the kind. Kinds of the directory are not rows of the atlas, so they
/// are not linked.
#[component]
fn Crumb(kind: Kind, name: String) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let same = if kind.is_row() {
        let same = Query::default().with_only(Facet::Kind, kind.as_str());
        view! { <a href=site.atlas(same)>{kind.label(lang)}</a> }.into_any()
    } else {
        view! { <span>{kind.label(lang)}</span> }.into_any()
    };
    view! {
        <nav class="crumb" aria-label=text!(lang, record_path)>
            <a href=site.atlas(Query::default())>{text!(lang, record_atlas)}</a>
            <Icon name="#i-right"/>
            {same}
            <Icon name="#i-right"/>
            <span aria-current="page">{name}</span>
        </nav>
    }
}

/// The note that the record was withdrawn, with a link to its replacement, if any.
#[component]
fn WithdrawnNote(replaced_by: Option<RecordLink>) -> impl IntoView {
    let lang = use_site().lang;
    let replaced = replaced_by.map(|tie| view! { <p>{text!(lang, record_replaced)}" "<TieLink tie/></p> });
    view! {
        <div class="note note--gone">
            <p>{text!(lang, record_gone)}</p>
            {replaced}
        </div>
    }
}
