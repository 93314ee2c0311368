//! References in each format, read back by other programs' rules.
#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod nanjing;

use biblatex::Bibliography;
use model::lang::Lang;
use model::page::RecordPage;
use model::query::Query;
use model::reference::{Edition, Format, Reference};
use model::view::{Page, view};
use model::when::Day;
use serde_json::Value;

use nanjing::{dataset, index};

fn edition(lang: Lang) -> Edition {
    Edition {
        atlas: lang.pick("Nanjing Innovation Atlas", "南京创新图谱").into(),
        publisher: Some("Science & Technology Bureau".into()),
        release: "rAb_9-x".into(),
        lang,
        accessed: Day::new(2026, 3, 1),
    }
}

fn of_view(query: &str, lang: Lang) -> Reference {
    let query = Query::parse(query).query;
    let view = view(dataset(lang), &query, None, Page::FIRST);
    let address = format!("https://atlas.example/{}/?{query}&release=rAb_9-x", lang.tag());
    Reference::to_view(edition(lang), &query, &view, address)
}

fn of_record(id: &str, lang: Lang) -> Reference {
    let page = RecordPage::new(index(), dataset(lang), id).unwrap();
    let address = format!("https://atlas.example/{}/records/{id}?release=rAb_9-x", lang.tag());
    Reference::to_record(edition(lang), &page, address)
}

/// With characters that each format treats in its own way.
fn hostile() -> Reference {
    Reference {
        key: "a-en-r1".into(),
        title: "50 % of {A} & B_1: \\def\\x{} \"q\" $5 #1 ~ ^ } 南京 <i>é</i>\u{7}".into(),
        edition: Edition { publisher: None, accessed: None, ..edition(Lang::En) },
        address: "https://atlas.example/en/?q=50%25+%7B&x=a_b#c".into(),
    }
}

fn references() -> Vec<Reference> {
    let mut references = vec![hostile()];
    for lang in Lang::ALL {
        references
            .extend(["", "kind=platform&since=2021&until=2025", "q=lidar"].map(|query| of_view(query, lang)));
        references.extend(["conference-2025", "org-nju"].map(|id| of_record(id, lang)));
    }
    references
}

#[test]
fn a_reference_in_plain_text_names_title_release_publisher_day_and_address() {
    assert_eq!(
        of_view("kind=platform&since=2021&until=2025&party=org-nju", Lang::En).text(),
        "2021\u{2013}2025: no record matches (Nanjing University). Nanjing Innovation Atlas, release rAb_9-x. \
         Science & Technology Bureau. Accessed 2026-03-01. \
         https://atlas.example/en/?kind=platform&party=org-nju&since=2021&until=2025&release=rAb_9-x"
    );
    let text = of_record("conference-2025", Lang::Zh).text();
    assert!(
        text.contains(
            "。南京创新图谱，数据版本rAb_9-x。Science & Technology Bureau。访问日期：2026-03-01。https://"
        ),
        "{text}"
    );
    assert!(!hostile().text().contains("Accessed"), "a day that is not known is left out");
}

#[test]
fn an_entry_of_bibtex_says_the_same_after_it_was_parsed() {
    for reference in references() {
        let entry = reference.write(Format::Bibtex);
        let read = Bibliography::parse(&entry).unwrap_or_else(|error| panic!("{error}: {entry}"));
        let read = read.get(&reference.key).unwrap();
        let field = |name: &str| read.get(name).map(biblatex::ChunksExt::format_verbatim);
        assert_eq!(field("title").unwrap(), reference.title.replace('\u{7}', " "), "{entry}");
        let published = field("howpublished").unwrap();
        assert!(published.contains(&reference.edition.atlas) && published.ends_with("rAb_9-x"), "{entry}");
        assert_eq!(field("organization"), reference.edition.publisher, "{entry}");
        assert_eq!(read.url().unwrap(), reference.address, "{entry}");
        assert_eq!(field("urldate"), reference.edition.accessed.map(|day| day.to_string()), "{entry}");
    }
}

/// The fields of `csl-data.json` that references use, with the types that it allows. It allows no others.
const CSL_TEXTS: [&str; 7] = ["title", "container-title", "publisher", "version", "URL", "language", "id"];
/// Some values of `type` in `csl-data.json`.
const CSL_TYPES: [&str; 4] = ["webpage", "dataset", "entry", "document"];

#[test]
fn an_item_of_csl_json_has_only_fields_and_types_of_its_schema() {
    for reference in references() {
        let items: Value = serde_json::from_str(&reference.write(Format::Csl)).unwrap();
        let [item] = items.as_array().unwrap().as_slice() else { panic!("one item: {items}") };
        let item = item.as_object().unwrap();
        assert!(
            item["id"].is_string() && CSL_TYPES.contains(&item["type"].as_str().unwrap()),
            "both are required"
        );
        for (name, value) in item {
            match name.as_str() {
                "type" => {}
                "accessed" => {
                    let [name] =
                        value.as_object().unwrap().keys().map(String::as_str).collect::<Vec<_>>()[..]
                    else {
                        panic!("{value}")
                    };
                    assert_eq!(name, "date-parts");
                    assert_eq!(
                        value["date-parts"],
                        serde_json::json!([[2026, 3, 1]]),
                        "a list of dates of numbers"
                    );
                }
                name if CSL_TEXTS.contains(&name) => assert!(value.is_string(), "{name}: {value}"),
                name => panic!("{name} is no field of CSL-JSON"),
            }
        }
        assert_eq!(item["title"], reference.title);
        assert_eq!(item["URL"], reference.address);
        assert_eq!(item.contains_key("publisher"), reference.edition.publisher.is_some());
    }
}

#[test]
fn different_pages_have_different_keys_and_the_camera_makes_no_difference() {
    let keys: Vec<String> = references().into_iter().map(|reference| reference.key).collect();
    let mut different = keys.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), keys.len(), "{keys:?}");
    let is_allowed =
        |key: &String| key.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    assert!(keys.iter().all(is_allowed), "{keys:?}");
    let key = |query: &str| of_view(query, Lang::En).key;
    assert_eq!(key("kind=event"), key("kind=event&map=118.7,32,11&sel=org-nju&sort=name&release=r2"));
    assert_ne!(key("kind=event"), key("kind=fund"));
}
