//! The styles of pictures: the rules of `picture.css`, with the values of the design tokens.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use model::lang::Lang;
use model::number::Px;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const RULES: &str = include_str!("picture.css");

/// Lines of the land: selector, width and dashes in pixels. On pages `vector-effect` keeps them; resvg scales them with
/// the map, so that they are divided by its scale.
const LINES: [(&str, f64, &[f64]); 8] = [
    ("m-ctxline", 0.6, &[6.0, 2.0, 1.0, 2.0]),
    ("m-water", 0.7, &[]),
    ("m-stream", 1.1, &[]),
    ("m-dline", 0.9, &[5.0, 2.5]),
    ("m-cline-halo", 6.0, &[]),
    ("m-cline", 1.1, &[9.0, 2.5, 1.5, 2.5]),
    ("m-seldist", 2.25, &[]),
    ("m-tint", 1.2, &[]),
];

/// The rules in each language, whose fonts differ.
static STYLES: LazyLock<[String; 2]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| {
        let tokens = tokens(lang);
        // The value of a token may name another.
        with_values(&with_values(RULES, &tokens), &tokens)
    })
});

/// The styles of a picture whose map has this scale, and whose overview has another.
pub(super) fn styles(lang: Lang, scales: Option<(f64, Option<f64>)>) -> String {
    let mut styles = lang.pick(&STYLES[0], &STYLES[1]).clone();
    if let Some((map, overview)) = scales {
        lines(&mut styles, ".m-base", map);
        if let Some(overview) = overview {
            lines(&mut styles, ".inset .m-base", overview);
        }
    }
    styles
}

fn lines(styles: &mut String, within: &str, scale: f64) {
    // Two digits would be too coarse for a map that is drawn at a large scale.
    let scaled = |length: &f64| Px((length / scale * 1000.0).round() / 1000.0).to_string();
    for (class, width, dashes) in &LINES {
        // Writing to a string cannot fail.
        let _ = write!(styles, "\n{within} .{class} {{ stroke-width: {};", scaled(width));
        if !dashes.is_empty() {
            let dashes: Vec<String> = dashes.iter().map(scaled).collect();
            let _ = write!(styles, " stroke-dasharray: {};", dashes.join(" "));
        }
        styles.push_str(" }");
    }
}

/// The tokens of the light theme, in a language.
fn tokens(lang: Lang) -> HashMap<&'static str, &'static str> {
    let blocks = TOKENS.split("\n:root {").skip(1);
    let chinese = TOKENS.split("\n:root:lang(zh) {").skip(1).filter(|_| lang == Lang::Zh);
    let declarations = blocks.chain(chinese).filter_map(|rest| rest.split("\n}").next()).flat_map(|block| {
        let without_comments =
            block.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest));
        without_comments.flat_map(|part| part.split(';'))
    });
    declarations
        .filter_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            Some((name.trim().strip_prefix("--")?, value.trim()))
        })
        .collect()
}

/// Replaces `var(--name)` by the value of the token.
fn with_values(rules: &str, tokens: &HashMap<&str, &str>) -> String {
    let mut parts = rules.split("var(--");
    let mut styles = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or((part, ""));
        styles.push_str(tokens.get(name).copied().unwrap_or_default());
        styles.push_str(rest);
    }
    styles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_has_a_value_and_nothing_is_left_that_resvg_does_not_know() {
        for lang in Lang::ALL {
            let tokens = tokens(lang);
            assert_eq!(tokens["event"], "#9c2410", "of the light theme");
            for name in RULES.split("var(--").skip(1).filter_map(|part| part.split(')').next()) {
                assert!(tokens.contains_key(name), "--{name}");
            }
            let styles = styles(lang, Some((2.0, Some(0.5))));
            assert!(
                ["var(", "@", ":is(", ":not(", "<"].iter().all(|part| !styles.contains(part)),
                "{styles}"
            );
        }
        assert!(tokens(Lang::Zh)["sans"].starts_with("\"PingFang SC\""));
    }

    #[test]
    fn lines_of_the_land_keep_their_width_at_any_scale() {
        assert!(
            styles(Lang::En, Some((2.0, None)))
                .contains(".m-base .m-dline { stroke-width: 0.45; stroke-dasharray: 2.5 1.25; }")
        );
    }

    #[test]
    fn lines_of_the_land_are_as_wide_as_on_pages() {
        let map = include_str!("../../../style/map.css");
        for (class, width, dashes) in LINES {
            let rule =
                map.split(&format!("\n.{class} {{")).nth(1).and_then(|rest| rest.split('}').next()).unwrap();
            let value =
                |name: &str| rule.split(&format!("{name}: ")).nth(1).and_then(|rest| rest.split(';').next());
            assert_eq!(value("stroke-width").and_then(|width| width.parse().ok()), Some(width), "{class}");
            let on_page = value("stroke-dasharray").unwrap_or_default().split_whitespace();
            let on_page: Vec<f64> = on_page.map(|dash| dash.parse().unwrap()).collect();
            assert_eq!(on_page, dashes, "{class}");
        }
    }
}
