//! What a search may become: lines under its field, by kind. Only the server makes them; the browser asks for
//! them as HTML, so that neither their code nor their form weighs on the application.

use model::query::Query;
use model::search::{Group, Suggestion};

use super::results::marked;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::citation::language;
use crate::parts::glyph::{icon, kind_glyph};
use crate::texts::say;

/// The list for what is asked, the words as they are typed first. `about` tells a record from its namesakes.
pub fn suggestions(cx: &Context, groups: &[Group], about: impl Fn(&Suggestion) -> Option<String>) -> Markup {
    let words = cx.lang.quoted(cx.query.text.as_deref().unwrap_or_default());
    let href = cx.atlas(Query { selected: None, ..cx.query.clone() });
    let mut at = 0;
    let mut options = |group: &Group| {
        let option = |suggestion: &Suggestion| {
            at += 1;
            option(cx, group, suggestion, at, about(suggestion))
        };
        let options = group.suggestions.iter().map(option).collect::<Markup>();
        let name = format!("suggested-{}", group.kind.as_str());
        markup! {
            <div role="group" aria-labelledby={name.clone()}>
                <p class="eyebrow" role="presentation" id={name}>{&group.label}</p>
                {options}
            </div>
        }
    };
    let options = groups.iter().map(&mut options).collect::<Markup>();
    let said = match at {
        0 => say!(cx, suggest_none).to_owned(),
        count => say!(cx, suggest_count, count = count),
    };
    markup! {
        <div role="listbox" id="suggestions" aria-label={say!(cx, suggest_all)} data-said={said}>
            <a class="sug" role="option" id="suggestion-0" aria-selected="false" tabindex="-1" href={href} rel="nofollow" data-noscroll="">
                {icon("#i-search")}
                <span>{say!(cx, suggest_words, words = words)}</span>
            </a>
            {options}
        </div>
    }
}

/// One record. A link may be an option, so that it opens in another window as well.
fn option(cx: &Context, group: &Group, suggestion: &Suggestion, at: usize, about: Option<String>) -> Markup {
    let also = suggestion.also.as_ref().map(|also| {
        markup! { <span lang={language(&also.text)}>{marked(&also.text, &also.marks)}</span>" " }
    });
    let about = about.map(|about| markup! { <span>{about}</span> });
    let more = (also.is_some() || about.is_some())
        .then(|| markup! { " "<small class="row__meta">{also}{about}</small> });
    markup! {
        <a class="sug" role="option" id={format!("suggestion-{at}")} aria-selected="false" tabindex="-1" href={cx.record(&suggestion.id)}>
            {kind_glyph(group.kind)}
            <span>{marked(&suggestion.name, &suggestion.marks)}{more}</span>
        </a>
    }
}
