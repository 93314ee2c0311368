//! The accessibility statement: what works, and what does not yet.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::use_lang;
use crate::address::Base;
use crate::load::FirstPage;
use crate::locale;
use crate::panels::footer::report;
use crate::parts::frame::Frame;

/// The page.
#[component]
pub(crate) fn Accessibility() -> impl IntoView {
    let lang = use_lang();
    let locale = locale(lang);
    let report = report(&expect_context::<FirstPage>().site, &expect_context::<Base>(), lang);
    view! {
        <Frame lang>
            <article class="page">
                <h1>{td_string!(locale, access_title)}</h1>
                <p class="lead">{td_string!(locale, access_lead)}</p>
                <div class="prose">
                    <h2>{td_string!(locale, access_aim)}</h2>
                    <p>{td_string!(locale, access_aim_1)}</p>
                    <h2>{td_string!(locale, access_does)}</h2>
                    <ul>
                        <li>{td_string!(locale, access_does_1)}</li>
                        <li>{td_string!(locale, access_does_2)}</li>
                        <li>{td_string!(locale, access_does_3)}</li>
                        <li>{td_string!(locale, access_does_4)}</li>
                    </ul>
                    <h2>{td_string!(locale, access_limits)}</h2>
                    <ul>
                        <li>{td_string!(locale, access_limits_1)}</li>
                        <li>{td_string!(locale, access_limits_2)}</li>
                        <li>{td_string!(locale, access_limits_3)}</li>
                    </ul>
                    <h2>{td_string!(locale, access_report)}</h2>
                    <p>{td_string!(locale, access_report_1)}</p>
                    <p><a href=report>{td_string!(locale, about_report_link)}</a></p>
                </div>
            </article>
        </Frame>
    }
}
