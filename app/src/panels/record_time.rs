//! When a record stands: a small timeline, and its dates in words.

use model::page::RecordPage;
use model::view::Mark;

use super::record_place::rows_of;
use super::timeline::small_timeline;
use crate::context::Context;
use crate::load::SmallTime;
use crate::markup::{Markup, markup};
use crate::parts::basis::basis_mark;
use crate::parts::status::status_mark;
use crate::texts::say;

/// The dates of a row, or the rows of a record of the directory over time.
pub(crate) fn record_time(cx: &Context, page: &RecordPage) -> Markup {
    let times = &page.times;
    let name = format!("{}{}{}", say!(cx, time_title), cx.lang.pick(": ", "："), page.name);
    let query = rows_of(page).map(|query| query.to_string());
    let picture = small_timeline(cx, &SmallTime { marks: times.marks.clone(), name, query });
    let words = if page.kind.is_row() {
        let dates = times.marks.iter().map(|mark| date(cx, mark)).collect::<Markup>();
        markup! { <ul>{dates}</ul> }
    } else if page.all_rows == 0 {
        markup! { <p>{say!(cx, record_no_rows)}</p> }
    } else if times.undated > 0 {
        markup! { <p>{say!(cx, record_undated, count = times.undated, total = page.all_rows)}</p> }
    } else {
        Markup::default()
    };
    markup! { <section><h2>{say!(cx, facet_time)}</h2>{picture}{words}</section> }
}

/// A date and what it is the date of; it leads to its claim.
fn date(cx: &Context, mark: &Mark) -> Markup {
    markup! {
        <li class="row__meta">
            <a href={format!("#{}", mark.id)} rel="external">{&mark.date}</a>
            {status_mark(cx, mark.status)}
            {basis_mark(cx, mark.basis)}
        </li>
    }
}
