//! The standfirsts of records of the Nanjing package.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use model::lang::Lang;
use model::words::standfirst;

fn of(id: &str, linked: usize, lang: Lang) -> Option<String> {
    let package = nanjing::package();
    standfirst(package, package.record(id).unwrap(), linked, lang)
}

#[test]
fn a_standfirst_has_kind_status_date_place_and_links() {
    for (id, en, zh) in [
        (
            "conference-2025",
            "An event held on 26 March 2025 in Nanjing.",
            "2025年3月26日在南京市举行的活动。",
        ),
        (
            "project-agnos-lidar",
            "A project signed perhaps about May 2020 at “Centralized project signing at Jiangning Development Zone”, \
             sited at Jiangning Development Zone, part of “14 industrial projects signed at Jiangning Development \
             Zone” (date inferred).",
            "可能于2020年5月前后在“江宁开发区项目集中签约活动”上签约的项目，位于江宁开发区，属于“江宁开发区签约的14个产业项目”（日期为推断）。",
        ),
        (
            "week-2021",
            "An event scheduled for 21–25 June 2021 in Nanjing (date and place inferred).",
            "排定于2021年6月21日至25日在南京市举行的活动（日期和地点为推断）。",
        ),
        (
            "person-nicolas-peter",
            "A person affiliated with BMW Group as Senior Vice President, as of 26 March 2025 (inferred), who spoke at “2025 \
             Industrial Technology Innovation and Investment Promotion Conference”.",
            "人物，截至2025年3月26日（推断），任职于宝马集团，职务为高级副总裁，在“2025产业科技创新与投资促进大会”上发言。",
        ),
        (
            "goal-software-city",
            "A goal with no date given, for Nanjing.",
            "未写期限的目标，服务范围为南京市。",
        ),
        (
            "org-bosch",
            "An organisation based in Germany (place from outside the sources).",
            "机构，驻地为德国（地点为编者补充）。",
        ),
    ] {
        assert_eq!(of(id, 0, Lang::En).as_deref(), Some(en));
        assert_eq!(of(id, 0, Lang::Zh).as_deref(), Some(zh));
    }
}

#[test]
fn what_is_only_scheduled_is_not_described_as_done() {
    let paper = of("pub-future-network-white-paper", 0, Lang::En).unwrap();
    assert!(
        paper.starts_with("A publication scheduled for 17 or 18 June 2021, to be released at “Closing"),
        "{paper}"
    );
    let paper = of("pub-future-network-white-paper", 0, Lang::Zh).unwrap();
    assert!(paper.contains("，拟发布于“"), "{paper}");
}

#[test]
fn a_place_has_its_level_and_its_number_of_records_and_a_kind_alone_is_no_standfirst() {
    assert_eq!(
        of("jiangning", 12, Lang::En).as_deref(),
        Some("A district in Nanjing, with 12 records in the atlas.")
    );
    assert_eq!(of("jiangning", 12, Lang::Zh).as_deref(), Some("位于南京市的区，图集中有12条相关记录。"));
    assert_eq!(of("germany", 0, Lang::Zh).as_deref(), Some("国家。"));
    assert_eq!(of("org-tsmc", 0, Lang::En), None);
    assert_eq!(of("org-tsmc", 1, Lang::En).as_deref(), Some("An organisation with 1 record in the atlas."));
}

#[test]
fn each_standfirst_is_one_sentence_in_its_own_language() {
    let package = nanjing::package();
    for record in &package.records {
        for (lang, stop) in [(Lang::En, '.'), (Lang::Zh, '。')] {
            let Some(sentence) = standfirst(package, record, 3, lang) else { continue };
            assert!(sentence.ends_with(stop), "{sentence}");
            for wrong in ["  ", " ,", "，，", "“”", "「", "()", "（）", "中文名未录"] {
                assert!(!sentence.contains(wrong), "{sentence}");
            }
        }
    }
}
