//! What stands at a place: rings, discs, hatches, and the plates and tabs with their numbers.

use model::draw::{Drawing, Mark, Plate, Px, Symbol, Tab, tenth};
use model::record::Kind;
use model::view::Cluster;

use super::picture::{transform, translate};
use crate::markup::{Markup, markup};
use crate::parts::glyph::drawn;

/// Class and symbol of a kind, without the size that glyphs have in text.
pub(crate) fn glyph(kind: Kind) -> (&'static str, &'static str) {
    let (class, symbol) = drawn(kind);
    (class.trim_start_matches("kg "), symbol)
}

/// What stands at a place and is no link: hatches.
pub(super) fn mark(symbol: &Symbol, place: &str, drawing: &Drawing, name: &'static str) -> Option<Markup> {
    let Mark::Schematic(x, y, r, within) = &symbol.mark else { return None };
    let id = format!("mfade-{name}-{place}");
    let mask = format!("url(#{id})");
    let shape = if let Some(place) = within {
        markup! { <g transform={transform(drawing.base)}><use href={format!("#area-{place}")}/></g> }
    } else {
        markup! { <circle cx={*x} cy={*y} r={*r}/> }
    };
    Some(markup! {
        <g data-key={place.to_owned()}>
            <mask id={id} maskUnits="userSpaceOnUse" x={x - r} y={y - r} width={2.0 * r} height={2.0 * r}>
                <circle cx={*x} cy={*y} r={*r} fill="url(#mfade)"/>
            </mask>
            <g mask={mask}><g fill="url(#mhatch-na)">{shape}</g></g>
        </g>
    })
}

/// What stands at a place and is part of its link: a ring with an arc for each kind, a disc, a dotted circle.
pub(super) fn spot(symbol: &Symbol, cluster: &Cluster) -> Markup {
    match symbol.mark {
        Mark::Ring(x, y, r, dotted) => markup! {
            <circle class="ringback" cx={x} cy={y} r={r + 2.5}/>
            {arcs(cluster, x, y, r)}
            {dotted.then(|| markup! { <circle class="venue-ed" cx={x} cy={y} r={r + 5.0}/> })}
        },
        Mark::Disc(x, y) => markup! { <circle class="venue" cx={x} cy={y} r="7"/> },
        Mark::Dotted(x, y, r) => markup! {
            <circle class="ringback" cx={x} cy={y} r={r}/>
            <circle class="venue-ed" cx={x} cy={y} r={r}/>
        },
        Mark::None | Mark::Area(_) | Mark::Schematic(..) => Markup::default(),
    }
}

/// An arc for each kind, clockwise from the top in the order of the facets; the length of the ring is the
/// number of records, so that no angle has to be computed.
fn arcs(cluster: &Cluster, x: f64, y: f64, r: f64) -> Markup {
    let total = cluster.total();
    // White between arcs: a hundredth of the ring.
    let gap = if cluster.counts.len() > 1 { ratio(total, 100) } else { 0.0 };
    let width = if r > 12.0 { "5" } else { "3" };
    let mut done = 0;
    let arcs = cluster.counts.iter().map(|(kind, count)| {
        let from = -(ratio(done, 1) + gap / 2.0);
        done += count;
        let dashes = format!("{} {total}", Px(tenth(10.0 * (ratio(*count, 1) - gap)) / 10.0));
        let class = format!("arc {}", glyph(*kind).0);
        markup! {
            <circle class={class} cx={x} cy={y} r={r} pathLength={total}
                stroke-dasharray={dashes} stroke-dashoffset={from} stroke-width={width}/>
        }
    });
    markup! { <g transform={format!("rotate(-90 {} {})", Px(x), Px(y))}>{arcs.collect::<Markup>()}</g> }
}

/// A wide place, or one beyond the frame: a tab with a bar of its kinds.
pub(super) fn on_frame(tab: &Tab, cluster: &Cluster) -> Markup {
    let total = cluster.total();
    let mut x = tab.bar + 1.2;
    let parts = cluster.counts.iter().map(|(kind, count)| {
        let share = 39.6 * ratio(*count, total);
        let class = glyph(*kind).0.replacen("c-", "f-", 1);
        let from = tenth(x);
        x += share;
        markup! { <rect class={class} x={from} y="9" width={tenth((share - 0.8).max(0.6))} height="6"/> }
    });
    markup! {
        <g class="tab" transform={translate(tab.x, tab.y)}>
            <rect class="bg" width={tab.w} height="24"/>
            <text x="8" y="16.5">{&cluster.name}</text>
            <text class="n" x={tab.number} y="17" text-anchor="end">{total}</text>
            <rect class="tab__bar" x={tab.bar} y="8" width="42" height="8"/>
            {parts.collect::<Markup>()}
        </g>
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of records are small")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A plate: name, number, those without a date, and a glyph with its number for each kind.
pub(super) fn beside(plate: &Plate, cluster: &Cluster, asked: bool) -> Markup {
    let dated = cluster.total() - cluster.undated.min(cluster.total());
    let class = if asked { "plate plate--sel" } else { "plate" };
    let undated_at = 7.0 + 9.5 * f64::from(u8::try_from(dated.to_string().len()).unwrap_or(u8::MAX)) + 4.0;
    let kinds = plate.kinds.iter().map(|(kind, count, x, y)| {
        let (class, symbol) = glyph(*kind);
        markup! {
            <svg x={*x} y={*y} width="11" height="11" viewBox="0 0 12 12" class={class} fill="currentColor">
                <use href={symbol}/>
            </svg>
            <text class="u" x={x + 13.0} y={y + 10.0}>{*count}</text>
        }
    });
    let leader = plate.leader.map(|[x, y, to_x, to_y]| {
        markup! { <path class="leader" d={format!("M{} {}L{} {}", Px(x), Px(y), Px(to_x), Px(to_y))}/> }
    });
    let undated = (cluster.undated > 0).then(|| {
        markup! { <text class="u u--undated" x={undated_at} y="31">"+"{cluster.undated}</text> }
    });
    markup! {
        {leader}
        <g class={class} transform={translate(plate.x, plate.y)}>
            <rect class="bg" width={plate.w} height={plate.h} rx="1.5"/>
            <text class="l" x="7" y="14">{&cluster.name}</text>
            <text class="n" x="7" y="32">{dated}</text>
            {undated}
            {kinds.collect::<Markup>()}
        </g>
    }
}
