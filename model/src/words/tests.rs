use super::when::as_of;
use super::*;
use crate::basis::{Basis, BasisWord};
use crate::count::{Comparison, Count, Measure, Unit};
use crate::lang::Bilingual;
use crate::lang::Lang;
use crate::money::{Amount, Currency, Nature, Purpose, Qualifier, Scope};
use crate::number::Number;
use crate::record::Kind;
use crate::when::{Dating, Role, When};
use proptest::prelude::*;

fn when(text: &str) -> When {
    text.parse().unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "the fields that it fills may be empty")]
fn number(text: &str) -> Option<Number> {
    Some(text.parse().unwrap())
}

const PLAIN: Amount = Amount {
    what: Purpose::Investment,
    nature: Nature::Stated,
    qualifier: Qualifier::Exact,
    min_million: None,
    max_million: None,
    currency: Some(Currency::Cny),
    currency_printed: None,
    scope: None,
    as_of: None,
    as_of_basis: None,
};

const ITEMS: Count = Count {
    measure: Measure::Projects,
    qualifier: Qualifier::Exact,
    min: None,
    max: None,
    unit: Unit::Item,
    scope: None,
    comparison: None,
    period: None,
    as_of: None,
    as_of_basis: None,
    place: None,
    open: false,
};

#[test]
fn a_date_is_written_in_the_style_of_each_language() {
    let written = [
        ("2025-03-26", "26 March 2025", "2025年3月26日"),
        ("2020-05", "May 2020", "2020年5月"),
        ("2019", "2019", "2019年"),
        ("2021-06-21/2021-06-25", "21–25 June 2021", "2021年6月21日至25日"),
        ("2021-06-30/2021-07-02", "30 June – 2 July 2021", "2021年6月30日至7月2日"),
        ("2020-12-30/2021-01-02", "30 December 2020 – 2 January 2021", "2020年12月30日至2021年1月2日"),
        ("2020-01/2020-04", "January–April 2020", "2020年1月至4月"),
        ("2023/2025", "2023–2025", "2023—2025年"),
        ("2019/2020-05", "2019 – May 2020", "2019年至2020年5月"),
        ("2020-05~", "about May 2020", "2020年5月前后"),
        ("2020-05?", "perhaps May 2020", "可能为2020年5月"),
        ("2020%", "perhaps about 2020", "可能为2020年前后"),
        ("2020-06-15/..", "from 15 June 2020 on", "2020年6月15日起"),
        ("../2021-06-10", "until 10 June 2021", "至2021年6月10日"),
        ("[..2021-06-10]", "by 10 June 2021", "不晚于2021年6月10日"),
        ("[2020-06-15..]", "not before 15 June 2020", "不早于2020年6月15日"),
        ("[2021-06-17..2021-06-18]", "17 or 18 June 2021", "2021年6月17日或18日"),
        ("[2021-06-21..2021-06-25]", "between 21 and 25 June 2021", "2021年6月21日至25日之间"),
        ("[2023..2025]", "between 2023 and 2025", "2023年至2025年之间"),
        ("2020-01?/2020-04?", "perhaps January–April 2020", "可能为2020年1月至4月"),
        ("[2020-05%..]", "perhaps not before about May 2020", "可能不早于2020年5月前后"),
        ("2020-01/2020-04?", "January 2020 – perhaps April 2020", "2020年1月至可能为2020年4月"),
    ];
    for (edtf, en, zh) in written {
        assert_eq!(date(&when(edtf), Lang::En), en, "{edtf}");
        assert_eq!(date(&when(edtf), Lang::Zh), zh, "{edtf}");
    }
}

#[test]
fn the_date_for_which_something_holds_has_its_basis_and_one_preposition() {
    let written = [
        ("2020-06-19", "as of 19 June 2020 (inferred)", "截至2020年6月19日（推断）"),
        ("2020-05%", "as of perhaps about May 2020 (inferred)", "截至可能为2020年5月前后（推断）"),
        (
            "[..2020-06-19]",
            "as of a date no later than 19 June 2020 (inferred)",
            "截至日不晚于2020年6月19日（推断）",
        ),
        (
            "[2021-06-10..2021-06-17]",
            "as of a date between 10 and 17 June 2021 (inferred)",
            "截至2021年6月10日至17日之间（推断）",
        ),
    ];
    for (edtf, en, zh) in written {
        for (lang, words) in [(Lang::En, en), (Lang::Zh, zh)] {
            assert_eq!(as_of(&when(edtf), Some(BasisWord::Inferred), lang), words, "{edtf}");
        }
    }
    assert_eq!(as_of(&when("2019"), Some(BasisWord::Explicit), Lang::En), "as of 2019");
}

#[test]
fn a_plan_is_not_counted_up_to_a_date_in_chinese() {
    let planned = Amount {
        nature: Nature::Planned,
        as_of: Some(when("2019")),
        as_of_basis: Some(BasisWord::Inferred),
        min_million: number("100"),
        ..PLAIN
    };
    assert_eq!(amount(&planned, Lang::Zh), "1亿元，计划，2019年提出（推断）");
    assert_eq!(amount(&planned, Lang::En), "100 million yuan, planned, as of 2019 (inferred)");
    let stated = Amount { nature: Nature::Stated, ..planned };
    assert_eq!(amount(&stated, Lang::Zh), "1亿元，截至2019年（推断）");
}

#[test]
fn numbers_of_records_say_once_what_their_parts_are() {
    let words =
        |count, parts, is_explained, lang| counted_with_parts(Kind::Event, count, parts, is_explained, lang);
    assert_eq!(words(16, 9, false, Lang::En), "16 events (9 of them parts of other records)");
    assert_eq!(words(1, 1, false, Lang::En), "1 event (part of another record)");
    assert_eq!(words(2, 1, true, Lang::En), "2 events (1 part)");
    assert_eq!(words(16, 9, false, Lang::Zh), "16项活动（含分项9项）");
    assert_eq!(words(2, 1, true, Lang::Zh), "2项活动（含分项1项）");
    assert_eq!(words(2, 0, false, Lang::Zh), "2项活动");
}

#[test]
fn inferred_and_scheduled_dates_say_so() {
    let inferred = Basis::Inferred { reason: Box::new(Bilingual { en: "why".into(), zh: "何故".into() }) };
    let stated = Basis::Explicit { reason: None };
    let at = |role, text: &str| Dating { role, when: Some(when(text)), main: true };
    assert_eq!(dating(&at(Role::Signed, "2020-05"), &inferred, Lang::Zh), "2020年5月（推断）");
    assert_eq!(dating(&at(Role::Target, "2023/2025"), &inferred, Lang::Zh), "2023—2025年（目标，推断）");
    assert_eq!(
        dating(&at(Role::Scheduled, "2021-06-17/2021-06-18"), &stated, Lang::En),
        "17–18 June 2021, scheduled"
    );
    assert_eq!(dating(&at(Role::Held, "2025-03-26"), &stated, Lang::En), "26 March 2025");
    let undated = Dating { role: Role::Held, when: None, main: true };
    assert_eq!(dating(&undated, &stated, Lang::En), "no date given");
    assert_eq!(dating(&undated, &stated, Lang::Zh), "未写日期");
}

#[test]
fn an_amount_is_written_in_the_units_of_each_language() {
    let written = [
        ("20150", "20.15 billion yuan", "201.5亿元"),
        ("130000", "130 billion yuan", "1300亿元"),
        ("150", "150 million yuan", "1.5亿元"),
        ("15", "15 million yuan", "1500万元"),
        ("0.5", "500,000 yuan", "50万元"),
        ("0.000001", "1 yuan", "1元"),
        ("1500000", "1.5 trillion yuan", "1.5万亿元"),
        ("999999.999999", "999,999.999999 million yuan", "99999999.9999万元"),
    ];
    for (millions, en, zh) in written {
        let value = Amount { min_million: number(millions), ..PLAIN };
        assert_eq!(amount(&value, Lang::En), en, "{millions}");
        assert_eq!(amount(&value, Lang::Zh), zh, "{millions}");
    }
}

#[test]
fn an_amount_has_its_qualifier_nature_and_scope() {
    let planned = Amount {
        nature: Nature::Planned,
        qualifier: Qualifier::Over,
        min_million: number("130000"),
        scope: Some(Scope::Together),
        ..PLAIN
    };
    assert_eq!(amount(&planned, Lang::En), "over 130 billion yuan, planned, all together");
    assert_eq!(amount(&planned, Lang::Zh), "超1300亿元，计划，合计");

    let ceiling = Amount {
        nature: Nature::Ceiling,
        qualifier: Qualifier::UpTo,
        min_million: number("100"),
        max_million: number("200"),
        ..PLAIN
    };
    assert_eq!(amount(&ceiling, Lang::En), "up to 100–200 million yuan, ceiling");
    assert_eq!(amount(&ceiling, Lang::Zh), "最高1亿至2亿元，上限");

    let unnamed =
        Amount { qualifier: Qualifier::Over, min_million: number("20000"), currency: None, ..PLAIN };
    assert_eq!(amount(&unnamed, Lang::En), "over 20 billion, currency not printed in the source");
    assert_eq!(amount(&unnamed, Lang::Zh), "超200亿，原文未写币种");

    let odd = Amount {
        qualifier: Qualifier::OrderOfMagnitude,
        min_million: number("100000"),
        currency: None,
        currency_printed: Some("dollar".into()),
        ..PLAIN
    };
    assert_eq!(amount(&odd, Lang::En), "on the order of 100 billion, printed as “dollar”");
    assert_eq!(amount(&odd, Lang::Zh), "1000亿量级，原文印作“dollar”");

    let mixed = Amount { min_million: number("900"), max_million: number("1200"), ..PLAIN };
    assert_eq!(amount(&mixed, Lang::En), "900 million – 1.2 billion yuan");
}

#[test]
fn a_count_is_written_with_its_noun_and_its_qualifications() {
    let over = |text: &str| Count { qualifier: Qualifier::Over, min: number(text), ..ITEMS };
    assert_eq!(count(&over("150"), None, Lang::En), "more than 150 projects");
    assert_eq!(count(&over("150"), None, Lang::Zh), "150多个项目");
    assert_eq!(count(&over("13"), None, Lang::Zh), "超过13个项目");
    let employees = Count { measure: Measure::Employees, ..over("800000") };
    assert_eq!(count(&employees, None, Lang::En), "more than 800,000 people employed");
    assert_eq!(count(&employees, None, Lang::Zh), "80万多名从业人员");
    assert_eq!(count(&Count { min: number("1"), ..ITEMS }, None, Lang::En), "1 project");

    let growth = Count {
        measure: Measure::Growth,
        unit: Unit::Percent,
        min: number("43.6"),
        comparison: Some(Comparison::YearOnYear),
        period: Some(when("2020-01/2020-04")),
        ..ITEMS
    };
    assert_eq!(count(&growth, None, Lang::En), "up 43.6% on the year before, January–April 2020");
    assert_eq!(count(&growth, None, Lang::Zh), "同比增长43.6%，2020年1月至4月");
    assert_eq!(count(&Count { min: number("-3"), period: None, ..growth }, None, Lang::Zh), "同比下降3%");

    let rank = Count {
        measure: Measure::Rank,
        unit: Unit::Ordinal,
        min: number("4"),
        comparison: Some(Comparison::AmongPeers),
        ..ITEMS
    };
    assert_eq!(count(&rank, Some("China"), Lang::En), "ranked 4th in China");
    assert_eq!(count(&rank, Some("中国"), Lang::Zh), "中国排名第4");
}

#[test]
fn english_ordinals_have_the_right_ending() {
    for (rank, written) in
        [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("22", "22nd"), ("113", "113th")]
    {
        let value = Count { measure: Measure::Edition, unit: Unit::Ordinal, min: number(rank), ..ITEMS };
        assert_eq!(count(&value, None, Lang::En), format!("{written} edition"));
    }
}

#[test]
fn large_chinese_counts_are_in_ten_thousands_only_where_that_is_exact() {
    for (text, zh) in [
        ("5000", "5000"),
        ("800000", "80万"),
        ("12500", "1.25万"),
        ("12345", "12345"),
        ("120000000", "1.2亿"),
    ] {
        assert_eq!(in_ten_thousands(text.parse().unwrap()), zh);
    }
}

proptest! {
    #[test]
    fn no_digit_of_an_amount_is_lost(millions in 1_i64..=9_000_000_000, micro in 0_i64..1_000_000) {
        let value: Number = format!("{millions}.{micro:06}").parse().unwrap();
        let words = amount(&Amount { min_million: Some(value), ..PLAIN }, Lang::En);
        let (digits, unit) = words.trim_end_matches(" yuan").split_once(' ').unwrap();
        let power = match unit { "trillion" => 6, "billion" => 3, _ => 0 };
        let read: Number = digits.replace(',', "").parse().unwrap();
        prop_assert_eq!(read.scaled_up(power), Some(value));
    }

    #[test]
    fn every_date_has_words_in_both_languages(year in 1_i16..=9998, month in 1_i8..=12, shape in 0..7) {
        let text = match shape {
            0 => format!("{year:04}"),
            1 => format!("{year:04}-{month:02}~"),
            2 => format!("{year:04}-{month:02}/.."),
            3 => format!("../{year:04}-{month:02}?"),
            4 => format!("[..{year:04}%]"),
            5 => format!("[{year:04}-{month:02}..]"),
            _ => format!("[{year:04}-{month:02}..{year:04}]"),
        };
        for lang in Lang::ALL {
            prop_assert!(date(&when(&text), lang).contains(&year.to_string()));
        }
    }
}
