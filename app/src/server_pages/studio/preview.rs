//! The preview: the embed at a chosen width under a ruler, and the list of what portals check.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use maud::html;

use super::choice::WIDTH;
use super::code::frame_height;
use super::{Choices, PreviewWidth, StudioData};
use crate::address::Page;
use crate::context::{html_lang, use_site};
use crate::texts::text;

/// The preview.
///
/// Its frame has no `sandbox`, unlike that of the code: it is of this site, and the script measures what is in it.
#[component]
pub(super) fn Preview(data: Arc<StudioData>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let width = data.choice.width;
    let widths = PreviewWidth::ALL.map(|width| {
        let words = match width {
            PreviewWidth::Phone => text!(lang, studio_phone),
            PreviewWidth::Column => text!(lang, studio_column),
            PreviewWidth::Full => text!(lang, studio_full),
        };
        (width.as_str().to_owned(), words)
    });
    // Messages are for the page around an embed; here there is none that listens.
    let mut presentation = data.choice.presentation.clone();
    presentation.host = None;
    let src = site.base.to(data.lang(), &Page::Embed(data.embedding.query.clone(), presentation));
    view! {
        <section class="studio__preview" aria-labelledby="preview-title">
            <div class="studio__bar">
                <h2 id="preview-title">{text!(lang, studio_preview)}</h2>
                <Choices name=WIDTH label=text!(lang, studio_width) options=widths.to_vec()
                    checked=width.as_str().to_owned() form="studio-form"/>
                <output id="preview-size" translate="no"></output>
            </div>
            <div class="studio__cols">
                <div class="studio__stage" data-width=width.as_str() tabindex="0" role="group" aria-labelledby="preview-title">
                    <div class="studio__ruler">{InertElement::new(ruler())}</div>
                    <iframe id="preview" src=src title=data.embedding.title.clone() lang=html_lang(data.lang())
                        height=frame_height(&data)></iframe>
                </div>
                <Checks/>
            </div>
        </section>
    }
}

/// The longest width that the ruler measures.
const RULER: u32 = 2_000;
/// The distance of its marks.
const TICK: u32 = 100;

/// A ruler in pixels, drawn like the frame of the map: cells that are full and empty by turns.
fn ruler() -> String {
    let cells = (0..RULER / TICK).map(|index| (index * TICK, index % 2 == 0));
    let markup = html! {
        svg class="ruler" width=(RULER) height="20" viewBox=(format!("0 0 {RULER} 20")) aria-hidden="true" {
            @for (x, is_full) in cells {
                rect class=[is_full.then_some("ruler__full")] x=(x) y="13" width=(TICK) height="5" {}
                text x=(x + 2) y="10" { (x) }
            }
        }
    };
    markup.into_string()
}

/// What portals check before they take an embed. The script measures each point on the preview; without it nothing is
/// claimed.
#[component]
fn Checks() -> impl IntoView {
    let lang = use_site().lang;
    let checks = [
        ("script", text!(lang, check_script), text!(lang, check_script_figure)),
        ("origin", text!(lang, check_origin), text!(lang, check_origin_figure)),
        ("cookie", text!(lang, check_cookie), text!(lang, check_cookie_figure)),
        ("approval", text!(lang, check_approval), text!(lang, check_approval_figure)),
        ("height", text!(lang, check_height), text!(lang, check_height_figure)),
        ("contrast", text!(lang, check_contrast), text!(lang, check_contrast_figure)),
        ("keyboard", text!(lang, check_keyboard), text!(lang, check_keyboard_figure)),
        ("title", text!(lang, check_title), text!(lang, check_title_figure)),
        ("print", text!(lang, check_print), text!(lang, check_print_figure)),
    ];
    let checks = checks.map(|(check, name, figure)| {
        view! {
            <li data-check=check data-figure=figure>
                <b>{name}</b>" "<span>{text!(lang, check_unmeasured)}</span>
            </li>
        }
    });
    view! {
        <div class="checks">
            <h3>{text!(lang, check_all)}</h3>
            <ul id="checks" data-pass=text!(lang, check_pass) data-fail=text!(lang, check_fail)
                data-unmeasured=text!(lang, check_unmeasured) data-no-map=text!(lang, check_no_map)
                data-no-list=text!(lang, check_no_list)>
                {checks.collect_view()}
            </ul>
            <p role="status" id="checks-said" data-words=text!(lang, check_said)></p>
        </div>
    }
}
