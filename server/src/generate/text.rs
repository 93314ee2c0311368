//! The text of a source while it is written: each sentence is told with the words that will be quoted.

use model::claim::{Both, Language};
use model::id::{Id, SourceId};
use model::package::table::Sha256;
use model::package::{LeftOut, PublishedBasis, Reliability, Source};
use model::when::{Day, Doubt, PartialDate, When};

use super::cell::{Unit, both, date, digest, example, id};
use super::dice::Dice;
use super::wording::spelled;

/// Words that stand in a source.
#[derive(Clone)]
pub(super) struct Quote {
    /// The source.
    pub(super) source: Id,
    /// First byte.
    pub(super) start: usize,
    /// The words.
    pub(super) words: String,
}

/// A text while it is written.
pub(super) struct Text {
    id: Id,
    language: Language,
    day: Day,
    title: Both,
    prose: String,
    /// Where the paragraph begins.
    paragraph: usize,
    left_out: Vec<LeftOut>,
    printed: Printed,
}

/// Whether the text prints its own date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Printed {
    Yes,
    No,
    NotEvenKnown,
}

impl Text {
    /// Begins the `number`th text: headline, then dateline.
    pub(super) fn open(number: usize, day: Day, city: &Both, dice: &mut Dice) -> Self {
        let language = if dice.percent(30) { Language::Zh } else { Language::En };
        let headline = dice.pick(&[
            ("Signings and Openings of the Week", "一周签约与启用"),
            ("Innovation Notes", "创新动态"),
            ("New Projects, New Places", "新项目 新载体"),
            ("Conferences Past and to Come", "会议回顾与预告"),
        ]);
        let title = both(format!("{}: {}", city.en, headline.0), format!("{}：{}", city.zh, headline.1));
        let printed = dice.weighted(&[(78, Printed::Yes), (17, Printed::No), (5, Printed::NotEvenKnown)]);
        let mut text = Self {
            id: id("s", number),
            language,
            day,
            title,
            prose: String::new(),
            paragraph: 0,
            left_out: Vec::new(),
            printed,
        };
        text.head(city);
        text
    }

    fn head(&mut self, city: &Both) {
        let day = spelled(self.date());
        let dated = self.printed == Printed::Yes;
        let headline = self.said(&self.title).to_owned();
        let dateline = match (self.language, dated) {
            (Language::En, true) => format!("{}, {} /Syllable Newswire/", city.en.to_uppercase(), day.en),
            (Language::En, false) => "/Syllable Newswire/".to_owned(),
            (Language::Zh, true) => format!("音节社{}{}电", city.zh, day.zh),
            (Language::Zh, false) => format!("音节社{}电", city.zh),
        };
        self.leave_out(&headline, &both("The headline; it stands with the source.", "标题，已记入来源。"));
        self.prose.push('\n');
        self.leave_out(
            &dateline,
            &both("The dateline; its date stands with the source.", "电头，其日期已记入来源。"),
        );
    }

    /// The day on which it was published.
    pub(super) fn day(&self) -> Day {
        self.day
    }

    fn date(&self) -> PartialDate {
        date(self.day, Unit::Day, Doubt::None)
    }

    /// Which of two forms this text prints.
    pub(super) fn said<'b>(&self, both: &'b Both) -> &'b str {
        match self.language {
            Language::En => &both.en,
            Language::Zh => &both.zh,
        }
    }

    /// The language of the text.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// Adds the sentence in the language of the text, and returns the words between `[` and `]`.
    pub(super) fn tell(&mut self, en: &str, zh: &str) -> Quote {
        let marked = match self.language {
            Language::En => en,
            Language::Zh => zh,
        };
        let (before, rest) = marked.split_once('[').unwrap_or(("", marked));
        let (words, after) = rest.split_once(']').unwrap_or((rest, ""));
        if self.language == Language::En && !self.prose.ends_with('\n') {
            self.prose.push(' ');
        }
        self.prose.push_str(before);
        let quote = Quote { source: self.id.clone(), start: self.prose.len(), words: words.into() };
        self.prose.push_str(words);
        self.prose.push_str(after);
        quote
    }

    /// Begins a paragraph.
    pub(super) fn paragraph(&mut self) {
        if self.paragraph != self.prose.len() {
            self.prose.push_str("\n\n");
            self.paragraph = self.prose.len();
        }
    }

    /// Whether the paragraph holds the name in the language of the text.
    pub(super) fn mentions(&self, name: &Both) -> bool {
        self.prose.get(self.paragraph..).is_some_and(|paragraph| paragraph.contains(self.said(name)))
    }

    fn leave_out(&mut self, passage: &str, reason: &Both) {
        let start = self.prose.len();
        self.prose.push_str(passage);
        self.left_out.push(LeftOut {
            source: SourceId(self.id.clone()),
            start: bytes(start),
            end: bytes(self.prose.len()),
            reason_en: reason.en.clone(),
            reason_zh: reason.zh.clone(),
        });
    }

    /// Ends the text, sometimes with an advertisement: its row, what was left out of it, and its bytes.
    pub(super) fn close(mut self, dice: &mut Dice) -> (Source, Vec<LeftOut>, Vec<u8>) {
        if dice.percent(35) {
            self.paragraph();
            let advert = both(
                "Subscribe to our newsletter and never miss an opening.",
                "欢迎订阅本社通讯，不错过每一次启用。",
            );
            let advert = self.said(&advert).to_owned();
            self.leave_out(&advert, &both("An advertisement of the publisher.", "发布方的广告。"));
        }
        self.prose.push('\n');
        let text = std::mem::take(&mut self.prose).into_bytes();
        let source = self.row(&text, dice);
        (source, self.left_out, text)
    }

    fn row(&self, text: &[u8], dice: &mut Dice) -> Source {
        let (published, basis, reason) = self.published();
        let note = dice
            .percent(15)
            .then(|| both("It praises its subject throughout.", "通篇对所述之事持褒扬口吻。"));
        let label = spelled(self.date());
        Source {
            id: self.id.clone(),
            file: format!("{}.txt", self.id),
            label_en: format!("News of {}", label.en),
            label_zh: format!("{}消息", label.zh),
            title: Some(self.said(&self.title).to_owned()),
            publisher: dice.percent(80).then(|| self.said(&both("Syllable Newswire", "音节社")).to_owned()),
            issuer: dice
                .percent(40)
                .then(|| self.said(&both("Investment Promotion Office", "投资促进办公室")).to_owned()),
            language: self.language,
            published,
            published_basis: basis,
            published_reason_en: reason.as_ref().map(|reason| reason.en.clone()),
            published_reason_zh: reason.map(|reason| reason.zh),
            url: dice.percent(50).then(|| example(&self.id)),
            bytes: bytes(text.len()),
            sha256: Sha256(digest(text)),
            reliability: dice.weighted(&[
                (45, Reliability::PressRelease),
                (20, Reliability::Official),
                (25, Reliability::News),
                (10, Reliability::Unknown),
            ]),
            note_en: note.as_ref().map(|note| note.en.clone()),
            note_zh: note.map(|note| note.zh),
        }
    }

    fn published(&self) -> (Option<When>, Option<PublishedBasis>, Option<Both>) {
        match self.printed {
            Printed::Yes => (Some(When::At(self.date())), Some(PublishedBasis::Explicit), None),
            Printed::No => {
                let when = When::Lasted { from: Some(self.date()), until: None };
                let reason = both(
                    "It prints no date; what it reports as past had happened by then.",
                    "文中未印日期；所述已发生之事至该日均已发生。",
                );
                (Some(when), Some(PublishedBasis::Inferred), Some(reason))
            }
            Printed::NotEvenKnown => (None, None, None),
        }
    }
}

/// An offset as the tables hold it. A text here has some tens of kilobytes.
pub(super) fn bytes(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
