//! What the atlas is made of: notices of third parties, the bill of materials, and the audit of known advisories.

pub(crate) mod audit;
mod crates;
mod licences;
mod notices;
mod npm;
pub(crate) mod page;
pub(crate) mod sbom;

use std::path::PathBuf;

/// A package of somebody else that is shipped with the atlas.
pub(crate) struct Component {
    name: String,
    version: String,
    /// The licence as an SPDX expression.
    licence: String,
    /// Where its source code is kept, if the package says.
    repository: Option<String>,
    /// The folder of the package; `None` for the standard library of Rust, whose source is not installed.
    folder: Option<PathBuf>,
}
