//! The dates of a record: a small timeline and a list.

use std::sync::Arc;

use leptos::prelude::*;
use model::page::RecordPage;
use model::view::NamedMark;

use super::rows_of;
use crate::components::parts::basis::BasisMark;
use crate::components::parts::status::StatusMark;
use crate::components::timeline::small::SmallTimeline;
use crate::context::use_site;
use crate::drawings::timeline::SmallTime;
use crate::texts::text;

/// The dates of a row, or, for a record of the directory, its rows over time.
#[component]
pub(super) fn RecordTime(page: Arc<RecordPage>) -> impl IntoView {
    let lang = use_site().lang;
    let times = &page.times;
    let name = format!("{}{}{}", text!(lang, time_title), lang.pick(": ", "："), page.name);
    let query = rows_of(&page).map(|query| query.to_string());
    let time = SmallTime { marks: times.marks.clone(), name, query };
    let words = if page.kind.is_row() {
        let dates = times.marks.iter().cloned().map(|mark| view! { <Date mark/> }).collect_view();
        Some(view! { <ul>{dates}</ul> }.into_any())
    } else if page.all_rows == 0 {
        Some(view! { <p>{text!(lang, record_no_rows)}</p> }.into_any())
    } else if times.undated > 0 {
        let words = text!(lang, record_undated, count = times.undated, total = page.all_rows);
        Some(view! { <p>{words}</p> }.into_any())
    } else {
        None
    };
    view! { <section><h2>{text!(lang, facet_time)}</h2><SmallTimeline time/>{words}</section> }
}

/// A date with its status and basis, as a link to its claim.
#[component]
fn Date(mark: NamedMark) -> impl IntoView {
    view! {
        <li class="tagged">
            <a href=format!("#{}", mark.id) rel="external">{mark.date}</a>
            <span class="tags"><StatusMark status=mark.status/><BasisMark basis=mark.basis/></span>
        </li>
    }
}
