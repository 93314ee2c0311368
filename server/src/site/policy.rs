//! The content security policy of pages: their own origin and their inline scripts only.

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

/// The policy of a page with these inline scripts, which these sites may embed in a frame.
pub(super) fn content_security(scripts: &[&str], ancestors: &[String]) -> String {
    let hash = |script: &&str| {
        format!(" 'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script)))
    };
    let hashes: String = scripts.iter().map(hash).collect();
    // In a policy, `*` would refuse pages without an origin, such as a file that a webmaster tries a snippet in.
    let framing = match ancestors {
        [any] if any == "*" => String::new(),
        some => format!("; frame-ancestors {}", some.join(" ")),
    };
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-src 'self'{framing}"
    )
}
