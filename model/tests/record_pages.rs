//! What readers find on the pages of records of the Nanjing package: parts, programmes, words of speakers, silence.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use std::collections::BTreeSet;

use model::basis::BasisWord;
use model::claim::{ClaimPart, Value};
use model::lang::Lang;
use model::page::{ProgrammeGroup, RecordPage};
use model::record::Kind;
use model::words::Label as _;

fn page(id: &str, lang: Lang) -> RecordPage {
    RecordPage::new(nanjing::index(), nanjing::dataset(lang), id).unwrap()
}

/// A programme as lines: depth by indent, label, date and id.
fn outline(groups: &[ProgrammeGroup], indent: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for group in groups {
        for item in &group.items {
            let date = group.date.as_ref().map_or("", |date| &date.words);
            lines.push(format!("{}{}|{date}|{}", " ".repeat(indent), group.label, item.record.id));
            lines.extend(outline(&item.groups, indent + 1));
        }
    }
    lines
}

#[test]
fn a_long_record_is_cut_into_parts_by_what_its_claims_say() {
    let meeting = page("consultation-2023", Lang::En);
    let parts: Vec<_> =
        meeting.parts().iter().map(|(part, lines)| (part.label(Lang::En), lines.len())).collect();
    assert_eq!(
        parts,
        [
            ("Dates, places and links", 9),
            ("Topics", 6),
            ("Goals", 1),
            ("Views", 9),
            ("Advice", 26),
            ("Who said what", 19),
            ("Praise and rankings", 7),
        ]
    );
    // What the mayor assessed is listed with his words, not with the views of nobody by name.
    let parts = meeting.parts();
    let (_, words) = parts.iter().find(|(part, _)| *part == ClaimPart::Words).unwrap();
    assert!(words.iter().any(|line| line.claim == "consultation-2023-mayor-report"));
}

#[test]
fn parts_have_each_claim_once_and_a_short_record_has_none() {
    let (mut long, mut short) = (0, 0);
    for record in &nanjing::package().records {
        let page = page(record.row.id.as_str(), Lang::Zh);
        let parts = page.parts();
        if page.lines.len() <= 15 {
            assert!(parts.is_empty(), "{}", page.id);
            short += 1;
            continue;
        }
        let mut listed: Vec<&str> =
            parts.iter().flat_map(|(_, lines)| lines).map(|line| line.claim.as_str()).collect();
        let mut all: Vec<&str> = page.lines.iter().map(|line| line.claim.as_str()).collect();
        listed.sort_unstable();
        all.sort_unstable();
        assert_eq!(listed, all, "{}", page.id);
        assert!(parts.len() > 1, "{}", page.id);
        long += 1;
    }
    assert!(long >= 4 && short > 200, "{long} {short}");
}

#[test]
fn a_programme_is_one_nested_list_with_days() {
    let series = page("series-jiangning-2021", Lang::En);
    assert!(series.programme.iter().all(|group| group.is_intended), "nothing is reported as held");
    let outline = outline(&series.programme, 0);
    assert_eq!(
        outline[5..],
        [
            "planned parts|17–18 June 2021|conference-future-network-2021",
            " planned parts|17 or 18 June 2021|conference-future-network-2021-opening",
            "  planned parts||conference-future-network-2021-pml-achievements",
            "  planned parts||conference-future-network-2021-ceni-launch",
            " planned parts|17 or 18 June 2021|conference-future-network-2021-summit-forum",
            " planned parts|17 or 18 June 2021|conference-future-network-2021-theme-forums",
            " planned parts|17 or 18 June 2021|conference-future-network-2021-closing",
            "  to be released||plan-pmstc",
            "  to be released||pub-future-network-white-paper",
            "  planned parts||conference-future-network-2021-projects-launch",
            "  planned parts||conference-future-network-2021-pml-cooperation",
        ]
    );
    // What the programme lists is not listed again, and what is only about the event is no part of it.
    let others: Vec<_> = series.groups.iter().map(|group| group.label.as_str()).collect();
    assert_eq!(others, ["about it"]);
}

#[test]
fn what_was_signed_together_is_listed_once_below_its_group() {
    let signing = page("signing-jiangning-2020", Lang::Zh);
    assert!(signing.programme.iter().all(|group| !group.is_intended));
    assert_eq!(
        outline(&signing.programme, 0),
        [
            "签约||projects-jiangning-16",
            " 包括||projects-jiangning-centres-2",
            "  包括||project-sino-german-centre",
            "  包括||project-industrial-internet-centre",
            " 包括||projects-jiangning-industrial-14",
            "  包括||project-sile-headquarters",
            "  包括||project-agnos-lidar",
            "  包括||project-aizhanye-cloud",
        ]
    );
}

#[test]
fn no_programme_lists_a_record_twice_or_contains_its_own_page() {
    for record in &nanjing::package().records {
        let page = page(record.row.id.as_str(), Lang::En);
        let lines = outline(&page.programme, 0);
        let ids: BTreeSet<&str> = lines.iter().filter_map(|line| line.rsplit('|').next()).collect();
        assert_eq!(ids.len(), lines.len(), "{}", page.id);
        assert!(!ids.contains(page.id.as_str()), "{}", page.id);
    }
}

#[test]
fn the_page_of_a_speaker_has_the_words_that_the_sources_give_with_their_quotes() {
    let liu = page("person-liu-deyin", Lang::En);
    let about: Vec<_> = liu.said.iter().map(|said| said.record.id.as_str()).collect();
    assert_eq!(about, ["project-tsmc-factory", "goal-tsmc-base"]);
    let line = &liu.said[1].lines[0];
    assert!(line.value.starts_with("Liu Deyin says that the company will try to make Nanjing"), "{line:?}");
    assert!(!line.value.contains("(Liu Deyin)") && line.target.is_none(), "it is his own page: {line:?}");
    assert_eq!((line.basis, line.words[0].source.as_str()), (BasisWord::Explicit, "s3"));
    // Every statement with a speaker is on the page of the speaker.
    let spoken = |claim: &&model::claim::Claim| matches!(&claim.value, Value::Statement(statement) if statement.speaker.is_some());
    let all = nanjing::package().claims.iter().filter(spoken).count();
    let people = nanjing::package().records.iter().filter(|record| !record.row.kind.is_row());
    let pages = people.map(|record| page(record.row.id.as_str(), Lang::Zh));
    assert_eq!(pages.flat_map(|page| page.said).map(|said| said.lines.len()).sum::<usize>(), all);
    let mayor = page("person-chen-zhichang", Lang::Zh);
    assert_eq!(mayor.said.iter().map(|said| said.lines.len()).sum::<usize>(), 21);
}

#[test]
fn the_sources_of_a_page_are_also_those_of_its_rows() {
    // The package says nothing of the industry itself, and all of its records.
    let industry = page("industry-new-energy-vehicles", Lang::En);
    let listed: BTreeSet<_> = industry.sources.iter().map(|card| card.id.as_str()).collect();
    let dataset = nanjing::dataset(Lang::En);
    let mut rows = 0;
    for row in
        dataset.rows.iter().filter(|row| row.tags.industries.iter().any(|id| id.as_str() == industry.id))
    {
        rows += 1;
        for source in row.tags.sources.iter() {
            assert!(listed.contains(source.as_str()), "{} rests on {source}", row.id);
        }
    }
    assert!(rows > 5 && !listed.is_empty());
}

#[test]
fn what_readers_ask_first_and_the_sources_do_not_state_is_said_in_one_line() {
    for (id, en, zh) in [
        (
            "conference-2025",
            Some("The sources give no venue, no organiser and no chair."),
            Some("来源未写明会场、主办方和主持人。"),
        ),
        (
            "consultation-2023",
            Some(
                "The sources give no venue, no organiser, no chair and no full date; the date shown is inferred.",
            ),
            Some("来源未写明会场、主办方、主持人和完整日期；所列日期为推断。"),
        ),
        (
            "project-agnos-lidar",
            Some("The sources give no full date; the date shown is inferred."),
            Some("来源未写明完整日期；所列日期为推断。"),
        ),
        (
            "project-sile-headquarters",
            Some("The sources give no sum of its own and no full date; the date shown is inferred."),
            Some("来源未写明其本身的金额和完整日期；所列日期为推断。"),
        ),
        (
            "goal-software-city",
            Some("The sources give no year by which it is to be reached."),
            Some("来源未写明实现目标的年份。"),
        ),
        (
            "person-hermann-simon",
            Some("The sources give no office or organisation and no words of this speaker."),
            Some("来源未写明任职情况和发言内容。"),
        ),
        ("person-chen-zhichang", None, None),
        ("person-liu-deyin", None, None),
        ("plan-ai-landmark", None, None),
        ("nanjing", None, None),
    ] {
        assert_eq!(page(id, Lang::En).silence.as_deref(), en, "{id}");
        assert_eq!(page(id, Lang::Zh).silence.as_deref(), zh, "{id}");
    }
}

#[test]
fn the_row_of_an_indicator_has_its_value() {
    for (lang, software, growth) in [
        (Lang::En, "more than 5,000 enterprises", "up 43.6% (inferred)"),
        (Lang::Zh, "5000多家企业", "增长43.6%（推断）"),
    ] {
        let dataset = nanjing::dataset(lang);
        let value = |id: &str| dataset.rows.iter().find(|row| row.id.as_str() == id).unwrap().amount.clone();
        assert_eq!(value("indicator-software-enterprises").as_deref(), Some(software));
        assert_eq!(value("indicator-jiangning-integrated-circuits").as_deref(), Some(growth));
        // An amount comes before a count, and only an indicator is a number.
        assert!(
            value("indicator-jiangning-clusters")
                .is_some_and(|value| value.contains(lang.pick("billion", "亿")))
        );
        assert_eq!(value("projects-jiangning-centres-2"), None);
        let package = nanjing::package();
        for row in dataset.rows.iter().filter(|row| row.tags.kind == Kind::Indicator) {
            let claims = package.claims_of(package.record(row.id.as_str()).unwrap());
            let is_number =
                claims.iter().any(|claim| matches!(claim.value, Value::Money(_) | Value::Count(_)));
            assert_eq!(row.amount.is_some(), is_number, "{}", row.id);
        }
    }
}
