//! Errors of commands.

use std::path::PathBuf;

use model::problem::Problem;

use crate::search::SearchError;

/// Why a command ends with a non-zero status.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder or file cannot be read.
    #[error("cannot read {path}: {cause}")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        cause: std::io::Error,
    },
    /// A folder or file cannot be written.
    #[error("cannot write {path}: {cause}")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        cause: std::io::Error,
    },
    /// Standard output cannot be written.
    #[error("cannot write to standard output: {0}")]
    Output(std::io::Error),
    /// The package breaks rules and is not used at all.
    #[error("{}", refusal(.0))]
    Refused(Vec<Problem>),
    /// The search of a release cannot be built.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A setting is invalid, or the server cannot start with it.
    #[error("{0}")]
    Setting(String),
    /// The server cannot listen on the address.
    #[error(
        "cannot listen on {address}: {cause}; set another address: `listen` in atlas.toml, or ATLAS_LISTEN"
    )]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// The error of the operating system.
        cause: std::io::Error,
    },
    /// A command found something that makes it fail, such as passages without a citation.
    #[error("{0}")]
    Found(String),
    /// No record, claim or source has the requested id.
    #[error("there is no record, claim or source called {id:?}{}", did_you_mean(.similar))]
    NotFound {
        /// The requested id.
        id: String,
        /// Existing ids that are similar.
        similar: Vec<String>,
    },
}

fn refusal(problems: &[Problem]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for problem in problems {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{problem}");
    }
    let errors =
        problems.iter().filter(|problem| problem.severity == model::problem::Severity::Error).count();
    let _ = write!(text, "refused: {errors} problems, {} notes", problems.len() - errors);
    text
}

fn did_you_mean(ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!("; did you mean {}?", ids.join(", ")) }
}
