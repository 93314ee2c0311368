use proptest::prelude::*;

use super::super::super::map_size::MapSize;
use super::super::super::picture::Focus;
use super::super::super::whole::Whole;
use super::super::tests::{cluster, picture, spot};
use super::super::{Drawing, MapLabel, MapMark, Opening, Symbol, lay_out};
use super::*;
use crate::base_map::{Projection, Spot, SpotForm, TAB};
use crate::draw::ZOOMS;
use crate::lang::Lang;
use crate::record::Kind;
use crate::view::Cluster;

const FORMS: [SpotForm; 5] =
    [SpotForm::Disc, SpotForm::Ring, SpotForm::Dotted, SpotForm::Schematic, SpotForm::DottedRing];

fn sizes() -> impl Strategy<Value = MapSize> {
    let panel = |width: f64, height: f64| Just(MapSize::of_panel(width, height));
    prop_oneof![
        Just(MapSize::WIDE),
        Just(MapSize::BESIDE),
        Just(MapSize::NARROW),
        Just(MapSize::SMALL),
        panel(130.0, 150.0),
        panel(2600.0, 1400.0),
    ]
}

/// A place: the hotspot around which it lies, its offset from there, its form, and its numbers of events and projects.
type Place = (usize, (f64, f64), usize, (usize, usize));

fn places() -> impl Strategy<Value = Vec<Place>> {
    let offset =
        prop_oneof![(-2.0..2.0, -2.0..2.0), (-20.0..20.0, -20.0..20.0), (-150.0..150.0, -150.0..150.0)];
    prop::collection::vec((0_usize..12, offset, 0..FORMS.len(), (1_usize..3000, 0_usize..9)), 1..320)
}

/// A map whose places lie in parks (the hotspots), and the parks in districts, of which every other has an outline.
fn city(places: &[Place]) -> (MapPicture, Vec<Cluster>) {
    let mut places = places.to_vec();
    places.sort_by_key(|(_, _, _, (events, projects))| std::cmp::Reverse(events + projects));
    let hotspot = |number: usize| {
        #[expect(clippy::cast_precision_loss, reason = "there are twelve")]
        let (column, row) = ((number % 4) as f64, (number / 4) as f64);
        (80.0 + 90.0 * column, 100.0 + 70.0 * row)
    };
    let spots = places.iter().map(|(number, (right, down), form, _)| {
        let (x, y) = hotspot(*number);
        Spot { r: 4.0, ..spot(x + right, y + down, FORMS[*form]) }
    });
    let mut map = picture(spots.collect());
    let counts = |(events, projects): (usize, usize)| {
        [(Kind::Event, events), (Kind::Project, projects)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect()
    };
    let clusters = places.iter().enumerate().map(|(index, (.., numbers))| Cluster {
        parts: index % 3,
        undated: index % 2,
        ..cluster(&format!("place-{index}"), &Vec::from_iter::<Vec<_>>(counts(*numbers)))
    });
    let whole =
        |name: String, level: Level, inside: &dyn Fn(usize) -> bool, outlined: Option<(f64, f64)>| Whole {
            place: name.to_lowercase(),
            name,
            level,
            spot: outlined.map_or(TAB, |(x, y)| spot(x, y, SpotForm::Area)),
            clusters: (0..places.len()).filter(|index| inside(places[*index].0)).collect(),
        };
    let parks = (0..12).map(|park| whole(format!("Park-{park}"), Level::Park, &|of| of == park, None));
    let districts = (0..4).map(|district| {
        let outlined = (district % 2 == 0).then(|| hotspot(district * 3 + 1));
        whole(format!("District-{district}"), Level::District, &|of| of / 3 == district, outlined)
    });
    map.wholes = parks.chain(districts).filter(|whole| whole.clusters.len() > 1).collect();
    (map, clusters.collect())
}

fn symbols(map: &MapPicture, clusters: &[Cluster], size: MapSize) -> Vec<Symbol> {
    let Drawing { symbols, .. } = lay_out(map, clusters, size, Lang::En);
    symbols
}

/// The map as the camera of a link shows it.
fn opened(map: &MapPicture, camera: crate::query::Camera) -> MapPicture {
    let (x, y) = map.corner;
    MapPicture { focus: Focus::at(camera, Projection(Point { x, y })), ..map.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_record_is_in_one_symbol_and_there_are_at_most_200(
        places in places(), size in sizes(), zoom in prop::option::of(0.1_f64..32.0),
    ) {
        let (mut map, clusters) = city(&places);
        map.focus.scale = zoom;
        let symbols = symbols(&map, &clusters, size);
        prop_assert!(symbols.len() <= 200);
        let mut members: Vec<usize> = symbols.iter().flat_map(|symbol| symbol.members.clone()).collect();
        members.sort_unstable();
        prop_assert_eq!(members, (0..clusters.len()).collect::<Vec<_>>());
        for kind in Kind::ALL {
            let sum = |counts: &mut dyn Iterator<Item = &Cluster>| -> usize {
                counts.flat_map(|cluster| &cluster.counts).filter(|(of, _)| of == kind).map(|(_, count)| count).sum()
            };
            let (drawn, counted) =
                (sum(&mut symbols.iter().map(|symbol| &symbol.cluster)), sum(&mut clusters.iter()));
            prop_assert_eq!(drawn, counted);
        }
        let undated = |clusters: &mut dyn Iterator<Item = &Cluster>| -> (usize, usize) {
            clusters.fold((0, 0), |(undated, parts), of| (undated + of.undated, parts + of.parts))
        };
        prop_assert_eq!(
            undated(&mut symbols.iter().map(|symbol| &symbol.cluster)),
            undated(&mut clusters.iter())
        );
        let keys: Set<&str> = symbols.iter().map(|symbol| symbol.cluster.place.as_str()).collect();
        prop_assert_eq!(keys.len(), symbols.len(), "a symbol is found by its place");
    }

    #[test]
    fn a_symbol_of_several_places_opens_or_lists_them(
        places in places(), size in sizes(), zoom in prop::option::of(0.1_f64..32.0),
    ) {
        let (mut map, clusters) = city(&places);
        map.focus.scale = zoom;
        for symbol in symbols(&map, &clusters, size) {
            prop_assert_eq!(symbol.opens.is_some(), symbol.members.len() > 1);
            let Some(Opening::Zoom(camera)) = symbol.opens else { continue };
            let there = symbols(&opened(&map, camera), &clusters, size);
            let together = there.iter().find(|there| symbol.members.iter().all(|one| there.members.contains(one)));
            if let Some(together) = together {
                prop_assert!(camera.zoom() > ZOOMS.1 - 0.02, "{camera} does not divide {symbol:?}");
                prop_assert_eq!(together.opens, Some(Opening::Filter));
            }
        }
    }

    #[test]
    fn labels_of_places_do_not_hide_each_other(places in places(), size in sizes()) {
        // The attribution and the buttons leave less room on a phone than long names need.
        prop_assume!(size.width > 480.0);
        let (map, clusters) = city(&places);
        let symbols = symbols(&map, &clusters, size);
        let plates: Vec<_> = symbols.iter().filter_map(|symbol| match &symbol.label {
            MapLabel::Plate(plate) => Some(plate),
            MapLabel::Tab(_) => None,
        }).collect();
        for (index, one) in plates.iter().enumerate() {
            for next in &plates[index + 1..] {
                let across = (one.x + one.w).min(next.x + next.w) - one.x.max(next.x);
                let down = (one.y + one.h).min(next.y + next.h) - one.y.max(next.y);
                let covered = across.max(0.0) * down.max(0.0) / (one.w * one.h).min(next.w * next.h);
                prop_assert!(covered < 0.5, "{covered} of a plate is covered");
            }
        }
    }
}

/// Two places in a district, at this distance in units.
fn pair(apart: f64) -> (MapPicture, Vec<Cluster>) {
    let many = (0..12).map(|index| spot(200.0 + apart * f64::from(index), 200.0, SpotForm::Disc));
    let mut map = picture(many.collect());
    let clusters: Vec<Cluster> =
        (0..12).map(|index| cluster(&format!("hall-{index}"), &[(Kind::Event, 20 - index)])).collect();
    map.wholes = vec![Whole {
        place: "district".into(),
        name: "Gulou District".into(),
        level: Level::District,
        spot: spot(205.0, 205.0, SpotForm::Area),
        clusters: (0..12).collect(),
    }];
    (map, clusters)
}

#[test]
fn a_district_stands_for_all_its_places_as_an_area() {
    let (map, clusters) = pair(0.5);
    let [district] = &*symbols(&map, &clusters, MapSize::SMALL) else { panic!("one symbol") };
    assert_eq!(
        (district.cluster.place.as_str(), district.cluster.name.as_str()),
        ("district", "Gulou District")
    );
    assert_eq!(district.mark, MapMark::Area("area".into()));
    assert_eq!(district.cluster.total(), clusters.iter().map(Cluster::total).sum::<usize>());
}

#[test]
fn a_district_without_a_position_is_no_symbol_and_only_lends_its_name() {
    let (mut map, clusters) = pair(0.5);
    map.wholes[0].spot = TAB;
    let [places] = &*symbols(&map, &clusters, MapSize::SMALL) else { panic!("one symbol") };
    assert_eq!(
        (places.cluster.place.as_str(), places.cluster.name.as_str()),
        ("hall-0", "12 places in Gulou")
    );
    assert_eq!(places.mark, MapMark::Several(Vec::new()), "there is no pin in their middle");
    let chinese = lay_out(&map, &clusters, MapSize::SMALL, Lang::Zh).symbols;
    assert_eq!(chinese[0].cluster.name, "Gulou District12处");
}

#[test]
fn few_places_keep_a_symbol_each() {
    let (mut map, clusters) = pair(5.0);
    map.spots.truncate(4);
    map.wholes[0].clusters.truncate(4);
    assert_eq!(symbols(&map, &clusters[..4], MapSize::WIDE).len(), 4);
}
