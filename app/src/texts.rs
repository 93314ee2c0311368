//! Interface texts from `locales/`, whose keys are checked when the program is built.

#![expect(deprecated, reason = "the build script of its successor pulls in the generator of ICU data")]

leptos_i18n::load_locales!();

use model::words::Lang;

/// Texts in a language, where there is no page around.
pub(crate) struct In(pub(crate) Lang);

impl In {
    /// The locale of the texts.
    pub(crate) fn locale(&self) -> i18n::Locale {
        self.0.pick(i18n::Locale::en, i18n::Locale::zh)
    }
}

/// A text in the language of a context; names in it stand for values: `say!(cx, facet_more, count = 3)`.
macro_rules! say {
    ($context:expr, $key:ident) => {{
        let text: &'static str = leptos_i18n::td_string!($context.locale(), $key);
        text
    }};
    ($context:expr, $key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::texts::fill(
            leptos_i18n::td_string!($context.locale(), $key),
            &[$((stringify!($name), &$value.to_string())),+],
        )
    };
}

pub(crate) use say;

/// A text with values in the place of their names, which stand in braces.
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
    use super::fill;

    #[test]
    fn values_stand_in_the_place_of_their_names() {
        let values = [("held", "5"), ("shown", "{held}")];
        assert_eq!(fill("{held} of {shown}.", &values), "5 of {held}.");
        assert_eq!(fill("plain", &values), "plain");
    }

    #[test]
    fn both_languages_have_the_same_names_in_each_text() {
        let read = |text: &str| {
            serde_json::from_str::<std::collections::BTreeMap<String, String>>(text)
                .expect("locales are flat JSON")
        };
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
        let (en, zh) = (read(include_str!("../locales/en.json")), read(include_str!("../locales/zh.json")));
        assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
        for (key, text) in &en {
            assert_eq!(names(text), names(&zh[key]), "{key}");
        }
    }
}
