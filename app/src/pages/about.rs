//! Method, what the marks mean, caveats, licence, how to cite and how to report an error.

use leptos::prelude::*;
use leptos_i18n::{td, td_string};
use model::claim::BasisWord;
use model::words::Lang;

use super::use_lang;
use crate::address::{Base, Page};
use crate::load::FirstPage;
use crate::locale;
use crate::parts::basis::{BasisMark, edge};
use crate::parts::frame::Frame;

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The page.
#[component]
pub(crate) fn About() -> impl IntoView {
    let lang = use_lang();
    let locale = locale(lang);
    view! {
        <Frame lang>
            <article class="page">
                <h1>{td_string!(locale, about_title)}</h1>
                <p class="lead">{td_string!(locale, about_lead)}</p>
                <div class="prose">
                    <h2>{td_string!(locale, about_method)}</h2>
                    <p>{td_string!(locale, about_method_1)}</p>
                    <p>{td_string!(locale, about_method_2)}</p>
                    <Bases lang/>
                    <h2>{td_string!(locale, about_totals)}</h2>
                    <p>{td_string!(locale, about_totals_1)}</p>
                    <p>{td_string!(locale, about_totals_2)}</p>
                    <h2>{td_string!(locale, about_caveats)}</h2>
                    <ul>
                        <li>{td_string!(locale, about_caveat_1)}</li>
                        <li>{td_string!(locale, about_caveat_2)}</li>
                        <li>{td_string!(locale, about_caveat_3)}</li>
                        <li>{td_string!(locale, about_caveat_4)}</li>
                        <li>{td_string!(locale, about_caveat_5)}</li>
                    </ul>
                    <Use lang/>
                </div>
            </article>
        </Frame>
    }
}

/// The three bases with the marks and edges that they have everywhere.
#[component]
fn Bases(lang: Lang) -> impl IntoView {
    let locale = locale(lang);
    let meanings = [
        (BasisWord::Explicit, td_string!(locale, about_explicit)),
        (BasisWord::Inferred, td_string!(locale, about_inferred)),
        (BasisWord::Editorial, td_string!(locale, about_editorial)),
    ];
    let meaning = |(basis, words)| view! { <dt><BasisMark basis lang/></dt><dd><div class=edge(basis)>{words}</div></dd> };
    view! {
        <h2 id="basis">{td_string!(locale, about_basis)}</h2>
        <dl>{meanings.map(meaning).collect_view()}</dl>
    }
}

/// Licence, citation, corrections.
#[component]
fn Use(lang: Lang) -> impl IntoView {
    let locale = locale(lang);
    let base = expect_context::<Base>();
    let site = expect_context::<FirstPage>().site;
    let url = format!("{}/{}/", site.public_url, lang.tag());
    let citation =
        td!(locale, about_citeas, site = td_string!(locale, site_name), release = site.release, url = url);
    let report = match site.correction_url {
        Some(url) => view! { <p><a class="btn" href=url rel="external">{td_string!(locale, about_report_link)}</a></p> }.into_any(),
        None => view! { <p>{td_string!(locale, about_report_none)}</p> }.into_any(),
    };
    view! {
        <h2 id="licence">{td_string!(locale, about_licence)}</h2>
        <p>{td_string!(locale, about_licence_1)}</p>
        <p><a href=LICENCE rel="license external">{td_string!(locale, about_licence_link)}</a></p>
        <h2 id="cite">{td_string!(locale, about_cite)}</h2>
        <p>{td_string!(locale, about_cite_1)}</p>
        <p class="citeas">{citation}</p>
        <h2 id="report">{td_string!(locale, about_report)}</h2>
        <p>{td_string!(locale, about_report_1)}</p>
        {report}
        <p><a href=base.to(lang, &Page::Sources)>{td_string!(locale, sources_title)}</a></p>
    }
}
