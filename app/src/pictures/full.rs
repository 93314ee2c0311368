//! The picture to save: title, map, key, timeline, sources, release, and address.

use maud::{Markup, html};
use model::facet::Facet;
use model::number::Px;
use model::record::Kind;
use model::sorted::Set;
use model::words::Label as _;

use super::key::{Sign, glyph, of_legend, rows};
use super::map::{Map, Places};
use super::parts::{mark, neatline, quiet_setting, text_setting, title_setting};
use super::time::{Dates, Time, undated_kinds};
use super::words::{Setting, Words};
use super::{Canvas, Input, Subject, document};
use crate::components::answer::counts;
use crate::drawings::{map as map_drawings, timeline as time_drawings};
use crate::texts::text;

/// The width of the picture, its margin, and the room between.
const WIDTH: f64 = 960.0;
const MARGIN: f64 = 32.0;
const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// The height of a map with its frame.
const MAP: f64 = 520.0;
const RECORD_MAP: f64 = 380.0;

/// Elements from top to bottom.
struct Column {
    content: Vec<Markup>,
    bottom: f64,
}

impl Column {
    fn new(top: f64) -> Self {
        Self { content: Vec::new(), bottom: top }
    }

    /// Adds elements of this height, which are drawn with their upper left corner at the origin, and room below.
    fn add(&mut self, drawing: &Markup, height: f64, below: f64) {
        let at = format!("translate({} {})", Px(MARGIN), Px(self.bottom));
        self.content.push(html! { g transform=(at) { (drawing) } });
        self.bottom += height + below;
    }

    fn words(&mut self, words: &Words, below: f64) {
        if words.height() > 0.0 {
            self.add(&words.draw(0.0, 0.0), words.height(), below);
        }
    }

    fn heading(&mut self, text: &str) {
        let setting = Setting { class: "bold", leading: 1.2 };
        self.words(&Words::new(text, ROOM, 14.0, setting), 8.0);
    }

    fn signs(&mut self, signs: &[Sign], below: f64) {
        let (drawing, height) = rows(signs, ROOM);
        self.add(&drawing, height, below);
    }
}

pub(super) fn draw(input: &Input) -> String {
    let lang = input.lang();
    let mut column = Column::new(30.0);
    head(input, &mut column);
    let kinds: Vec<Sign> = kinds(input).into_iter().map(|kind| Sign::of_kind(kind, lang)).collect();
    let map = map_of(input);
    if let Some((map, height)) = &map {
        column.add(&map.drawing, *height, 10.0);
        column.signs(&kinds, 2.0);
        column.signs(&of_legend(map_drawings::signs(lang)), 16.0);
    }
    if let Some(time) = time_of(input) {
        column.heading(text!(lang, time_title));
        column.add(&time.drawing, time.height, 10.0);
        column.signs(&of_legend(time_drawings::signs(lang)), 16.0);
    }
    rest(input, &mut column);
    foot(input, &mut column);
    let content = html! { @for part in &column.content { (part) } };
    let scales = map.map(|(map, _)| map.scales);
    document(input, Canvas { size: (WIDTH, column.bottom), scales, title: input.title() }, &content)
}

/// The name of the atlas, the title, and the words below it.
fn head(input: &Input, column: &mut Column) {
    let lang = input.lang();
    let name = Words::new(&input.site.site.name, ROOM - 40.0, 15.0, Setting { class: "bold", leading: 1.2 });
    let name = name.cut(ROOM - 40.0, 20.0);
    column.add(&html! { (mark((0.0, 0.0), 24.0)) (name.draw(34.0, 4.0)) }, 24.0, 12.0);
    column.add(&neatline((0.0, 0.0), ROOM, 5.0), 5.0, 18.0);
    if let Subject::Record(page) = input.subject {
        let kind = Words::new(page.kind.label(lang), 400.0, 14.0, quiet_setting(lang));
        column.add(&html! { (glyph(page.kind, (0.0, 0.0), 14.0)) (kind.draw(22.0, 0.0)) }, 14.0, 10.0);
    }
    column.words(
        &Words::title(&input.title(), (ROOM, 130.0), &[30.0, 26.0, 22.0, 18.0], title_setting(lang)),
        12.0,
    );
    let (text, quiet) = (text_setting(lang), quiet_setting(lang));
    match input.subject {
        Subject::View(query, page) => {
            let counts = counts(&page.view, query.is_filtered(), query.window() != (None, None), lang);
            column.words(&Words::new(&counts, ROOM, 14.0, quiet), 8.0);
            column.words(&Words::new(&input.filters(), ROOM, 14.0, quiet).cut(ROOM, 60.0), 8.0);
        }
        Subject::Record(page) => {
            column.words(&Words::new(page.other_name.as_deref().unwrap_or_default(), ROOM, 15.0, quiet), 8.0);
            column.words(&Words::new(page.standfirst.as_deref().unwrap_or_default(), ROOM, 15.0, text), 8.0);
            column.words(&Words::new(&page.summary, ROOM, 14.0, quiet), 8.0);
        }
    }
    column.bottom += 8.0;
}

fn map_of(input: &Input) -> Option<(Map, f64)> {
    let none = Set::default();
    let (places, height) = match input.subject {
        Subject::View(query, page) => {
            let selected = query.selected.as_ref();
            let row = selected.and_then(|id| input.dataset.rows.iter().find(|row| row.id == *id));
            let places = Places {
                map: page.map.as_ref()?,
                clusters: &page.view.clusters,
                outlined: &query.filters.places,
                selected: row.and_then(|row| row.drawn_at.as_ref()),
            };
            (places, MAP)
        }
        Subject::Record(page) => {
            let places = Places {
                map: page.places.map.as_ref()?,
                clusters: &page.places.clusters,
                outlined: &none,
                selected: None,
            };
            (places, RECORD_MAP)
        }
    };
    Some((Map::new(input, &places, (ROOM, height)), height))
}

fn time_of(input: &Input) -> Option<Time> {
    match input.subject {
        Subject::View(query, page) => {
            let undated = undated_kinds(page, query);
            let (marks, source) = (&page.view.marks, input.dataset);
            let dates = Dates { marks, source, undated: &undated, bars: true, query: Some(query) };
            Time::new(input, &dates, ROOM)
        }
        Subject::Record(page) => Time::of_record(input, page, ROOM),
    }
}

/// The kinds on the map.
fn kinds(input: &Input) -> Vec<Kind> {
    let clusters = match input.subject {
        Subject::View(_, page) => &page.view.clusters,
        Subject::Record(page) => &page.places.clusters,
    };
    let is_on_map =
        |kind: &Kind| clusters.iter().any(|cluster| cluster.counts.iter().any(|(of, _)| of == kind));
    Kind::ALL.iter().copied().filter(is_on_map).collect()
}

/// What is on neither map nor timeline, and the sources.
fn rest(input: &Input, column: &mut Column) {
    let lang = input.lang();
    let quiet = quiet_setting(lang);
    if let Subject::View(_, page) = input.subject
        && (page.view.unplaced > 0 || page.view.undated > 0)
    {
        let (undated, unplaced) = (page.view.undated, page.view.unplaced);
        let left_out = text!(lang, picture_left_out, undated = undated, unplaced = unplaced);
        column.words(&Words::new(&left_out, ROOM, 13.0, quiet), 16.0);
    }
    let sources = sources(input);
    if !sources.is_empty() {
        column.heading(text!(lang, site_sources));
        let sources = sources.join(lang.pick("; ", "；"));
        column.words(&Words::new(&sources, ROOM, 13.0, quiet).cut(ROOM, 200.0), 16.0);
    }
}

/// The sources of the results, or of a record with their dates.
fn sources(input: &Input) -> Vec<String> {
    match input.subject {
        Subject::View(query, page) => {
            let facets = page.view.facets.iter().filter(|facet| facet.facet == Facet::Source);
            let values = facets.flat_map(|facet| &facet.values);
            // A facet ignores its own filter; this must not.
            let cited = values
                .filter(|value| value.count + value.undated > 0)
                .filter(|value| query.filters.sources.is_empty() || value.selected);
            cited.map(|value| value.label.clone()).collect()
        }
        Subject::Record(page) => {
            let words = page.sources.iter().map(|source| match &source.published {
                Some(date) => format!("{}{}{date}", source.label, input.lang().pick(", ", "，")),
                None => source.label.clone(),
            });
            words.collect()
        }
    }
}

/// Release, map approval number and address.
fn foot(input: &Input, column: &mut Column) {
    let quiet = quiet_setting(input.lang());
    column.add(&html! { path class="hair" d=(format!("M0 0H{}", Px(ROOM))) {} }, 1.0, 10.0);
    column.words(&Words::new(&input.release(), ROOM, 13.0, quiet), 7.0);
    column.words(&Words::new(&input.site.site.map_approval, ROOM, 13.0, quiet), 7.0);
    if let Some(address) = input.address() {
        let setting = Setting { class: "accent", ..quiet };
        column.words(&Words::new(&address, ROOM, 13.0, setting).cut(ROOM, 60.0), 7.0);
    }
    column.bottom += 16.0;
}
