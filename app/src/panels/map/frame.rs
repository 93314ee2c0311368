//! What frames a picture of the map: the graduated border, the scale and the overview.

use model::draw::{Drawing, Overview, Px, Size, tenth};

use super::picture::{transform, translate};
use crate::markup::{Markup, markup};

/// Four cells of a scale bar.
pub(super) fn scale_bar((length, km): (f64, f64), size: Size) -> Markup {
    let cell = length / 4.0;
    let cells = [(0.0, "sc1"), (1.0, "sc0"), (2.0, "sc1"), (3.0, "sc0")].map(|(at, class)| {
        markup! { <rect x={tenth(cell * at)} y="0" width={tenth(cell)} height="5" class={class}/> }
    });
    let place = translate(16.0, size.height - size.note.1 + 22.0);
    markup! {
        <g class="m-scale" transform={place} aria-hidden="true">
            <rect x="-7" y="-19" width={length + 52.0} height="29" class="m-wash"/>
            {cells.into_iter().collect::<Markup>()}
            <text x="0" y="-5" text-anchor="middle">"0"</text>
            <text x={length} y="-5" text-anchor="middle">{km}</text>
            <text x={length + 12.0} y="-5">"km"</text>
        </g>
    }
}

/// The frame, graduated in tenths of a degree.
pub(super) fn neatline(drawing: &Drawing, size: Size) -> Markup {
    let (w, h) = (size.width, size.height);
    let across = drawing.across.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M{from} -5.5H{to}M{from} {}H{to}", Px(h + 5.5))
    });
    let down = drawing.down.iter().map(|(from, to)| {
        let (from, to) = (Px(*from), Px(*to));
        format!("M-5.5 {from}V{to}M{} {from}V{to}", Px(w + 5.5))
    });
    let cells: String = across.chain(down).collect();
    markup! {
        <g class="neat" aria-hidden="true">
            <rect x="-9.5" y="-9.5" width={w + 19.0} height={h + 19.0}/>
            <rect x="-.5" y="-.5" width={w + 1.0} height={h + 1.0}/>
            <path class="cell" d={cells}/>
        </g>
    }
}

/// The whole land, and the part of it that the picture shows.
pub(super) fn overview(drawing: &Drawing, name: &'static str) -> Option<Markup> {
    let Overview { at: [x, y, w, h], base: moved, shown: [px, py, pw, ph] } = drawing.overview?;
    let clip = format!("mover-{name}");
    let clipped = format!("url(#{clip})");
    Some(markup! {
        <g class="inset" transform={translate(x, y)} aria-hidden="true">
            <rect class="inset-bg" width={w} height={h}/>
            <clipPath id={clip}><rect width={w} height={h}/></clipPath>
            <g clip-path={clipped}>
                <g class="m-base" transform={transform(moved)}>
                    <use href="#map-land" class="m-district"/>
                    <use href="#map-borders" class="m-dline"/>
                    <use href="#map-water" class="m-water"/>
                </g>
                <rect class="inset-frame" x={px} y={py} width={pw} height={ph}/>
            </g>
        </g>
    })
}
