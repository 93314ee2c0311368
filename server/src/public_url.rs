//! The public address of the site, and the origins that it and the `Host` of requests name.

use url::{Host, Url};

/// What the setting accepts, for error messages.
const ACCEPTED: &str = "https://host or https://host/path";

/// The characters of a base path beside slashes: those that every browser asks for as they stand (RFC 3986, unreserved).
/// Routes, robots.txt, HTML and scripts contain it without escapes.
const PATH_LETTERS: &str = "letters A-Z and a-z, digits, and - . _ ~";

/// Reads the setting: the origin as browsers write it, with host names in Punycode, and a base path that is empty or such
/// as `/atlas`.
pub(crate) fn read(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let refused = |what: &str| format!("public_url: {text:?} {what}; accepted: {ACCEPTED}");
    let (scheme, rest) = text.split_once("://").ok_or_else(|| refused("is not an address"))?;
    let scheme = scheme.to_ascii_lowercase();
    if !["https", "http"].contains(&scheme.as_str()) {
        return Err(refused("is not an address of the web"));
    }
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let origin =
        origin(&scheme, authority).ok_or_else(|| refused("does not name a host and nothing else"))?;
    let base = path.strip_suffix('/').unwrap_or(path);
    for segment in base.split('/').skip(1) {
        if segment.is_empty() || !segment.bytes().all(is_path_letter) {
            return Err(refused(&format!(
                "has a path with other characters than {PATH_LETTERS} between single slashes"
            )));
        }
        // Browsers resolve these, and addresses below `.well-known` belong to the host.
        if [".", "..", ".well-known"].contains(&segment) {
            return Err(refused(&format!("has the path segment {segment:?}, which is reserved")));
        }
    }
    Ok(origin + base)
}

fn is_path_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// The origin of a scheme and a host with an optional port, such as `https://atlas.example:8443`. `None` for everything
/// else, so that no other character of a request or setting gets into a document.
pub(crate) fn origin(scheme: &str, authority: &str) -> Option<String> {
    // `Url` drops user info, spaces and line breaks, and turns a backslash into a slash.
    if authority.contains(|c: char| c.is_whitespace() || c.is_control() || "@/\\?#".contains(c)) {
        return None;
    }
    let url = Url::parse(&format!("{scheme}://{authority}")).ok()?;
    // Names of DNS, and underscores, which some networks use; `Url` also accepts marks such as quotes and ampersands.
    let is_name_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    match url.host()? {
        Host::Domain(name) if !name.bytes().all(is_name_letter) => None,
        _ => Some(url.origin().ascii_serialization()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_browsers_write_it() {
        for (text, address) in [
            ("", ""),
            ("https://atlas.example", "https://atlas.example"),
            ("https://atlas.example/", "https://atlas.example"),
            ("https://atlas.example/atlas/", "https://atlas.example/atlas"),
            ("https://atlas.example/a/B_1/c.d~e-f", "https://atlas.example/a/B_1/c.d~e-f"),
            ("HTTPS://Atlas.EXAMPLE/Atlas", "https://atlas.example/Atlas"),
            ("https://atlas.example:443/x", "https://atlas.example/x"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[2001:DB8::1]:8080/atlas", "http://[2001:db8::1]:8080/atlas"),
            ("https://图谱.南京/atlas", "https://xn--wcsy15j.xn--1lqq7i/atlas"),
            ("https://atlas.example/...", "https://atlas.example/..."),
        ] {
            assert_eq!(read(text).as_deref(), Ok(address), "{text}");
        }
    }

    #[test]
    fn an_address_that_no_browser_asks_for_unchanged_is_refused() {
        for text in [
            "atlas.example",
            "//atlas.example",
            "ftp://atlas.example",
            "javascript://atlas.example",
            " https://atlas.example",
            "https://atlas.example ",
            "https://",
            "https:///atlas",
            "https:atlas.example",
            "https://atlas.example:port",
            "https://atlas.example:99999",
            "https://reader@atlas.example",
            "https://reader:word@atlas.example",
            "https://atlas.example?x",
            "https://atlas.example#x",
            "https://atlas.example\\x",
            "https://atlas example",
            "https://atlas\".example",
            "https://a&b.example",
            "https://<script>",
            "https://atlas.example\n",
            "https://atlas.example/a\r\nx: y",
            "https://atlas.example/a b",
            "https://atlas.example/a?b",
            "https://atlas.example/a#b",
            "https://atlas.example/a%20b",
            "https://atlas.example/图谱",
            "https://atlas.example/{x}",
            "https://atlas.example/:x",
            "https://atlas.example/*x",
            "https://atlas.example/a\"b",
            "https://atlas.example/a'b",
            "https://atlas.example/a;b",
            "https://atlas.example/a@b",
            "https://atlas.example/a\\b",
            "https://atlas.example//",
            "https://atlas.example/a//b",
            "https://atlas.example/a//",
            "https://atlas.example/./a",
            "https://atlas.example/a/..",
            "https://atlas.example/.well-known",
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(&format!("public_url: {text:?} ")), "{error}");
            assert!(error.ends_with("; accepted: https://host or https://host/path"), "{error}");
        }
    }

    #[test]
    fn the_host_of_a_request_is_a_host_with_an_optional_port_or_none() {
        for (host, wanted) in [
            ("atlas.lan:8080", "http://atlas.lan:8080"),
            ("ATLAS.lan:80", "http://atlas.lan"),
            ("[::1]:8080", "http://[::1]:8080"),
            ("127.0.0.1", "http://127.0.0.1"),
            ("my_host", "http://my_host"),
        ] {
            assert_eq!(origin("http", host).as_deref(), Some(wanted), "{host}");
        }
        for host in [
            "",
            ":8080",
            "a b",
            " a",
            "a\"b",
            "a'b",
            "a<b",
            "a&b",
            "a&amp;b",
            "a;b",
            "a,b",
            "a{b}",
            "a`b",
            "a$b",
            "a%0Ab",
            "a\\b",
            "a\nb",
            "reader@a",
            "a/b",
            "a?b",
            "a#b",
            "a:b",
            "a:80:80",
            "[::1",
            "::1",
            "\u{202e}a",
        ] {
            assert_eq!(origin("http", host), None, "{host:?}");
        }
    }
}
