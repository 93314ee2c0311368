//! The search: a form that asks the atlas, with or without script.

use model::query::{Parameter, Query};

use super::asked::hidden;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// The search. It keeps the rest of the question, so that it narrows what is shown. Where there is script, the
/// browser puts suggestions into what is empty here, and says how many there are.
pub(crate) fn search(cx: &Context) -> Markup {
    markup! {
        <form class="search" role="search" method="get" action={cx.atlas(Query::default())}>
            {icon("#i-search")}
            <input type="search" name={Parameter::Text.as_str()} value={cx.query.text.clone().unwrap_or_default()} aria-label={say!(cx, site_search)} placeholder={say!(cx, site_search_hint)} autocomplete="off"/>
            {hidden(cx.query, &[Parameter::Text, Parameter::Selected])}
            <kbd aria-hidden="true">"/"</kbd>
            <button class="vh" type="submit">{say!(cx, site_search)}</button>
            <div class="suggest"></div>
            <p class="vh" role="status"></p>
        </form>
    }
}
