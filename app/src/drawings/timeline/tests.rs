use model::basis::BasisWord;
use model::draw::TimeUnit;
use model::lang::Lang;
use model::view::Shape;
use model::when::{Day, Role};

use super::super::tests::count_elements;
use super::*;
use crate::context::Site;

fn span(first: i16, last: i16) -> Span {
    Span { first: Day::new(first, 1, 1).unwrap(), last: Day::new(last, 12, 31).unwrap() }
}

fn site() -> SiteContext {
    SiteContext::new(Site { base: "/atlas".into(), ..Site::default() }, Lang::En, None)
}

fn mark(id: &str, from: Option<&str>, until: Option<&str>, shape: Shape) -> NamedMark {
    let day = |text: &str| text.parse::<When>().unwrap().first_day();
    NamedMark {
        id: id.into(),
        kind: Kind::Event,
        name: r#"A <day> & "night""#.into(),
        date: until.or(from).unwrap_or_default().into(),
        from: from.and_then(day),
        until: until.and_then(day),
        shape,
        status: Role::Held,
        basis: BasisWord::Inferred,
        drawn_at: Some("nanjing".into()),
        is_part: false,
    }
}

fn marks() -> Vec<NamedMark> {
    let day = Some("2020-05-05");
    vec![
        mark("day", Some("2018-03-26"), Some("2018-03-26"), Shape::Day),
        mark("one", day, day, Shape::Day),
        mark("two", day, day, Shape::Day),
        mark("three", day, day, Shape::Day),
        mark("span", Some("2017-02-01"), Some("2020-11-30"), Shape::Span),
        mark("before", None, Some("2019-06-01"), Shape::Before),
        mark("after", Some("2021-06-01"), None, Shape::After),
        mark("there", Some("2021-02-01"), Some("2021-02-01"), Shape::AsOf),
    ]
}

#[test]
fn every_part_of_a_picture_is_closed_and_names_are_escaped() {
    let (site, list) = (site(), marks());
    let marks = NamedMark::marks(&list);
    let query = Query::parse("sel=span&since=2019").query;
    for size in [TimelineSize::WIDE, TimelineSize::NARROW, TimelineSize::SMALL] {
        for seen in [(span(2018, 2021), span(2017, 2021)), (span(2019, 2019), span(2017, 2021))] {
            for query in [None, Some(&query)] {
                let undated = &[(Kind::Goal, 2)];
                let input = TimelineInput {
                    site: &site,
                    marks: &marks,
                    source: &list,
                    undated,
                    bars: true,
                    query,
                    seen,
                    linked: true,
                };
                let drawing = draw(&input, size);
                assert!(count_elements(&drawing.marks) > 10);
                assert!(drawing.marks.contains(r#"data-key="goal""#), "{}", drawing.marks);
                assert!(!drawing.marks.contains("<day>"), "{}", drawing.marks);
            }
        }
    }
    count_elements(&definitions());
    count_elements(&legend(Lang::Zh));
}

#[test]
fn marks_lead_to_their_records_and_numbers_to_lists() {
    let (site, list) = (site(), marks());
    let marks = NamedMark::marks(&list);
    let query = Query::parse("sel=span").query;
    let seen = (span(2017, 2021), span(2017, 2021));
    let input = TimelineInput {
        site: &site,
        marks: &marks,
        source: &list,
        undated: &[],
        bars: true,
        query: Some(&query),
        seen,
        linked: true,
    };
    let drawing = draw(&input, TimelineSize::WIDE);
    assert!(
        drawing.marks.contains(&format!(r#"<a href="{}" aria-label="#, site.record("day"))),
        "{drawing:?}"
    );
    assert!(
        drawing.marks.contains(r#"<g class="sym is-sel" data-key="span" data-ids="span" data-at="nanjing">"#)
    );
    assert!(drawing.marks.contains(r#"data-noscroll="""#), "{drawing:?}");
    assert!(drawing.marks.contains("A &lt;day&gt; &amp; &quot;night&quot;, 2018-03-26"), "{drawing:?}");
}

#[test]
fn a_small_timeline_of_claims_leads_to_anchors_and_has_no_bars() {
    let seen = (span(2017, 2021), span(2017, 2021));
    let time = SmallTime { marks: marks(), name: "Dates".into(), query: None };
    let svg = small_svg(&site(), &time, seen);
    count_elements(&svg);
    assert!(svg.starts_with(r#"<svg class="tl tl--s" translate="no" viewBox="0 34 310 "#), "{svg}");
    assert!(svg.ends_with("</g></svg>"), "{svg}");
    assert!(svg.contains(r##"<a href="#day" rel="external" aria-label="##), "{svg}");
    assert!(!svg.contains("class=\"den\""), "{svg}");
}

#[test]
fn a_window_without_an_end_reaches_to_the_end_of_the_picture() {
    let axis = Axis::new(span(2018, 2021), span(2018, 2021), TimelineSize::WIDE);
    let edges = |query: &str| {
        window_edges(&Query::parse(query).query, &axis).map(|(start, end)| (start.round(), end.round()))
    };
    assert_eq!(edges("since=2019&until=2020"), Some((323.0, 739.0)));
    assert_eq!(edges(""), None);
    assert_eq!(edges("since=2019"), Some((323.0, 946.0)));
}

#[test]
fn the_scale_says_its_unit() {
    let words = |unit, lang| picture::scale_words(40, unit, lang);
    assert_eq!(words(TimeUnit::Month, Lang::En), "40 a month");
    assert_eq!(words(TimeUnit::Month, Lang::Zh), "每月40条");
    assert_eq!(words(TimeUnit::Day, Lang::En), "40 a day");
    assert_eq!(words(TimeUnit::Years(1), Lang::En), "40 a year");
    assert_eq!(words(TimeUnit::Years(10), Lang::Zh), "每10年40条");
    let (site, list) = (site(), marks());
    let marks = NamedMark::marks(&list);
    let seen = (span(2017, 2021), span(2017, 2021));
    let query = Query::default();
    for size in [TimelineSize::WIDE, TimelineSize::NARROW] {
        let input = TimelineInput {
            site: &site,
            marks: &marks,
            source: &list,
            undated: &[],
            bars: true,
            query: Some(&query),
            seen,
            linked: true,
        };
        let drawing = draw(&input, size);
        assert!(drawing.marks.contains("3 a month</text>"), "{drawing:?}");
        assert!(!drawing.marks.contains("selspan"));
    }
}

#[test]
fn when_the_selected_record_was_is_marked_through_all_lanes() {
    let (site, list) = (site(), marks());
    let marks = NamedMark::marks(&list);
    let query = Query::parse("sel=span").query;
    let drawing = |seen| {
        let input = TimelineInput {
            site: &site,
            marks: &marks,
            source: &list,
            undated: &[],
            bars: true,
            query: Some(&query),
            seen,
            linked: true,
        };
        draw(&input, TimelineSize::WIDE)
    };
    assert!(drawing((span(2017, 2021), span(2017, 2021))).marks.contains(r#"<rect class="selspan""#));
    let later = drawing((span(2021, 2021), span(2017, 2021)));
    assert!(!later.marks.contains("selspan"), "it is not in what is seen");
}
