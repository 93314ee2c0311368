//! Files of what is shared, and further ways to take it along.

use leptos::prelude::*;
use model::presentation::{Part, Presentation};
use model::query::Query;

use crate::address::{Page, PictureFile};
use crate::components::parts::icon::Icon;
use crate::context::{SiteContext, use_site};
use crate::texts::text;

/// Links to the picture, to the data and to the page that is printed.
#[component]
pub(super) fn Saving(page: Page) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let download = |href: String, words: &'static str| {
        view! {
            <a class="btn" href=href download="" rel="external nofollow"><Icon name="#i-download"/>{words}</a>
        }
    };
    let pictures = [(PictureFile::Png, text!(lang, share_png)), (PictureFile::Svg, text!(lang, share_svg))];
    let pictures = pictures.map(|(file, words)| Some(download(site.picture(&page, file)?, words)));
    let data = if let Page::Record(_) = page { text!(lang, record_json) } else { text!(lang, atlas_csv) };
    view! {
        <section aria-labelledby="share-save">
            <h2 id="share-save">{text!(lang, share_save)}</h2>
            <p class="acts acts--row">
                {pictures.collect_view()}
                {download(data_file(&site, &page), data)}
                <a class="btn" href=studio(&site, &page) rel="external nofollow"><Icon name="#i-embed"/>{text!(lang, answer_embed)}</a>
            </p>
            <p>{text!(lang, share_print)}" "<a href=site.to(&page) rel="nofollow">{text!(lang, share_print_open)}</a></p>
        </section>
    }
}

/// The address of the data: a table of the results, or the record as JSON.
fn data_file(site: &SiteContext, page: &Page) -> String {
    let lang = site.lang.tag();
    let (path, query) = match page {
        Page::Record(id) => (format!("records/{id}"), Query::default()),
        Page::Atlas(query) => ("records.csv".into(), query.results_only()),
        _ => ("records.csv".into(), Query::default()),
    };
    let query = Query { release: site.pinned.clone(), ..query }.to_string();
    let and = if query.is_empty() { "" } else { "&" };
    site.base.file(&format!("api/v1/{path}?lang={lang}{and}{query}"))
}

/// The address of the embed studio, for this view or record.
fn studio(site: &SiteContext, page: &Page) -> String {
    let (query, presentation) = match page {
        Page::Atlas(query) => (query.clone(), Presentation::default()),
        Page::Record(id) => {
            let query = Query { selected: id.parse().ok(), ..Query::default() };
            (query, Presentation::default().with_parts(vec![Part::Record]))
        }
        _ => Default::default(),
    };
    site.to(&Page::Studio(query, presentation))
}
