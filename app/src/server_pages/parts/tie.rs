//! A link to a related record, with its kind and the basis of the relation.

use leptos::prelude::*;
use model::basis::BasisWord;
use model::dataset::RecordLink;
use model::words::Label as _;

use crate::components::parts::basis::BasisMark;
use crate::components::parts::icon::KindGlyph;
use crate::context::use_site;

/// An item of a list of records. `marked` shows the mark of the basis, for lists that do not show it once for all
/// items; the edge of the item always shows it.
#[component]
pub(crate) fn TieItem(tie: RecordLink, marked: bool) -> impl IntoView {
    let class = tie_class(tie.basis);
    let basis = marked.then(|| view! { <BasisMark basis=tie.basis/> });
    let detail = tie.detail.clone().map(|detail| view! { " "<small>{detail}</small> });
    view! {
        <li class=class>
            <KindGlyph kind=tie.kind/>
            <div class="tagged"><span><TieLink tie/>{detail}</span>{basis}</div>
        </li>
    }
}

/// The class of an item: its edge shows its basis.
pub(crate) const fn tie_class(basis: BasisWord) -> &'static str {
    match basis {
        BasisWord::Explicit => "tie",
        BasisWord::Inferred => "tie tie--inferred",
        BasisWord::Editorial => "tie tie--editorial",
    }
}

/// Only the link. The hidden text gives screen readers the kind, which the glyph beside it shows.
#[component]
pub(crate) fn TieLink(tie: RecordLink) -> impl IntoView {
    let site = use_site();
    let kind = format!("{}{}", tie.kind.label(site.lang), site.lang.pick(": ", "："));
    view! { <a href=site.record(&tie.id)><span class="vh">{kind}</span>{tie.name}</a> }
}
