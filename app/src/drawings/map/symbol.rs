//! The symbols of places: rings, discs, hatches, and the plates and tabs with their numbers.

use maud::{Markup, html};
use model::draw::{Drawing, MapMark, Plate, STACK, Symbol, TIP_LINE, Tab, Tip};
use model::lang::Lang;
use model::number::Px;
use model::number::round_to_tenth;
use model::record::Kind;
use model::view::Cluster;
use model::words::counted;

use super::frame::{transform, translate};
use crate::drawings::kind::kind_symbol;

/// The part of a symbol outside its link: the hatch of a place without an outline of its own.
pub(super) fn mark(symbol: &Symbol, drawing: &Drawing, name: &str) -> Option<Markup> {
    let place = &symbol.cluster.place;
    let MapMark::Schematic(x, y, r, areas) = &symbol.mark else { return None };
    let id = format!("mfade-{name}-{place}");
    let (cx, cy, side) = (Px(*x), Px(*y), Px(2.0 * r));
    Some(html! {
        g data-key=(place) {
            mask id=(id) maskUnits="userSpaceOnUse" x=(Px(x - r)) y=(Px(y - r)) width=(side) height=(side) {
                circle cx=(cx) cy=(cy) r=(Px(*r)) fill="url(#mfade)" {}
            }
            g mask={ "url(#" (id) ")" } {
                g fill="url(#mhatch-na)" {
                    @if areas.is_empty() {
                        circle cx=(cx) cy=(cy) r=(Px(*r)) {}
                    } @else {
                        g transform=(transform(drawing.base)) {
                            @for area in areas { use href={ "#area-" (area) } {} }
                        }
                    }
                }
            }
        }
    })
}

/// The part of a symbol inside its link: a ring with an arc for each kind, a disc or a dotted circle.
pub(super) fn spot(symbol: &Symbol) -> Markup {
    let cluster = &symbol.cluster;
    let circle = |class: &str, x: f64, y: f64, r: f64| {
        html! { circle class=(class) cx=(Px(x)) cy=(Px(y)) r=(Px(r)) {} }
    };
    match symbol.mark {
        MapMark::Ring(x, y, r, dotted) => html! {
            (circle("ringback", x, y, r + 2.5))
            (arcs(cluster, x, y, r))
            @if dotted { (circle("venue-ed", x, y, r + 5.0)) }
        },
        MapMark::Disc(x, y) => circle("venue", x, y, 7.0),
        MapMark::Dotted(x, y, r) => html! { (circle("ringback", x, y, r)) (circle("venue-ed", x, y, r)) },
        MapMark::None | MapMark::Area(_) | MapMark::Several(_) | MapMark::Schematic(..) => Markup::default(),
    }
}

/// An arc for each kind, clockwise from the top in the order of the facets. `pathLength` would make counts of the lengths
/// of dashes, but the program that draws pictures ignores it.
fn arcs(cluster: &Cluster, x: f64, y: f64, r: f64) -> Markup {
    let total = cluster.total();
    let length = 2.0 * std::f64::consts::PI * r;
    // The gap between arcs: a hundredth of the ring.
    let gap = if cluster.counts.len() > 1 { 0.01 } else { 0.0 };
    let width = if r > 12.0 { "5" } else { "3" };
    let mut done = 0;
    let arcs = cluster.counts.iter().map(|(kind, count)| {
        let from = -(ratio(done, total) + gap / 2.0) * length;
        done += count;
        let dash = (ratio(*count, total) - gap) * length;
        let dashes = format!("{} {}", Px(round_to_hundredth(dash)), Px(round_to_hundredth(length)));
        html! {
            circle class={ "arc " (kind_symbol(*kind).0) } cx=(Px(x)) cy=(Px(y)) r=(Px(r))
                stroke-dasharray=(dashes) stroke-dashoffset=(Px(round_to_hundredth(from))) stroke-width=(width) {}
        }
    });
    html! { g transform=(format!("rotate(-90 {} {})", Px(x), Px(y))) { @for arc in arcs { (arc) } } }
}

fn round_to_hundredth(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}

/// The number of records without a date, if any.
fn undated(cluster: &Cluster, x: f64, y: &str) -> Markup {
    html! { @if cluster.undated > 0 { text class="u u--undated" x=(Px(x)) y=(y) { "+" (cluster.undated) } } }
}

/// A tab on the frame, for a wide place or one beyond the frame: name, number of records, number without a date, and a
/// bar of kinds.
pub(super) fn tab_of(tab: &Tab, cluster: &Cluster) -> Markup {
    html! {
        g class="tab" transform=(translate(tab.x, tab.y)) {
            rect class="bg" width=(Px(tab.w)) height="24" {}
            text x="8" y="16.5" { (cluster.name) } " "
            text class="n" x=(Px(tab.number)) y="17" text-anchor="end" { (cluster.dated()) } " "
            (undated(cluster, tab.undated, "17"))
            (bar_of_kinds(cluster, tab.bar, 8.0))
        }
    }
}

/// A bar with a part for each kind, in the order of the facets.
fn bar_of_kinds(cluster: &Cluster, left: f64, top: f64) -> Markup {
    let total = cluster.total();
    let mut x = left + 1.2;
    let parts = cluster.counts.iter().map(|(kind, count)| {
        let share = 39.6 * ratio(*count, total);
        let class = kind_symbol(*kind).0.replacen("c-", "f-", 1);
        let from = round_to_tenth(x);
        x += share;
        let width = round_to_tenth((share - 0.8).max(0.6));
        html! { rect class=(class) x=(Px(from)) y=(Px(top + 1.0)) width=(Px(width)) height="6" {} }
    });
    html! {
        rect class="kindbar" x=(Px(left)) y=(Px(top)) width="42" height="8" {}
        @for part in parts { (part) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of records are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A plate: name, number of records, number without a date, and a bar of kinds. Several places have two, one behind the
/// other.
pub(super) fn plate_of(plate: &Plate, cluster: &Cluster, outlined: bool) -> Markup {
    let class = if outlined { "plate plate--sel" } else { "plate" };
    html! {
        @if let Some([x, y, to_x, to_y]) = plate.leader {
            path class="leader" d=(format!("M{} {}L{} {}", Px(x), Px(y), Px(to_x), Px(to_y))) {}
        }
        g class=(class) transform=(translate(plate.x, plate.y)) {
            @if plate.is_stacked {
                rect class="bg" x=(Px(STACK)) y=(Px(STACK)) width=(Px(plate.w)) height=(Px(plate.h)) rx="1.5" {}
            }
            rect class="bg" width=(Px(plate.w)) height=(Px(plate.h)) rx="1.5" {}
            text class="l" x="7" y="14" { (cluster.name) } " "
            text class="n" x="7" y="32" { (cluster.dated()) } " "
            (undated(cluster, plate.undated, "31"))
            (bar_of_kinds(cluster, plate.bar, 23.0))
        }
    }
}

/// The kinds of a symbol with their counts, one below the other, and a line on parts.
pub(super) fn list_of_kinds(tip: Tip, counts: &[(Kind, usize)], parts: Option<&str>, lang: Lang) -> Markup {
    let y_of = |line: usize| 4.0 + TIP_LINE * u32::try_from(line).map_or(0.0, f64::from);
    html! {
        g class="maptip" aria-hidden="true" transform=(translate(tip.x, tip.y)) {
            rect class="bg" width=(Px(tip.w)) height=(Px(tip.h)) rx="1.5" {}
            @for (line, (kind, count)) in counts.iter().enumerate() {
                @let (class, symbol) = kind_symbol(*kind);
                @let y = y_of(line);
                svg x="8" y=(Px(y + 3.5)) width="11" height="11" viewBox="0 0 12 12" class=(class) fill="currentColor" {
                    use href=(symbol) {}
                }
                text x="24" y=(Px(y + 13.0)) { (counted(*kind, *count, lang)) }
            }
            @if let Some(parts) = parts { text x="24" y=(Px(y_of(counts.len()) + 13.0)) { (parts) } }
        }
    }
}
