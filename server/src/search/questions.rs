//! Questions of the package that are close to what was typed.

use model::dataset::{self, QuestionLink};
use model::index::Index;
use model::lang::Lang;
use model::package::Question;

use super::engine::{Document, Engine, Part};
use super::terms;

/// The least share of the weight of all words that a question must have to be the one that was meant.
const MIN_CLOSENESS: f32 = 0.6;
/// The fewest words that tell a question from others.
const MIN_CLAUSES: usize = 3;

/// The questions of a package.
#[derive(Clone, Debug)]
pub(super) struct Questions {
    engine: Engine,
    /// In English and Chinese.
    links: [Vec<QuestionLink>; 2],
}

impl Questions {
    pub(super) fn new(index: &Index) -> tantivy::Result<Self> {
        let document = |question: &Question| {
            let mut document = Document::default();
            document.add(Part::Name, &question.question_en);
            document.add(Part::Name, &question.question_zh);
            document.add(Part::Body, &question.answer_en);
            document.add(Part::Body, &question.answer_zh);
            document
        };
        let engine = Engine::new(index.package.questions.iter().map(document))?;
        Ok(Self { engine, links: Lang::ALL.map(|lang| dataset::questions(index, lang)) })
    }

    /// The question that is closest to a text, if it is close enough.
    pub(super) fn closest(&self, text: &str, lang: Lang) -> Option<&QuestionLink> {
        let links = lang.pick(&self.links[0], &self.links[1]);
        let clauses = terms::read(text, &self.engine);
        if clauses.len() < MIN_CLAUSES {
            return None;
        }
        let mut closeness = vec![0.0_f32; links.len()];
        let mut all = 0.0;
        for clause in &clauses {
            let named = self.engine.matches(clause, &[Part::Name]);
            // A word that no question has is as telling as one of a single question.
            let weight = super::rarity(named.len().max(1), links.len());
            all += weight;
            let told = self.engine.matches(clause, &[Part::Body]);
            for (question, _) in &named {
                closeness[*question as usize] += weight;
            }
            for (question, _) in told.iter().filter(|(told, _)| named.iter().all(|(named, _)| named != told))
            {
                // Its answer has the word.
                closeness[*question as usize] += weight / 2.0;
            }
        }
        let (best, closest) = closeness.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1))?;
        links.get(best).filter(|_| *closest >= all * MIN_CLOSENESS)
    }
}
