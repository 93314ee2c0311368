//! Everything that may go wrong in a command.

use std::path::PathBuf;

use model::package::Problem;

/// Why a command ends with a non-zero status.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder or file cannot be read.
    #[error("cannot read {path}: {cause}")]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A folder or file cannot be written.
    #[error("cannot write {path}: {cause}")]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The package breaks rules; nothing of it is used.
    #[error("{}", refusal(.0))]
    Refused(Vec<Problem>),
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(String),
    /// The address cannot be listened on.
    #[error(
        "cannot listen on {address}: {cause}; accepted: a free port, in `listen` of atlas.toml or ATLAS_LISTEN"
    )]
    Listen {
        /// The address.
        address: std::net::SocketAddr,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A command found what it looks for, and that is bad.
    #[error("{0}")]
    Found(String),
    /// No record, claim or source has the id that was asked for.
    #[error("there is no record, claim or source called {id:?}{}", suggestion(.near))]
    NotFound {
        /// What was asked for.
        id: String,
        /// Ids that look like it.
        near: Vec<String>,
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
        problems.iter().filter(|problem| problem.severity == model::package::Severity::Error).count();
    let _ = write!(text, "refused: {errors} problems, {} notes", problems.len() - errors);
    text
}

fn suggestion(ids: &[String]) -> String {
    if ids.is_empty() { String::new() } else { format!("; did you mean {}?", ids.join(", ")) }
}
