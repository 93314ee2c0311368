//! Sample questions and a link to report an error, shown while no filter is set. After a question was followed, its
//! answer is shown.

use leptos::prelude::*;
use model::dataset::{QuestionLink, RecordLink};
use model::query::Query;

use super::parts::changing_text::text_html;
use super::parts::icon::KindGlyph;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// All questions, or the one that was followed or typed.
#[component]
pub(crate) fn Questions() -> impl IntoView {
    let atlas = use_atlas();
    let questions = Memo::new(move |_| atlas.page.with(|page| page.questions.clone()));
    let has_filters = Memo::new(move |_| atlas.query.with(Query::is_filtered));
    move || {
        let mut questions = questions.get();
        if questions.is_empty() {
            None
        } else if has_filters.get() {
            Some(view! { <ChosenQuestion question=questions.remove(0)/> }.into_any())
        } else {
            Some(view! { <QuestionList questions/> }.into_any())
        }
    }
}

/// All questions, each with its answer collapsed.
#[component]
fn QuestionList(questions: Vec<QuestionLink>) -> impl IntoView {
    let site = use_site();
    let lang = site.lang;
    let item = |question: QuestionLink| {
        view! {
            <li>
                <a href=site.atlas(Query::parse(&question.query).query) rel="nofollow" inner_html=text_html(&question.question)></a>
                <details name="answers">
                    <summary>{text!(lang, question_answer)}</summary>
                    <div class="start__answer"><Answer question/></div>
                </details>
            </li>
        }
    };
    view! {
        <section class="start" aria-labelledby="start-name">
            <h2 class="eyebrow" id="start-name" inner_html=text_html(text!(lang, question_all))></h2>
            <ul>{questions.into_iter().map(item).collect_view()}</ul>
            <p class="start__report">{text!(lang, question_wrong)}" "<a href=site.report() rel=site.rel()>{text!(lang, site_report)}</a></p>
        </section>
    }
}

/// The question that was followed or typed, with its answer in a fold.
#[component]
fn ChosenQuestion(question: QuestionLink) -> impl IntoView {
    let lang = use_site().lang;
    // A typed question is answered at once; the list of questions shows the answer of one that was followed.
    let is_typed = use_atlas().query.with_untracked(|query| query.text.is_some());
    view! {
        <section class="start start--asked" class:start--typed=is_typed aria-labelledby="start-name">
            <h2 class="eyebrow" id="start-name" inner_html=text_html(&question.question)></h2>
            <details open=is_typed>
                <summary>{text!(lang, question_answer)}</summary>
                <div class="start__answer"><Answer question/></div>
            </details>
        </section>
    }
}

/// The answer to a question, and the records that support it.
#[component]
pub(crate) fn Answer(question: QuestionLink) -> impl IntoView {
    let site = use_site();
    let record = |tie: RecordLink| {
        view! { <li><KindGlyph kind=tie.kind/><a href=site.record(&tie.id) rel=site.rel() inner_html=text_html(&tie.name)></a></li> }
    };
    view! {
        <p inner_html=text_html(&question.answer)></p>
        <ul class="links">{question.records.into_iter().map(record).collect_view()}</ul>
    }
}
