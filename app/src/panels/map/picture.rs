//! One picture of the map: the land, what stands on it, and links.

use model::draw::{Drawing, Form, Label, MapPicture, Mark, NameOf, Px, Size, Symbol, Words, lay_out};
use model::id::Id;
use model::query::{Camera, Query};
use model::sorted::Set;
use model::view::Cluster;

use super::counts;
use super::frame::{neatline, overview, scale_bar};
use super::symbol::{beside, mark, on_frame, spot};
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::parts::glyph::icon;
use crate::texts::say;

/// What the pictures of one view have in common.
pub(super) struct Asked<'page> {
    pub(super) cx: &'page Context<'page>,
    pub(super) map: &'page MapPicture,
    pub(super) clusters: &'page [Cluster],
    pub(super) sentence: &'page str,
    /// What the links of the symbols ask for besides their place.
    pub(super) query: Option<Query>,
    /// The places that are outlined.
    pub(super) places: Set<Id>,
    /// The place of the selected record.
    pub(super) selected: Option<&'page Id>,
}

impl Asked<'_> {
    /// Where the live map lies, and what it reads of the view: areas that are hatched, and those asked for. One
    /// that is `still` moves over a picture that the page does not draw anew.
    pub(super) fn live(&self, still: bool) -> Markup {
        let areas = self.map.spots.iter().filter(|spot| spot.form == Form::Area);
        let hatched = areas.filter_map(|spot| spot.area.as_deref()).collect::<Vec<_>>().join(" ");
        let asked = self.places.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
        markup! {
            <div class="livemap" id="livemap" data-hatched={hatched} data-asked={asked} data-still={still} inner_html={""}></div>
        }
    }

    /// A piece for a wide and for a narrow panel, as far as it is seen.
    pub(super) fn both(&self, of: &str, draw: fn(&Self, &'static str, Size) -> Markup) -> Markup {
        let sizes = [("w", Size::WIDE), ("n", Size::NARROW)].into_iter();
        sizes.map(|(name, size)| self.cx.drawn.0.draw(of, name, || draw(self, name, size))).collect()
    }

    pub(super) fn picture(&self, name: &'static str, size: Size) -> Markup {
        let drawing = lay_out(self.map, self.clusters, size);
        let view_box = format!("-10.5 -16.5 {} {}", Px(size.width + 21.0), Px(size.height + 27.0));
        let clip = format!("mclip-{name}");
        let clipped = format!("url(#{clip})");
        let mark = |symbol: &Symbol| mark(symbol, &self.clusters.get(symbol.cluster)?.place, &drawing, name);
        let marks = drawing.symbols.iter().filter_map(mark);
        let links = drawing.symbols.iter().filter_map(|symbol| self.link(symbol));
        markup! {
            <svg class={format!("map map--{name}")} viewBox={view_box} role="group"
                aria-label={self.sentence.to_owned()}>
                <clipPath id={clip}><rect width={size.width} height={size.height}/></clipPath>
                <g clip-path={clipped}>
                    <rect class="m-outside" width={size.width} height={size.height}/>
                    <g transform={transform(drawing.base)} class="m-base" aria-hidden="true">
                        {self.base_map(&drawing)}
                    </g>
                    <g class="m-marks" aria-hidden="true">{marks.collect::<Markup>()}</g>
                    <g class="m-names" aria-hidden="true">{drawing.names.iter().map(words).collect::<Markup>()}</g>
                </g>
                {overview(&drawing, name)}
                {scale_bar(drawing.bar, size)}
                {neatline(&drawing, size)}
                <g>{links.collect::<Markup>()}</g>
            </svg>
        }
    }

    /// Links to the same picture from nearer, from farther, of all of it, and of the results.
    pub(super) fn controls(&self, name: &'static str, size: Size) -> Markup {
        let (cx, picture) = (self.cx, self.map);
        let Some(query) = &self.query else { return Markup::default() };
        let to = |map: Option<Camera>| cx.link(|| Query { map, ..query.clone() });
        let nearer = |step: &'static str, by: f64, label: &'static str, sign: &'static str| {
            let camera = picture.camera(size, by).or(query.map);
            markup! {
                <a class="btn" href={to(camera)} data-noscroll="" data-nearer={step} aria-label={label}>{sign}</a>
            }
        };
        let fit = picture.fit(size).map(|camera| {
            let label = say!(cx, map_fit);
            markup! { <a class="btn" href={to(Some(camera))} data-noscroll="" aria-label={label}>{icon("#i-fit")}</a> }
        });
        markup! {
            <div class={format!("mapctl mapctl--{name}")}>
                {nearer("1", 1.0, say!(cx, map_nearer), "+")}
                {nearer("-1", -1.0, say!(cx, map_farther), "\u{2212}")}
                <a class="btn" href={to(None)} data-noscroll="" data-home="" aria-label={say!(cx, map_home)}>{icon("#i-home")}</a>
                {fit}
            </div>
        }
    }

    /// What is the same under every question, and the hatch of what is asked for.
    fn base_map(&self, drawing: &Drawing) -> Markup {
        let hatched = drawing.symbols.iter().filter_map(|symbol| match &symbol.mark {
            Mark::Area(place) => {
                let fill = if self.is_asked(place) { "url(#mhatch-sel)" } else { "url(#mhatch)" };
                Some(markup! { <g data-key={place.clone()} fill={fill}><use href={format!("#area-{place}")}/></g> })
            }
            _ => None,
        });
        let asked = self.places.iter().filter(|place| {
            drawing.symbols.iter().any(|symbol| symbol.mark == Mark::Area(place.to_string()))
        });
        let asked =
            asked.map(|place| markup! { <g class="m-seldist"><use href={format!("#area-{place}")}/></g> });
        markup! {
            <use href="#map-context" class="m-ctxline"/>
            <use href="#map-land" class="m-district"/>
            <use href="#map-hill" class="m-park"/>
            {hatched.collect::<Markup>()}
            <use href="#map-water" class="m-water"/>
            <use href="#map-stream" class="m-stream"/>
            <use href="#map-borders" class="m-dline"/>
            <use href="#map-land" class="m-cline-halo"/>
            <use href="#map-land" class="m-cline"/>
            {asked.collect::<Markup>()}
        }
    }

    fn is_asked(&self, place: &str) -> bool {
        self.places.iter().any(|asked| asked.as_str() == place)
    }

    /// A place as a link to its records; the rest of the question stays.
    fn link(&self, symbol: &Symbol) -> Option<Markup> {
        let cluster = self.clusters.get(symbol.cluster)?;
        let href = match &self.query {
            Some(query) => {
                let place = Id::new(&cluster.place).ok()?;
                self.cx.link(|| Query { places: [place].into(), selected: None, ..query.clone() })
            }
            None => self.cx.record(&cluster.place).into(),
        };
        let lang = self.cx.lang;
        let name = format!("{}{}{}", cluster.name, lang.pick(": ", "："), counts(cluster, lang));
        let asked = self.is_asked(&cluster.place);
        let label = match &symbol.label {
            Label::Tab(tab) => on_frame(tab, cluster),
            Label::Plate(sign) => beside(sign, cluster, asked),
        };
        let selected = self.selected.is_some_and(|id| id.as_str() == cluster.place);
        Some(markup! {
            <g class={if selected { "sym sym--sel" } else { "sym" }} data-key={cluster.place.clone()} data-at={cluster.place.clone()}>
                <a href={href} aria-label={name} aria-current={asked.then_some("true")}>
                    {spot(symbol, cluster)}{label}
                </a>
            </g>
        })
    }
}

fn words(words: &Words) -> Markup {
    let class = match words.of {
        NameOf::Area => "t-dist",
        NameOf::Water => "t-water",
        NameOf::Hill => "t-hill",
    };
    markup! { <text class={class} data-key={words.text.clone()} x={words.x} y={words.y} text-anchor="middle">{&words.text}</text> }
}

pub(super) fn translate(x: f64, y: f64) -> String {
    format!("translate({} {})", Px(x), Px(y))
}

pub(super) fn transform((x, y, scale): (f64, f64, f64)) -> String {
    format!("translate({} {}) scale({})", Px(x), Px(y), Px(scale))
}
