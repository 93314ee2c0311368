//! What a generated package guarantees.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use model::basis::BasisWord;
use model::claim::{ClaimRelation, FurtherForm, Relation, StatementSort, Use, Value};
use model::count::{Comparison, Measure, Unit};
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::money::{Currency, Nature, Purpose, Qualifier, Scope};
use model::package::{Loaded, Package, coverage, read_with_texts};
use model::place::{CoordinateBasis, Level, LocationRole};
use model::problem::Severity;
use model::query::Query;
use model::record::{ChineseNameForm, Kind, NameForm, State};
use model::source::Language;
use model::source::{PublishedBasis, Reliability};
use model::view::{FacetCounts, Page, view};
use model::when::{Role, Stage, When};

use crate::cell::digest;
use crate::{Generated, package};

fn loaded(generated: &Generated) -> Loaded {
    read_with_texts(&generated.files, Some(&generated.texts)).unwrap_or_else(|problems| {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        panic!("{}", errors.take(20).map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// A package large enough for every form to occur.
fn two_thousand() -> Package {
    loaded(&package(2000, 1)).package
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(package(300, 5), package(300, 5));
}

#[test]
fn another_seed_gives_other_bytes() {
    assert_ne!(package(300, 5).texts, package(300, 6).texts);
    assert_ne!(package(300, 5).files["places.csv"], package(300, 6).files["places.csv"]);
}

/// The digest is the same on all machines. A change of what is generated needs a new one.
#[test]
fn the_texts_are_the_same_on_every_machine() {
    let texts: Vec<u8> = package(500, 1).texts.into_values().flatten().collect();
    assert_eq!(digest(&texts), "80585db04513b05cad4ad5759d5b88f2ce63154d984348ad2e00b1b7de6bfb40");
}

#[test]
fn a_package_of_any_size_keeps_every_rule_and_has_the_records_that_were_asked_for() {
    for records in (0..45).chain([80, 119, 240, 501]) {
        assert_eq!(loaded(&package(records, 3)).package.records.len(), records);
    }
}

#[test]
fn a_package_of_any_seed_keeps_every_rule() {
    for seed in [0, 1, 2, 3, 4, 5, 1 << 40, u64::MAX] {
        assert_eq!(loaded(&package(2000, seed)).package.records.len(), 2000);
    }
}

#[test]
fn every_sentence_of_every_text_is_cited_or_left_out() {
    let generated = package(2000, 1);
    let uncovered = coverage::uncovered(&loaded(&generated).package, &generated.texts).unwrap();
    assert_eq!(uncovered, []);
}

#[test]
fn all_but_a_few_parts_lie_within_the_dates_of_their_wholes() {
    let notes = loaded(&package(2000, 1)).notes;
    assert!((1..20).contains(&notes.len()), "{notes:#?}");
    assert!(notes.iter().all(|note| note.file == "dates.csv"), "{notes:#?}");
}

/// Fails and lists the words that do not occur.
fn all_occur<T: Copy + Ord + Debug>(all: &[T], found: impl Iterator<Item = T>) {
    let found: BTreeSet<T> = found.collect();
    let missing: Vec<&T> = all.iter().filter(|word| !found.contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?} does not occur");
}

#[test]
fn every_kind_of_record_name_and_state_occurs() {
    let package = two_thousand();
    let rows = || package.records.iter().map(|record| &record.row);
    all_occur(Kind::ALL, rows().map(|row| row.kind));
    all_occur(NameForm::ALL, rows().map(|row| row.name_en_form));
    all_occur(ChineseNameForm::ALL, rows().filter_map(|row| row.name_zh_form));
    all_occur(State::ALL, rows().map(|row| row.state));
    assert!(rows().any(|row| row.name_zh.is_none()) && rows().any(|row| row.replaced_by.is_some()));
}

#[test]
fn every_value_of_a_claim_vocabulary_occurs() {
    let package = two_thousand();
    let claims = || package.claims.iter();
    all_occur(BasisWord::ALL, claims().map(|claim| claim.basis.word()));
    all_occur(Use::ALL, claims().flat_map(|claim| &claim.citations).map(|citation| citation.use_));
    all_occur(ClaimRelation::ALL, claims().flat_map(|claim| &claim.links).map(|link| link.relation));
    let links =
        || claims().filter_map(|claim| if let Value::Link(link) = &claim.value { Some(link) } else { None });
    all_occur(Relation::ALL, links().map(|link| link.relation));
    assert!(links().any(|link| link.role_en.is_some()) && links().any(|link| link.ordinal.is_some()));
    let sorts = claims()
        .filter_map(|claim| if let Value::Statement(said) = &claim.value { Some(said.sort) } else { None });
    all_occur(StatementSort::ALL, sorts);
    let names =
        || claims().filter_map(|claim| if let Value::Name(name) = &claim.value { Some(name) } else { None });
    let claimed = FurtherForm::ALL.iter().copied().filter(|form| *form != FurtherForm::Search);
    all_occur(&claimed.collect::<Vec<_>>(), names().map(|name| name.form));
    assert!(package.records.iter().any(|record| !record.search_words.is_empty()));
    all_occur(Language::ALL, names().map(|name| name.language));
}

#[test]
fn every_value_of_an_amount_or_count_vocabulary_occurs() {
    let package = two_thousand();
    let claims = || package.claims.iter();
    let amounts = || {
        claims().filter_map(|claim| if let Value::Money(amount) = &claim.value { Some(amount) } else { None })
    };
    all_occur(Currency::ALL, amounts().filter_map(|amount| amount.currency));
    all_occur(Purpose::ALL, amounts().map(|amount| amount.what));
    all_occur(Nature::ALL, amounts().map(|amount| amount.nature));
    all_occur(Qualifier::ALL, amounts().map(|amount| amount.qualifier));
    all_occur(Scope::ALL, amounts().filter_map(|amount| amount.scope));
    all_occur(BasisWord::ALL, amounts().filter_map(|amount| amount.as_of_basis));
    assert!(amounts().any(|amount| amount.currency.is_none()));
    assert!(amounts().any(|amount| amount.currency_printed.is_some()));
    assert!(amounts().any(|amount| amount.min_million.is_some() && amount.max_million.is_some()));
    let counts = || {
        claims().filter_map(|claim| if let Value::Count(count) = &claim.value { Some(count) } else { None })
    };
    all_occur(Measure::ALL, counts().map(|count| count.measure));
    all_occur(Unit::ALL, counts().map(|count| count.unit));
    all_occur(Comparison::ALL, counts().filter_map(|count| count.comparison));
    all_occur(Qualifier::ALL, counts().map(|count| count.qualifier));
    assert!(counts().any(|count| count.open));
}

#[test]
fn every_value_of_a_place_or_source_vocabulary_occurs() {
    let package = two_thousand();
    let claims = || package.claims.iter();
    let located = || {
        claims().filter_map(|claim| if let Value::Where(place) = &claim.value { Some(place) } else { None })
    };
    all_occur(LocationRole::ALL, located().map(|location| location.role));
    all_occur(Level::ALL, package.places.iter().map(|place| place.level));
    all_occur(CoordinateBasis::ALL, package.places.iter().map(|place| place.coordinate_basis));
    all_occur(Reliability::ALL, package.sources.iter().map(|source| source.reliability));
    all_occur(PublishedBasis::ALL, package.sources.iter().filter_map(|source| source.published_basis));
    all_occur(Language::ALL, package.sources.iter().map(|source| source.language));
    assert!(package.places.iter().any(|place| place.also_in.len() > 1) && package.areas.outlines.len() == 10);
    assert!(!package.questions.is_empty() && !package.left_out.is_empty());
}

/// The form of a date, with each digit replaced by 9.
fn form(when: Option<When>) -> String {
    let digits_hidden = |c: char| if c.is_ascii_digit() { '9' } else { c };
    when.map_or_else(String::new, |when| when.to_string().chars().map(digits_hidden).collect())
}

#[test]
fn every_role_and_every_form_of_date_occurs() {
    let package = two_thousand();
    let dates = || {
        package
            .claims
            .iter()
            .filter_map(|claim| if let Value::When(dating) = &claim.value { Some(dating) } else { None })
    };
    all_occur(Role::ALL, dates().filter(|dating| dating.main).map(|dating| dating.role));
    let forms: BTreeSet<String> = dates().map(|dating| form(dating.when)).collect();
    let (day, month, year) = ("9999-99-99", "9999-99", "9999");
    let doubted = [day, month, year]
        .into_iter()
        .flat_map(|date| ["", "~", "?", "%"].map(|mark| format!("{date}{mark}")));
    let spans = [day, month].into_iter().flat_map(|date| {
        [
            format!("{date}/{date}"),
            format!("{date}/.."),
            format!("../{date}"),
            format!("[{date}..{date}]"),
            format!("[..{date}]"),
            format!("[{date}..]"),
        ]
    });
    for expected in doubted.chain(spans).chain([String::new()]) {
        assert!(forms.contains(&expected), "{expected:?} is not among {forms:?}");
    }
}

#[test]
fn a_realistic_share_of_rows_is_undated_or_unplaced_and_of_claims_inferred_or_editorial() {
    let package = two_thousand();
    let share = |part: usize, whole: usize| part * 100 / whole;
    let rows = || package.records.iter().filter(|record| record.row.kind.is_row());
    let of_rows = |holds: fn(&Value) -> bool| {
        rows().filter(|record| package.claims_of(record).iter().any(|claim| holds(&claim.value))).count()
    };
    let dated = of_rows(|value| matches!(value, Value::When(dating) if dating.main && dating.when.is_some()));
    let placed = of_rows(|value| matches!(value, Value::Where(location) if location.main));
    assert!((85..97).contains(&share(dated, rows().count())), "{dated} are dated");
    assert!((50..85).contains(&share(placed, rows().count())), "{placed} are placed");
    let basis = |basis: BasisWord| package.claims.iter().filter(|claim| claim.basis.word() == basis).count();
    assert!((4..25).contains(&share(basis(BasisWord::Inferred), package.claims.len())));
    assert!((1..5).contains(&share(basis(BasisWord::Editorial), package.claims.len())));
    assert!((25..45).contains(&(package.claims.len() * 10 / package.records.len())));
}

#[test]
fn a_few_places_hold_most_records() {
    let package = two_thousand();
    let mut held: Vec<usize> = package
        .places
        .iter()
        .map(|place| {
            let here = |value: &Value| matches!(value, Value::Where(location) if location.place == place.id);
            package.claims.iter().filter(|claim| here(&claim.value)).count()
        })
        .collect();
    held.sort_unstable_by(|a, b| b.cmp(a));
    let all: usize = held.iter().sum();
    assert!(held[..8].iter().sum::<usize>() * 2 > all, "{held:?}");
}

#[test]
fn nothing_is_named_after_a_real_city() {
    let real = [
        "Nanjing",
        "Jiangsu",
        "Jiangning",
        "Xuanwu",
        "Qinhuai",
        "Jianye",
        "Gulou",
        "Pukou",
        "Qixia",
        "Yuhuatai",
        "Luhe",
        "Lishui",
        "Gaochun",
        "Jiangbei",
        "南京",
        "江苏",
        "江宁",
        "玄武",
        "秦淮",
        "建邺",
        "鼓楼",
        "浦口",
        "栖霞",
        "雨花",
        "六合",
        "溧水",
        "高淳",
        "江北",
    ];
    let generated = package(2000, 2);
    for (name, bytes) in generated.files.iter().chain(&generated.texts) {
        let text = std::str::from_utf8(bytes).unwrap();
        let found: Vec<&&str> = real.iter().filter(|real| text.contains(**real)).collect();
        assert!(found.is_empty(), "{found:?} in {name}");
    }
}

#[test]
fn each_suggestion_for_an_empty_result_finds_as_many_as_it_says() {
    let index = Index::new(Arc::new(loaded(&package(500, 1)).package));
    let dataset = Dataset::new(&index, Lang::En);
    let ask = |query: &str| view(&dataset, &Query::parse(query).query, None, Page::FIRST);
    let all = ask("");
    let mut empty = 0;
    for kind in Kind::WORDS {
        for stage in Stage::ALL {
            let statuses = stage.statuses().map(Role::as_str).collect::<Vec<_>>().join(",");
            let found = ask(&format!("kind={kind}&status={statuses}&since=1949&until=1950"));
            let Some(near) = found.near else { continue };
            empty += 1;
            assert!(near.without.is_sorted_by_key(|way| std::cmp::Reverse(way.shown)), "{near:?}");
            for way in &near.without {
                assert_eq!(ask(&way.query).shown, way.shown, "{way:?}");
            }
            let rest = ask(&format!("kind={kind}&status={statuses}"));
            assert_eq!(near.before, None, "nothing is as early");
            assert_eq!(near.after.is_some(), rest.shown > rest.undated, "{kind} {statuses}");
            for (facet, kept) in all.facets.iter().zip(&found.facets).filter(|_| rest.shown == 0) {
                let values = |facet: &FacetCounts| {
                    facet.values.iter().map(|value| value.value.clone()).collect::<Vec<_>>()
                };
                assert!(values(facet).iter().all(|value| values(kept).contains(value)), "{kind} {statuses}");
            }
        }
    }
    assert!(empty > 20, "{empty}");
}
