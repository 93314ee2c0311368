//! Questions of the package that are close to what was typed.

use model::dataset::{self, QuestionLink};
use model::index::Index;
use model::lang::Lang;
use model::package::Question;

use super::clause::Clause;
use super::dates::{self, ReadDate};
use super::engine::{Document, Engine, Part};
use super::matching::rarity;
use super::names::phrase;
use super::terms;

/// The least share of the weight of all words that a question must have to be the one that was meant.
const MIN_CLOSENESS: f32 = 0.6;
/// The least share for a question to be named where nothing else is found.
const MIN_NEARNESS: f32 = 0.15;
/// The fewest words that tell a question from others.
const MIN_CLAUSES: usize = 3;

/// What a question asks for. A question about something else is no answer, even if all its other words agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Date,
    Place,
    Person,
    Number,
    Reason,
    /// Yes or no.
    Whether,
}

impl Asked {
    /// The words of questions, in both languages.
    const WORDS: [(Self, &[&str], &[&str]); 5] = [
        (
            Self::Number,
            &["how many", "how much", "number of", "how large", "how big"],
            &["多少", "几个", "几家", "几项", "多大", "数量 ", "规模 ", "总额", "合计"],
        ),
        (
            Self::Date,
            &["when", "whens", "which day", "what day", "dates", "which year"],
            &["什么时候", "何时", "哪天", "哪一天", "哪年", "哪一年", "几号", "几月", "时间 ", "日期"],
        ),
        (
            Self::Place,
            &["where", "wheres", "venue", "location", "which hall"],
            // At the end of a sentence 在哪 asks for a place, before 年 for a date.
            &["哪里", "哪儿", "在哪 ", "在哪开", "在哪办", "在哪举", "地点", "场馆", "何地"],
        ),
        (Self::Person, &["who", "whos", "whom", "speakers"], &["谁", "哪位", "哪些人", "什么人"]),
        (Self::Reason, &["why", "whys"], &["为什么", "为何", "为啥"]),
    ];

    /// Whether a folded text asks for yes or no.
    fn is_whether(folded: &str) -> bool {
        let first = folded.split_whitespace().next().unwrap_or_default();
        let is_auxiliary =
            ["is", "are", "was", "were", "do", "does", "did", "has", "have", "can", "will"].contains(&first);
        is_auxiliary || ["吗", "是否", "有没有", "是不是"].iter().any(|word| folded.contains(word))
    }

    /// What a text asks for first; `None` if it does not say.
    fn read(text: &str) -> Option<Self> {
        let folded = format!(" {} ", phrase(text));
        let found = |english: &[&str], chinese: &[&str]| {
            let english = english.iter().filter_map(|words| folded.find(&format!(" {words} ")));
            english.chain(chinese.iter().filter_map(|words| folded.find(words))).min()
        };
        let asked = Self::WORDS
            .iter()
            .filter_map(|(asked, english, chinese)| Some((found(english, chinese)?, *asked)));
        let asked = asked.min_by_key(|(at, _)| *at).map(|(_, asked)| asked);
        asked.or_else(|| Self::is_whether(&folded).then_some(Self::Whether))
    }
}

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
        let clauses = terms::read(text, &self.engine);
        if clauses.len() < MIN_CLAUSES {
            return None;
        }
        let (best, closeness) = self.closeness(&clauses).into_iter().next()?;
        let is_meant = closeness >= MIN_CLOSENESS && self.asks_for_the_same(best, text);
        self.links(lang).get(best).filter(|_| is_meant)
    }

    /// Questions that have something in common with a text, the closest first.
    pub(super) fn near(&self, text: &str, lang: Lang, most: usize) -> Vec<QuestionLink> {
        let near = self.closeness(&terms::read(text, &self.engine)).into_iter();
        let near = near.filter(|(_, closeness)| *closeness >= MIN_NEARNESS).take(most);
        near.filter_map(|(question, _)| self.links(lang).get(question).cloned()).collect()
    }

    fn links(&self, lang: Lang) -> &[QuestionLink] {
        lang.pick(&self.links[0], &self.links[1])
    }

    /// Whether a question has the year of a text, and asks for the same, as far as either says so.
    fn asks_for_the_same(&self, question: usize, text: &str) -> bool {
        let forms = self.links.iter().filter_map(|links| links.get(question));
        let asked = Asked::read(text);
        let agrees = |link: &QuestionLink| match (asked, Asked::read(&link.question)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let (dates, _) = dates::read(text);
        let has_year = |date: &ReadDate| {
            let year = date.when.first_day().map(|day| day.year().to_string());
            year.is_none_or(|year| {
                forms.clone().any(|link| link.question.contains(&year) || link.answer.contains(&year))
            })
        };
        dates.iter().all(has_year) && forms.clone().any(agrees)
    }

    /// How close each question is, as a share of the weight of all clauses, the closest first.
    fn closeness(&self, clauses: &[Clause]) -> Vec<(usize, f32)> {
        let links = &self.links[0];
        let mut closeness = vec![0.0_f32; links.len()];
        let mut all = 0.0;
        for clause in clauses {
            let named = self.engine.matches(clause, &[Part::Name]);
            // A word that no question has is as telling as one of a single question.
            let weight = rarity(named.len().max(1), links.len());
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
        let mut ranked: Vec<(usize, f32)> =
            closeness.into_iter().map(|weight| weight / all).enumerate().collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        ranked
    }
}
