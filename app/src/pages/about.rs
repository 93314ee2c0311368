//! Method, what the marks mean, caveats, licence, how to cite and how to report an error.

use model::claim::BasisWord;
use model::query::Query;

use crate::address::Page;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::{basis_mark, edge};
use crate::texts::say;

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The page.
pub(crate) fn about(cx: &Context) -> Markup {
    markup! {
        <article class="page">
            <h1>{say!(cx, about_title)}</h1>
            <p class="lead">{say!(cx, about_lead)}</p>
            <div class="prose">
                <h2>{say!(cx, about_method)}</h2>
                <p>{say!(cx, about_method_1)}</p>
                <p>{say!(cx, about_method_2)}</p>
                {bases(cx)}
                <h2>{say!(cx, about_totals)}</h2>
                <p>{say!(cx, about_totals_1)}</p>
                <p>{say!(cx, about_totals_2)}</p>
                <h2>{say!(cx, about_caveats)}</h2>
                <ul>
                    <li>{say!(cx, about_caveat_1)}</li>
                    <li>{say!(cx, about_caveat_2)}</li>
                    <li>{say!(cx, about_caveat_3)}</li>
                    <li>{say!(cx, about_caveat_4)}</li>
                    <li>{say!(cx, about_caveat_5)}</li>
                </ul>
                {reuse(cx)}
            </div>
        </article>
    }
}

/// The three bases with the marks and edges that they have everywhere.
fn bases(cx: &Context) -> Markup {
    let meanings = [
        (BasisWord::Explicit, say!(cx, about_explicit)),
        (BasisWord::Inferred, say!(cx, about_inferred)),
        (BasisWord::Editorial, say!(cx, about_editorial)),
    ];
    let meaning = |(basis, words): (BasisWord, &str)| {
        markup! { <dt>{basis_mark(cx, basis)}</dt><dd><div class={edge(basis)}>{words}</div></dd> }
    };
    markup! {
        <h2 id="basis">{say!(cx, about_basis)}</h2>
        <dl>{meanings.into_iter().map(meaning).collect::<Markup>()}</dl>
    }
}

/// Licence, citation, corrections.
fn reuse(cx: &Context) -> Markup {
    let url = cx.public(&Page::Atlas(Query::default()));
    let citation = say!(cx, about_citeas, site = &cx.site.name, release = &cx.site.release, url = url);
    let report = if let Some(url) = &cx.site.correction_url {
        markup! { <p><a class="btn" href={url.clone()} rel="external">{say!(cx, about_report_link)}</a></p> }
    } else {
        markup! { <p>{say!(cx, about_report_none)}</p> }
    };
    markup! {
        <h2 id="licence">{say!(cx, about_licence)}</h2>
        <p>{say!(cx, about_licence_1)}</p>
        <p><a href={LICENCE} rel="license external">{say!(cx, about_licence_link)}</a></p>
        <h2 id="cite">{say!(cx, about_cite)}</h2>
        <p>{say!(cx, about_cite_1)}</p>
        <p class="citeas">{citation}</p>
        <h2 id="report">{say!(cx, about_report)}</h2>
        <p>{say!(cx, about_report_1)}</p>
        {report}
        <p><a href={cx.to(&Page::Sources)}>{say!(cx, sources_title)}</a></p>
    }
}
