//! Counts, ranks, growth rates and durations.

use model::basis::BasisWord;
use model::claim::ClaimRelation;
use model::count::{Comparison, Count, Measure, Unit};
use model::id::{Id, PlaceId};
use model::lang::Bilingual;
use model::money::{Qualifier, Scope};
use model::number::Number;
use model::when::{Doubt, When};

use crate::builder::{Evidence, PackageBuilder};
use crate::cell::{self, both, date};
use crate::named_record::NamedRecord;
use crate::rng::{SeededRng, rounded};
use crate::wording::spelled;

/// A kind of count: its words and its usual size.
#[derive(Clone, Copy)]
pub(crate) struct CountTemplate {
    pub(crate) measure: Measure,
    /// The English words after the number.
    pub(crate) en: &'static str,
    /// The Chinese words after the number.
    pub(crate) zh: &'static str,
    /// The median is 10^(this / 1000).
    pub(crate) median: i64,
}

const QUALIFIERS: [(i64, Qualifier); 7] = [
    (50, Qualifier::Exact),
    (20, Qualifier::Over),
    (8, Qualifier::Nearly),
    (12, Qualifier::About),
    (4, Qualifier::AtLeast),
    (4, Qualifier::UpTo),
    (2, Qualifier::OrderOfMagnitude),
];

/// An exact count without further details.
fn counted(measure: Measure, unit: Unit, number: Number) -> Count {
    Count {
        measure,
        qualifier: Qualifier::Exact,
        min: Some(number),
        max: None,
        unit,
        scope: None,
        comparison: None,
        period: None,
        as_of: None,
        as_of_basis: None,
        place: None,
        open: false,
    }
}

impl PackageBuilder {
    /// Adds a number of things.
    pub(crate) fn add_count(&mut self, subject: &NamedRecord, template: CountTemplate) {
        let (mut count, mut words) = sized(template, &mut self.rng);
        if self.rng.percent(8) {
            let month = date(self.text.day(), cell::DatePrecision::Month, Doubt::None);
            (count.as_of, count.as_of_basis) = (Some(When::At(month)), Some(BasisWord::Explicit));
            let spelled = spelled(month);
            words =
                both(format!("{} as of {}", words.en, spelled.en), format!("截至{}{}", spelled.zh, words.zh));
        }
        let claim = self.add_worded_count(subject, count, &words);
        if self.rng.percent(3) {
            let (count, words) = sized(template, &mut self.rng);
            let other = self.add_worded_count(subject, count, &words);
            let reason = both("The text gives two numbers.", "文中给出两个数字。");
            self.add_claim_link(other, ClaimRelation::Contradicts, claim, Some(reason));
        }
    }

    fn add_worded_count(&mut self, subject: &NamedRecord, count: Count, words: &Bilingual) -> Id {
        let who = self.mention(subject);
        let quote = self
            .text
            .write(&format!("{} comes to [{}].", who.en, words.en), &format!("{}[{}]。", who.zh, words.zh));
        self.add_claim(subject, count, Evidence::explicit(quote))
    }

    /// Adds growth or decline against the previous year or quarter.
    pub(crate) fn add_growth(&mut self, subject: &NamedRecord) {
        let tenths = self.rng.between(-60, 280);
        let number = Number::whole(tenths).scaled_down(1);
        let size = Number::whole(tenths.abs()).scaled_down(1);
        let year = date(self.text.day(), cell::DatePrecision::Year, Doubt::None);
        let quarterly = self.rng.percent(30);
        let steady = self.rng.percent(25);
        let (measure, comparison, by) = match (steady, quarterly) {
            (true, _) => (Measure::GrowthRate, None, ("on average", "年均")),
            (false, true) => {
                (Measure::Growth, Some(Comparison::PreviousPeriod), ("quarter on quarter", "环比"))
            }
            (false, false) => (Measure::Growth, Some(Comparison::YearOnYear), ("year on year", "同比")),
        };
        let up = if tenths < 0 { ("fell by", "下降") } else { ("rose by", "增长") };
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} [{} {size}% {} in {}].", who.en, up.0, by.0, year.year()),
            &format!("{}[{}年{}{}{size}%]。", who.zh, year.year(), by.1, up.1),
        );
        let count =
            Count { comparison, period: Some(When::At(year)), ..counted(measure, Unit::Percent, number) };
        self.add_claim(subject, count, Evidence::explicit(quote));
    }

    /// Adds a rank among peers, if the city has a larger area to be ranked in.
    pub(crate) fn add_rank(&mut self, subject: &NamedRecord) {
        let Some(area) = self.city.larger_area(&mut self.rng) else { return };
        let (place, name) = (PlaceId(area.id().clone()), area.name.clone());
        let rank = self.rng.between(1, 9);
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} [ranked {} in {}].", who.en, ordinal(rank), name.en),
            &format!("{}[在{}排名第{rank}]。", who.zh, name.zh),
        );
        let count = Count {
            comparison: Some(Comparison::AmongPeers),
            place: Some(place),
            ..counted(Measure::Rank, Unit::Ordinal, Number::whole(rank))
        };
        self.add_claim(subject, count, Evidence::explicit(quote));
    }

    /// Adds the number of an edition within its series.
    pub(crate) fn add_edition(&mut self, subject: &NamedRecord) {
        let number = self.rng.between(2, 15);
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} is [the {} edition].", who.en, ordinal(number)),
            &format!("{}为[第{number}届]。", who.zh),
        );
        self.add_claim(
            subject,
            counted(Measure::Edition, Unit::Ordinal, Number::whole(number)),
            Evidence::explicit(quote),
        );
    }

    /// Adds a duration in this unit.
    pub(crate) fn add_duration(&mut self, subject: &NamedRecord, unit: Unit) {
        let (en, zh) = match unit {
            Unit::Quarter => ("quarters", "个季度"),
            Unit::Year => ("years", "年"),
            _ => ("days", "天"),
        };
        let number = self.rng.between(2, 9);
        let who = self.mention(subject);
        let quote = self.text.write(
            &format!("{} goes on [for {number} {en}].", who.en),
            &format!("{}[持续{number}{zh}]。", who.zh),
        );
        self.add_claim(
            subject,
            counted(Measure::Duration, unit, Number::whole(number)),
            Evidence::explicit(quote),
        );
    }
}

/// Draws a count from a template, with its words.
fn sized(template: CountTemplate, rng: &mut SeededRng) -> (Count, Bilingual) {
    let drawn = rng.log_normal(template.median, 350).max(2);
    let qualifier = rng.weighted(&QUALIFIERS);
    let number = match qualifier {
        Qualifier::Exact if drawn < 200 => drawn,
        Qualifier::Exact => rounded(drawn, 2),
        Qualifier::OrderOfMagnitude => {
            rounded(drawn, 1).to_string().bytes().skip(1).fold(1, |power, _| power * 10).max(10)
        }
        _ => rounded(drawn, 1).max(10),
    };
    let upper = (qualifier == Qualifier::Exact && rng.percent(6)).then(|| number + rounded(number, 1).max(1));
    let (before_en, before_zh, behind_zh) = match qualifier {
        Qualifier::Exact => ("", "", ""),
        Qualifier::Over => ("over ", "超过", ""),
        Qualifier::Nearly => ("nearly ", "近", ""),
        Qualifier::About => ("about ", "约", ""),
        Qualifier::AtLeast => ("at least ", "不少于", ""),
        Qualifier::UpTo => ("up to ", "至多", ""),
        Qualifier::OrderOfMagnitude => ("the order of ", "", "级"),
    };
    let open = rng.percent(5);
    let scope = rng.percent(6).then(|| rng.pick(&[Scope::Each, Scope::Together, Scope::Unclear]));
    let (range_en, range_zh) = upper
        .map_or_else(Default::default, |upper| (format!(" to {}", grouped(upper)), format!("至{upper}")));
    let (open_en, open_zh) = if open { (" and others", "等") } else { ("", "") };
    let words = both(
        format!("{before_en}{}{range_en} {}{open_en}", grouped(number), template.en),
        format!("共{before_zh}{number}{range_zh}{behind_zh}{}{open_zh}", template.zh),
    );
    let only_most = qualifier == Qualifier::UpTo;
    let number = Some(Number::whole(number));
    let count = Count {
        qualifier,
        min: number.filter(|_| !only_most),
        max: if only_most { number } else { upper.map(Number::whole) },
        scope,
        open,
        ..counted(template.measure, Unit::Item, Number::default())
    };
    (count, words)
}

/// The number with thousands separators, as English texts print it.
fn grouped(number: i64) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{},{:03}", grouped(number / 1000), number % 1000)
    }
}

fn ordinal(number: i64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_in_english_texts() {
        assert_eq!([grouped(999), grouped(1200), grouped(1_000_050)], ["999", "1,200", "1,000,050"]);
        assert_eq!([1, 2, 3, 11, 22].map(ordinal), ["1st", "2nd", "3rd", "11th", "22nd"]);
    }
}
