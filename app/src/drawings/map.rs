//! The map as SVG: the land, names and marks, and symbols that are links.

mod frame;
mod legend;
#[cfg(feature = "ssr")]
mod small;
mod symbol;
#[cfg(test)]
mod tests;

use maud::{Markup, html};
use model::base_map::NameOf;
use model::draw::{
    Drawing, FRAME, MapLabel, MapPicture, MapSize, MapWords, Opening, Symbol, lay_out, text_width,
};
use model::facet::Facet;
use model::id::Id;
use model::lang::Lang;
use model::number::Px;
use model::query::{MOST_VALUES, Query};
use model::record::Kind;
use model::sorted::Set;
use model::view::Cluster;
use model::words::counted;

use crate::context::SiteContext;
use crate::texts::text;
use frame::{frame, transform};
#[cfg(feature = "ssr")]
pub(crate) use legend::signs;
pub(crate) use legend::{definitions, legend};
#[cfg(feature = "ssr")]
pub(crate) use small::SmallMap;
use symbol::{list_of_kinds, mark, plate_of, spot, tab_of};

/// The input of `draw`.
pub(crate) struct MapInput<'a> {
    /// The site, for the addresses of links.
    pub(crate) site: &'a SiteContext,
    /// The land and the positions of the clusters.
    pub(crate) map: &'a MapPicture,
    /// The places with their records.
    pub(crate) clusters: &'a [Cluster],
    /// The query to which the links of symbols add their place. `None` if they lead to the pages of the places.
    pub(crate) links: Option<&'a Query>,
    /// The places that the query filters by. They are outlined.
    pub(crate) outlined: &'a Set<Id>,
    /// The place of the selected record.
    pub(crate) selected: Option<&'a Id>,
}

/// The parts of one picture, as SVG unless stated otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MapDrawing {
    /// The `viewBox` of the picture.
    pub(crate) view_box: String,
    /// The width and the height within the frame.
    pub(crate) width: String,
    pub(crate) height: String,
    /// The `transform` of `g.m-base`.
    pub(crate) transform: String,
    /// The inside of `g.m-base`.
    pub(crate) land: String,
    /// The inside of `g.m-marks`.
    pub(crate) marks: String,
    /// The inside of `g.m-names`.
    pub(crate) names: String,
    /// Overview, scale bar and neatline.
    pub(crate) frame: String,
    /// The symbols, those with the most records first.
    pub(crate) symbols: Vec<MapSymbol>,
    /// The ids of the areas that are tinted, separated by spaces, as text.
    pub(crate) tinted: String,
}

/// A place with a link to its records, or several with a link that zooms in to them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MapSymbol {
    /// The id of the place; of several, that of the place as which they are drawn or of the largest.
    pub(crate) place: String,
    /// Whether the selected record is at this place.
    pub(crate) selected: bool,
    /// Whether the place is outlined.
    pub(crate) outlined: bool,
    /// The address of the link.
    pub(crate) href: String,
    /// Whether the link only moves the map.
    pub(crate) zooms: bool,
    /// The label of the link, as text.
    pub(crate) name: String,
    /// The inside of the link, as SVG.
    pub(crate) shape: String,
    /// The position of its label.
    label: Option<MapLabel>,
    /// Its records by kind.
    counts: Vec<(Kind, usize)>,
    /// How many of them are parts of others.
    parts: usize,
}

impl MapSymbol {
    /// Its records by kind, as SVG beside its label in a picture of this size.
    pub(crate) fn kinds(&self, size: MapSize, lang: Lang) -> Option<String> {
        let parts = parts_in_words(self.parts, lang);
        let kinds = self.counts.iter().map(|(kind, count)| counted(*kind, *count, lang));
        let widths = kinds.chain(parts.clone()).map(|words| text_width(&words));
        let lines = self.counts.len() + usize::from(parts.is_some());
        let tip = self.label.as_ref()?.tip(lines, widths.fold(0.0, f64::max), size);
        Some(list_of_kinds(tip, &self.counts, parts.as_deref(), lang).into_string())
    }
}

/// Draws one picture. `name` makes ids unique among the pictures of a page: `w` is wide, `n` narrow, `s` small.
pub(crate) fn draw(input: &MapInput, name: &'static str, size: MapSize) -> MapDrawing {
    let drawing = lay_out(input.map, input.clusters, size, input.site.lang);
    let marks = drawing.symbols.iter().filter_map(|symbol| mark(symbol, &drawing, name));
    let marks = html! { @for mark in marks { (mark) } }.into_string();
    let names = html! { @for words in &drawing.names { (words_on_map(words)) } }.into_string();
    MapDrawing {
        view_box: view_box(size),
        width: Px(size.width).to_string(),
        height: Px(size.height).to_string(),
        transform: transform(drawing.base),
        land: input.land(&drawing).into_string(),
        marks,
        names,
        frame: frame(&drawing, size, name).into_string(),
        symbols: drawing.symbols.iter().map(|symbol| input.symbol(symbol)).collect(),
        tinted: areas(&drawing).collect::<Vec<_>>().join(" "),
    }
}

/// The `viewBox` of a picture with its frame.
fn view_box(size: MapSize) -> String {
    let (left, above, below) = FRAME;
    let (width, height) = (size.width + 2.0 * left, size.height + above + below);
    format!("{} {} {} {}", Px(-left), Px(-above), Px(width), Px(height))
}

/// The ids of the areas that are tinted.
fn areas(drawing: &Drawing) -> impl Iterator<Item = &str> + Clone {
    drawing.symbols.iter().flat_map(|symbol| symbol.mark.areas()).map(String::as_str)
}

/// The counts of a cluster by kind, in words, and how many of its records are parts of others.
pub(crate) fn kinds_in_words(cluster: &Cluster, lang: Lang) -> String {
    let kinds = cluster.counts.iter().map(|(kind, count)| counted(*kind, *count, lang));
    let kinds = kinds.collect::<Vec<_>>().join(lang.pick(", ", "、"));
    match parts_in_words(cluster.parts, lang) {
        Some(parts) => format!("{kinds}{}{parts}", lang.pick("; ", "；")),
        None => kinds,
    }
}

/// How many records of a place are parts of others; `None` without any.
fn parts_in_words(parts: usize, lang: Lang) -> Option<String> {
    match parts {
        0 => None,
        1 => Some(text!(lang, map_parts_one).into()),
        parts => Some(text!(lang, map_parts, count = parts)),
    }
}

impl MapInput<'_> {
    /// The land and water, the tints of areas with records, and the outlines of the places of the query.
    fn land(&self, drawing: &Drawing) -> Markup {
        let areas = areas(drawing);
        let outlines = self.outlined.iter().filter(|place| areas.clone().any(|area| area == place.as_str()));
        html! {
            use href="#map-context" class="m-ctxline" {}
            use href="#map-land" class="m-district" {}
            use href="#map-hill" class="m-park" {}
            @for place in areas.clone() {
                @let class = if self.is_outlined(place) { "m-tint m-tint--sel" } else { "m-tint" };
                g class=(class) data-key=(place) { use href={ "#area-" (place) } {} }
            }
            use href="#map-water" class="m-water" {}
            use href="#map-stream" class="m-stream" {}
            use href="#map-borders" class="m-dline" {}
            use href="#map-land" class="m-cline-halo" {}
            use href="#map-land" class="m-cline" {}
            @for place in outlines {
                g class="m-seldist" { use href={ "#area-" (place.as_str()) } {} }
            }
        }
    }

    fn is_outlined(&self, place: &str) -> bool {
        self.outlined.iter().any(|outlined| outlined.as_str() == place)
    }

    fn symbol(&self, symbol: &Symbol) -> MapSymbol {
        let cluster = &symbol.cluster;
        let lang = self.site.lang;
        let outlined = self.is_outlined(&cluster.place);
        let label = match &symbol.label {
            MapLabel::Tab(tab) => tab_of(tab, cluster),
            MapLabel::Plate(plate) => plate_of(plate, cluster, outlined),
        };
        let members = symbol.members.iter().filter_map(|member| self.clusters.get(*member));
        let is_selected = |cluster: &Cluster| self.selected.is_some_and(|id| id.as_str() == cluster.place);
        MapSymbol {
            place: cluster.place.clone(),
            selected: members.clone().any(is_selected),
            outlined,
            href: self.href(symbol),
            zooms: matches!(symbol.opens, Some(Opening::Zoom(_))),
            name: name_of(symbol, lang),
            shape: html! { (spot(symbol)) (label) }.into_string(),
            label: Some(symbol.label.clone()),
            counts: cluster.counts.clone(),
            parts: cluster.parts,
        }
    }

    /// The address of the link of a symbol.
    fn href(&self, symbol: &Symbol) -> String {
        let place = &symbol.cluster.place;
        match (symbol.opens, self.links) {
            (None, Some(query)) => {
                self.site.atlas(Query { selected: None, ..query.with_only(Facet::Place, place) })
            }
            (None, None) => self.site.record(place),
            (Some(Opening::Zoom(camera)), links) => {
                self.site.atlas(Query { map: Some(camera), ..links.cloned().unwrap_or_default() })
            }
            (Some(Opening::Filter), links) => {
                let members = symbol.members.iter().filter_map(|member| self.clusters.get(*member));
                let places: Vec<String> = members.map(|cluster| cluster.place.clone()).collect();
                let query = Query { selected: None, ..links.cloned().unwrap_or_default() };
                self.site.atlas(match places.split_first() {
                    Some((first, rest)) if places.len() <= MOST_VALUES => {
                        query.with_only(Facet::Place, first).toggled(Facet::Place, rest)
                    }
                    _ => query,
                })
            }
        }
    }
}

/// The name of a link: first what is seen (name, number of records, number of those without a date), so that readers
/// who speak to their browser can say what they see, then the kinds, and what the link of several places does.
fn name_of(symbol: &Symbol, lang: Lang) -> String {
    let Symbol { cluster, members, opens, .. } = symbol;
    let undated = match cluster.undated {
        0 => String::new(),
        undated => format!(" +{undated}"),
    };
    let opens = match opens {
        None => String::new(),
        Some(Opening::Zoom(_)) => text!(lang, map_opens, count = members.len()),
        Some(Opening::Filter) => text!(lang, map_lists, count = members.len()),
    };
    let (name, dated, kinds) = (&cluster.name, cluster.dated(), kinds_in_words(cluster, lang));
    format!("{name} {dated}{undated}{}{kinds}{opens}", lang.pick(": ", "："))
}

fn words_on_map(words: &MapWords) -> Markup {
    let class = match words.of {
        NameOf::Area => "t-dist",
        NameOf::Water => "t-water",
        NameOf::Hill => "t-hill",
    };
    html! {
        text class=(class) data-key=(words.text) x=(Px(words.x)) y=(Px(words.y)) text-anchor="middle" { (words.text) }
    }
}
