//! The page in place of one that the server could not render.

use maud::{DOCTYPE, html};
use model::lang::Lang;

use crate::texts::text;

/// Why a page was not rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Too many requests wait. The same address has the page in a moment.
    Busy,
    /// The server has just started, and cannot search yet.
    SearchNotBuilt,
    /// An error of the program.
    Internal,
}

/// The page, in the look of the browser: a server that is busy should not be asked for a style sheet, too.
pub fn failure_page(lang: Lang, failure: Failure) -> String {
    let (title, words) = match failure {
        Failure::Busy => (text!(lang, failure_busy), text!(lang, failure_busy_words)),
        Failure::SearchNotBuilt => {
            (text!(lang, failure_search_not_built), text!(lang, failure_search_not_built_words))
        }
        Failure::Internal => (text!(lang, failure_internal), text!(lang, failure_internal_words)),
    };
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) }
            }
            body {
                main {
                    h1 { (title) }
                    p { (words) }
                    // Without an address it leads to the page itself.
                    p { a href="" { (text!(lang, message_again)) } }
                }
            }
        }
    };
    page.into_string()
}
