//! A source text under construction. Each sentence is added together with the words that are quoted.

use model::column::Sha256;
use model::id::{Id, SourceId};
use model::lang::Bilingual;
use model::source::Language;
use model::source::{LeftOut, PublishedBasis, Reliability, Source};
use model::when::{Day, Doubt, PartialDate, When};

use crate::cell::{DatePrecision, both, date, digest, example, id};
use crate::rng::SeededRng;
use crate::wording::spelled;

/// Words of a source with their position.
#[derive(Clone)]
pub(crate) struct QuotedSpan {
    /// The source.
    pub(crate) source: Id,
    /// The offset of the first byte.
    pub(crate) start: usize,
    /// The words.
    pub(crate) words: String,
}

/// A source text under construction.
pub(crate) struct SourceText {
    id: Id,
    language: Language,
    day: Day,
    title: Bilingual,
    prose: String,
    /// The offset of the current paragraph.
    paragraph: usize,
    left_out: Vec<LeftOut>,
    own_date: OwnDate,
}

/// Whether the text prints its own date, and if not, whether the editors can infer it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OwnDate {
    Printed,
    Inferred,
    Unknown,
}

impl SourceText {
    /// Begins the `number`th text with headline and dateline.
    pub(crate) fn open(number: usize, day: Day, city: &Bilingual, rng: &mut SeededRng) -> Self {
        let language = if rng.percent(30) { Language::Zh } else { Language::En };
        let headline = rng.pick(&[
            ("Signings and Openings of the Week", "一周签约与启用"),
            ("Innovation Notes", "创新动态"),
            ("New Projects, New Places", "新项目 新载体"),
            ("Conferences Past and to Come", "会议回顾与预告"),
        ]);
        let title = both(format!("{}: {}", city.en, headline.0), format!("{}：{}", city.zh, headline.1));
        let own_date =
            rng.weighted(&[(78, OwnDate::Printed), (17, OwnDate::Inferred), (5, OwnDate::Unknown)]);
        let mut text = Self {
            id: id("s", number),
            language,
            day,
            title,
            prose: String::new(),
            paragraph: 0,
            left_out: Vec::new(),
            own_date,
        };
        text.head(city);
        text
    }

    fn head(&mut self, city: &Bilingual) {
        let day = spelled(self.date());
        let dated = self.own_date == OwnDate::Printed;
        let headline = self.in_language(&self.title).to_owned();
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

    /// The day of publication.
    pub(crate) fn day(&self) -> Day {
        self.day
    }

    fn date(&self) -> PartialDate {
        date(self.day, DatePrecision::Day, Doubt::None)
    }

    /// The form of a bilingual text in the language of this text.
    pub(crate) fn in_language<'b>(&self, both: &'b Bilingual) -> &'b str {
        match self.language {
            Language::En => &both.en,
            Language::Zh => &both.zh,
        }
    }

    /// The language of the text.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Adds a sentence in the language of the text and returns the words between `[` and `]`.
    pub(crate) fn write(&mut self, en: &str, zh: &str) -> QuotedSpan {
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
        let quote = QuotedSpan { source: self.id.clone(), start: self.prose.len(), words: words.into() };
        self.prose.push_str(words);
        self.prose.push_str(after);
        quote
    }

    /// Begins a paragraph.
    pub(crate) fn paragraph(&mut self) {
        if self.paragraph != self.prose.len() {
            self.prose.push_str("\n\n");
            self.paragraph = self.prose.len();
        }
    }

    /// Whether the current paragraph contains the name.
    pub(crate) fn mentions(&self, name: &Bilingual) -> bool {
        self.prose.get(self.paragraph..).is_some_and(|paragraph| paragraph.contains(self.in_language(name)))
    }

    fn leave_out(&mut self, passage: &str, reason: &Bilingual) {
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

    /// Ends the text, sometimes with an advertisement. Returns its row, passages left out, and bytes.
    pub(crate) fn close(mut self, rng: &mut SeededRng) -> (Source, Vec<LeftOut>, Vec<u8>) {
        if rng.percent(35) {
            self.paragraph();
            let advert = both(
                "Subscribe to our newsletter and never miss an opening.",
                "欢迎订阅本社通讯，不错过每一次启用。",
            );
            let advert = self.in_language(&advert).to_owned();
            self.leave_out(&advert, &both("An advertisement of the publisher.", "发布方的广告。"));
        }
        self.prose.push('\n');
        let text = std::mem::take(&mut self.prose).into_bytes();
        let source = self.row(&text, rng);
        (source, self.left_out, text)
    }

    fn row(&self, text: &[u8], rng: &mut SeededRng) -> Source {
        let (published, basis, reason) = self.published();
        let note =
            rng.percent(15).then(|| both("It praises its subject throughout.", "通篇对所述之事持褒扬口吻。"));
        let label = spelled(self.date());
        Source {
            id: self.id.clone(),
            file: format!("{}.txt", self.id),
            label_en: format!("News of {}", label.en),
            label_zh: format!("{}消息", label.zh),
            title: Some(self.in_language(&self.title).to_owned()),
            publisher: rng
                .percent(80)
                .then(|| self.in_language(&both("Syllable Newswire", "音节社")).to_owned()),
            issuer: rng
                .percent(40)
                .then(|| self.in_language(&both("Investment Promotion Office", "投资促进办公室")).to_owned()),
            language: self.language,
            published,
            published_basis: basis,
            published_reason_en: reason.as_ref().map(|reason| reason.en.clone()),
            published_reason_zh: reason.map(|reason| reason.zh),
            url: rng.percent(50).then(|| example(&self.id)),
            bytes: bytes(text.len()),
            sha256: Sha256(digest(text)),
            reliability: rng.weighted(&[
                (45, Reliability::PressRelease),
                (20, Reliability::Official),
                (25, Reliability::News),
                (10, Reliability::Unknown),
            ]),
            note_en: note.as_ref().map(|note| note.en.clone()),
            note_zh: note.map(|note| note.zh),
        }
    }

    fn published(&self) -> (Option<When>, Option<PublishedBasis>, Option<Bilingual>) {
        match self.own_date {
            OwnDate::Printed => (Some(When::At(self.date())), Some(PublishedBasis::Explicit), None),
            OwnDate::Inferred => {
                let when = When::Lasted { from: Some(self.date()), until: None };
                let reason = both(
                    "It prints no date; what it reports as past had happened by then.",
                    "文中未印日期；所述已发生之事至该日均已发生。",
                );
                (Some(when), Some(PublishedBasis::Inferred), Some(reason))
            }
            OwnDate::Unknown => (None, None, None),
        }
    }
}

/// A byte offset as the tables hold it. Texts have tens of kilobytes.
pub(crate) fn bytes(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
