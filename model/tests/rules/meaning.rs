//! Rules between rows: basis, dates, amounts, relations, names.

use crate::fixture::Fixture;
use model::package::cite::cite;
use model::package::read_with_texts;

#[test]
fn an_explicit_claim_needs_a_quote_that_states_it() {
    Fixture::new()
        .edit("citations.csv", "200 firms,bears", "200 firms,grounds")
        .is_refused("counts.csv:3:basis: is explicit without a citation that bears it");
}

#[test]
fn an_inferred_claim_needs_a_quote_that_it_rests_on() {
    let row = "ada-in,ada,took_part_in,week,,,,,,inferred,She spoke.,曾发言。,\n";
    Fixture::new().append("links.csv", row).is_refused("links.csv:7:basis: is inferred without a citation");
}

#[test]
fn an_inferred_claim_has_its_reason_in_both_languages() {
    Fixture::new()
        .edit("dates.csv", "The year is that of the week.,年份依创新周推断。", ",")
        .is_refused("dates.csv:3:reason_en: lacks a reason");
    let half = Fixture::new().edit(
        "amounts.csv",
        "group-sum,group,investment,planned,exact,20150,,CNY,,together,,,explicit,,",
        "group-sum,group,investment,planned,exact,20150,,CNY,,together,,,explicit,why,",
    );
    half.is_refused("amounts.csv:2:reason_zh: is given in one language only");
}

#[test]
fn an_editorial_claim_has_a_url_and_no_citation() {
    Fixture::new()
        .edit("statements.csv", "https://example.org/week", "")
        .is_refused("statements.csv:3:url: is empty");
    Fixture::new()
        .append("citations.csv", "week-site,text,0,10,Alpha Week,bears\n")
        .is_refused("statements.csv:3:basis: is editorial but cites");
}

#[test]
fn only_editorial_claims_have_a_url() {
    Fixture::new()
        .edit("names.csv", "printed,explicit,,,", "printed,explicit,,,https://example.org/ada")
        .is_refused("names.csv:2:url: belongs to a cited claim");
}

#[test]
fn an_explicit_date_has_its_year_month_and_day_in_its_quotes() {
    let other = |when: &str| {
        Fixture::new().edit(
            "dates.csv",
            "signing-when,signing,held,2021-06-22",
            &format!("signing-when,signing,held,{when}"),
        )
    };
    other("2020-06-22").is_refused("dates.csv:4:when: is explicit, but the year 2020");
    other("2021-07-22").is_refused("dates.csv:4:when: is explicit, but the month 7");
    other("2021-06-21").is_refused("dates.csv:4:when: is explicit, but the day 21");
    other("2021-06").is_accepted();
}

#[test]
fn an_as_of_date_says_how_it_is_known() {
    Fixture::new()
        .edit("counts.csv", "2021,inferred,testville", "2021,,testville")
        .is_refused("counts.csv:3:as_of_basis: is empty");
    Fixture::new()
        .edit("counts.csv", "2021,inferred,testville", ",inferred,testville")
        .is_refused("counts.csv:3:as_of: is empty");
    Fixture::new()
        .edit("counts.csv", "2021,inferred,testville", "2021,explicit,testville")
        .is_refused("counts.csv:3:as_of: is explicit, but the year 2021");
}

/// A package in which a link and a statement hold for a date that is known in this way.
fn as_of(when: &str, basis: &str) -> Fixture {
    Fixture::new()
        .edit("links.csv", "Researcher,研究员,1,,,", &format!("Researcher,研究员,1,{when},{basis},"))
        .edit("statements.csv", "报道称增长迅速。,,,", &format!("报道称增长迅速。,{when},{basis},"))
}

#[test]
fn the_as_of_dates_of_links_and_statements_say_how_they_are_known() {
    let refused = |when: &str, basis: &str, message: &str| {
        let problems = as_of(when, basis).problems();
        let found =
            |file: &str| problems.iter().any(|problem| problem.starts_with(&format!("{file}{message}")));
        assert!(problems.len() == 2 && found("links.csv:5") && found("statements.csv:2"), "{problems:?}");
    };
    refused("2021-06-22", "", ":as_of_basis: is empty");
    refused("", "inferred", ":as_of: is empty");
    refused("2021", "explicit", ":as_of: is explicit, but");
    refused("2021-06-23", "inferred", ":reason_en: lacks a reason; accepted: for an inferred as_of");
}

#[test]
fn an_inferred_as_of_date_needs_no_reason_where_a_row_explains_it() {
    // The date of the week; Ada is linked to it below.
    let row = "ada-spoke,ada,spoke_at,week,,,,,,inferred,She spoke.,曾发言。,\n";
    let linked = as_of("2021-06-21/2021-06-25", "inferred").append("links.csv", row);
    let mut linked = linked.append("citations.csv", "ada-spoke,text,,,Gamma Institute spoke,grounds\n");
    linked.files.insert("citations.csv".into(), cite(&linked.files, &linked.texts).unwrap().citations);
    linked.is_accepted();
    // The date of the text that both cite.
    as_of("[2021-06-25..]", "inferred")
        .edit(
            "sources.csv",
            ",,en,,,,,",
            ",,en,[2021-06-25..],inferred,It reports the week.,所报创新周已举行。,",
        )
        .is_accepted();
}

#[test]
fn search_words_are_editorial_and_cite_nothing() {
    let words = |tail: &str| {
        Fixture::new().append("names.csv", &format!("ada-words,ada,zh,研究员 伽马,search,{tail}\n"))
    };
    words("editorial,,,").is_accepted();
    words("inferred,,,").is_refused("names.csv:3:basis: is that of a claim");
    words("editorial,Why.,何故。,").is_refused("names.csv:3:reason_en: belongs to a claim");
    words("editorial,,,https://example.org/ada").is_refused("names.csv:3:url: belongs to a claim");
    words("editorial,,,")
        .append("citations.csv", "ada-words,text,0,10,Alpha Week,grounds\n")
        .is_refused("citations.csv:23:claim: \"ada-words\" is not in any claim table");
    words("editorial,,,")
        .append("names.csv", "ada-words,ada,zh,博士,search,editorial,,,\n")
        .is_refused("names.csv:4:id: \"ada-words\" is already used in names.csv, row 3");
}

#[test]
fn a_search_word_is_no_claim() {
    let package = Fixture::new().append("names.csv", "ada-words,ada,zh,研究员 伽马,search,editorial,,,\n");
    let package = read_with_texts(&package.files, None).unwrap().package;
    let ada = package.record("ada").unwrap();
    assert_eq!(*ada.search_words, ["研究员 伽马"]);
    assert!(package.claim("ada-words").is_none() && package.claims_of(ada).len() == 2);
}

#[test]
fn a_date_that_does_not_parse_or_runs_backwards_is_refused() {
    Fixture::new()
        .edit("dates.csv", "2021-06-21/2021-06-25", "May-20")
        .is_refused("dates.csv:2:when: \"May-20\" is a date as a spreadsheet writes it; accepted: 2020-05");
    Fixture::new()
        .edit("dates.csv", "2021-06-21/2021-06-25", "2021-06-25/2021-06-21")
        .is_refused("dates.csv:2:when: \"2021-06-25/2021-06-21\" runs backwards");
}

#[test]
fn a_part_outside_the_dates_of_its_whole_is_noted_and_not_refused() {
    let row = "press-in-week,press,part_of,week,,,,,,inferred,It opened the series.,系列活动之始。,\n";
    let cite = "press-in-week,text,80,108,On the morning of June 10,grounds\n";
    let mut package = Fixture::new().append("links.csv", row).append("citations.csv", cite);
    let cited = model::package::cite::cite(&package.files, &package.texts).unwrap();
    package.files.insert("citations.csv".into(), cited.citations);
    package.is_noted("dates.csv:3:when: note: \"press\" (2021-06-10) is part of \"week\"");
}

#[test]
fn a_record_that_is_a_row_has_one_main_date() {
    Fixture::new()
        .edit("dates.csv", "lidar-when,lidar,planned,,true", "lidar-when,lidar,planned,,")
        .is_refused("records.csv:10:id: has no main date");
    Fixture::new()
        .edit("locations.csv", "signing-at,signing", "signing-at,press")
        .is_refused("locations.csv:3:main: \"press\" already has its main one in row 2");
}

#[test]
fn an_amount_has_a_currency_or_a_reason_for_none() {
    let row = "lidar-sum,lidar,investment,planned,exact,150,,USD,,,,,explicit,,,";
    Fixture::new()
        .edit("amounts.csv", row, "lidar-sum,lidar,investment,planned,exact,150,,,,,,,explicit,,,")
        .is_refused("amounts.csv:5:currency: is empty without a reason");
    Fixture::new()
        .edit(
            "amounts.csv",
            row,
            "lidar-sum,lidar,investment,planned,exact,150,,,,,,,explicit,None is printed.,原文未印。,",
        )
        .is_accepted();
}

#[test]
fn a_number_has_valid_bounds() {
    Fixture::new()
        .edit("amounts.csv", "exact,150,,USD", "exact,150,100,USD")
        .is_refused("amounts.csv:5:max_million: is not above the lower bound");
    Fixture::new()
        .edit("amounts.csv", "exact,150,,USD", "exact,,,USD")
        .is_refused("amounts.csv:5:min_million: is empty, as is the upper bound");
    Fixture::new()
        .edit("amounts.csv", "exact,150,,USD", "exact,-150,,USD")
        .is_refused("amounts.csv:5:min_million: is below zero");
    Fixture::new()
        .edit("counts.csv", "exact,200,,item", "exact,,200,item")
        .is_refused("counts.csv:3:min: is empty");
    Fixture::new()
        .edit("counts.csv", "over,150,,item", "over,150,,ordinal")
        .is_refused("counts.csv:2:unit: does not go with the measure");
}

#[test]
fn a_second_amount_is_linked_to_the_first() {
    Fixture::new()
        .edit(
            "claim_links.csv",
            "group-rounded,restates,group-sum,The same sum rounded.,同一金额的约数。\n",
            "",
        )
        .is_refused("amounts.csv:3:id: is a second investment of \"group\" beside \"group-sum\"");
}

#[test]
fn a_conversion_is_between_two_currencies_and_a_restatement_within_one() {
    Fixture::new()
        .edit("claim_links.csv", "group-dollars,converts", "group-dollars,restates")
        .is_refused("claim_links.csv:3:relation: restates in another currency");
    Fixture::new()
        .edit("claim_links.csv", "group-rounded,restates", "group-rounded,converts")
        .is_refused("claim_links.csv:2:relation: converts between equal currencies");
    Fixture::new()
        .append("claim_links.csv", "group-count,converts,firms-count,,\n")
        .is_refused("claim_links.csv:5:relation: converts a claim that is not an amount");
}

#[test]
fn a_restatement_refers_to_the_original_claim() {
    Fixture::new()
        .edit("claim_links.csv", "group-dollars,converts,group-sum", "group-dollars,converts,group-rounded")
        .problems()
        .iter()
        .find(|problem| problem.starts_with("claim_links.csv:3:other: is itself a restatement"))
        .expect("the chain is reported");
}

#[test]
fn only_claims_of_one_table_restate_or_contradict_each_other() {
    Fixture::new()
        .append("claim_links.csv", "group-count,contradicts,group-sum,,\n")
        .is_refused("claim_links.csv:5:other: is in amounts.csv, the claim in counts.csv");
    Fixture::new()
        .append("claim_links.csv", "group-count,contradicts,group-count,,\n")
        .is_refused("claim_links.csv:5:other: is the claim itself");
}

#[test]
fn nothing_is_a_part_of_itself_even_indirectly() {
    let row = "week-in,week,part_of,signing,,,,,,inferred,Why not.,何妨。,\n";
    let package = Fixture::new()
        .append("links.csv", row)
        .append("citations.csv", "week-in,text,0,10,Alpha Week,grounds\n");
    let problems = package.problems();
    assert!(
        problems.iter().any(
            |problem| problem.starts_with("links.csv:") && problem.contains("closes a cycle of part_of")
        ),
        "{problems:?}"
    );

    Fixture::new()
        .edit("places.csv", "testville,city,world", "testville,city,hall")
        .is_refused("places.csv:3:parent: \"hall\" closes a cycle of parent");
    Fixture::new()
        .append("claim_links.csv", "group-sum,part_of,lidar-sum,,\n")
        .is_refused("claim_links.csv:4:other: \"group-sum\" closes a cycle of part_of");
}

#[test]
fn a_link_leads_to_a_record_of_a_kind_that_its_relation_accepts() {
    Fixture::new().edit("links.csv", "in_industry,ai", "in_industry,gamma").is_refused(
        "links.csv:6:target: is of kind organization; accepted: for in_industry, a record of kind industry",
    );
    Fixture::new()
        .edit("links.csv", "Researcher,研究员", "Researcher,")
        .is_refused("links.csv:5:role_zh: is given in one language only");
}

#[test]
fn only_people_and_organisations_speak_and_take_part() {
    Fixture::new()
        .edit("links.csv", "lidar,part_of,group", "lidar,spoke_at,signing")
        .is_refused("links.csv:4:record: is of kind project");
}

#[test]
fn a_place_that_is_only_in_the_name_is_never_the_main_one() {
    Fixture::new()
        .edit("locations.csv", "press,held_at,north", "press,named_only,north")
        .is_refused("locations.csv:2:main: is true for a place that is in the name only");
}

#[test]
fn an_official_chinese_name_has_a_url_and_a_name_has_a_form() {
    Fixture::new()
        .edit("records.csv", "https://example.org/north", "")
        .is_refused("records.csv:4:name_zh_url: is empty");
    Fixture::new()
        .edit("records.csv", "新闻发布会,translated", "新闻发布会,")
        .is_refused("records.csv:7:name_zh_form: is empty");
    Fixture::new()
        .edit("records.csv", "One week.,一周。", "One week.,")
        .is_refused("records.csv:6:note_zh: is given in one language only");
}

#[test]
fn only_a_withdrawn_record_is_replaced() {
    Fixture::new()
        .edit(
            "records.csv",
            "press,event,Press meeting,descriptive,新闻发布会,translated,,,,published,",
            "press,event,Press meeting,descriptive,新闻发布会,translated,,,,published,week",
        )
        .is_refused("records.csv:7:replaced_by: belongs to a published record");
    Fixture::new()
        .edit(
            "records.csv",
            "press,event,Press meeting,descriptive,新闻发布会,translated,,,,published,",
            "press,event,Press meeting,descriptive,新闻发布会,translated,,,,withdrawn,week",
        )
        .is_accepted();
}

#[test]
fn a_source_says_how_its_date_is_known() {
    Fixture::new()
        .edit("sources.csv", ",en,,,,,", ",en,2021,,,,")
        .is_refused("sources.csv:2:published_basis: does not go with its date");
    Fixture::new()
        .edit("sources.csv", ",en,,,,,", ",en,2021,inferred,,,")
        .is_refused("sources.csv:2:published_reason_en: lacks a reason");
}
