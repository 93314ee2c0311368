//! The document around the application, rendered by the server only.

use leptos::prelude::*;
use model::words::Lang;

use crate::App;
use crate::load::FirstPage;

/// What the head of a page says.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
    /// The one address of the page.
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

/// A whole document.
pub fn document(lang: Lang, head: Head, first: &FirstPage) -> impl IntoView + use<> {
    let data = data_block(first);
    let base = crate::address::Base::new(&first.site.base);
    let styles =
        head.styles.into_iter().map(|href| view! { <link rel="stylesheet" href=href/> }).collect_view();
    let alternates = head
        .alternates
        .into_iter()
        .map(|(tag, href)| view! { <link rel="alternate" hreflang=tag href=href/> })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=lang.pick("en", "zh-Hans")>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{head.title}</title>
                <meta name="description" content=head.description/>
                <link rel="canonical" href=head.canonical/>
                {(!head.index).then(|| view! { <meta name="robots" content="noindex"/> })}
                {alternates}
                {styles}
                <link rel="icon" type="image/svg+xml" href=base.file("icon.svg")/>
                <script id="page-data" type="application/json" inner_html=data></script>
                <script type="module" inner_html=head.boot></script>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The data of the page as JSON that can stand in a script element: `<` never begins a tag.
fn data_block(first: &FirstPage) -> String {
    serde_json::to_string(first).unwrap_or_default().replace('<', "\\u003c")
}
