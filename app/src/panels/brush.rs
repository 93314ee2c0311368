//! The handles of the window on the timeline. A style sheet hides them where there is no script to move them.

use model::draw::brush::{Grip, Window};
use model::draw::timeline::{Axis, Size};
use model::draw::{Px, tenth};
use model::query::Query;
use model::when::{PartialDate, When};
use model::words;

use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// The upper edge and the height of what takes hold of the bars and the axis.
const BAND: (f64, f64) = (2.0, 50.0);
/// The width of a handle that a finger finds.
const HANDLE: f64 = 24.0;

/// A pair of sliders over the bars of a picture, and the band between them. What lies beyond the picture is held at
/// its edge; where they would lie upon each other, each keeps to its side.
pub(crate) fn brush(cx: &Context, name: &str, axis: &Axis, size: Size, query: &Query) -> Markup {
    let window = Window::of(query, axis);
    let since = query.since.or_else(|| axis.date(window.first));
    let until = query.until.or_else(|| axis.date(window.last));
    let (Some(since), Some(until)) = (since, until) else { return Markup::default() };
    let (start, end) = (axis.place(since.first_day()), axis.place(until.last_day().plus(1)));
    let end = end.max(start);
    let (top, height) = BAND;
    let asked = query.window() != (None, None);
    let band = asked.then(|| {
        markup! { <rect class="brush-band" data-grip={word(Grip::Band)} x={start} y={top} width={tenth((end - start).max(1.0))} height={height}/> }
    });
    let all = Window::all(axis);
    let aside = (HANDLE - (end - start)).max(0.0) / 2.0;
    // No picture cuts its handles.
    let (low, high) = (6.0, size.width - 6.0);
    let (left, right) =
        (tenth((start - aside).clamp(low, high - HANDLE)), tenth((end + aside).clamp(low + HANDLE, high)));
    let slider = |grip: Grip, x: f64, date: PartialDate, cell: i64, from: i64, until: i64| {
        let label = if grip == Grip::Since { say!(cx, brush_since) } else { say!(cx, brush_until) };
        let text = words::date(&When::At(date), cx.lang);
        markup! {
            <g class="brush-handle" id={format!("{}-{name}", word(grip))} data-grip={word(grip)} role="slider" tabindex="0"
                aria-label={label} aria-valuemin={from.min(cell).to_string()} aria-valuemax={until.max(cell).to_string()}
                aria-valuenow={cell.to_string()} aria-valuetext={text} transform={format!("translate({} {})", Px(x), Px(top))}>
                <rect class="brush-hit" x={-HANDLE / 2.0} width={HANDLE} height={height}/>
                <rect class="handle" x="-5" y="8" width="10" height="26" rx="2"/>
                <path class="grip" d="M-1.5 15v12M1.5 15v12"/>
            </g>
        }
    };
    markup! {
        <rect class="brush-area" data-grip={word(Grip::New)} x="0" y={top} width={size.width} height={height}/>
        {band}
        {slider(Grip::Since, left, since, window.first, all.first, window.last)}
        {slider(Grip::Until, right, until, window.last, window.first, all.last)}
    }
}

/// A grip as the page names it.
pub(crate) const fn word(grip: Grip) -> &'static str {
    match grip {
        Grip::Since => "since",
        Grip::Until => "until",
        Grip::Band => "band",
        Grip::New => "new",
    }
}

/// The grip of a name.
#[cfg(feature = "hydrate")]
pub(crate) fn grip(text: &str) -> Option<Grip> {
    [Grip::Since, Grip::Until, Grip::Band, Grip::New].into_iter().find(|grip| word(*grip) == text)
}
