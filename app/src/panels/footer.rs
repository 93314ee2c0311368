//! The foot of every page: who runs it, where to report an error, which release it shows.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::words::Lang;

use crate::address::{Base, Page};
use crate::load::FirstPage;
use crate::locale;

/// The footer.
#[component]
pub(crate) fn Footer(lang: Lang) -> impl IntoView {
    let base = expect_context::<Base>();
    let site = expect_context::<FirstPage>().site;
    let locale = locale(lang);
    let report = report(&site, &base, lang);
    view! {
        <footer class="foot">
            <span>{td_string!(locale, site_name)}</span>
            <a href=report>{td_string!(locale, site_report)}</a>
            <a href=base.to(lang, &Page::About)>{td_string!(locale, site_about)}</a>
            <a href=base.to(lang, &Page::Accessibility)>{td_string!(locale, site_accessibility)}</a>
            {site.footer.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}
            <span>{td_string!(locale, site_release)}" "<code>{site.release}</code></span>
        </footer>
    }
    .into_any()
}

/// Where an error can be reported: as the operator says, or on the page about the atlas.
pub(crate) fn report(site: &crate::load::Site, base: &Base, lang: Lang) -> String {
    site.correction_url.clone().unwrap_or_else(|| format!("{}#report", base.to(lang, &Page::About)))
}
