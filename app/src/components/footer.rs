//! The footer of every page: operator, links, and the release.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::address::Page;
use crate::context::use_site;
use crate::texts::text;

/// The footer.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let lines = site.site.footer.iter().map(|line| view! { <span>{line.clone()}</span> }).collect_view();
    view! {
        <footer class="foot">
            <span>{site.site.name.clone()}</span>
            <A href=site.to(&Page::Sources) attr:rel=site.rel()>{text!(lang, site_sources)}</A>
            <a href=site.report() rel=site.rel()>{text!(lang, site_report)}</a>
            <A href=site.to(&Page::About) attr:rel=site.rel()>{text!(lang, site_about)}</A>
            <A href=site.to(&Page::Accessibility) attr:rel=site.rel()>{text!(lang, site_accessibility)}</A>
            <button type="button" data-keys="">{text!(lang, keys_all)}</button>
            {lines}
            <span>{text!(lang, site_release)}" "<code>{site.site.release.clone()}</code></span>
        </footer>
    }
}
