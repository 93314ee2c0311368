//! There is nothing at this address.

use model::query::{Parameter, Query};

use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// What was asked for, and the ways on. What was asked for is the end of the address: readers paste links
/// that were cut short or misspelt, and its words are a good guess at what they look for.
pub(crate) fn missing(cx: &Context) -> Markup {
    let atlas = cx.atlas(Query::default());
    let asked = cx.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let words = asked.replace(['-', '_'], " ");
    markup! {
        <div class="page">
            <h1>{say!(cx, missing_title)}</h1>
            <p class="lead">{say!(cx, missing_lead, what = asked)}</p>
            <form class="msg" method="get" action={atlas.clone()}>
                <label for="missing-words">{say!(cx, missing_search)}</label>
                <p class="asked"><input id="missing-words" type="search" name={Parameter::Text.as_str()} value={words}/>" "<button class="btn btn--main" type="submit">{say!(cx, missing_go)}</button></p>
            </form>
            <p class="acts acts--row">
                <a class="btn" href={atlas}>{say!(cx, missing_all)}</a>
                <a class="btn" href={cx.to(&Page::Sources)}>{say!(cx, missing_sources)}</a>
            </p>
        </div>
    }
}
