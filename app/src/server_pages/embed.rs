//! The document of an embed: less around the same application, and nothing is started before it is touched.

use leptos::prelude::*;
use maud::{DOCTYPE, PreEscaped, html};
use model::lang::Lang;
use model::presentation::{Scale, Theme};
use model::query::{Parameter, Query};
use serde_json::{Map, Value, json};

use super::head::{Head, oembed_links, page_data};
use super::links::rewrite_links;
use crate::address::{Base, Page};
use crate::context::{SiteContext, html_lang, use_site};
use crate::texts::text;

/// The document around an embed. Theme and text size are those of the address: what the reader chose in the atlas is
/// not read, since storage is not available in a frame without an origin.
pub(super) fn embed_document(site: &SiteContext, head: &Head, body: &str, has_answer: bool) -> String {
    let presentation = site.embed.as_deref().cloned().unwrap_or_default();
    let theme = presentation.theme.map(Theme::as_str);
    let markup = html! {
        (DOCTYPE)
        html lang=(html_lang(site.lang)) class="embedded" data-theme=[theme] data-text=[presentation.scale.and_then(text_size)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="atlas-version" content=(head.version);
                title { (head.title) }
                meta name="description" content=(head.description);
                meta name="robots" content="noindex";
                @if !head.canonical.is_empty() { link rel="canonical" href=(head.canonical); }
                (oembed_links(head))
                @for href in head.styles.iter().chain(&head.embed_style) { link rel="stylesheet" href=(href); }
                @if let Some(href) = &head.print_style { link rel="stylesheet" media="print" href=(href); }
                link rel="icon" type="image/svg+xml" href=(site.base.file("icon.svg"));
                (page_data(site))
                script type="module" id="messages" src=(head.messages) data-hosts=(head.hosts) {}
                @if has_answer {
                    script type="module" id="start" src=(head.embed) data-start=(head.start) {}
                }
            }
            body { (PreEscaped(leave_in_new_tab(body, &site.base))) }
        }
    };
    markup.into_string()
}

/// The value of `data-text` for a size of text, as in `tokens.css`. The usual size has none.
const fn text_size(scale: Scale) -> Option<&'static str> {
    match scale {
        Scale::Normal => None,
        Scale::Large => Some("large"),
        Scale::Larger => Some("larger"),
        Scale::Largest => Some("largest"),
    }
}

/// What the script `messages.js` knows: the parameters of a query, languages, themes, and sizes of text with their
/// attribute.
pub fn message_settings() -> Value {
    let scale = |scale: &Scale| (scale.as_str().to_owned(), text_size(*scale).into());
    json!({
        "parameters": Parameter::all().map(Parameter::as_str).collect::<Vec<_>>(),
        "langs": Lang::ALL.map(Lang::tag),
        "themes": Theme::ALL.iter().map(|theme| theme.as_str()).collect::<Vec<_>>(),
        "scales": Scale::ALL.iter().map(scale).collect::<Map<_, _>>(),
    })
}

/// Makes every link that leaves the embed open a new tab. Other sites forbid to be framed, and whole pages of the atlas
/// need more room than an embed has.
fn leave_in_new_tab(html: &str, base: &Base) -> String {
    rewrite_links(html, |tag, href| {
        let leaves = !base.stays_in_embed(href) && !tag.contains("target=");
        leaves.then(|| format!("target=\"_blank\" {tag}"))
    })
}

/// What an embed shows if it names a release that this server does not have: not another one, whose figures differ.
#[component]
pub(super) fn MissingRelease(release: String) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    view! {
        <main class="embed" id="main" data-missing-release="">
            <p class="msg msg--error">
                {text!(lang, embed_missing_release, release = release)}" "
                <a class="btn" href=site.to(&Page::Atlas(Query::default())) target="_blank">{text!(lang, embed_open)}</a>
            </p>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_leave_the_embed_open_a_new_tab() {
        let base = Base::new("/atlas");
        let leave = |html: &str| leave_in_new_tab(html, &base);
        for stays in [
            "<a href=\"#undated\">",
            "<a href=\"/atlas/en/embed?kind=event\">",
            "<a class=\"x\" href=\"/atlas/zh/embed#undated\">",
            "<p>a</p>",
            "<a href=\"/atlas/en/\" target=\"_blank\">",
        ] {
            assert_eq!(leave(stays), stays);
        }
        for leaves in [
            "/atlas/en/?sel=x",
            "/atlas/en/records/x",
            "https://example.org/",
            "/atlas/en/embed/studio",
            "/en/embed",
        ] {
            assert_eq!(
                leave(&format!("<b></b><a rel=\"x\" href=\"{leaves}\">x</a>")),
                format!("<b></b><a target=\"_blank\" rel=\"x\" href=\"{leaves}\">x</a>")
            );
        }
    }
}
