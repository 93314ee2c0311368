//! Numbers of things, ranks, growth and durations.

use model::claim::{BasisWord, Both, ClaimRelation};
use model::count::{Comparison, Count, Measure, Unit};
use model::id::{Id, PlaceId};
use model::money::{Qualifier, Scope};
use model::number::Number;
use model::when::{Doubt, When};

use crate::generate::cell::{self, both, date};
use crate::generate::dice::{Dice, rounded};
use crate::generate::story::{Ground, Story, Subject};
use crate::generate::wording::spelled;

/// What is counted, in words, and how many there usually are.
#[derive(Clone, Copy)]
pub(in crate::generate) struct Gauge {
    pub(in crate::generate) measure: Measure,
    /// The words behind the number.
    pub(in crate::generate) en: &'static str,
    /// The same in Chinese.
    pub(in crate::generate) zh: &'static str,
    /// The median, as a power of ten in thousandths.
    pub(in crate::generate) median: i64,
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

/// A number of things as it is counted.
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

impl Story {
    /// How many there are of something.
    pub(in crate::generate) fn count(&mut self, of: &Subject, gauge: Gauge) {
        let (mut count, mut words) = sized(gauge, &mut self.dice);
        if self.dice.percent(8) {
            let month = date(self.text.day(), cell::Unit::Month, Doubt::None);
            (count.as_of, count.as_of_basis) = (Some(When::At(month)), Some(BasisWord::Explicit));
            let spelled = spelled(month);
            words =
                both(format!("{} as of {}", words.en, spelled.en), format!("截至{}{}", spelled.zh, words.zh));
        }
        let claim = self.count_told(of, count, &words);
        if self.dice.percent(3) {
            let (count, words) = sized(gauge, &mut self.dice);
            let other = self.count_told(of, count, &words);
            let reason = both("The text gives two numbers.", "文中给出两个数字。");
            self.relate(other, ClaimRelation::Contradicts, claim, Some(reason));
        }
    }

    fn count_told(&mut self, of: &Subject, count: Count, words: &Both) -> Id {
        let who = self.who(of);
        let quote = self
            .text
            .tell(&format!("{} comes to [{}].", who.en, words.en), &format!("{}[{}]。", who.zh, words.zh));
        self.claim(of, count, Ground::explicit(quote))
    }

    /// How much something grew, or shrank, against the year or the quarter before.
    pub(in crate::generate) fn growth(&mut self, of: &Subject) {
        let tenths = self.dice.between(-60, 280);
        let number = Number::whole(tenths).scaled_down(1);
        let size = Number::whole(tenths.abs()).scaled_down(1);
        let year = date(self.text.day(), cell::Unit::Year, Doubt::None);
        let quarterly = self.dice.percent(30);
        let steady = self.dice.percent(25);
        let (measure, comparison, by) = match (steady, quarterly) {
            (true, _) => (Measure::GrowthRate, None, ("on average", "年均")),
            (false, true) => {
                (Measure::Growth, Some(Comparison::PreviousPeriod), ("quarter on quarter", "环比"))
            }
            (false, false) => (Measure::Growth, Some(Comparison::YearOnYear), ("year on year", "同比")),
        };
        let up = if tenths < 0 { ("fell by", "下降") } else { ("rose by", "增长") };
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} [{} {size}% {} in {}].", who.en, up.0, by.0, year.year()),
            &format!("{}[{}年{}{}{size}%]。", who.zh, year.year(), by.1, up.1),
        );
        let count =
            Count { comparison, period: Some(When::At(year)), ..counted(measure, Unit::Percent, number) };
        self.claim(of, count, Ground::explicit(quote));
    }

    /// A rank among peers, where there is an area to be ranked in.
    pub(in crate::generate) fn rank(&mut self, of: &Subject) {
        let Some(area) = self.city.large(&mut self.dice) else { return };
        let (place, name) = (PlaceId(area.id().clone()), area.name.clone());
        let rank = self.dice.between(1, 9);
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} [ranked {} in {}].", who.en, ordinal(rank), name.en),
            &format!("{}[在{}排名第{rank}]。", who.zh, name.zh),
        );
        let count = Count {
            comparison: Some(Comparison::AmongPeers),
            place: Some(place),
            ..counted(Measure::Rank, Unit::Ordinal, Number::whole(rank))
        };
        self.claim(of, count, Ground::explicit(quote));
    }

    /// Which edition of its series an event is.
    pub(in crate::generate) fn edition(&mut self, of: &Subject) {
        let number = self.dice.between(2, 15);
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} is [the {} edition].", who.en, ordinal(number)),
            &format!("{}为[第{number}届]。", who.zh),
        );
        self.claim(
            of,
            counted(Measure::Edition, Unit::Ordinal, Number::whole(number)),
            Ground::explicit(quote),
        );
    }

    /// How many of these units something lasts.
    pub(in crate::generate) fn duration(&mut self, of: &Subject, unit: Unit) {
        let (en, zh) = match unit {
            Unit::Quarter => ("quarters", "个季度"),
            Unit::Year => ("years", "年"),
            _ => ("days", "天"),
        };
        let number = self.dice.between(2, 9);
        let who = self.who(of);
        let quote = self.text.tell(
            &format!("{} goes on [for {number} {en}].", who.en),
            &format!("{}[持续{number}{zh}]。", who.zh),
        );
        self.claim(of, counted(Measure::Duration, unit, Number::whole(number)), Ground::explicit(quote));
    }
}

/// A number of this gauge and the words for it.
fn sized(gauge: Gauge, dice: &mut Dice) -> (Count, Both) {
    let drawn = dice.log_normal(gauge.median, 350).max(2);
    let qualifier = dice.weighted(&QUALIFIERS);
    let number = match qualifier {
        Qualifier::Exact if drawn < 200 => drawn,
        Qualifier::Exact => rounded(drawn, 2),
        Qualifier::OrderOfMagnitude => {
            rounded(drawn, 1).to_string().bytes().skip(1).fold(1, |power, _| power * 10).max(10)
        }
        _ => rounded(drawn, 1).max(10),
    };
    let upper =
        (qualifier == Qualifier::Exact && dice.percent(6)).then(|| number + rounded(number, 1).max(1));
    let (before_en, before_zh, behind_zh) = match qualifier {
        Qualifier::Exact => ("", "", ""),
        Qualifier::Over => ("over ", "超过", ""),
        Qualifier::Nearly => ("nearly ", "近", ""),
        Qualifier::About => ("about ", "约", ""),
        Qualifier::AtLeast => ("at least ", "不少于", ""),
        Qualifier::UpTo => ("up to ", "至多", ""),
        Qualifier::OrderOfMagnitude => ("the order of ", "", "级"),
    };
    let open = dice.percent(5);
    let scope = dice.percent(6).then(|| dice.pick(&[Scope::Each, Scope::Together, Scope::Unclear]));
    let (range_en, range_zh) = upper
        .map_or_else(Default::default, |upper| (format!(" to {}", grouped(upper)), format!("至{upper}")));
    let (open_en, open_zh) = if open { (" and others", "等") } else { ("", "") };
    let words = both(
        format!("{before_en}{}{range_en} {}{open_en}", grouped(number), gauge.en),
        format!("共{before_zh}{number}{range_zh}{behind_zh}{}{open_zh}", gauge.zh),
    );
    let only_most = qualifier == Qualifier::UpTo;
    let number = Some(Number::whole(number));
    let count = Count {
        qualifier,
        min: number.filter(|_| !only_most),
        max: if only_most { number } else { upper.map(Number::whole) },
        scope,
        open,
        ..counted(gauge.measure, Unit::Item, Number::default())
    };
    (count, words)
}

/// The number with commas, as English texts print it.
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
