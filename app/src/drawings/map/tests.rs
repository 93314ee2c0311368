use model::base_map::{MapName, Spot, SpotForm};
use model::draw::Focus;
use model::place::Level;
use model::record::Kind;

use super::super::tests::count_elements;
use super::*;
use crate::context::Site;

/// A name with special characters, and its escaped form.
const NAME: (&str, &str) = (r#"A <park> & "more""#, "A &lt;park&gt; &amp; &quot;more&quot;");

fn picture() -> (MapPicture, Vec<Cluster>) {
    let forms = [
        SpotForm::Tab,
        SpotForm::Area,
        SpotForm::Schematic,
        SpotForm::Ring,
        SpotForm::DottedRing,
        SpotForm::Disc,
        SpotForm::Dotted,
    ];
    let cluster = |(at, _)| Cluster {
        place: format!("place-{at}"),
        name: NAME.0.into(),
        level: Level::Park,
        lng_lat: None,
        precision_m: None,
        recalled: false,
        counts: vec![(Kind::Event, 3), (Kind::Project, 2)],
        parts: 2,
        undated: 1,
    };
    let clusters = forms.iter().enumerate().map(cluster).collect();
    let spots = forms.iter().zip(0_u8..).map(|(form, at)| Spot {
        x: 120.0 + 30.0 * f64::from(at),
        y: 120.0 + 40.0 * f64::from(at),
        r: 10.0,
        form: *form,
        areas: (*form == SpotForm::Area).then(|| format!("place-{at}")).into_iter().collect(),
    });
    let map = MapPicture {
        spots: spots.collect(),
        wholes: Vec::new(),
        names: vec![MapName { text: "Yangtze".into(), of: NameOf::Water, at: vec![(400.0, 120.0)] }],
        focus: Focus { x: 200.0, y: 200.0, width: 300.0, height: 300.0, scale: None },
        land: [0.0, 0.0, 600.0, 1200.0],
        meridians: vec![100.0, 170.0, 240.0],
        parallels: vec![90.0, 175.0],
        metres: 130.0,
        corner: (217_000.0, 106_000.0),
    };
    (map, clusters)
}

fn site() -> SiteContext {
    SiteContext::new(Site { base: "/atlas".into(), ..Site::default() }, Lang::En, None)
}

fn drawn(size: MapSize) -> MapDrawing {
    let (map, clusters) = picture();
    let (context, query) = (site(), Query::parse("kind=event").query);
    let (area, ring) = (Id::new("place-1").unwrap(), Id::new("place-3").unwrap());
    let input = MapInput {
        site: &context,
        map: &map,
        clusters: &clusters,
        links: Some(&query),
        outlined: &[area].into(),
        selected: Some(&ring),
    };
    draw(&input, "w", size)
}

#[test]
fn every_part_of_a_picture_is_closed_and_names_are_escaped() {
    for size in [MapSize::WIDE, MapSize::NARROW, MapSize::SMALL] {
        let drawing = drawn(size);
        for part in [&drawing.land, &drawing.marks, &drawing.names, &drawing.frame] {
            count_elements(part);
        }
        for symbol in &drawing.symbols {
            count_elements(&symbol.shape);
            assert!(symbol.shape.contains(NAME.1) && !symbol.shape.contains(NAME.0), "{}", symbol.shape);
            // Not escaped here: the view that renders this text does that.
            assert!(symbol.name.starts_with(NAME.0), "{}", symbol.name);
        }
    }
    assert!(count_elements(&drawn(MapSize::WIDE).frame) > 10);
    count_elements(&definitions(""));
    count_elements(&legend(Lang::Zh));
}

#[test]
fn symbols_keep_the_query_and_say_what_is_outlined_and_selected() {
    let drawing = drawn(MapSize::WIDE);
    let [_, area, _, ring, ..] = &*drawing.symbols else { panic!("{drawing:?}") };
    assert!(area.outlined && !area.selected && !ring.outlined && ring.selected);
    assert!(area.href.starts_with("/atlas/en/?") && area.href.contains("kind=event"), "{}", area.href);
    assert!(area.href.contains("place-1") && ring.href.contains("place-3"), "{}", area.href);
    assert!(area.shape.contains("plate--sel"), "{}", area.shape);
    assert!(ring.shape.contains("stroke-dasharray"), "{}", ring.shape);
    assert!(
        drawing
            .land
            .contains(r##"<g class="m-tint m-tint--sel" data-key="place-1"><use href="#area-place-1">"##)
    );
    assert!(drawing.land.contains("m-seldist"), "{}", drawing.land);
}

/// A picture of twelve venues within so many units.
fn crowd(apart: f64) -> (MapPicture, Vec<Cluster>) {
    let (map, clusters) = picture();
    let spots = (0..12_u8).map(|at| Spot {
        x: 200.0 + apart * f64::from(at),
        y: 200.0,
        r: 0.0,
        form: SpotForm::Disc,
        areas: Vec::new(),
    });
    let cluster = |at| Cluster { place: format!("hall-{at}"), ..clusters[0].clone() };
    (MapPicture { spots: spots.collect(), ..map }, (0..12).map(cluster).collect())
}

#[test]
fn a_symbol_of_several_places_zooms_to_them_and_says_so_or_filters_by_them() {
    let (context, query) = (site(), Query::parse("kind=event").query);
    let selected = Id::new("hall-7").unwrap();
    let draw_crowd = |apart: f64, query: &Query, scale: Option<f64>| {
        let (mut map, clusters) = crowd(apart);
        map.focus.scale = scale;
        let input = MapInput {
            site: &context,
            map: &map,
            clusters: &clusters,
            links: Some(query),
            outlined: &Set::default(),
            selected: Some(&selected),
        };
        draw(&input, "w", MapSize::SMALL).symbols
    };
    let symbols = draw_crowd(0.1, &query, None);
    let [several] = &*symbols else { panic!("{symbols:?}") };
    assert!(several.zooms && several.href.contains("kind=event&map=118."), "{}", several.href);
    assert!(several.name.ends_with("; zooms to these 12 places"), "{}", several.name);
    assert!(several.name.contains(" 48 +12: 36 events, 24 projects"), "{}", several.name);
    assert!(several.selected, "the selected record is at one of its places");
    assert_eq!(several.shape.matches("class=\"bg\"").count(), 2, "one plate behind the other");
    count_elements(&several.shape);

    let symbols = draw_crowd(0.0, &query, Some(32.0));
    let [several] = &*symbols else { panic!("{symbols:?}") };
    assert!(!several.zooms && several.href.contains("kind=event&place=hall-0,hall-1,"), "{}", several.href);
    assert!(several.name.ends_with("; filters by these 12 places"), "{}", several.name);
}

#[cfg(feature = "ssr")]
#[test]
fn a_small_map_is_one_picture_that_leads_to_places() {
    let (map, clusters) = picture();
    let marked = Id::new("place-1").ok();
    let small = SmallMap { map: &map, clusters: &clusters, name: NAME.0, query: None, marked };
    let (svg, tinted) = small.svg(&site());
    assert!(count_elements(&svg) > 50);
    assert!(
        svg.starts_with(
            r#"<svg class="map map--s" translate="no" viewBox="-10.5 -16.5 311 297" role="group""#
        ),
        "{svg}"
    );
    assert!(svg.contains(&format!(r#"aria-label="{}""#, NAME.1)) && !svg.contains(NAME.0), "{svg}");
    assert!(svg.contains("/atlas/en/"), "{svg}");
    assert_eq!(svg.matches(r#"aria-current="true""#).count(), 1);
    assert_eq!((tinted, small.outlined()), ("place-1".into(), "place-1".into()));
}
