//! The key figures of a record: amounts and counts, each with its qualifications.

use leptos::prelude::*;
use model::page::Figure;

use crate::components::parts::basis::BasisMark;
use crate::components::parts::marked::unless_empty;
use crate::context::use_site;
use crate::server_pages::parts::tie::TieLink;
use crate::texts::text;

/// The figures side by side. They are never added up.
#[component]
pub(super) fn RecordFigures(figures: Vec<Figure>) -> impl IntoView {
    let lang = use_site().lang;
    (!figures.is_empty()).then(|| {
        let items = figures.into_iter().map(|figure| view! { <FigureItem figure/> }).collect_view();
        view! { <ul class="figs" aria-label=text!(lang, record_figures)>{items}</ul> }
    })
}

/// A figure, as a link to its claim, which shows the quotes that support it.
#[component]
fn FigureItem(figure: Figure) -> impl IntoView {
    let site = use_site();
    let [before, number, after] = parts(&figure.value).map(str::to_owned);
    let claim = match &figure.of {
        Some(tie) => format!("{}#{}", site.record(&tie.id), figure.claim),
        None => format!("#{}", figure.claim),
    };
    let limits = unless_empty(figure.limits).map(|limits| view! { <p>{limits}</p> });
    let of = figure.of.map(|tie| view! { <p><TieLink tie/></p> });
    let source = format!("{} ", text!(site.lang, result_source));
    let sources = figure.sources.iter().map(|id| {
        view! { <a class="src" href=site.source(id)><span class="vh">{source.clone()}</span>{id.to_ascii_uppercase()}</a> }
    });
    view! {
        <li>
            <a class="fig" href=claim rel="external">{unless_empty(before)}<b>{number}</b>{unless_empty(after)}</a>
            {limits}
            {of}
            <p class="w"><BasisMark basis=figure.basis/>{sources.collect_view()}</p>
        </li>
    }
}

/// Splits a value into the text before the number, the number and the text after it. A range is one number.
fn parts(value: &str) -> [&str; 3] {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '%';
    let (Some(from), Some(to)) = (value.find(is_number), value.rfind(is_number)) else {
        return ["", value, ""];
    };
    let (value, after) = value.split_at(to + 1);
    let (before, number) = value.split_at(from);
    [before, number, after]
}

#[cfg(test)]
mod tests {
    use model::basis::BasisWord;
    use model::dataset::RecordLink;
    use model::lang::Lang;
    use model::record::Kind;

    use super::*;
    use crate::context::{Site, SiteContext};

    fn html(figures: Vec<Figure>) -> String {
        let site = Site { base: "/atlas".into(), ..Site::default() };
        Owner::new().with(|| {
            provide_context(SiteContext::new(site, Lang::En, None));
            // Remove the comments with which Leptos marks dynamic nodes.
            view! { <RecordFigures figures/> }.to_html().replace("<!>", "")
        })
    }

    #[test]
    fn a_figure_links_to_its_claim_and_names_its_record_and_its_sources() {
        assert!(!html(Vec::new()).contains("<ul"));
        let own = Figure {
            claim: "a-sum".into(),
            of: None,
            value: "over 130 billion yuan".into(),
            limits: "Investment, planned".into(),
            basis: BasisWord::Inferred,
            sources: vec!["s1".into()],
        };
        let tie = RecordLink {
            id: "b".into(),
            name: "The projects".into(),
            kind: Kind::ProjectGroup,
            detail: None,
            basis: BasisWord::Inferred,
        };
        let other = Figure { of: Some(tie), ..own.clone() };
        let html = html(vec![own, other]);
        for piece in [
            "href=\"#a-sum\"",
            "href=\"/atlas/en/records/b#a-sum\"",
            "over <b>130</b> billion yuan",
            "<p>Investment, planned</p>",
            "The projects</a>",
            "Inferred</span>",
            "href=\"/atlas/en/sources/s1\"",
        ] {
            assert!(html.contains(piece), "{piece} is not in {html}");
        }
    }

    #[test]
    fn the_number_of_a_figure_is_separated_from_its_words() {
        assert_eq!(parts("over 130 billion yuan"), ["over ", "130", " billion yuan"]);
        assert_eq!(parts("最高1亿至2亿元"), ["最高", "1亿至2", "亿元"]);
        assert_eq!(parts("up 43.6% on the year before"), ["up ", "43.6%", " on the year before"]);
        assert_eq!(parts("800,000 people"), ["", "800,000", " people"]);
        assert_eq!(parts("none"), ["", "none", ""]);
    }
}
