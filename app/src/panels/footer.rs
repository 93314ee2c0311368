//! The foot of every page: who runs it, where to report an error, which release it shows.

use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// The footer.
pub(crate) fn footer(cx: &Context) -> Markup {
    let lines = cx.site.footer.iter().map(|line| markup! { <span>{line}</span> }).collect::<Markup>();
    markup! {
        <footer class="foot">
            <span>{&cx.site.name}</span>
            <a href={cx.to(&Page::Sources)}>{say!(cx, site_sources)}</a>
            <a href={report(cx)}>{say!(cx, site_report)}</a>
            <a href={cx.to(&Page::About)}>{say!(cx, site_about)}</a>
            <a href={cx.to(&Page::Accessibility)}>{say!(cx, site_accessibility)}</a>
            <button type="button" data-keys="">{say!(cx, keys_all)}</button>
            {lines}
            <span>{say!(cx, site_release)}" "<code>{&cx.site.release}</code></span>
        </footer>
    }
}

/// Where an error can be reported: as the operator says, or on the page about the atlas.
pub(crate) fn report(cx: &Context) -> String {
    cx.site.correction_url.clone().unwrap_or_else(|| format!("{}#report", cx.to(&Page::About)))
}
