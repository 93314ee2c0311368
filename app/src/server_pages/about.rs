//! The page about method, basis, caveats, licence, citation and corrections.

use leptos::prelude::*;
use model::basis::BasisWord;
use model::query::Query;

use crate::address::Page;
use crate::components::parts::basis::{BasisMark, basis_edge};
use crate::context::use_site;
use crate::texts::text;

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The page.
#[component]
pub(crate) fn AboutMain() -> impl IntoView {
    let lang = use_site().lang;
    view! {
        <article class="page">
            <h1>{text!(lang, about_title)}</h1>
            <p class="lead">{text!(lang, about_lead)}</p>
            <div class="prose">
                <h2>{text!(lang, about_method)}</h2>
                <p>{text!(lang, about_method_1)}</p>
                <p>{text!(lang, about_method_2)}</p>
                <Bases/>
                <h2>{text!(lang, about_totals)}</h2>
                <p>{text!(lang, about_totals_1)}</p>
                <p>{text!(lang, about_totals_2)}</p>
                <h2>{text!(lang, about_caveats)}</h2>
                <ul>
                    <li>{text!(lang, about_caveat_1)}</li>
                    <li>{text!(lang, about_caveat_2)}</li>
                    <li>{text!(lang, about_caveat_3)}</li>
                    <li>{text!(lang, about_caveat_4)}</li>
                    <li>{text!(lang, about_caveat_5)}</li>
                </ul>
                <Reuse/>
            </div>
        </article>
    }
}

/// The three bases with their marks and edges.
#[component]
fn Bases() -> impl IntoView {
    let lang = use_site().lang;
    let meanings = [
        (BasisWord::Explicit, text!(lang, about_explicit)),
        (BasisWord::Inferred, text!(lang, about_inferred)),
        (BasisWord::Editorial, text!(lang, about_editorial)),
    ];
    let meanings = meanings.map(|(basis, words)| {
        view! { <dt><BasisMark basis/></dt><dd><div class=basis_edge(basis)>{words}</div></dd> }
    });
    view! {
        <h2 id="basis">{text!(lang, about_basis)}</h2>
        <dl>{meanings.collect_view()}</dl>
    }
}

/// Licence, citation and corrections.
#[component]
fn Reuse() -> impl IntoView {
    let context = use_site();
    let (lang, site) = (context.lang, &context.site);
    // The router of the interface does not know this page.
    let third_parties = site.licences.clone().map(|address| {
        view! { " "<a href=address rel="external">{text!(lang, about_third_parties)}</a> }
    });
    let url = context.public(&Page::Atlas(Query::default()));
    let citation = text!(lang, about_citeas, site = site.name, release = site.release, url = url);
    let report = if let Some(url) = site.correction_url.clone() {
        view! { <p><a class="btn" href=url rel="external">{text!(lang, about_report_link)}</a></p> }
            .into_any()
    } else {
        view! { <p>{text!(lang, about_report_none)}</p> }.into_any()
    };
    view! {
        <h2 id="licence">{text!(lang, about_licence)}</h2>
        <p>{text!(lang, about_licence_1)}{third_parties}</p>
        <p><a href=LICENCE rel="license external">{text!(lang, about_licence_link)}</a></p>
        <h2 id="cite">{text!(lang, about_cite)}</h2>
        <p>{text!(lang, about_cite_1)}</p>
        <p class="citeas">{citation}</p>
        <h2 id="report">{text!(lang, about_report)}</h2>
        <p>{text!(lang, about_report_1)}</p>
        {report}
        <p><a href=context.to(&Page::Sources)>{text!(lang, sources_title)}</a></p>
    }
}
