//! Everything about a place, an industry, a person or an organisation, in the order of its dates.

use model::page::{RecordPage, TiedRow};

use super::record_place::rows_of;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::{basis_mark, edge};
use crate::parts::glyph::kind_glyph;
use crate::parts::status::status_mark;
use crate::parts::tie::tie_link;
use crate::texts::say;

/// The rows under their years.
pub(crate) fn record_rows(cx: &Context, page: &RecordPage) -> Option<Markup> {
    if page.rows.is_empty() {
        return None;
    }
    let years = page.rows.chunk_by(|one, next| one.year == next.year).map(|rows| year(cx, rows));
    let counted = match page.all_rows {
        1 => say!(cx, result_one).to_owned(),
        count => say!(cx, result_count, count = count),
    };
    let (held, total) = (page.rows.len(), page.all_rows);
    let cut = rows_of(page).filter(|_| held < total).map(|query| {
        let words = say!(cx, record_rows_cut, held = held, total = total);
        markup! { <p><a href={cx.atlas(query)}>{words}</a></p> }
    });
    Some(markup! {
        <section class="sec" id="rows">
            <h2>{say!(cx, record_rows)}<small>{counted}</small></h2>
            <ol class="tree years">{years.collect::<Markup>()}</ol>
            {cut}
        </section>
    })
}

fn year(cx: &Context, rows: &[TiedRow]) -> Markup {
    let year = rows.first().and_then(|row| row.year);
    let name = year.map_or_else(|| say!(cx, result_undated).to_owned(), |year| year.to_string());
    markup! {
        <li>
            <h3>{name}</h3>
            <ul class="links">{rows.iter().map(|row| item(cx, row)).collect::<Markup>()}</ul>
        </li>
    }
}

/// A row with its date, on whose word that is, and what it has to do with the record.
fn item(cx: &Context, row: &TiedRow) -> Markup {
    let date = row.date.clone().unwrap_or_else(|| say!(cx, result_undated).to_owned());
    let ways = row.ways.iter().map(|(words, basis)| {
        markup! { <p class={edge(*basis)}>{words}{basis_mark(cx, *basis)}</p> }
    });
    markup! {
        <li>
            {kind_glyph(row.tie.kind)}
            <div>
                {tie_link(cx, &row.tie)}
                <p class="row__meta">
                    <span>{date}</span>
                    {status_mark(cx, row.status)}
                    {basis_mark(cx, row.tie.basis)}
                    {row.place.as_ref().map(|place| markup! { <span>{place}</span> })}
                </p>
                {ways.collect::<Markup>()}
            </div>
        </li>
    }
}
