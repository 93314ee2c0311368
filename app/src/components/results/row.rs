//! One result.

use std::sync::Arc;

use leptos::prelude::*;
use model::claim::BasisWord;
use model::search::{Reasons, Span};
use model::view::{Hit, Snippet};
use model::words::Say as _;

use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::components::parts::citation::{anchor, language};
use crate::components::parts::icon::KindGlyph;
use crate::components::parts::marked::Marked;
use crate::components::parts::status::StatusMark;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// The row. The list is keyed by the hit, so that a changed hit is a new row. `possible` are the ids of the results that
/// may lie in the window and may as well lie outside.
#[component]
pub(super) fn Row(hit: Arc<Hit>, possible: Memo<Vec<String>>) -> impl IntoView {
    let (site, atlas) = (use_site(), use_atlas());
    let lang = site.lang;
    let selected = {
        let id = hit.id.clone();
        Signal::derive(move || {
            atlas.selected.with(|selected| selected.as_ref().is_some_and(|one| one.as_str() == id))
        })
    };
    let date = hit.date.clone().unwrap_or_else(|| text!(lang, result_undated).to_owned());
    let possible = {
        let id = hit.id.clone();
        move || {
            let is_possible = possible.with(|ids| ids.contains(&id));
            is_possible.then(|| view! { <span class="maybe">{text!(lang, result_possible)}</span>" " })
        }
    };
    let place = hit.place.clone().map(|place| view! { <span>{place}</span>" " });
    let reasons = hit.reasons.as_deref();
    let spans =
        |of: fn(&Reasons) -> &Vec<Span>| reasons.map(|reasons| of(reasons).clone()).unwrap_or_default();
    let amount = hit.amount.clone().map(|amount| {
        view! { <p class="row__amt"><Marked text=amount spans=spans(|reasons| &reasons.amount)/></p> }
    });
    let quote = hit.snippet.clone().map(|snippet| {
        view! { <Quote snippet spans=spans(|reasons| &reasons.quote)/> }
    });
    let also = reasons.and_then(|reasons| reasons.also.clone()).map(|also| {
        let unstated = also.basis.filter(|basis| *basis != BasisWord::Explicit);
        let basis = unstated.map(|basis| view! { <BasisMark basis/>" " });
        let language = language(&also.text);
        view! { <p class="row__also">{basis}<span lang=language><Marked text=also.text spans=also.marks/></span></p> }
    });
    view! {
        <li class="row" class:row--sel=move || selected.get() data-key=hit.id.clone() data-ids=hit.id.clone()
            data-at=hit.drawn_at.clone()>
            <KindGlyph kind=hit.kind/>
            <div>
                <h3>
                    <a href=site.record(&hit.id) aria-current=move || selected.get().then_some("true")>
                        <Marked text=hit.name.clone() spans=spans(|reasons| &reasons.name)/>
                    </a>
                </h3>
                <p class="row__meta">
                    <span class="vh">{hit.kind.say(lang)}</span>
                    <span>{date}</span>" "
                    {possible}{place}
                    <StatusMark status=hit.status/>
                </p>
                {amount}{quote}{also}
            </div>
        </li>
    }
}

/// The quote from a source that supports the result.
#[component]
fn Quote(snippet: Snippet, spans: Vec<Span>) -> impl IntoView {
    let site = use_site();
    let basis = snippet.basis;
    // A hair space between two opening quotation marks.
    let apart = snippet.quote.starts_with('“').then_some("\u{200a}");
    let unstated = (basis != BasisWord::Explicit).then(|| view! { <BasisMark basis/>" " });
    let href = format!("{}#{}", site.source(&snippet.source), anchor(snippet.start));
    let language = language(&snippet.quote);
    view! {
        <p class=format!("row__cite {}", basis_edge(basis))>
            {unstated}
            <span class="quote" lang=language>"“"{apart}<Marked text=snippet.quote spans/>"”"</span>
            " "
            <a class="src" href=href>
                <span class="vh">{text!(site.lang, result_source)}" "</span>{snippet.source.to_ascii_uppercase()}
            </a>
        </p>
    }
}
