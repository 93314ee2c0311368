//! The document around the application, rendered by the server only.

use leptos::prelude::*;
use model::words::Lang;

use crate::load::FirstPage;
use crate::markup::{Markup, markup};
use crate::panels::keys::keys;
use crate::texts::In;
use crate::{App, address};

/// What the head of a page says.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The one address of the page; empty where there is none.
    pub canonical: String,
    /// The same page in each language: tag and address.
    pub alternates: Vec<(String, String)>,
    /// Whether crawlers may keep it.
    pub index: bool,
    /// Style sheets.
    pub styles: Vec<String>,
    /// The text of the script that starts the application.
    pub boot: String,
}

/// The body that the server has computed, for the application to print.
#[derive(Clone)]
pub(crate) struct Printed(pub(crate) String);

/// A whole document. The application is rendered at once: nothing in it waits.
pub fn document(lang: Lang, head: &Head, first: &FirstPage, body: &Markup) -> String {
    provide_context(Printed(body.to_html()));
    let icon = address::Base::new(&first.site.base).file("icon.svg");
    let style = |href: &String| markup! { <link rel="stylesheet" href={href.clone()}/> };
    let alternate = |(tag, href): &(String, String)| {
        markup! { <link rel="alternate" hreflang={tag.clone()} href={href.clone()}/> }
    };
    let canonical = (!head.canonical.is_empty())
        .then(|| markup! { <link rel="canonical" href={head.canonical.clone()}/> });
    let document = markup! {
        <html lang={lang.pick("en", "zh-Hans")}>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{&head.title}</title>
                <meta name="description" content={head.description.clone()}/>
                {canonical}
                {(!head.index).then(|| markup! { <meta name="robots" content="noindex"/> })}
                {head.alternates.iter().map(alternate).collect::<Markup>()}
                {head.styles.iter().map(style).collect::<Markup>()}
                <link rel="icon" type="image/svg+xml" href={icon}/>
                <script id="page-data" type="application/json" inner_html={data_block(first)}></script>
                <script type="module" inner_html={head.boot.clone()}></script>
            </head>
            <body inner_html={view! { <App/> }.to_html() + &keys(&In(lang)).to_html()}></body>
        </html>
    };
    format!("<!DOCTYPE html>{}", document.to_html())
}

/// The data of the page as JSON that can stand in a script element: `<` never begins a tag.
fn data_block(first: &FirstPage) -> String {
    serde_json::to_string(first).unwrap_or_default().replace('<', "\\u003c")
}
