//! Questions to start with, and where to report an error, where nothing is asked yet. Who follows one keeps its answer.

use model::page::{AtlasPage, QuestionLink, Tie};
use model::query::Query;

use super::asked;
use super::footer::report;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::kind_glyph;
use crate::texts::say;

/// The questions.
pub(crate) fn questions(cx: &Context, page: &AtlasPage) -> Markup {
    if page.questions.is_empty() {
        return Markup::default();
    }
    if asked::query(page).filters() {
        return page.questions.iter().take(1).map(|question| followed(cx, question)).collect();
    }
    let questions = page.questions.iter().map(|question| one(cx, question)).collect::<Markup>();
    markup! {
        <section class="start" aria-labelledby="start-name">
            <h2 class="eyebrow" id="start-name">{say!(cx, question_all)}</h2>
            <ul>{questions}</ul>
            <p class="start__report">{say!(cx, question_wrong)}" "<a href={report(cx)}>{say!(cx, site_report)}</a></p>
        </section>
    }
}

/// A question: a link to the records that answer it, and the answer as printed.
fn one(cx: &Context, question: &QuestionLink) -> Markup {
    markup! {
        <li>
            <a href={cx.atlas(Query::read(&question.query).query)}>{&question.question}</a>
            <details name="answers">
                <summary>{say!(cx, question_answer)}</summary>
                <div class="start__answer">{answer(cx, question)}</div>
            </details>
        </li>
    }
}

/// A question that is asked, with its answer above the records that hold it.
fn followed(cx: &Context, question: &QuestionLink) -> Markup {
    markup! {
        <section class="start" aria-labelledby="start-name">
            <h2 class="eyebrow" id="start-name">{&question.question}</h2>
            <div class="start__asked">{answer(cx, question)}</div>
        </section>
    }
}

/// The answer as printed, and the records that it rests on.
fn answer(cx: &Context, question: &QuestionLink) -> Markup {
    let record =
        |tie: &Tie| markup! { <li>{kind_glyph(tie.kind)}<a href={cx.record(&tie.id)}>{&tie.name}</a></li> };
    markup! {
        <p>{&question.answer}</p>
        <ul class="links">{question.records.iter().map(record).collect::<Markup>()}</ul>
    }
}
