//! What a page may load and run: its own origin, and the one script that it brings along.

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

/// The content security policy of a page that brings this script along.
pub(super) fn content_security(script: &str, frame_ancestors: &[String]) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    let ancestors = frame_ancestors.join(" ");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors {ancestors}"
    )
}
