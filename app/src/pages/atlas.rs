//! The atlas: answer, facets, results, map and timeline of one view.

use model::page::AtlasPage;

use crate::context::Context;
use crate::load::Loaded;
use crate::markup::{Markup, markup};
use crate::panels::answer::answer;
use crate::panels::facets::facets;
use crate::panels::map::map;
use crate::panels::messages::{loading, refused};
use crate::panels::questions::questions;
use crate::panels::results::results;
use crate::panels::timeline::timeline;

/// The page. Every panel is drawn from one `AtlasPage`, so that none is out of step.
pub(crate) fn atlas(cx: &Context, loaded: &Loaded, page: &AtlasPage) -> Markup {
    markup! {
        <div class="answer">{answer(cx, page)}{loading(cx, loaded)}{refused(cx, page)}{questions(cx, page)}</div>
        {facets(cx, page)}
        {results(cx, page)}
        {map(cx, page)}
        {timeline(cx, page)}
    }
}
