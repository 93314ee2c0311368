//! Interface texts from `locales/`. Keys are checked at compile time.

#![expect(deprecated, reason = "the build script of the replacement depends on the generator of ICU data")]

leptos_i18n::load_locales!();

use model::lang::Lang;

/// The locale files. The macro above reads them without telling Cargo; `include_str!` makes Cargo rebuild the crate
/// when only a text has changed.
#[cfg_attr(not(test), expect(dead_code, reason = "only the paths matter"))]
pub(crate) const FILES: [(Lang, &str); 2] =
    [(Lang::En, include_str!("../locales/en.json")), (Lang::Zh, include_str!("../locales/zh.json"))];

/// The locale of the texts of a language.
pub(crate) fn locale(lang: Lang) -> i18n::Locale {
    lang.pick(i18n::Locale::en, i18n::Locale::zh)
}

/// A text of the interface in a language, with values for its placeholders: `text!(lang, facet_more, count = 3)`.
macro_rules! text {
    ($lang:expr, $key:ident) => {{
        let text: &'static str = leptos_i18n::td_string!($crate::texts::locale($lang), $key);
        text
    }};
    ($lang:expr, $key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::texts::fill(
            leptos_i18n::td_string!($crate::texts::locale($lang), $key),
            &[$((stringify!($name), &$value.to_string())),+],
        )
    };
}

pub(crate) use text;

/// Replaces the placeholders of a text, which are names in braces, by their values.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = from.split_once('}').unwrap_or((from, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "{text:?} has no value for {name:?}");
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{FILES, fill};

    #[test]
    fn placeholders_are_replaced_by_their_values() {
        let values = [("held", "5"), ("shown", "{held}")];
        assert_eq!(fill("{held} of {shown}.", &values), "5 of {held}.");
        assert_eq!(fill("plain", &values), "plain");
    }

    #[test]
    fn both_languages_have_the_same_placeholders_in_each_text() {
        let [en, zh] = FILES.map(|(_, text)| {
            serde_json::from_str::<std::collections::BTreeMap<String, String>>(text)
                .expect("locales are flat JSON")
        });
        let names = |text: &str| {
            let mut names: Vec<_> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect();
            names.sort();
            names
        };
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (key, text) in &en {
            assert_eq!(names(text), names(&zh[key]), "{key}");
        }
    }

    #[test]
    fn a_change_of_a_locale_file_alone_rebuilds_this_crate() {
        // Cargo rebuilds the crate when a file in this list changes.
        let list = std::env::current_exe().expect("a test is a program").with_extension("d");
        let list = std::fs::read_to_string(list).expect("the compiler lists what it read");
        for (lang, _) in FILES {
            assert!(list.contains(&format!("locales/{}.json", lang.tag())), "{list}");
        }
    }
}
