//! The page for sharing a view or a record: its addresses, a QR code, files to save, and references to it.

mod address;
mod cite;
mod qr_code;
mod save;

use std::sync::Arc;

use leptos::prelude::*;
use model::page::{AtlasPage, RecordPage};
use model::query::Query;
use model::reference::Reference;
use model::words::Label as _;

use crate::address::Page;
use crate::context::use_site;
use crate::query_form::active_filters;
use crate::texts::text;

use address::Addresses;
use cite::References;
use save::Saving;

/// What is shared, and the reference to it.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What is shared.
    pub subject: Subject,
    /// The reference, which names the release.
    pub reference: Reference,
}

/// What can be shared.
#[derive(Clone, Debug)]
pub enum Subject {
    /// The answer to a query.
    View(Box<AtlasPage>),
    /// A record.
    Record(Arc<RecordPage>),
}

impl Subject {
    /// Its page, in no particular release.
    fn page(&self) -> Page {
        match self {
            Self::View(page) => Page::Atlas(Query { release: None, ..Query::parse(&page.query).query }),
            Self::Record(page) => Page::Record(page.id.clone()),
        }
    }

    /// The answer in one sentence, or the name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::View(page) => &page.view.sentence,
            Self::Record(page) => &page.name,
        }
    }
}

/// The page. A script of its own (`app/scripts/share.js`) defines the element around it, and shows the buttons that need
/// one; everything else works without.
#[component]
pub(crate) fn ShareMain(shared: Shared) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let Shared { subject, reference } = shared;
    let page = subject.page();
    let (title, back) = match &subject {
        Subject::View(_) => (text!(lang, share_view), text!(lang, share_back_view)),
        Subject::Record(_) => (text!(lang, share_record), text!(lang, share_back_record)),
    };
    view! {
        <share-page
            class="page share"
            data-copied=text!(lang, share_copied)
            data-selected=text!(lang, share_selected)
            data-unshared=text!(lang, share_unshared)
        >
            <p class="share__back"><a href=site.to(&page) rel="nofollow">{back}</a></p>
            <h1>{title}</h1>
            <p class="lead">{subject.name().to_owned()}</p>
            <InWords subject=subject.clone()/>
            <div class="share__sections">
                <Addresses page=page.clone()/>
                <References reference page=page.clone()/>
                <Saving page/>
            </div>
        </share-page>
    }
}

/// The filters of a query in words, or the kind and the summary of a record.
#[component]
fn InWords(subject: Subject) -> impl IntoView {
    let lang = use_site().lang;
    match subject {
        Subject::View(page) => {
            let query = Query::parse(&page.query).query;
            let filters = active_filters(&page, &query, &query, lang);
            let filters = filters.into_iter().map(|filter| view! { <li class="chip">{filter.label}</li> });
            let filters = filters.collect_view();
            (!filters.is_empty())
                .then(|| {
                    view! { <ul class="share__filters" aria-label=text!(lang, facet_all)>{filters}</ul> }
                })
                .into_any()
        }
        Subject::Record(page) => {
            let summary = page.standfirst.clone().unwrap_or_else(|| page.summary.clone());
            view! { <p class="share__words"><b>{page.kind.label(lang)}</b>" "{summary}</p> }.into_any()
        }
    }
}
