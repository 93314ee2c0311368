//! Statements: themes, goals, quotations and other claims in words.

use model::basis::BasisWord;
use model::claim::{Statement, StatementSort};
use model::id::RecordId;
use model::when::{Doubt, When};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::{DatePrecision, date, day_of_text};
use crate::named_record::NamedRecord;

/// What a text prints and how the editors paraphrase it, each in English and Chinese.
struct StatementTexts {
    printed: (&'static str, &'static str),
    paraphrase: (&'static str, &'static str),
}

impl PackageBuilder {
    /// Adds a statement of this sort. Some sorts have a speaker, if the package has persons.
    pub(crate) fn add_statement(&mut self, subject: &NamedRecord, sort: StatementSort) {
        let [first, second] = texts(sort);
        let texts = if self.rng.percent(50) { first } else { second };
        let has_speaker = matches!(
            sort,
            StatementSort::Quotation | StatementSort::Recommendation | StatementSort::Assessment
        );
        let speaker = has_speaker.then(|| self.directory.persons.draw(&mut self.rng).cloned()).flatten();
        let (by_en, by_zh) = match &speaker {
            Some(speaker) => (speaker.name.en.as_str(), speaker.name.zh.as_str()),
            None => ("the text", "文中"),
        };
        let quote = self.text.write(
            &format!("On {} {by_en} says: [{}].", subject.name.en, texts.printed.0),
            &format!("就{}，{by_zh}称：[{}]。", subject.name.zh, texts.printed.1),
        );
        let dated = self.rng.percent(20);
        let statement = Statement {
            sort,
            speaker: speaker.map(|speaker| RecordId(speaker.id)),
            text_en: texts.paraphrase.0.into(),
            text_zh: texts.paraphrase.1.into(),
            as_of: dated.then(|| When::At(date(self.text.day(), DatePrecision::Day, Doubt::None))),
            as_of_basis: dated.then_some(BasisWord::Inferred),
        };
        let evidence = Evidence::explicit(quote).remarked(dated.then(day_of_text));
        self.add_claim(subject, statement, evidence);
    }
}

/// The two statements of a sort.
fn texts(sort: StatementSort) -> [StatementTexts; 2] {
    match sort {
        StatementSort::Theme => [
            StatementTexts {
                printed: ("under the theme “One river, many currents”", "主题为“一江同行，百流并进”"),
                paraphrase: ("Theme: one river, many currents.", "主题：一江同行，百流并进。"),
            },
            StatementTexts {
                printed: ("under the theme “Build it here”", "主题为“在此创造”"),
                paraphrase: ("Theme: build it here.", "主题：在此创造。"),
            },
        ],
        StatementSort::Goal => [
            StatementTexts {
                printed: ("to become a hub of the region within five years", "力争五年内成为区域枢纽"),
                paraphrase: (
                    "It is to become a hub of the region within five years.",
                    "力争五年内成为区域枢纽。",
                ),
            },
            StatementTexts {
                printed: ("to double the number of laboratories", "力争实验室数量翻一番"),
                paraphrase: ("The number of laboratories is to double.", "力争实验室数量翻一番。"),
            },
        ],
        StatementSort::Provision => [
            StatementTexts {
                printed: ("free desks for the first three years", "前三年免费提供工位"),
                paraphrase: ("Desks are free for the first three years.", "前三年免费提供工位。"),
            },
            StatementTexts {
                printed: ("half the cost of a trial run is paid back", "返还一半的试运行费用"),
                paraphrase: ("Half the cost of a trial run is paid back.", "返还一半的试运行费用。"),
            },
        ],
        StatementSort::Assessment => [
            StatementTexts {
                printed: ("the supply chain is still too thin", "产业链仍偏薄弱"),
                paraphrase: ("The supply chain is seen as too thin.", "认为产业链仍偏薄弱。"),
            },
            StatementTexts {
                printed: ("growth has held against the trend", "增长逆势上扬"),
                paraphrase: ("Growth is said to have held against the trend.", "称增长逆势上扬。"),
            },
        ],
        StatementSort::Recommendation => [
            StatementTexts {
                printed: ("the city should lend out its test fields", "建议城市开放测试场地"),
                paraphrase: ("The city should open its test fields.", "建议城市开放测试场地。"),
            },
            StatementTexts {
                printed: ("firms should share their laboratories", "建议企业共享实验室"),
                paraphrase: ("Firms should share their laboratories.", "建议企业共享实验室。"),
            },
        ],
        StatementSort::Quotation => [
            StatementTexts {
                printed: (
                    "“we came for the engineers and stayed for the river”",
                    "“我们为工程师而来，为这条江而留”",
                ),
                paraphrase: (
                    "They came for the engineers and stayed for the river.",
                    "为工程师而来，为这条江而留。",
                ),
            },
            StatementTexts {
                printed: (
                    "“it took us eleven months from contract to first product”",
                    "“从签约到首件产品只用了十一个月”",
                ),
                paraphrase: (
                    "Eleven months lay between contract and first product.",
                    "从签约到首件产品历时十一个月。",
                ),
            },
        ],
        StatementSort::Ranking => [
            StatementTexts {
                printed: ("among the first three of the province", "位居全省前三"),
                paraphrase: ("It is among the first three of the province.", "位居全省前三。"),
            },
            StatementTexts {
                printed: ("first in its class for the second year", "连续两年同类第一"),
                paraphrase: ("It is first in its class for the second year.", "连续两年同类第一。"),
            },
        ],
        StatementSort::Promotion => [
            StatementTexts {
                printed: ("a feast of innovation that nobody will forget", "一场令人难忘的创新盛宴"),
                paraphrase: (
                    "The text calls it an unforgettable feast of innovation.",
                    "文中称之为令人难忘的创新盛宴。",
                ),
            },
            StatementTexts {
                printed: ("a shining new landmark of the coast", "沿海地区一张闪亮的新名片"),
                paraphrase: ("The text calls it a shining landmark.", "文中称之为闪亮的新名片。"),
            },
        ],
    }
}
