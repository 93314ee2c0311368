use super::super::picture::Focus;
use super::surroundings::scale_bar;
use super::*;
use crate::base_map::{MapName, NameOf, Spot};
use crate::place::Level;
use crate::record::Kind;

pub(super) fn cluster(place: &str, counts: &[(Kind, usize)]) -> Cluster {
    Cluster {
        place: place.into(),
        name: place.into(),
        level: Level::Park,
        lng_lat: None,
        precision_m: None,
        recalled: false,
        counts: counts.to_vec(),
        parts: 0,
        undated: 1,
    }
}

pub(super) fn spot(x: f64, y: f64, form: SpotForm) -> Spot {
    Spot { x, y, r: 10.0, form, areas: vec!["area".into()] }
}

pub(super) fn picture(spots: Vec<Spot>) -> MapPicture {
    let focus = Focus { x: 200.0, y: 200.0, width: 300.0, height: 300.0, scale: None };
    let names =
        vec![MapName { text: "Yangtze".into(), of: NameOf::Water, at: vec![(200.0, 200.0), (150.0, 120.0)] }];
    MapPicture {
        spots,
        wholes: Vec::new(),
        names,
        focus,
        land: [0.0, 0.0, 600.0, 1200.0],
        meridians: vec![100.0, 170.0, 240.0],
        parallels: vec![90.0, 175.0],
        metres: 130.0,
        corner: (217_000.0, 106_000.0),
    }
}

fn crowd() -> (MapPicture, Vec<Cluster>) {
    let forms = [
        SpotForm::Tab,
        SpotForm::Area,
        SpotForm::Schematic,
        SpotForm::Ring,
        SpotForm::DottedRing,
        SpotForm::Disc,
        SpotForm::Dotted,
    ];
    let spots: Vec<Spot> = (0..28_u32)
        .map(|index| {
            spot(
                120.0 + 30.0 * f64::from(index % 6),
                120.0 + 40.0 * f64::from(index / 6),
                forms[index as usize % forms.len()],
            )
        })
        .collect();
    let clusters = (0..spots.len())
        .map(|index| cluster(&format!("place-{index}"), &[(Kind::Event, index + 1), (Kind::Project, 2)]))
        .collect();
    (picture(spots), clusters)
}

#[test]
fn each_cluster_is_drawn_exactly_once_also_out_of_sight() {
    let (mut picture, clusters) = crowd();
    picture.spots[3] = spot(9_000.0, -9_000.0, SpotForm::Ring);
    for size in [MapSize::WIDE, MapSize::NARROW] {
        let symbols = lay_out(&picture, &clusters, size, Lang::En).symbols;
        let mut drawn: Vec<usize> = symbols.into_iter().flat_map(|symbol| symbol.members).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, (0..clusters.len()).collect::<Vec<_>>());
    }
    let drawing = lay_out(&picture, &clusters, MapSize::WIDE, Lang::En);
    let beyond = drawing.symbols.iter().find(|symbol| symbol.members == [3]).unwrap();
    assert!(matches!((&beyond.mark, &beyond.label), (MapMark::None, MapLabel::Tab(_))), "{beyond:?}");
}

#[test]
fn a_position_from_memory_is_not_a_disc_and_an_area_is_not_a_point() {
    let picture = picture(vec![spot(200.0, 200.0, SpotForm::Dotted), spot(150.0, 150.0, SpotForm::Area)]);
    let clusters = [cluster("a", &[(Kind::Event, 1)]), cluster("b", &[(Kind::Event, 1)])];
    let drawing = lay_out(&picture, &clusters, MapSize::WIDE, Lang::En);
    assert!(matches!(drawing.symbols[0].mark, MapMark::Dotted(..)));
    assert_eq!(drawing.symbols[1].mark, MapMark::Area("area".into()));
}

#[test]
fn plates_stay_in_the_frame_without_overlap_where_there_is_room() {
    let picture = picture(vec![
        spot(200.0, 200.0, SpotForm::Area),
        spot(205.0, 205.0, SpotForm::Ring),
        spot(330.0, 330.0, SpotForm::Disc),
    ]);
    let clusters = [
        cluster("Jiangning", &[(Kind::Event, 14)]),
        cluster("Jiulong Lake", &[(Kind::Event, 2)]),
        cluster("Corner", &[(Kind::Goal, 3)]),
    ];
    for size in [MapSize::WIDE, MapSize::NARROW] {
        let plates: Vec<Rect> = lay_out(&picture, &clusters, size, Lang::En)
            .symbols
            .iter()
            .filter_map(|symbol| match &symbol.label {
                MapLabel::Plate(plate) => Some(Rect { x: plate.x, y: plate.y, w: plate.w, h: plate.h }),
                MapLabel::Tab(_) => None,
            })
            .collect();
        for (index, plate) in plates.iter().enumerate() {
            assert!(
                plate.x >= 0.0
                    && plate.x + plate.w <= size.width
                    && plate.y >= 0.0
                    && plate.y + plate.h <= size.height,
                "{plate:?}"
            );
            assert!(plates[index + 1..].iter().all(|other| plate.overlap_area(*other) == 0.0), "{plates:?}");
        }
    }
}

#[test]
fn a_name_gives_way_to_a_plate() {
    let picture = picture(vec![spot(200.0, 200.0, SpotForm::Area)]);
    let drawing = lay_out(&picture, &[cluster("Jiangning", &[(Kind::Event, 14)])], MapSize::WIDE, Lang::En);
    let (x, y, scale) = drawing.base;
    assert!((drawing.names[0].x - (150.0 * scale + x)).abs() < 0.2, "{:?} {y}", drawing.names);
}

#[test]
fn a_scale_bar_is_a_round_number_of_kilometres() {
    assert_eq!(scale_bar(100.0, 120.0), (100.0, 10.0));
    assert_eq!(scale_bar(130.0, 100.0), (76.9, 10.0));
    assert_eq!(scale_bar(1.0, 120.0).1.to_string(), "0.1");
}
