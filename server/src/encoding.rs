//! How a body is compressed, as far as the reader's program understands it.

use std::io::Write as _;

use axum::http::{HeaderMap, header};
use flate2::write::GzEncoder;

/// A way to compress a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// The smaller one; browsers accept it over HTTPS and on their own machine.
    Brotli,
    /// The one that every program knows.
    Gzip,
}

impl Encoding {
    /// The name in headers.
    pub(crate) const fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The best way that a request accepts; `None` where only the plain body is accepted, or that one more.
    pub(crate) fn accepted(headers: &HeaderMap) -> Option<Self> {
        let lines = headers.get_all(header::ACCEPT_ENCODING).into_iter();
        let text = lines.filter_map(|line| line.to_str().ok()).collect::<Vec<_>>().join(",");
        let (br, gzip) = (weight(&text, "br"), weight(&text, "gzip"));
        let plain = named(&text, "identity").unwrap_or(0);
        let (best, weight) = if br >= gzip { (Self::Brotli, br) } else { (Self::Gzip, gzip) };
        (weight > 0 && weight >= plain).then_some(best)
    }

    /// Compresses bytes on the path of a request: brotli at 7, at which the first page stays within its budget. 11 is for
    /// files that are compressed once: a page would take far too long.
    pub(crate) fn compress(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Brotli => {
                let mut out = Vec::new();
                let parameters = brotli::enc::BrotliEncoderParams { quality: 7, ..Default::default() };
                // Writing to memory cannot fail.
                let _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters);
                out
            }
            Self::Gzip => {
                let mut out = GzEncoder::new(Vec::new(), flate2::Compression::default());
                // Nor can it here.
                let _ = out.write_all(bytes);
                out.finish().unwrap_or_default()
            }
        }
    }
}

/// How much a coding is wanted, in thousandths: as it is named, else as all others are, else not at all.
fn weight(text: &str, coding: &str) -> u16 {
    named(text, coding).or_else(|| named(text, "*")).unwrap_or(0)
}

fn named(text: &str, coding: &str) -> Option<u16> {
    text.split(',').find_map(|part| {
        let mut parts = part.split(';').map(str::trim);
        parts.next().filter(|name| name.eq_ignore_ascii_case(coding))?;
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        // A weight that cannot be read is no reason to send what may not be wanted.
        Some(quality.map_or(1000, thousandths))
    })
}

fn thousandths(quality: &str) -> u16 {
    let (whole, fraction) = quality.split_once('.').unwrap_or((quality, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" => 1000,
        "0" if digits => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn what_is_refused_is_not_sent_and_what_is_wanted_more_goes_first() {
        for (accepted, wanted) in [
            ("", None),
            ("gzip, deflate, br, zstd", Some(Encoding::Brotli)),
            ("gzip, deflate", Some(Encoding::Gzip)),
            ("br;q=0, gzip", Some(Encoding::Gzip)),
            ("br;q=0", None),
            ("br; q=0.000, gzip; q=0.001", Some(Encoding::Gzip)),
            ("BR;Q=0.5, gzip;q=0.8", Some(Encoding::Gzip)),
            ("br;q=0.8,gzip;q=0.8", Some(Encoding::Brotli)),
            ("*", Some(Encoding::Brotli)),
            ("*;q=0", None),
            ("br;q=0, *", Some(Encoding::Gzip)),
            ("identity", None),
            ("identity, br;q=0.5", None),
            ("identity;q=0.5, gzip;q=1.0", Some(Encoding::Gzip)),
            ("br;q=high, gzip", Some(Encoding::Gzip)),
            ("brotli, zebra", None),
            (";;q=,,", None),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_str(accepted).unwrap())]);
            assert_eq!(Encoding::accepted(&headers), wanted, "{accepted}");
        }
    }
}
