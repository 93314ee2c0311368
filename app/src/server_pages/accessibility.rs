//! The accessibility statement.

use leptos::prelude::*;

use crate::context::use_site;
use crate::texts::text;

/// The page.
#[component]
pub(crate) fn AccessibilityMain() -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    view! {
        <article class="page">
            <h1>{text!(lang, access_title)}</h1>
            <p class="lead">{text!(lang, access_lead)}</p>
            <div class="prose">
                <h2>{text!(lang, access_aim)}</h2>
                <p>{text!(lang, access_aim_1)}</p>
                <h2>{text!(lang, access_does)}</h2>
                <ul>
                    <li>{text!(lang, access_does_1)}</li>
                    <li>{text!(lang, access_does_2)}</li>
                    <li>{text!(lang, access_does_3)}</li>
                    <li>{text!(lang, access_does_4)}</li>
                    <li>{text!(lang, access_does_5)}</li>
                    <li>{text!(lang, access_simple)}</li>
                    <li>{text!(lang, access_aloud)}</li>
                </ul>
                <h2>{text!(lang, access_limits)}</h2>
                <ul>
                    <li>{text!(lang, access_limits_1)}</li>
                    <li>{text!(lang, access_limits_2)}</li>
                    <li>{text!(lang, access_limits_3)}</li>
                </ul>
                <h2>{text!(lang, access_report)}</h2>
                <p>{text!(lang, access_report_1)}</p>
                <p><a href=site.report()>{text!(lang, about_report_link)}</a></p>
            </div>
        </article>
    }
}
