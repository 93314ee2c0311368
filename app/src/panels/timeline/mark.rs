//! One mark of a timeline: its form by its date, its line by its status, its fill by its basis.

use model::draw::Px;
use model::draw::timeline::{End, Form, GLYPH, Item, Line, ROW};
use model::record::Kind;

use super::super::map::glyph;
use crate::context::Context;
use crate::markup::{Markup, markup};
use crate::texts::say;

/// Patterns and soft ends that both sizes of the picture use: one hatch for each colour, since a pattern does
/// not take the colour of what it fills.
pub(super) fn sprite() -> Markup {
    let hatch = |name: &str| {
        format!(
            r#"<pattern id="th-{name}" width="4.5" height="4.5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4.5" class="hat c-{name}"/></pattern>"#
        )
    };
    // Names and stops of the masks; an end that is open fades over more than one that is only soft.
    let soft = |(id, stops): (&str, &[(&str, u8)])| {
        let stop = |(offset, opacity): &(&str, u8)| {
            format!(r##"<stop offset="{offset}" stop-color="#fff" stop-opacity="{opacity}"/>"##)
        };
        let stops = stops.iter().map(stop).collect::<Vec<_>>().concat();
        format!(
            r#"<linearGradient id="tg{id}">{stops}</linearGradient><mask id="tm{id}" maskContentUnits="objectBoundingBox"><rect width="1" height="1" fill="url(#tg{id})"/></mask>"#
        )
    };
    let hatches = ["event", "platform", "project", "group", "policy", "other"].map(hatch).concat();
    let ends = [
        soft(("l", &[("0", 0), (".55", 1)])),
        soft(("r", &[(".45", 1), ("1", 0)])),
        soft(("b", &[("0", 0), (".3", 1), (".7", 1), ("1", 0)])),
        soft(("s", &[("0", 0), (".3", 1)])),
        soft(("e", &[(".7", 1), ("1", 0)])),
    ]
    .concat();
    markup! {
        <svg class="sprite" aria-hidden="true" width="0" height="0"><defs inner_html={hatches + &ends}></defs></svg>
    }
}

/// The mask for the ends of a bar. One that is cut goes on, so that it is not soft there.
fn mask(start: End, end: End) -> Option<&'static str> {
    match (start, end) {
        (End::Open, _) => Some("url(#tml)"),
        (_, End::Open) => Some("url(#tmr)"),
        (End::Soft, End::Soft) => Some("url(#tmb)"),
        (End::Soft, _) => Some("url(#tms)"),
        (_, End::Soft) => Some("url(#tme)"),
        _ => None,
    }
}

/// The shape of a mark: filled, outlined or dashed by status, hatched if inferred, dotted around if editorial.
pub(super) fn shape(kind: Kind, item: &Item) -> Markup {
    let (colour, symbol) = glyph(kind);
    let line = match item.line {
        Line::Filled => "m-fill",
        Line::Outlined => "m-out",
        Line::Dashed => "m-dash",
    };
    let class = if item.inferred { format!("{line} m-hat") } else { line.to_owned() };
    let hatch = item.inferred.then(|| format!("url(#th-{})", colour.trim_start_matches("c-")));
    let (x, y, w) = (item.x, item.y, item.w);
    let middle = x + w / 2.0;
    let tail = (item.tail > 0.0).then(|| {
        markup! {
            <g mask="url(#tml)"><rect class="m-tail" x={x - item.tail} y={y + 6.0} width={item.tail + 2.0} height="6"/></g>
        }
    });
    let drawn = match item.form {
        Form::Glyph => markup! {
            <svg class={class} x={x} y={y + 2.0} width={GLYPH} height={GLYPH} viewBox="-1.5 -1.5 15 15"
                fill={hatch}><use href={symbol}/></svg>
        },
        Form::Bar { start, end } => {
            let number = (item.marks.len() > 1).then(|| number(item, middle));
            // A name above the bar hides nothing of it: it stays as long as it is.
            let over = item.label.as_ref().is_some_and(|label| label.over);
            let (upper, high) = if over { (y + 13.0, 4.0) } else { (y + 5.0, 8.0) };
            let right = x + w;
            let cut = start == End::Cut || end == End::Cut;
            // A bar that goes on has no line at that side.
            let edge = cut.then(|| {
                let side = |end: End, x: f64| {
                    if end == End::Hard {
                        format!("M{} {}v{}", Px(x), Px(upper), Px(high))
                    } else {
                        String::new()
                    }
                };
                let (left, to) = (Px(x), Px(right));
                let sides = format!("M{left} {}H{to}M{left} {}H{to}", Px(upper), Px(upper + high))
                    + &side(start, x)
                    + &side(end, right);
                markup! { <path class={format!("{line} m-edge")} d={sides}/> }
            });
            let class = if cut { class + " m-cut" } else { class };
            markup! {
                <g mask={mask(start, end)}>
                    <rect class={class} x={x} y={upper} width={w} height={high} fill={hatch}/>{edge}
                </g>
                {number}
            }
        }
        Form::Count => markup! {
            <rect class={class} x={x} y={y + 2.0} width={w} height="14" rx="2" fill={hatch}/>
            {number(item, middle)}
        },
    };
    let halo = item.editorial.then(|| {
        markup! { <rect class="venue-ed" x={x - 2.0} y={y} width={w + 4.0} height={ROW} rx="9"/> }
    });
    markup! { <g class={colour}>{tail}{drawn}{halo}</g> }
}

/// The number of marks in one, on a patch that hides the hatch.
fn number(item: &Item, middle: f64) -> Markup {
    let text = item.marks.len().to_string();
    let width = if text.len() > 1 { 16.0 } else { 11.0 };
    markup! {
        <rect class="patch" x={middle - width / 2.0} y={item.y + 3.5} width={width} height="11"/>
        <text class="cnt" x={middle} y={item.y + 13.2}>{text}</text>
    }
}

/// How marks are drawn.
pub(super) fn legend(cx: &Context) -> Markup {
    let sign = |shape: Markup, words: &'static str| {
        markup! { <span><svg viewBox="0 0 16 14" class="tl c-other">{shape}</svg>{words}</span> }
    };
    let round = |class: &'static str, fill: Option<&'static str>| {
        markup! { <circle class={class} fill={fill} cx="8" cy="7" r="4.5"/> }
    };
    let bar = |mask: &'static str| {
        markup! { <g mask={mask}><rect class="m-fill" x="0" y="4" width="16" height="6"/></g> }
    };
    let tail = markup! {
        <g mask="url(#tml)"><rect class="m-tail" x="0" y="4" width="9" height="6"/></g>
        <circle class="m-fill" cx="11" cy="7" r="3.8"/>
    };
    let halo = markup! { <circle class="m-fill" cx="8" cy="7" r="2.5"/><circle class="venue-ed" cx="8" cy="7" r="6"/> };
    markup! {
        <div class="legend" aria-hidden="true">
            {sign(round("m-fill", None), say!(cx, time_filled))}
            {sign(round("m-out", None), say!(cx, time_outlined))}
            {sign(round("m-dash", None), say!(cx, time_dashed))}
            {sign(round("m-out m-hat", Some("url(#th-other)")), say!(cx, time_hatched))}
            {sign(halo, say!(cx, time_halo))}
            {sign(bar("url(#tmb)"), say!(cx, time_soft))}
            {sign(bar("url(#tml)"), say!(cx, time_before))}
            {sign(bar("url(#tmr)"), say!(cx, time_after))}
            {sign(tail, say!(cx, time_as_of))}
        </div>
    }
}
