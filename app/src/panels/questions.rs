//! Questions to start with, and where to report an error; only where nothing is asked yet.

use leptos::prelude::*;
use leptos_i18n::td_string;
use model::page::{AtlasPage, QuestionLink};
use model::query::Query;
use model::words::Lang;

use crate::address::{Base, Page};
use crate::load::FirstPage;
use crate::locale;
use crate::parts::glyph::KindGlyph;

/// The questions.
#[component]
pub(crate) fn Questions(page: Memo<Option<AtlasPage>>, lang: Lang) -> impl IntoView {
    let base = StoredValue::new(expect_context::<Base>());
    let report = StoredValue::new(
        base.with_value(|base| super::footer::report(&expect_context::<FirstPage>().site, base, lang)),
    );
    let start = move |page: &AtlasPage| {
        let locale = locale(lang);
        let questions = page
            .questions
            .iter()
            .map(|question| base.with_value(|base| one(question, base, lang)))
            .collect_view();
        view! {
            <section class="start" aria-labelledby="start-name">
                <h2 class="eyebrow" id="start-name">{td_string!(locale, question_all)}</h2>
                <ul>{questions}</ul>
                <p class="start__report">{td_string!(locale, question_wrong)}" "<a href=report.get_value()>{td_string!(locale, site_report)}</a></p>
            </section>
        }
        .into_any()
    };
    move || page.with(|page| page.as_ref().filter(|page| !page.questions.is_empty()).map(start))
}

/// A question: a link to the records that answer it, and the answer as printed.
fn one(question: &QuestionLink, base: &Base, lang: Lang) -> AnyView {
    let href = base.to(lang, &Page::Atlas(Query::read(&question.query).query));
    let records = question.records.iter().map(|tie| {
        let href = base.to(lang, &Page::Record(tie.id.clone()));
        view! { <li><KindGlyph kind=tie.kind/><a href=href>{tie.name.clone()}</a></li> }
    });
    let records = records.collect_view();
    view! {
        <li>
            <a href=href>{question.question.clone()}</a>
            <details>
                <summary>{td_string!(locale(lang), question_answer)}</summary>
                <p>{question.answer.clone()}</p>
                <ul class="links">{records}</ul>
            </details>
        </li>
    }
    .into_any()
}
