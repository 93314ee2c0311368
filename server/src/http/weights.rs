//! Values with weights, as in `Accept-Encoding` and `Accept-Language` (RFC 9110, section 12.4.2).
//!
//! Both have the same grammar, and a weight of 0 excludes a value.

use axum::http::{HeaderMap, HeaderName};

/// A value that a request accepts.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Weighted {
    /// The value in lower case, such as `zh-cn`, or `*`.
    pub(crate) value: String,
    /// Its weight in thousandths; 0 excludes it.
    pub(crate) weight: u16,
}

/// The values of a header in the order given, from all its lines.
pub(crate) fn weighted(headers: &HeaderMap, name: HeaderName) -> Vec<Weighted> {
    let lines = headers.get_all(name).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(read).collect()
}

fn read(text: &str) -> Option<Weighted> {
    let mut parts = text.split(';').map(str::trim);
    let value = parts.next().filter(|value| !value.is_empty())?.to_ascii_lowercase();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    // An invalid weight counts as 0: the client may not accept the value.
    Some(Weighted { value, weight: quality.map_or(1000, thousandths) })
}

fn thousandths(quality: &str) -> u16 {
    let (whole, fraction) = quality.split_once('.').unwrap_or((quality, ""));
    let is_fraction = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" if is_fraction && fraction.bytes().all(|byte| byte == b'0') => 1000,
        "0" if is_fraction => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;

    #[test]
    fn a_weight_is_read_in_thousandths_and_an_invalid_one_excludes() {
        for (text, weight) in [
            ("a", 1000),
            ("a;q=1", 1000),
            ("a;q=1.000", 1000),
            ("a; Q=0.5", 500),
            ("a;q=0.", 0),
            ("a;q=0.001", 1),
            ("a;level=1;q=0.25", 250),
            ("a;q=0", 0),
            ("a;q=1.5", 0),
            ("a;q=2", 0),
            ("a;q=-1", 0),
            ("a;q=0.1234", 0),
            ("a;q=.5", 0),
            ("a;q=", 0),
            ("a;q=high", 0),
        ] {
            assert_eq!(read(text), Some(Weighted { value: "a".into(), weight }), "{text}");
        }
    }

    #[test]
    fn all_lines_of_a_header_are_one_list_in_the_order_given() {
        let mut headers = HeaderMap::new();
        for line in [&b"ZH-Hans-CN;q=0.5, ,;q=1"[..], b"\xff", b"*;q=0"] {
            headers.append(header::ACCEPT_LANGUAGE, HeaderValue::from_bytes(line).unwrap());
        }
        let read: Vec<_> = weighted(&headers, header::ACCEPT_LANGUAGE)
            .into_iter()
            .map(|Weighted { value, weight }| (value, weight))
            .collect();
        assert_eq!(read, [("zh-hans-cn".to_owned(), 500), ("*".to_owned(), 0)]);
    }
}
