//! Content encodings: which one a request accepts, and compression.

use std::io::Write as _;

use axum::http::{HeaderMap, header};
use flate2::write::GzEncoder;

use super::weights::{Weighted, weighted};

/// A content encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Smaller than gzip; browsers accept it over HTTPS and from localhost.
    Brotli,
    /// Accepted by all common clients.
    Gzip,
}

impl Encoding {
    /// Its name in headers.
    pub(crate) const fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The encoding that a request prefers; `None` if it accepts or prefers only the plain body.
    pub(crate) fn accepted(headers: &HeaderMap) -> Option<Self> {
        let accepted = weighted(headers, header::ACCEPT_ENCODING);
        let (br, gzip) = (weight(&accepted, "br"), weight(&accepted, "gzip"));
        let plain = named(&accepted, "identity").unwrap_or(0);
        let (best, weight) = if br >= gzip { (Self::Brotli, br) } else { (Self::Gzip, gzip) };
        (weight > 0 && weight >= plain).then_some(best)
    }

    /// Compresses bytes while a request waits. Brotli quality 7 keeps the first page within its size budget; 11, which
    /// the build uses for files, would take too long.
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
                // Writing to memory cannot fail.
                let _ = out.write_all(bytes);
                out.finish().unwrap_or_default()
            }
        }
    }
}

/// The weight of an encoding: its own, else that of `*`, else 0.
fn weight(accepted: &[Weighted], coding: &str) -> u16 {
    named(accepted, coding).or_else(|| named(accepted, "*")).unwrap_or(0)
}

fn named(accepted: &[Weighted], coding: &str) -> Option<u16> {
    accepted.iter().find(|accepted| accepted.value == coding).map(|accepted| accepted.weight)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_refused_encoding_is_not_used_and_the_preferred_one_is() {
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
