//! What a person or an organisation said, in the words that the sources give it.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::{RecordPage, SaidAbout};

use super::claims::ClaimTable;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The id of the section.
pub(super) const SAID: &str = "said";

/// The statements of the record as a speaker, by the record that they are about. Left out where there are none.
#[component]
pub(super) fn Said(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    (!page.said.is_empty()).then(|| {
        let about = page.said.iter().cloned().map(|SaidAbout { record, lines }| {
            let name = record.name.clone();
            view! {
                <h3><TieLink tie=record/></h3>
                <ClaimTable name lines page=page.clone()/>
            }
        });
        view! {
            <section class="sec" id=SAID>
                <h2>{text!(lang, record_said)}</h2>
                {about.collect_view()}
            </section>
        }
    })
}
