//! References to what is shared, to read, copy and download.

use leptos::prelude::*;
use model::lang::Lang;
use model::query::Query;
use model::reference::{Format, Reference};

use crate::address::Page;
use crate::components::parts::icon::Icon;
use crate::context::{SiteContext, use_site};
use crate::texts::text;

/// The reference in each format.
#[component]
pub(super) fn References(reference: Reference, page: Page) -> impl IntoView {
    let lang = use_site().lang;
    let [plain, bibtex, csl] = [Format::Text, Format::Bibtex, Format::Csl].map(|format| {
        let (id, text) = (id(format), reference.write(format).trim_end().to_owned());
        let text = match format {
            Format::Text => view! { <p class="citeas" id=id translate="no">{text}</p> }.into_any(),
            _ => view! { <pre class="citeas" id=id tabindex="0" translate="no">{text}</pre> }.into_any(),
        };
        view! { {text}<Actions format page=page.clone()/> }
    });
    view! {
        <section aria-labelledby="cite">
            <h2 id="cite">{text!(lang, share_cite)}</h2>
            <p>{text!(lang, share_cite_what)}</p>
            {plain}
            <details class="fold"><summary>"BibTeX"</summary>{bibtex}</details>
            <details class="fold"><summary>"CSL-JSON"</summary>{csl}</details>
            <p class="share__said" role="status"></p>
        </section>
    }
}

/// Copies and downloads a reference.
#[component]
fn Actions(format: Format, page: Page) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let id = id(format);
    view! {
        <p class="acts acts--row">
            <button type="button" class="btn" data-copy=id hidden>
                <Icon name="#i-copy"/>{text!(lang, share_copy)}<span class="vh">" "{name(format, lang)}</span>
            </button>
            <a class="btn" href=file(&site, format, &page) download="" rel="external nofollow" data-reference=id>
                <Icon name="#i-download"/>{text!(lang, share_file)}<span class="vh">" "{name(format, lang)}</span>
            </a>
        </p>
    }
}

/// The id of the element with the text.
const fn id(format: Format) -> &'static str {
    match format {
        Format::Text => "cite-text",
        Format::Bibtex => "cite-bibtex",
        Format::Csl => "cite-csl",
    }
}

fn name(format: Format, lang: Lang) -> &'static str {
    match format {
        Format::Text => text!(lang, share_plain),
        Format::Bibtex => "BibTeX",
        Format::Csl => "CSL-JSON",
    }
}

/// The address of the reference as a file. Like the reference it names the release.
fn file(site: &SiteContext, format: Format, page: &Page) -> String {
    let release = site.site.release.parse().ok();
    let (record, query) = match page {
        Page::Record(id) => (format!("&record={id}"), Query { release, ..Query::default() }),
        Page::Atlas(query) => (String::new(), Query { release, ..query.results_only() }),
        _ => (String::new(), Query { release, ..Query::default() }),
    };
    let (format, lang) = (format.as_str(), site.lang.tag());
    site.base.file(&format!("api/v1/cite?format={format}&lang={lang}{record}&{query}"))
}
