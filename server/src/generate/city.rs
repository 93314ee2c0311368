//! An invented city: its places, and how busy each is.

use std::ops::RangeInclusive;

use model::claim::Both;
use model::id::{Id, PlaceId};
use model::number::Number;
use model::place::{CoordinateBasis, Level, LocationRole, Place};

use super::cell::{both, slug};
use super::dice::{Dice, Tail};
use super::names::Names;
use super::outline::{self, Point};

/// A place and its names.
#[derive(Clone)]
pub(super) struct Spot {
    /// Its row.
    pub(super) place: Place,
    /// Its names.
    pub(super) name: Both,
    point: Option<Point>,
}

/// The places of a package.
pub(super) struct City {
    /// The name of the city, which has one even where a package is too small to have places.
    pub(super) name: Both,
    /// Every place.
    pub(super) spots: Vec<Spot>,
    gatherings: Ranked,
    grounds: Ranked,
    areas: Ranked,
}

/// Some of the places, the busiest first.
#[derive(Default)]
struct Ranked {
    order: Vec<usize>,
    tail: Tail,
}

/// The first places of every city; parks and venues follow.
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
    pub(super) fn new(places: usize, names: &mut Names, dice: &mut Dice) -> Self {
        let mut city = Self {
            name: names.word(),
            spots: Vec::new(),
            gatherings: Ranked::default(),
            grounds: Ranked::default(),
            areas: Ranked::default(),
        };
        let levels: Vec<Level> = FIRST.into_iter().chain(LATER.into_iter().cycle()).take(places).collect();
        for (number, level) in levels.into_iter().enumerate() {
            let spot = city.spot(number, level, names, dice);
            city.spots.push(spot);
        }
        city.join();
        city.gatherings = city.ranked(Level::City..=Level::Venue, dice);
        city.grounds = city.ranked(Level::NewArea..=Level::Park, dice);
        city.areas = city.ranked(Level::City..=Level::District, dice);
        city
    }

    fn spot(&self, number: usize, level: Level, names: &mut Names, dice: &mut Dice) -> Spot {
        let name = match level {
            Level::World => both("World", "世界"),
            Level::City => self.name.clone(),
            Level::Country => suffixed(&names.word(), (" Republic", "国")),
            Level::Region => suffixed(&names.word(), (" Coast", "沿海地区")),
            Level::Province => suffixed(&names.word(), (" Province", "省")),
            Level::NewArea => suffixed(&names.word(), (" New Area", "新区")),
            Level::District => suffixed(&names.word(), (" District", "区")),
            Level::Park => spaced(&names.word(), dice.pick(&PARKS)),
            Level::Venue => spaced(&names.word(), dice.pick(&VENUES)),
        };
        let within = self.holder(level, dice);
        let point = self.point(level, within, dice);
        let basis = if point.is_some() { coordinate_basis(level, number) } else { CoordinateBasis::None };
        let point = point.filter(|_| basis != CoordinateBasis::None);
        let number = |degrees: i64| Number::whole(degrees).scaled_down(outline::DIGITS);
        let place = Place {
            id: PlaceId(slug(&name.en)),
            level,
            parent: within.map(|at| self.spots[at].place.id.clone()),
            also_in: None,
            lon: point.map(|point| number(point.lng)),
            lat: point.map(|point| number(point.lat)),
            precision_m: point.map(|_| precision(level)),
            coordinate_basis: basis,
            coordinate_origin: point.map(|_| "Generated".to_owned()),
        };
        Spot { place, name, point }
    }

    /// The place that holds a new one, among those that are there already.
    fn holder(&self, level: Level, dice: &mut Dice) -> Option<usize> {
        let (parks, districts) = (self.all(Level::Park), self.all(Level::District));
        match level {
            Level::Venue if dice.percent(40) => dice.one_of(&parks).or(districts.first()).copied(),
            Level::Park | Level::Venue => dice.one_of(&districts).copied(),
            Level::District | Level::NewArea => self.all(Level::City).first().copied(),
            Level::Region => self.all(Level::Country).first().copied(),
            Level::World | Level::Country | Level::Province | Level::City => None,
        }
    }

    /// Hangs the city into its province, the province into its country, and the new area over a district.
    fn join(&mut self) {
        let holders = [
            (Level::City, Level::Province),
            (Level::Province, Level::Country),
            (Level::Country, Level::World),
        ];
        for (level, holder) in holders {
            let id = self.all(holder).first().map(|at| self.spots[*at].place.id.clone());
            for at in self.all(level) {
                self.spots[at].place.parent.clone_from(&id);
            }
        }
        let district = self.all(Level::District).first().map(|at| self.spots[*at].place.id.clone());
        for at in self.all(Level::NewArea) {
            self.spots[at].place.also_in.clone_from(&district);
        }
    }

    fn all(&self, level: Level) -> Vec<usize> {
        (0..self.spots.len()).filter(|at| self.spots[*at].place.level == level).collect()
    }

    fn point(&self, level: Level, within: Option<usize>, dice: &mut Dice) -> Option<Point> {
        match level {
            Level::City => Some(outline::middle()),
            Level::NewArea => Some(outline::inside(0, dice)),
            Level::Park | Level::Venue => {
                let holder = within.map(|at| &self.spots[at])?;
                match (holder.place.level, holder.point) {
                    (Level::Park, Some(point)) => Some(point.nearby(dice)),
                    _ => Some(outline::inside(self.district_of(within?)?, dice)),
                }
            }
            _ => None,
        }
    }

    /// Which district holds a place, counted from the first.
    fn district_of(&self, at: usize) -> Option<usize> {
        let districts = self.all(Level::District);
        let own = districts.iter().position(|district| *district == at);
        own.or_else(|| {
            let parent = self.spots[at].place.parent.as_ref()?;
            districts.iter().position(|district| self.spots[*district].place.id == *parent)
        })
    }

    fn ranked(&self, levels: RangeInclusive<Level>, dice: &mut Dice) -> Ranked {
        let mut order: Vec<usize> =
            (0..self.spots.len()).filter(|at| levels.contains(&self.spots[*at].place.level)).collect();
        dice.shuffle(&mut order);
        Ranked { tail: Tail::over(order.len()), order }
    }

    /// A place for such a thing: often one of a few, sometimes any. People meet in houses, firms build on
    /// grounds, and who acts for a place acts for an area.
    pub(super) fn place_for(&self, role: LocationRole, dice: &mut Dice) -> Option<&Spot> {
        let ranked = match role {
            LocationRole::HeldAt | LocationRole::SignedAt | LocationRole::NamedOnly => &self.gatherings,
            LocationRole::SitedIn | LocationRole::Seat => &self.grounds,
            LocationRole::ActsFor | LocationRole::Covers => &self.areas,
        };
        self.spots.get(*ranked.order.get(ranked.tail.draw(dice)?)?)
    }

    /// A place that is larger than the city, to be ranked in.
    pub(super) fn large(&self, dice: &mut Dice) -> Option<&Spot> {
        let large: Vec<&Spot> = self.spots.iter().filter(|spot| spot.place.level < Level::City).collect();
        dice.one_of(&large).copied()
    }

    /// The file of outlines.
    pub(super) fn areas(&self) -> Vec<u8> {
        let outlined =
            |level| self.all(level).into_iter().map(|at| (self.spots[at].id(), &self.spots[at].name));
        outline::written(outlined(Level::City).next(), outlined(Level::District).collect())
    }
}

impl Spot {
    /// The id of the place.
    pub(super) fn id(&self) -> &Id {
        &self.place.id.0
    }
}

fn suffixed(word: &Both, suffix: (&str, &str)) -> Both {
    both(format!("{}{}", word.en, suffix.0), format!("{}{}", word.zh, suffix.1))
}

fn spaced(word: &Both, suffix: (&str, &str)) -> Both {
    both(format!("{} {}", word.en, suffix.0), format!("{}{}", word.zh, suffix.1))
}

/// Every basis occurs, in turns.
fn coordinate_basis(level: Level, number: usize) -> CoordinateBasis {
    match (level, number % 7) {
        (Level::City | Level::NewArea, _) | (_, 0 | 2 | 3 | 5) => CoordinateBasis::File,
        (_, 1) => CoordinateBasis::Confirmed,
        (_, 4) => CoordinateBasis::Recalled,
        _ => CoordinateBasis::None,
    }
}

/// Metres within which such a place surely lies.
const fn precision(level: Level) -> u32 {
    match level {
        Level::Venue => 100,
        Level::Park => 2000,
        _ => 15_000,
    }
}
