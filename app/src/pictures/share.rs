//! The picture for previews of links. Phones show it a third as wide, so its text is large, and the map is drawn small
//! and enlarged.

use maud::{Markup, html};
use model::number::Px;
use model::record::Kind;
use model::sorted::Set;
use model::words::Label as _;

use super::key::glyph;
use super::map::{Map, Places};
use super::parts::{mark, neatline, quiet_setting, text_setting, title_setting};
use super::time::Time;
use super::words::Words;
use super::{Canvas, Input, SHARE_SIZE, Subject, document};

/// The margin at the sides, and the upper edge of what is below the head.
const MARGIN: f64 = 48.0;
const BELOW_HEAD: f64 = 118.0;
/// The upper edge of the rule above the foot.
const FOOT: f64 = 536.0;
/// The map: upper left corner, width and height; how much it is enlarged.
const MAP: [f64; 4] = [580.0, 22.0, 598.0, 586.0];
const MAP_SCALE: f64 = 1.7;
/// The room for words beside the map.
const BESIDE_MAP: f64 = MAP[0] - 32.0 - MARGIN;
/// How much a timeline is enlarged.
const TIME_SCALE: f64 = 1.7;
/// Sizes of titles beside a map, and of those that have all of the width.
const TITLES: [f64; 8] = [60.0, 53.0, 47.0, 42.0, 37.0, 33.0, 29.0, 26.0];
const WIDE_TITLES: [f64; 5] = [84.0, 74.0, 66.0, 60.0, 54.0];

pub(super) fn draw(input: &Input) -> String {
    let (width, height) = (f64::from(SHARE_SIZE.0), f64::from(SHARE_SIZE.1));
    let map = map_of(input);
    let room = if map.is_some() { BESIDE_MAP } else { width - 2.0 * MARGIN };
    let [map_x, map_y, ..] = MAP;
    let content = html! {
        (head(input, room))
        (body(input, room, map.is_some()))
        (foot(input, room))
        @if let Some(map) = &map {
            g transform=(format!("translate({} {}) scale({})", Px(map_x), Px(map_y), Px(MAP_SCALE))) { (map.drawing) }
        }
    };
    let scales = map.map(|map| map.scales);
    document(input, Canvas { size: (width, height), scales, title: input.title() }, &content)
}

fn map_of(input: &Input) -> Option<Map> {
    let none = Set::default();
    let places = match input.subject {
        Subject::View(query, page) => Places {
            map: page.map.as_ref()?,
            clusters: &page.view.clusters,
            outlined: &query.filters.places,
            selected: None,
        },
        Subject::Record(page) => Places {
            map: page.places.map.as_ref()?,
            clusters: &page.places.clusters,
            outlined: &none,
            selected: None,
        },
    };
    Some(Map::new(input, &places, (MAP[2] / MAP_SCALE, MAP[3] / MAP_SCALE)))
}

/// The mark and the name of the atlas.
fn head(input: &Input, room: f64) -> Markup {
    let setting = super::words::Setting { class: "bold", ..text_setting(input.lang()) };
    let name = Words::title(&input.site.site.name, (room - 60.0, 44.0), &[28.0, 25.0, 22.0, 19.0], setting);
    html! {
        (mark((MARGIN, 42.0), 44.0))
        (name.draw(MARGIN + 60.0, 64.0 - name.height() / 2.0))
    }
}

/// Title and further words, and for a record without a map its timeline.
fn body(input: &Input, room: f64, has_map: bool) -> Markup {
    let lang = input.lang();
    let (further, kind) = match input.subject {
        Subject::View(..) => (input.filters(), None),
        Subject::Record(page) => {
            (page.standfirst.clone().unwrap_or_else(|| page.summary.clone()), Some(page.kind))
        }
    };
    let time = if has_map { None } else { time_of(input, room / TIME_SCALE) };
    let time = time.filter(|time| time.height * TIME_SCALE < 0.45 * (FOOT - BELOW_HEAD));
    let bottom = FOOT - 22.0 - time.as_ref().map_or(0.0, |time| time.height * TIME_SCALE + 10.0);
    let mut top = BELOW_HEAD;
    let kind_line = kind.map(|kind| kind_line(kind, top, lang));
    if kind.is_some() {
        top += 40.0;
    }
    let least_further = if further.is_empty() { 0.0 } else { 0.34 * (bottom - top) };
    let sizes = if has_map { TITLES.to_vec() } else { [&WIDE_TITLES[..], &TITLES[1..]].concat() };
    let title_room = (room, bottom - top - least_further);
    let title = Words::title(&input.title(), title_room, &sizes, title_setting(lang));
    let below = top + title.height() + 20.0;
    let size = if has_map { 25.0 } else { 31.0 };
    let further = Words::new(&further, room, size, quiet_setting(lang)).cut(room, bottom - below);
    html! {
        @if let Some(line) = kind_line { (line) }
        (title.draw(MARGIN, top))
        (further.draw(MARGIN, below))
        @if let Some(time) = time {
            g transform=(format!("translate({} {}) scale({})", Px(MARGIN), Px(bottom + 10.0), Px(TIME_SCALE))) { (time.drawing) }
        }
    }
}

/// The glyph and the name of a kind.
fn kind_line(kind: Kind, top: f64, lang: model::lang::Lang) -> Markup {
    let words = Words::new(kind.label(lang), 400.0, 23.0, quiet_setting(lang));
    html! { (glyph(kind, (MARGIN, top + 1.0), 22.0)) (words.draw(MARGIN + 32.0, top)) }
}

fn time_of(input: &Input, width: f64) -> Option<Time> {
    let Subject::Record(page) = input.subject else { return None };
    Time::of_record(input, page, width)
}

/// A rule, the release with its date, and the host.
fn foot(input: &Input, room: f64) -> Markup {
    let setting = quiet_setting(input.lang());
    let release = Words::new(&input.release(), room, 19.0, setting).cut(room, 26.0);
    let host = input.host().map(|host| {
        let setting = super::words::Setting { class: "accent bold", ..setting };
        Words::title(host, (room, 26.0), &[22.0, 19.0, 16.0], setting)
    });
    html! {
        (neatline((MARGIN, FOOT), room, 7.0))
        (release.draw(MARGIN, FOOT + 20.0))
        @if let Some(host) = host { (host.draw(MARGIN, FOOT + 48.0)) }
    }
}
