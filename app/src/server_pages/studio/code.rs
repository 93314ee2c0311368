//! The code to paste, in four kinds.

use std::sync::Arc;

use leptos::prelude::*;
use model::id::Id;
use model::query::Query;

use super::choice::CODE;
use super::{Choices, Code, StudioData, step};
use crate::components::parts::icon::Icon;
use crate::context::use_site;
use crate::server_pages::snippets::{
    Embedding, FrameWidth, Plain, PlainRecords, escaped, fitting_height, plain_html,
};
use crate::texts::text;

/// All four kinds are in the page; the style sheet shows the chosen one.
#[component]
pub(super) fn CodeStep(data: Arc<StudioData>) -> impl IntoView {
    let lang = use_site().lang;
    let kinds = [
        (Code::Frame, text!(lang, studio_code_frame), text!(lang, studio_use_frame), frame(&data)),
        (
            Code::Component,
            text!(lang, studio_code_component),
            text!(lang, studio_use_component),
            data.embedding.web_component(data.choice.height),
        ),
        (Code::Plain, text!(lang, studio_code_plain), text!(lang, studio_use_plain), plain(&data)),
        (
            Code::Oembed,
            text!(lang, studio_code_oembed),
            text!(lang, studio_use_oembed),
            data.embedding.address(),
        ),
    ];
    let names = kinds.iter().map(|(kind, name, ..)| (kind.as_str().to_owned(), *name)).collect();
    let areas = kinds.map(|(kind, name, used, code)| view! { <CodeArea kind name used code/> });
    let unknown_host =
        (!data.has_public_url).then(|| view! { <p class="note">{text!(lang, studio_no_public_url)}</p> });
    let content = view! {
        <Choices name=CODE label=text!(lang, studio_code_kind) options=names
            checked=data.choice.code.as_str().to_owned() form="studio-form"/>
        {unknown_host}
        {areas.collect_view()}
    };
    step(5, text!(lang, studio_code), content)
}

/// Code that can be selected, and a button that copies it, which needs a script. Leptos does not escape the content of
/// this element.
#[component]
fn CodeArea(kind: Code, name: &'static str, used: &'static str, code: String) -> impl IntoView {
    let lang = use_site().lang;
    let id = format!("code-{}", kind.as_str());
    let about = format!("{id}-use");
    view! {
        <div class="code" data-code=kind.as_str()>
            <p id=about.clone()>{used}</p>
            <textarea id=id.clone() readonly="" rows="8" spellcheck="false" translate="no" aria-label=name
                aria-describedby=about inner_html=escaped(&code)></textarea>
            <p>
                <button type="button" class="btn btn--main" data-copy=id hidden="" data-done=text!(lang, share_copied)
                    data-failed=text!(lang, share_selected)>
                    <Icon name="#i-copy"/>{text!(lang, studio_copy)}
                </button>
                " "<span role="status"></span>
            </p>
        </div>
    }
}

/// The height of the frame: what its content needs at the width of the preview, or more if that is chosen.
pub(super) fn frame_height(data: &StudioData) -> u32 {
    let record = data.record.as_deref().filter(|_| data.is_record());
    let fitting =
        fitting_height(&data.choice.presentation, data.choice.width.pixels(), &data.embedded.view, record);
    fitting.max(data.choice.height.unwrap_or_default())
}

fn frame(data: &StudioData) -> String {
    data.embedding.iframe(FrameWidth::Full, frame_height(data))
}

fn plain(data: &StudioData) -> String {
    let site = use_site();
    let release = Id::new(&site.site.release).ok();
    let query = Query { release, ..data.embedding.query.clone() };
    let embedding = Embedding { query, ..data.embedding.clone() };
    let records = match &data.record {
        Some(record) if data.is_record() => PlainRecords::One(record),
        _ => PlainRecords::Results(&data.embedded.view.results, data.embedded.view.shown),
    };
    let plain = Plain {
        records,
        sources: &data.sources,
        site: &data.site,
        release: &site.site.release,
        day: &data.day,
        map_approval: &site.site.map_approval,
    };
    plain_html(&embedding, &plain)
}
