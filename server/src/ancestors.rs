//! Which sites may show pages in a frame: the values of the policy `frame-ancestors` (W3C Content Security Policy 3).

/// What a list accepts, for error messages.
pub(crate) const ACCEPTED: &str =
    "'self', 'none' alone, * alone, or sites such as https://portal.example and https://*.example:8443";

/// Whether a list is a valid policy. Anything else could end the directive, or make browsers ignore it.
pub(crate) fn is_valid(ancestors: &[String]) -> bool {
    match ancestors {
        [] => false,
        [one] if one == "*" || one == "'none'" => true,
        many => many.iter().all(|one| one == "'self'" || is_site(one)),
    }
}

/// Whether a list names no other site.
pub(crate) fn is_own_site(ancestors: &[String]) -> bool {
    ancestors.iter().all(|one| one == "'self'" || one == "'none'")
}

/// The list with the site of the atlas itself, whose embed studio shows what it makes code for.
pub(crate) fn with_own_site(ancestors: &[String]) -> Vec<String> {
    match ancestors {
        [one] if one == "*" => vec![one.clone()],
        [one] if one == "'none'" => vec!["'self'".into()],
        some if some.iter().any(|one| one == "'self'") => some.to_vec(),
        some => std::iter::once("'self'".to_owned()).chain(some.iter().cloned()).collect(),
    }
}

/// Whether a text is a site: a scheme, a host whose first label may be `*`, and a port if it has one.
fn is_site(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let (host, port) = rest.split_once(':').unwrap_or((rest, "*"));
    let name = host.strip_prefix("*.").unwrap_or(host);
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_port = port == "*" || port.parse::<u16>().is_ok();
    name.split('.').all(is_label) && is_port
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_would_break_the_header_is_invalid() {
        let list = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        for good in [
            "*",
            "'self'",
            "'none'",
            "https://portal.example",
            "'self'|https://*.gov.example|http://127.0.0.1:8080",
            "https://portal.example:*",
        ] {
            assert!(is_valid(&list(good)), "{good}");
        }
        for bad in [
            "",
            "self",
            "'none'|'self'",
            "*|https://portal.example",
            "portal.example",
            "https://portal.example/path",
            "https://portal.example; script-src *",
            "https://a,https://b",
            "https://a https://b",
            "https://a\r\nx: y",
            "https://",
            "https://*",
            "https://a.*.example",
            "https://a:b",
            "data:",
            "https://门户.example",
        ] {
            assert!(!is_valid(&list(bad)), "{bad}");
        }
        assert!(!is_valid(&[]));
    }

    #[test]
    fn the_site_itself_is_in_every_list_once() {
        for (list, with_own) in [
            ("*", "*"),
            ("'none'", "'self'"),
            ("'self'", "'self'"),
            ("https://portal.example", "'self' https://portal.example"),
            ("https://portal.example|'self'", "https://portal.example 'self'"),
        ] {
            let list: Vec<_> = list.split('|').map(str::to_owned).collect();
            assert_eq!(with_own_site(&list).join(" "), with_own);
        }
    }
}
