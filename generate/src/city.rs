//! An invented city: its places, and how often records name each.

use std::ops::RangeInclusive;

use model::id::{Id, PlaceId};
use model::lang::Bilingual;
use model::number::Number;
use model::place::{CoordinateBasis, Level, LocationRole, Place};

use crate::cell::{both, slug};
use crate::names::NameGenerator;
use crate::outline::{self, GridPoint};
use crate::rng::{SeededRng, Zipf};

/// A place with its names.
#[derive(Clone)]
pub(crate) struct CityPlace {
    /// Its row in `places.csv`.
    pub(crate) row: Place,
    /// Its names in both languages.
    pub(crate) name: Bilingual,
    point: Option<GridPoint>,
}

/// The places of a package, in the order of creation.
pub(crate) struct City {
    /// The name of the city. It has one even if the package is too small to have places.
    pub(crate) name: Bilingual,
    /// Every place.
    pub(crate) places: Vec<CityPlace>,
    gatherings: RankedPlaces,
    grounds: RankedPlaces,
    areas: RankedPlaces,
}

/// Indices of places, the most frequent first, with their distribution.
#[derive(Default)]
struct RankedPlaces {
    order: Vec<usize>,
    zipf: Zipf,
}

/// The levels of the first places; [`LATER`] repeats after them.
const FIRST: [Level; 17] = [
    Level::City,
    Level::District,
    Level::Venue,
    Level::Park,
    Level::District,
    Level::Province,
    Level::Country,
    Level::World,
    Level::Region,
    Level::NewArea,
    Level::District,
    Level::District,
    Level::District,
    Level::District,
    Level::District,
    Level::District,
    Level::District,
];
const LATER: [Level; 4] = [Level::Venue, Level::Park, Level::Venue, Level::Venue];

const PARKS: [(&str, &str); 4] = [
    ("Development Zone", "开发区"),
    ("Science Park", "科技园"),
    ("Innovation Valley", "创新谷"),
    ("Software Park", "软件园"),
];
const VENUES: [(&str, &str); 5] = [
    ("Convention Centre", "会议中心"),
    ("Exhibition Hall", "展览馆"),
    ("Hotel", "酒店"),
    ("Tower", "大厦"),
    ("Library", "图书馆"),
];

impl City {
    /// A city with so many places.
    pub(crate) fn new(places: usize, names: &mut NameGenerator, rng: &mut SeededRng) -> Self {
        let mut city = Self {
            name: names.word(),
            places: Vec::new(),
            gatherings: RankedPlaces::default(),
            grounds: RankedPlaces::default(),
            areas: RankedPlaces::default(),
        };
        let levels: Vec<Level> = FIRST.into_iter().chain(LATER.into_iter().cycle()).take(places).collect();
        for (number, level) in levels.into_iter().enumerate() {
            let place = city.new_place(number, level, names, rng);
            city.places.push(place);
        }
        city.set_parents();
        city.gatherings = city.ranked(Level::City..=Level::Venue, rng);
        city.grounds = city.ranked(Level::NewArea..=Level::Park, rng);
        city.areas = city.ranked(Level::City..=Level::District, rng);
        city
    }

    fn new_place(
        &self,
        number: usize,
        level: Level,
        names: &mut NameGenerator,
        rng: &mut SeededRng,
    ) -> CityPlace {
        let name = match level {
            Level::World => both("World", "世界"),
            Level::City => self.name.clone(),
            Level::Country => suffixed(&names.word(), (" Republic", "国")),
            Level::Region => suffixed(&names.word(), (" Coast", "沿海地区")),
            Level::Province => suffixed(&names.word(), (" Province", "省")),
            Level::NewArea => suffixed(&names.word(), (" New Area", "新区")),
            Level::District => suffixed(&names.word(), (" District", "区")),
            Level::Park => spaced(&names.word(), rng.pick(&PARKS)),
            Level::Venue => spaced(&names.word(), rng.pick(&VENUES)),
        };
        let within = self.holder(level, rng);
        let point = self.point(level, within, rng);
        let basis = if point.is_some() { coordinate_basis(level, number) } else { CoordinateBasis::None };
        let point = point.filter(|_| basis != CoordinateBasis::None);
        let number = |degrees: i64| Number::whole(degrees).scaled_down(outline::DIGITS);
        let row = Place {
            id: PlaceId(slug(&name.en)),
            level,
            parent: within.map(|at| self.places[at].row.id.clone()),
            also_in: Vec::new(),
            lon: point.map(|point| number(point.lng)),
            lat: point.map(|point| number(point.lat)),
            precision_m: point.map(|_| precision(level)),
            coordinate_basis: basis,
            coordinate_origin: point.map(|_| "Generated".to_owned()),
        };
        CityPlace { row, name, point }
    }

    /// The place that contains a new one, chosen among the existing ones.
    fn holder(&self, level: Level, rng: &mut SeededRng) -> Option<usize> {
        let (parks, districts) = (self.all(Level::Park), self.all(Level::District));
        match level {
            Level::Venue if rng.percent(40) => rng.one_of(&parks).or(districts.first()).copied(),
            Level::Park | Level::Venue => rng.one_of(&districts).copied(),
            Level::District | Level::NewArea => self.all(Level::City).first().copied(),
            Level::Region => self.all(Level::Country).first().copied(),
            Level::World | Level::Country | Level::Province | Level::City => None,
        }
    }

    /// Sets the parents above the city, and the districts that the new area overlaps.
    fn set_parents(&mut self) {
        let holders = [
            (Level::City, Level::Province),
            (Level::Province, Level::Country),
            (Level::Country, Level::World),
        ];
        for (level, holder) in holders {
            let id = self.all(holder).first().map(|at| self.places[*at].row.id.clone());
            for at in self.all(level) {
                self.places[at].row.parent.clone_from(&id);
            }
        }
        let districts: Vec<PlaceId> =
            self.all(Level::District).iter().take(2).map(|at| self.places[*at].row.id.clone()).collect();
        for at in self.all(Level::NewArea) {
            self.places[at].row.also_in.clone_from(&districts);
        }
    }

    fn all(&self, level: Level) -> Vec<usize> {
        (0..self.places.len()).filter(|at| self.places[*at].row.level == level).collect()
    }

    fn point(&self, level: Level, within: Option<usize>, rng: &mut SeededRng) -> Option<GridPoint> {
        match level {
            Level::City => Some(outline::middle()),
            Level::NewArea => Some(outline::inside(0, rng)),
            Level::Park | Level::Venue => {
                let holder = within.map(|at| &self.places[at])?;
                match (holder.row.level, holder.point) {
                    (Level::Park, Some(point)) => Some(point.nearby(rng)),
                    _ => Some(outline::inside(self.district_of(within?)?, rng)),
                }
            }
            _ => None,
        }
    }

    /// The number of the district that contains a place.
    fn district_of(&self, at: usize) -> Option<usize> {
        let districts = self.all(Level::District);
        let own = districts.iter().position(|district| *district == at);
        own.or_else(|| {
            let parent = self.places[at].row.parent.as_ref()?;
            districts.iter().position(|district| self.places[*district].row.id == *parent)
        })
    }

    fn ranked(&self, levels: RangeInclusive<Level>, rng: &mut SeededRng) -> RankedPlaces {
        let mut order: Vec<usize> =
            (0..self.places.len()).filter(|at| levels.contains(&self.places[*at].row.level)).collect();
        rng.shuffle(&mut order);
        RankedPlaces { zipf: Zipf::over(order.len()), order }
    }

    /// Draws a place for a location role: buildings for meetings, grounds for sites and seats, areas for
    /// responsibilities. A few places are drawn often.
    pub(crate) fn place_for(&self, role: LocationRole, rng: &mut SeededRng) -> Option<&CityPlace> {
        let ranked = match role {
            LocationRole::HeldAt | LocationRole::SignedAt | LocationRole::NamedOnly => &self.gatherings,
            LocationRole::SitedIn | LocationRole::Seat => &self.grounds,
            LocationRole::ActsFor | LocationRole::Covers => &self.areas,
        };
        self.places.get(*ranked.order.get(ranked.zipf.draw(rng)?)?)
    }

    /// Draws a place above the city, for rankings.
    pub(crate) fn larger_area(&self, rng: &mut SeededRng) -> Option<&CityPlace> {
        let large: Vec<&CityPlace> =
            self.places.iter().filter(|place| place.row.level < Level::City).collect();
        rng.one_of(&large).copied()
    }

    /// The bytes of `areas.geojson`.
    pub(crate) fn areas(&self) -> Vec<u8> {
        let outlined =
            |level| self.all(level).into_iter().map(|at| (self.places[at].id(), &self.places[at].name));
        outline::written(outlined(Level::City).next(), outlined(Level::District).collect())
    }
}

impl CityPlace {
    /// The id of the place, which is also the id of its record.
    pub(crate) fn id(&self) -> &Id {
        &self.row.id.0
    }
}

fn suffixed(word: &Bilingual, suffix: (&str, &str)) -> Bilingual {
    both(format!("{}{}", word.en, suffix.0), format!("{}{}", word.zh, suffix.1))
}

fn spaced(word: &Bilingual, suffix: (&str, &str)) -> Bilingual {
    both(format!("{} {}", word.en, suffix.0), format!("{}{}", word.zh, suffix.1))
}

/// The basis of coordinates, by turns, so that each occurs.
fn coordinate_basis(level: Level, number: usize) -> CoordinateBasis {
    match (level, number % 7) {
        (Level::City | Level::NewArea, _) | (_, 0 | 2 | 3 | 5) => CoordinateBasis::File,
        (_, 1) => CoordinateBasis::Confirmed,
        (_, 4) => CoordinateBasis::Recalled,
        _ => CoordinateBasis::None,
    }
}

/// The precision of coordinates in metres.
const fn precision(level: Level) -> u32 {
    match level {
        Level::Venue => 100,
        Level::Park => 2000,
        _ => 15_000,
    }
}
