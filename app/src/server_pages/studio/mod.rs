//! The embed studio: chooses what an embed shows and how it looks, previews it, and gives the code to paste.
//!
//! It is a form that works without a script. `app/scripts/studio.js` submits changes at once, copies, and measures the
//! preview. The application does not run here: nothing of it is needed, and its router would keep the page while the
//! script changes it.

mod choice;
mod code;
mod form;
mod preview;

use std::sync::Arc;

use leptos::prelude::*;
use model::lang::Lang;
use model::page::{AtlasPage, RecordPage, SourceCard};
use model::presentation::Part;

use super::snippets::Embedding;
use crate::context::use_site;
use crate::texts::text;
pub use choice::{Choice, Code, PreviewWidth};
use code::CodeStep;
use form::{DataStep, LookStep, PartsStep, ViewStep};
use preview::Preview;

/// The data of the page.
#[derive(Clone, Debug)]
pub struct StudioData {
    /// What is chosen.
    pub choice: Choice,
    /// The answer in the language of the studio.
    pub page: Arc<AtlasPage>,
    /// The embed.
    pub embedding: Embedding,
    /// The answer in the language of the embed.
    pub embedded: Arc<AtlasPage>,
    /// The selected record in the language of the embed.
    pub record: Option<Arc<RecordPage>>,
    /// The sources of the records that are shown.
    pub sources: Vec<SourceCard>,
    /// The name of the atlas in the language of the embed.
    pub site: String,
    /// Today, in words.
    pub day: String,
    /// Whether the operator has set the public address. Without it the code has the address of the request.
    pub has_public_url: bool,
}

impl StudioData {
    /// The language of the embed.
    fn lang(&self) -> Lang {
        self.embedding.lang
    }

    /// Whether the embed shows nothing but a record.
    fn is_record(&self) -> bool {
        self.choice.presentation.shows(Part::Record)
    }
}

/// The page.
#[component]
pub(crate) fn StudioMain(data: Box<StudioData>) -> impl IntoView {
    let lang = use_site().lang;
    let data = Arc::new(*data);
    view! {
        <div class="studio" id="studio">
            <div class="studio__form">
                <h1>{text!(lang, studio_title)}</h1>
                <p>{text!(lang, studio_lead)}</p>
                <form id="studio-form" method="get" action="">
                    <ViewStep data=data.clone()/>
                    <PartsStep data=data.clone()/>
                    <LookStep data=data.clone()/>
                    <DataStep data=data.clone()/>
                    <p class="studio__update"><button class="btn btn--main">{text!(lang, studio_update)}</button></p>
                </form>
                <CodeStep data=data.clone()/>
            </div>
            <Preview data/>
        </div>
    }
}

/// A numbered step. A function and no component, since children of a component may not borrow.
fn step(number: u8, name: &'static str, content: impl IntoView) -> impl IntoView {
    let id = format!("step-{number}");
    view! {
        <section class="step" aria-labelledby=id.clone()>
            <b aria-hidden="true">{number}</b>
            <div><h2 id=id.clone()>{name}</h2>{content}</div>
        </section>
    }
}

/// Radio buttons side by side. An empty value stands for the usual one.
#[component]
fn Choices(
    name: &'static str,
    label: &'static str,
    options: Vec<(String, &'static str)>,
    checked: String,
    /// The form, for buttons outside of it.
    #[prop(optional)]
    form: Option<&'static str>,
) -> impl IntoView {
    let options = options.into_iter().map(|(value, words)| {
        let checked = value == checked;
        view! { <label><input type="radio" name=name value=value checked=checked form=form/><span>{words}</span></label> }
    });
    let id = format!("choice-{name}");
    view! {
        <div class="choices">
            <span id=id.clone()>{label}</span>
            <div class="seg" role="radiogroup" aria-labelledby=id>{options.collect_view()}</div>
        </div>
    }
}
