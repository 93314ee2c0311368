//! What is said in words.

use model::claim::{Sort, Statement};
use model::id::RecordId;
use model::when::{Doubt, When};

use crate::generate::cell::{Unit, date};
use crate::generate::dice::Dice;
use crate::generate::story::{Ground, Story, Subject};

/// What a text prints, and what the editors make of it, in both languages.
struct Words {
    printed: (&'static str, &'static str),
    told: (&'static str, &'static str),
}

impl Story {
    /// A statement of this sort about the record. A quotation has a speaker, where there is anyone to speak.
    pub(in crate::generate) fn statement(&mut self, of: &Subject, sort: Sort) {
        let words = words(sort, &mut self.dice);
        let has_speaker = matches!(sort, Sort::Quotation | Sort::Recommendation | Sort::Assessment);
        let speaker = has_speaker.then(|| self.cast.persons.draw(&mut self.dice).cloned()).flatten();
        let (by_en, by_zh) = match &speaker {
            Some(speaker) => (speaker.name.en.as_str(), speaker.name.zh.as_str()),
            None => ("the text", "文中"),
        };
        let quote = self.text.tell(
            &format!("On {} {by_en} says: [{}].", of.name.en, words.printed.0),
            &format!("就{}，{by_zh}称：[{}]。", of.name.zh, words.printed.1),
        );
        let dated = self.dice.percent(20);
        let statement = Statement {
            sort,
            speaker: speaker.map(|speaker| RecordId(speaker.id)),
            text_en: words.told.0.into(),
            text_zh: words.told.1.into(),
            as_of: dated.then(|| When::At(date(self.text.day(), Unit::Day, Doubt::None))),
        };
        self.claim(of, statement, Ground::explicit(quote));
    }
}

fn words(sort: Sort, dice: &mut Dice) -> Words {
    let [first, second] = match sort {
        Sort::Theme => [
            Words {
                printed: ("under the theme “One river, many currents”", "主题为“一江同行，百流并进”"),
                told: ("Theme: one river, many currents.", "主题：一江同行，百流并进。"),
            },
            Words {
                printed: ("under the theme “Build it here”", "主题为“在此创造”"),
                told: ("Theme: build it here.", "主题：在此创造。"),
            },
        ],
        Sort::Goal => [
            Words {
                printed: ("to become a hub of the region within five years", "力争五年内成为区域枢纽"),
                told: ("It is to become a hub of the region within five years.", "力争五年内成为区域枢纽。"),
            },
            Words {
                printed: ("to double the number of laboratories", "力争实验室数量翻一番"),
                told: ("The number of laboratories is to double.", "力争实验室数量翻一番。"),
            },
        ],
        Sort::Provision => [
            Words {
                printed: ("free desks for the first three years", "前三年免费提供工位"),
                told: ("Desks are free for the first three years.", "前三年免费提供工位。"),
            },
            Words {
                printed: ("half the cost of a trial run is paid back", "返还一半的试运行费用"),
                told: ("Half the cost of a trial run is paid back.", "返还一半的试运行费用。"),
            },
        ],
        Sort::Assessment => [
            Words {
                printed: ("the supply chain is still too thin", "产业链仍偏薄弱"),
                told: ("The supply chain is seen as too thin.", "认为产业链仍偏薄弱。"),
            },
            Words {
                printed: ("growth has held against the trend", "增长逆势上扬"),
                told: ("Growth is said to have held against the trend.", "称增长逆势上扬。"),
            },
        ],
        Sort::Recommendation => [
            Words {
                printed: ("the city should lend out its test fields", "建议城市开放测试场地"),
                told: ("The city should open its test fields.", "建议城市开放测试场地。"),
            },
            Words {
                printed: ("firms should share their laboratories", "建议企业共享实验室"),
                told: ("Firms should share their laboratories.", "建议企业共享实验室。"),
            },
        ],
        Sort::Quotation => [
            Words {
                printed: (
                    "“we came for the engineers and stayed for the river”",
                    "“我们为工程师而来，为这条江而留”",
                ),
                told: (
                    "They came for the engineers and stayed for the river.",
                    "为工程师而来，为这条江而留。",
                ),
            },
            Words {
                printed: (
                    "“it took us eleven months from contract to first product”",
                    "“从签约到首件产品只用了十一个月”",
                ),
                told: (
                    "Eleven months lay between contract and first product.",
                    "从签约到首件产品历时十一个月。",
                ),
            },
        ],
        Sort::Ranking => [
            Words {
                printed: ("among the first three of the province", "位居全省前三"),
                told: ("It is among the first three of the province.", "位居全省前三。"),
            },
            Words {
                printed: ("first in its class for the second year", "连续两年同类第一"),
                told: ("It is first in its class for the second year.", "连续两年同类第一。"),
            },
        ],
        Sort::Promotion => [
            Words {
                printed: ("a feast of innovation that nobody will forget", "一场令人难忘的创新盛宴"),
                told: (
                    "The text calls it an unforgettable feast of innovation.",
                    "文中称之为令人难忘的创新盛宴。",
                ),
            },
            Words {
                printed: ("a shining new landmark of the coast", "沿海地区一张闪亮的新名片"),
                told: ("The text calls it a shining landmark.", "文中称之为闪亮的新名片。"),
            },
        ],
    };
    if dice.percent(50) { first } else { second }
}
