//! The atlas: answer, facets, results, map and timeline of one view.

use model::page::AtlasPage;
use model::view::Pack;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::panels::answer::answer;
use crate::panels::beside::{self, Beside};
use crate::panels::facets::facets;
use crate::panels::map::map;
use crate::panels::messages::{failed, refused};
use crate::panels::questions::questions;
use crate::panels::results::results;
use crate::panels::timeline::timeline;
use crate::panels::views::views;

/// The page. Every panel is drawn from one `AtlasPage`, so that none is out of step.
pub(crate) fn atlas(cx: &Context, page: &AtlasPage, pack: &Pack, beside: &Beside) -> Markup {
    markup! {
        <div class="answer">{answer(cx, page)}{failed(cx)}{refused(cx, page)}{questions(cx, page)}</div>
        {facets(cx, page)}
        {results(cx, page)}
        {map(cx, page, pack)}
        {timeline(cx, page)}
        {beside::beside(cx, page, pack, beside)}
        {views(cx)}
    }
}
