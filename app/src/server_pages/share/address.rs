//! The addresses of what is shared: of the current data and of this release.

use leptos::prelude::*;

use super::qr_code::qr_code;
use crate::address::Page;
use crate::components::parts::icon::Icon;
use crate::context::{SiteContext, use_site};
use crate::texts::text;

/// The id of the field with the address that follows the data.
const LIVE: &str = "share-live";
/// The id of the field with the address of this release.
const PINNED: &str = "share-pinned";

/// Both addresses, with buttons that copy and share them, and a QR code.
#[component]
pub(super) fn Addresses(page: Page) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let (live, pinned) = (live(&site, &page), site.permanent(&page));
    view! {
        <section aria-labelledby="share-address">
            <h2 id="share-address">{text!(lang, share_address)}</h2>
            <Field id=LIVE label=text!(lang, share_live) what=text!(lang, share_live_what).to_owned() address=live.clone() shares=true/>
            <Field
                id=PINNED
                label=text!(lang, share_pinned)
                what=text!(lang, share_pinned_what, release = site.site.release)
                address=pinned
                shares=false
            />
            <p class="share__said" role="status"></p>
            <Code address=live/>
        </section>
    }
}

/// An address that can be selected and copied.
#[component]
fn Field(
    id: &'static str,
    label: &'static str,
    what: String,
    address: String,
    shares: bool,
) -> impl IntoView {
    let lang = use_site().lang;
    let hint = format!("{id}-what");
    let sheet = shares.then(|| {
        view! {
            <button type="button" class="btn" data-sheet=id hidden><Icon name="#i-share"/>{text!(lang, share_sheet)}</button>
        }
    });
    view! {
        <p class="share__field">
            <label for=id>{label}</label>
            <input id=id type="text" readonly translate="no" spellcheck="false" value=address aria-describedby=hint.clone()/>
            <button type="button" class="btn btn--main" data-copy=id hidden>
                <Icon name="#i-copy"/>{text!(lang, share_copy)}<span class="vh">" "{label}</span>
            </button>
            {sheet}
            <small id=hint>{what}</small>
        </p>
    }
}

/// The address as a QR code, or why there is none.
#[component]
fn Code(address: String) -> impl IntoView {
    let lang = use_site().lang;
    if !address.contains("://") {
        return view! { <p class="share__no-code">{text!(lang, share_code_unknown)}</p> }.into_any();
    }
    let Some(svg) = qr_code(&address, text!(lang, share_code)) else {
        return view! { <p class="share__no-code">{text!(lang, share_code_long)}</p> }.into_any();
    };
    view! {
        <figure class="share__code">
            <div inner_html=svg></div>
            <figcaption>{text!(lang, share_code_what)}</figcaption>
        </figure>
    }
    .into_any()
}

/// The address that shows the current data. Only a path if the operator has set no public address.
fn live(site: &SiteContext, page: &Page) -> String {
    format!("{}{}", site.origin(), site.base.to(site.lang, page))
}
