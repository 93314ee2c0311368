//! What the `<head>` of a document has.

use maud::{Markup, PreEscaped, html};

use super::preview::LinkPreview;
use crate::context::{PAGE_DATA, SiteContext};

/// The data of the `<head>`.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The canonical address; empty if there is none.
    pub canonical: String,
    /// The tag and address of the page in each language.
    pub alternates: Vec<(String, String)>,
    /// The media types and addresses of the answers for oEmbed.
    pub oembed: Vec<(&'static str, String)>,
    /// Whether search engines may index the page.
    pub index: bool,
    /// The addresses of the style sheets.
    pub styles: Vec<String>,
    /// The text of the script that applies the chosen theme, text size and simple view.
    pub look: &'static str,
    /// The address of the style sheet of the simple view, which that script loads.
    pub simple_style: Option<String>,
    /// The address of the script that reads aloud.
    pub read_aloud: Option<String>,
    /// The address of the style sheet for paper.
    pub print_style: Option<String>,
    /// The address of the style sheet of embeds.
    pub embed_style: Option<String>,
    /// The script and the style sheet of the page for sharing, on that page.
    pub share: [Option<String>; 2],
    /// The address of the script that starts the application.
    pub start: String,
    /// Whether the application runs on the page.
    pub is_live: bool,
    /// The address of the script of the embed studio, on its page.
    pub studio: Option<String>,
    /// The address of the style sheet of the embed studio, on its page.
    pub studio_style: Option<String>,
    /// The address of the script that loads [`start`](Self::start) in an embed, once it is touched.
    pub embed: String,
    /// The address of the script by which an embed talks to the page around it.
    pub messages: String,
    /// The sites that an embed sends messages to, as in the policy `frame-ancestors`.
    pub hosts: String,
    /// The address of the application, which [`start`](Self::start) imports.
    pub application: String,
    /// The address of the rows that the atlas is hydrated with.
    pub rows: Option<String>,
    /// How many rows the browser computes with, if they are so many that its memory may not suffice.
    pub row_count: Option<usize>,
    /// The address of the script that registers the service worker, if there is one.
    pub offline: Option<String>,
    /// What messengers show of a link to the page, if anyone shares it.
    pub preview: Option<LinkPreview>,
    /// Identifies build and release; `start.js` compares it with that of the server.
    pub version: String,
}

/// The settings of the site, for the application.
pub(super) fn page_data(site: &SiteContext) -> Markup {
    // Escape `<`, so that the JSON cannot close the script element.
    let settings = serde_json::to_string(&*site.site).unwrap_or_default().replace('<', "\\u003c");
    html! { script id=(PAGE_DATA) type="application/json" { (PreEscaped(settings)) } }
}

/// The links by which editors find the embed of a page.
pub(super) fn oembed_links(head: &Head) -> Markup {
    html! {
        @for (media_type, href) in &head.oembed {
            link rel="alternate" type=(media_type) href=(href) title=(head.title);
        }
    }
}
