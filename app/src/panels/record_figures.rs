//! The amounts and counts of a record, large, each with all that limits it.

use model::page::Figure;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::basis::basis_mark;
use crate::parts::tie::tie_link;
use crate::texts::say;

/// The figures side by side; nothing is ever added up.
pub(crate) fn record_figures(cx: &Context, figures: &[Figure]) -> Option<Markup> {
    (!figures.is_empty()).then(|| {
        markup! {
            <ul class="figs" aria-label={say!(cx, record_figures)}>
                {figures.iter().map(|one| figure(cx, one)).collect::<Markup>()}
            </ul>
        }
    })
}

/// A figure. It leads to its claim, where the words stand that it rests on.
fn figure(cx: &Context, figure: &Figure) -> Markup {
    let (before, number, after) = parts(&figure.value);
    let claim = match &figure.of {
        Some(tie) => format!("{}#{}", cx.record(&tie.id), figure.claim),
        None => format!("#{}", figure.claim),
    };
    let limits = (!figure.limits.is_empty()).then(|| markup! { <p>{&figure.limits}</p> });
    let of = figure.of.as_ref().map(|tie| markup! { <p>{tie_link(cx, tie)}</p> });
    let sources = figure.sources.iter().map(|id| {
        markup! { <a class="src" href={cx.source(id)}><span class="vh">{say!(cx, result_source)}" "</span>{id.to_ascii_uppercase()}</a> }
    });
    markup! {
        <li>
            <a class="fig" href={claim} rel="external">{before}<b>{number}</b>{after}</a>
            {limits}
            {of}
            <p class="w">{basis_mark(cx, figure.basis)}{sources.collect::<Markup>()}</p>
        </li>
    }
}

/// A number and the words on both sides of it; a range is one number.
fn parts(value: &str) -> (&str, &str, &str) {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '%';
    let (Some(from), Some(to)) = (value.find(is_number), value.rfind(is_number)) else {
        return ("", value, "");
    };
    let (value, after) = value.split_at(to + 1);
    let (before, number) = value.split_at(from);
    (before, number, after)
}

#[cfg(test)]
mod tests {
    use model::claim::BasisWord;
    use model::page::{Figure, Tie};
    use model::query::Query;
    use model::record::Kind;
    use model::words::Lang;

    use super::{parts, record_figures};
    use crate::address::Base;
    use crate::context::Context;
    use crate::load::Site;

    #[test]
    fn a_figure_leads_to_its_claim_and_says_whose_it_is_and_on_whose_word() {
        let (base, site, query) = (Base::new("/atlas"), Site::default(), Query::default());
        let cx = Context::new(&base, &site, Lang::En, "/atlas/en/records/a", &query);
        assert!(record_figures(&cx, &[]).is_none());
        let own = Figure {
            claim: "a-sum".into(),
            of: None,
            value: "over 130 billion yuan".into(),
            limits: "Investment, planned".into(),
            basis: BasisWord::Inferred,
            sources: vec!["s1".into()],
        };
        let tie = Tie {
            id: "b".into(),
            name: "The projects".into(),
            kind: Kind::ProjectGroup,
            detail: None,
            basis: BasisWord::Inferred,
        };
        let other = Figure { of: Some(tie), ..own.clone() };
        let html = record_figures(&cx, &[own, other]).map(|markup| markup.to_html()).unwrap_or_default();
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
    fn the_number_of_a_figure_is_told_from_its_words() {
        assert_eq!(parts("over 130 billion yuan"), ("over ", "130", " billion yuan"));
        assert_eq!(parts("最高1亿至2亿元"), ("最高", "1亿至2", "亿元"));
        assert_eq!(parts("up 43.6% on the year before"), ("up ", "43.6%", " on the year before"));
        assert_eq!(parts("800,000 people"), ("", "800,000", " people"));
        assert_eq!(parts("none"), ("", "none", ""));
    }
}
