//! What a search says besides its rows: missing words, help, the answer to a question, and why a page was found.

use model::lang::Lang;
use model::view::Searched;

use super::{hits, marked, search};

#[test]
fn a_search_says_which_words_nothing_has_and_which_only_some_results() {
    let said = |text: &str, lang: Lang| {
        let Searched { absent, misspelt, left_out, .. } = search().find(text, lang).searched;
        [absent, misspelt, left_out].map(|words| words.join(" "))
    };
    for (text, expected) in [
        ("lidar", ["", "", ""]),
        ("lidar Alibaba", ["Alibaba", "", ""]),
        ("lidra", ["", "lidra", ""]),
        ("events with France or the Nordic countries", ["", "", "France Nordic countries"]),
        ("Tesla gigafactory lidar", ["Tesla gigafactory", "", ""]),
        ("华为 激光雷达", ["华为", "", ""]),
    ] {
        assert_eq!(said(text, Lang::En), expected.map(str::to_owned), "{text}");
    }
}

#[test]
fn a_small_part_of_what_was_asked_is_no_result_and_what_is_close_is_named() {
    for text in
        ["华为在南京有多少员工", "Tesla gigafactory Nanjing", "南京鸭血粉丝汤哪家好吃", "asdkjh qweoiu"]
    {
        let found = search().find(text, Lang::En);
        assert_eq!((found.rows, &found.searched.pages), (Vec::new(), &Vec::new()), "{text}");
        assert!(found.searched.help.is_some(), "{text}");
    }
    let help = search().find("lidr", Lang::En).searched.help.unwrap();
    assert_eq!(help.words, ["lidar"]);
    let help = search().find("signed qweoiu zorblax", Lang::En).searched.help.unwrap();
    assert!(help.questions.iter().any(|question| question.question.contains("signed")), "{help:?}");
    assert_eq!(search().find("lidar", Lang::En).searched.help, None);
}

#[test]
fn a_question_about_something_else_is_no_answer() {
    let answered =
        |text: &str| search().find(text, Lang::En).searched.question.map(|question| question.question);
    for text in ["venue Future Network Development Conference", "未来网络大会在哪儿开的", "2023年创新周签约"]
    {
        assert_eq!(answered(text), None, "{text}");
    }
    let dates = answered("When does Jiangning innovation week start and end?");
    assert!(dates.as_ref().is_none_or(|question| question.starts_with("When")), "{dates:?}");
    assert!(answered("关于江苏工作的讲话是在哪年发表的").is_some(), "在哪年 asks for a date");
    let found = search().find("2023年华为在南京有多少员工", Lang::Zh);
    assert!(found.rows.is_empty() && found.searched.help.is_some(), "a date alone is no answer: {found:?}");
    let found = search().find("who's Hermann Simon", Lang::En).searched;
    assert_eq!((found.absent, found.pages[0].id.as_str()), (Vec::new(), "person-hermann-simon"));
}

#[test]
fn a_page_says_why_it_was_found_and_its_rows_come_with_it() {
    let found = search().find("silicon valley", Lang::En);
    let page = found.searched.pages.iter().find(|page| page.id == "person-hanlin").unwrap();
    let reason = page.reason.as_ref().unwrap();
    assert_eq!(
        marked(&reason.text, &reason.marks),
        "New medicine and life and health: Hanlin calls Nanjing the country's [Silicon Valley] of biotechnology and drugs."
    );
    let hit = hits("hidden champions", Lang::En).into_iter().find(|hit| hit.id == "conference-2025").unwrap();
    let also = hit.reasons.unwrap().also.unwrap();
    assert_eq!(
        marked(&also.text, &also.marks),
        "Hermann Simon: The release calls him renowned by the epithet “Father of [Hidden Champions]”, and gives no office or organisation."
    );
}
