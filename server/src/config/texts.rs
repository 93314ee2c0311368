//! Settings whose text gets into pages and headers.

use url::Url;

use super::Settings;

/// The problems of all of them.
pub(super) fn problems(settings: &Settings) -> Vec<String> {
    let lines = [("map_approval", Some(&settings.map_approval)), ("publisher", settings.publisher.as_ref())];
    let contacts = [
        ("accessibility_contact", settings.accessibility_contact.as_ref()),
        ("correction_url", settings.correction_url.as_ref()),
        ("security_contact", settings.security_contact.as_ref()),
    ];
    let footer = settings.footer.iter().map(|line| ("footer", Some(line)));
    let texts = lines.into_iter().chain(contacts).chain(footer);
    let texts = texts.filter_map(|(name, text)| text.map(|text| (name, text)));
    let mut problems: Vec<String> = texts
        .filter(|(_, text)| !is_line(text))
        .map(|(name, text)| format!("{name}: {text:?} has invisible characters; accepted: one line of text"))
        .collect();
    let schemes = [
        ("correction_url", &settings.correction_url, &["https", "http", "mailto"][..]),
        ("security_contact", &settings.security_contact, &["https", "mailto"]),
    ];
    for (name, address, schemes) in schemes {
        if let Some(address) = address.as_ref().filter(|address| !is_address(address, schemes)) {
            let accepted: Vec<_> = schemes.iter().map(|scheme| format!("{scheme}:")).collect();
            problems.push(format!(
                "{name}: {address:?} is not an address that readers can open; accepted: an address with {}, escaped \
                 as browsers do",
                accepted.join(", ")
            ));
        }
    }
    problems
}

/// Whether a text is one line: no control characters, and none that break a line or change its direction.
fn is_line(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

/// Whether a text is an address with one of these schemes, in ASCII and without spaces.
fn is_address(text: &str, schemes: &[&str]) -> bool {
    let is_escaped = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte));
    let url = Url::parse(text).ok().filter(|url| schemes.contains(&url.scheme()));
    is_escaped
        && url.is_some_and(|url| match url.scheme() {
            "mailto" => url.path().contains('@'),
            _ => text.contains("://") && url.username().is_empty() && url.password().is_none(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_breaks_its_line_is_refused_and_all_are_named_at_once() {
        for bad in ["a\nb", "a\r\nb: c", "a\0b", "a\u{7f}", "\u{202e}a", "a\u{2028}b", "a\tb"] {
            let text = || Some(bad.to_owned());
            let settings = Settings {
                map_approval: bad.into(),
                publisher: text(),
                accessibility_contact: text(),
                footer: vec!["fine".into(), bad.into()],
                ..Settings::default()
            };
            let problems = problems(&settings);
            for name in ["map_approval", "publisher", "accessibility_contact", "footer"] {
                let named = problems.iter().filter(|problem| problem.starts_with(&format!("{name}: ")));
                assert_eq!(named.count(), 1, "{bad:?}: {problems:?}");
            }
            assert!(problems.iter().all(|problem| !problem.contains(bad)), "{problems:?}");
        }
        let settings = Settings {
            publisher: Some("南京\u{3000}创新 “<b>&amp;</b>” e\u{301}".into()),
            ..Settings::default()
        };
        assert_eq!(problems(&settings), Vec::<String>::new());
    }

    #[test]
    fn an_address_for_readers_is_one_that_they_can_open() {
        let problems_of = |address: &str| {
            let settings = Settings { correction_url: Some(address.into()), ..Settings::default() };
            problems(&settings)
        };
        for good in [
            "https://atlas.example/report?page=1#form",
            "http://127.0.0.1:8080/",
            "mailto:atlas@example.org?subject=Atlas%20error",
        ] {
            assert_eq!(problems_of(good), Vec::<String>::new(), "{good}");
        }
        for bad in [
            "",
            "report",
            "/report",
            "//atlas.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:atlas.example",
            "https://",
            "https://reader@atlas.example/",
            "https://atlas.example/a b",
            "https://atlas.example/\"onclick=",
            "https://atlas.example/<x>",
            "https://atlas.example/\nx",
            " https://atlas.example/",
            "mailto:nobody",
        ] {
            let problems = problems_of(bad);
            assert!(problems.iter().any(|problem| problem.starts_with("correction_url: ")), "{bad}");
        }
        let contact =
            |address: &str| Settings { security_contact: Some(address.into()), ..Settings::default() };
        assert_eq!(problems(&contact("mailto:security@example.org")), Vec::<String>::new());
        for bad in ["http://example.org/", "security@example.org", "tel:+1-201-555-0123"] {
            assert_eq!(problems(&contact(bad)).len(), 1, "{bad}");
        }
    }
}
