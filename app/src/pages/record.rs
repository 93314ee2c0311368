//! A record of any kind.

use model::page::{Group, RecordPage};

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::panels::claims::claims;
use crate::panels::outcome::{CAME, PEOPLE, came, outcome, parts};
use crate::panels::record_figures::record_figures;
use crate::panels::record_head::record_head;
use crate::panels::record_place::record_place;
use crate::panels::record_rail::record_rail;
use crate::panels::record_rows::record_rows;
use crate::panels::record_time::record_time;
use crate::texts::say;

/// Head and figures, where and when, what came of it, claims, and beside them the sources and the ways on.
/// Place and time stand before the claims, so that on a phone they come right below the head.
pub(crate) fn record(cx: &Context, page: &RecordPage, base_map: &str) -> Markup {
    markup! {
        {record_head(cx, page)}
        {record_figures(cx, &page.figures)}
        {ways(cx, page)}
        <div class="recpage">
            <div class="rail rail--where">
                {record_place(cx, page, base_map)}
                {record_time(cx, page)}
            </div>
            <div class="recpage__main">
                {record_rows(cx, page)}
                {outcome(cx, page.kind, &page.groups)}
                {claims(cx, &page.lines, &page.sources)}
            </div>
            {record_rail(cx, page)}
        </div>
    }
}

/// Where the parts of the page are: on a phone a record with many claims is twenty screens high. A style sheet shows
/// it there.
fn ways(cx: &Context, page: &RecordPage) -> Option<Markup> {
    let count = |groups: &[&Group]| groups.iter().map(|group| group.ties.len()).sum::<usize>();
    let [people, others] = parts(&page.groups);
    let parts = [
        ("rows", say!(cx, record_rows), page.rows.len()),
        (PEOPLE, say!(cx, record_people), count(&people)),
        (CAME, came(cx, page.kind), count(&others)),
        ("claims", say!(cx, record_claims), page.lines.len()),
        ("sources", say!(cx, record_source), page.sources.len()),
    ];
    let there = parts.into_iter().filter(|(_, _, count)| *count > 0);
    let links = there.map(|(id, name, count)| {
        markup! { <a href={format!("#{id}")} rel="external">{name}" "<b class="num">{count}</b></a> }
    });
    let links = links.collect::<Vec<_>>();
    (links.len() > 1).then(|| {
        let links = links.into_iter().collect::<Markup>();
        markup! { <nav class="ways" aria-label={say!(cx, record_ways)}>{links}</nav> }
    })
}
