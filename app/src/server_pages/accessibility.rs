//! The accessibility statement: how far the site conforms, when that was assessed, and whom to tell about barriers.

use leptos::prelude::*;
use model::when::When;
use model::words;

use crate::context::use_site;
use crate::texts::text;

/// The day of the last assessment. `docs/wcag.md` has its results; change both after the next one.
const ASSESSED: &str = "2026-11-29";

/// The page.
#[component]
pub(crate) fn AccessibilityMain() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let assessed = ASSESSED.parse::<When>().map(|day| words::date(&day, lang));
    let assessed = assessed.unwrap_or_else(|_| ASSESSED.to_owned());
    view! {
        <article class="page">
            <h1>{text!(lang, access_title)}</h1>
            <p class="lead">{text!(lang, access_lead)}</p>
            <div class="prose">
                <h2>{text!(lang, access_status)}</h2>
                <p>{text!(lang, access_status_1)}</p>
                <p>{text!(lang, access_status_2, date = assessed)}</p>
                <h2>{text!(lang, access_does)}</h2>
                <ul>
                    <li>{text!(lang, access_does_1)}</li>
                    <li>{text!(lang, access_does_2)}</li>
                    <li>{text!(lang, access_does_3)}</li>
                    <li>{text!(lang, access_does_4)}</li>
                    <li>{text!(lang, access_does_5)}</li>
                    <li>{text!(lang, access_does_6)}</li>
                    <li>{text!(lang, access_does_7)}</li>
                    <li>{text!(lang, access_simple)}</li>
                    <li>{text!(lang, access_aloud)}</li>
                </ul>
                <h2>{text!(lang, access_limits)}</h2>
                <ul>
                    <li>{text!(lang, access_limits_1)}</li>
                    <li>{text!(lang, access_limits_2)}</li>
                    <li>{text!(lang, access_limits_3)}</li>
                    <li>{text!(lang, access_limits_4)}</li>
                </ul>
                <h2>{text!(lang, access_report)}</h2>
                <p>{text!(lang, access_report_1)}</p>
                <Contact/>
                <p><a href=site.report()>{text!(lang, about_report_link)}</a></p>
            </div>
        </article>
    }
}

/// The contact that the operator has set: a link to an address of the web or of mail, or any other words as they are.
#[component]
fn Contact() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let Some(contact) = site.site.accessibility_contact.clone() else {
        return view! { <p>{text!(lang, access_contact_none)}</p> }.into_any();
    };
    let href = match &contact {
        url if url.starts_with("https://") || url.starts_with("http://") => Some(url.clone()),
        mail if mail.contains('@') && !mail.contains(' ') => Some(format!("mailto:{mail}")),
        _ => None,
    };
    let contact = match href {
        Some(href) => view! { <a href=href rel="external">{contact}</a> }.into_any(),
        None => contact.into_any(),
    };
    view! { <p>{text!(lang, access_contact)}{contact}</p> }.into_any()
}
