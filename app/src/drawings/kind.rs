//! The colour and the symbol of each kind of record, in pictures and icons.

use model::record::Kind;

/// The colour class and the symbol of a kind. Kinds that share a colour have different symbols.
pub(crate) const fn kind_symbol(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Event => ("c-event", "#k-event"),
        Kind::Platform => ("c-platform", "#k-platform"),
        Kind::Project => ("c-project", "#k-project"),
        Kind::ProjectGroup => ("c-group", "#k-group"),
        Kind::Policy => ("c-policy", "#k-policy"),
        Kind::Fund => ("c-policy", "#k-fund"),
        Kind::Publication => ("c-other", "#k-publication"),
        Kind::Exhibit => ("c-other", "#k-exhibit"),
        Kind::Indicator => ("c-other", "#k-indicator"),
        Kind::Goal => ("c-other", "#k-goal"),
        Kind::Person => ("c-party", "#k-person"),
        Kind::Organization => ("c-party", "#k-party"),
        Kind::Industry => ("c-other", "#k-industry"),
        Kind::Place => ("c-other", "#k-place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SYMBOLS: &str = include_str!("../components/parts/symbols.svg");
    const STYLES: &str =
        concat!(include_str!("../../../style/base.css"), include_str!("../../../style/tokens.css"));

    #[test]
    fn every_kind_has_a_glyph_and_a_colour_in_each_theme() {
        let themes = STYLES.matches("--event:").count();
        for kind in Kind::ALL {
            let (class, symbol) = kind_symbol(*kind);
            let colour = class.trim_start_matches("c-");
            assert!(
                SYMBOLS.contains(&format!("id=\"{}\"", &symbol[1..])),
                "{symbol} is not among the symbols"
            );
            let has_rule = [" {", ","].iter().any(|end| STYLES.contains(&format!(".{class}{end}")));
            assert!(has_rule, ".{class} has no rule");
            assert_eq!(
                STYLES.matches(&format!("--{colour}:")).count(),
                themes,
                "--{colour} is missing in a theme"
            );
            if kind.is_row() {
                assert!(
                    STYLES.contains(&format!(".f-{colour} {{")),
                    ".f-{colour}, its colour on the map, has no rule"
                );
            }
        }
    }
}
