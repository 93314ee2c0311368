//! `cargo xtask audit`: known advisories about the crates of `Cargo.lock` and of fuzzing. `RustSec` has none about npm
//! packages.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use cargo_lock::Lockfile;
use rustsec::Collection;
use rustsec::database::{Database, Query};

use crate::step::root;

/// Advisories that we know of and live with, by id, each with the reason.
const ACCEPTED: [(&str, &str); 0] = [];

/// The lock files of crates.
const LOCK_FILES: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];

/// Compare the lock files of crates with a database of advisories.
#[derive(clap::Args)]
pub(crate) struct Audit {
    /// The folder of the database: a checkout of <https://github.com/RustSec/advisory-db>. It is not downloaded, so that
    /// the result depends on nothing but what is named here.
    #[arg(long)]
    database: PathBuf,
}

impl Audit {
    pub(crate) fn run(&self) -> anyhow::Result<()> {
        let findings = audit(&LOCK_FILES.map(|file| root().join(file)), &self.database, &ACCEPTED)?;
        for finding in &findings {
            println!("{}", finding.line());
        }
        for (id, _) in ACCEPTED.iter().filter(|(id, _)| findings.iter().all(|finding| finding.id != *id)) {
            println!("{id} is accepted, and no longer affects anything: take it off the list");
        }
        let open = findings.iter().filter(|finding| finding.accepted.is_none()).count();
        if open == 0 {
            Ok(())
        } else {
            bail!("{open} advisories: update the crates, or accept them with a reason")
        }
    }
}

/// An advisory that affects a locked version.
#[derive(Debug, PartialEq)]
struct Finding {
    id: String,
    /// Name and version of the crate.
    package: String,
    title: String,
    /// Why it is accepted, if it is.
    accepted: Option<&'static str>,
}

impl Finding {
    fn line(&self) -> String {
        let reason = self.accepted.map(|reason| format!("; accepted: {reason}")).unwrap_or_default();
        format!("{}: {}: {}{reason}", self.id, self.package, self.title)
    }
}

/// The advisories of a database that affect lock files, by id. Those about crates that are unsound or no longer kept
/// count too: both want a decision. Withdrawn ones do not.
fn audit(
    lock_files: &[PathBuf],
    database: &Path,
    accepted: &[(&'static str, &'static str)],
) -> anyhow::Result<Vec<Finding>> {
    // A folder without advisories would be a clean result from a wrong path.
    let database =
        Database::open(database).with_context(|| format!("{} is no database", database.display()))?;
    if database.iter().len() == 0 {
        bail!("the database has no advisories");
    }
    let query = Query::new().collection(Collection::Crates).withdrawn(false);
    let mut found = Vec::new();
    for file in lock_files {
        let lock = Lockfile::load(file).with_context(|| format!("cannot read {}", file.display()))?;
        found.extend(database.query_vulnerabilities(&lock, &query));
    }
    let mut findings: Vec<_> = found
        .into_iter()
        .map(|found| Finding {
            id: found.advisory.id.to_string(),
            package: format!("{} {}", found.package.name, found.package.version),
            title: found.advisory.title,
            accepted: accepted
                .iter()
                .find(|(id, _)| *id == found.advisory.id.as_str())
                .map(|(_, reason)| *reason),
        })
        .collect();
    findings.sort_by(|one, other| (&one.id, &one.package).cmp(&(&other.id, &other.package)));
    // A crate that is in both files is one finding.
    findings.dedup();
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "grain"
version = "1.2.3"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "mill"
version = "0.4.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
"#;

    /// A folder with a lock file, and a database with these advisories: id, crate, first good version, further lines.
    fn folder(advisories: &[(&str, &str, &str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("Cargo.lock"), LOCK).unwrap();
        fs::create_dir(folder.path().join("crates")).unwrap();
        for (id, package, patched, more) in advisories {
            let crates = folder.path().join("crates").join(package);
            fs::create_dir_all(&crates).unwrap();
            let text = format!(
                "```toml\n[advisory]\nid = \"{id}\"\npackage = \"{package}\"\ndate = \"2026-01-02\"\n{more}\n\
                 [versions]\npatched = [{patched}]\n```\n\n# Weevils in {package}\n\nThey eat it.\n"
            );
            fs::write(crates.join(format!("{id}.md")), text).unwrap();
        }
        folder
    }

    fn findings(folder: &Path, accepted: &[(&'static str, &'static str)]) -> Vec<String> {
        let found = audit(&[folder.join("Cargo.lock")], folder, accepted).unwrap();
        found.iter().map(Finding::line).collect()
    }

    #[test]
    fn only_advisories_about_locked_versions_are_reported_and_accepted_ones_with_their_reason() {
        let folder = folder(&[
            ("RUSTSEC-2026-0001", "grain", "\">= 1.2.4\"", ""),
            ("RUSTSEC-2026-0002", "grain", "\">= 1.2.3\"", ""),
            ("RUSTSEC-2026-0003", "mill", "", "informational = \"unmaintained\""),
            ("RUSTSEC-2026-0004", "mill", "", "withdrawn = \"2026-02-03\""),
            ("RUSTSEC-2026-0005", "bread", "", ""),
        ]);
        let first = "RUSTSEC-2026-0001: grain 1.2.3: Weevils in grain";
        let second = "RUSTSEC-2026-0003: mill 0.4.0: Weevils in mill";
        assert_eq!(findings(folder.path(), &[]), [first, second]);
        assert_eq!(
            findings(folder.path(), &[("RUSTSEC-2026-0003", "it is finished")]),
            [first.to_owned(), format!("{second}; accepted: it is finished")]
        );
    }

    #[test]
    fn the_audit_fails_for_a_crate_of_each_lock_file_and_succeeds_once_it_is_patched() {
        // The last is a crate of both files.
        for (file, name) in
            [("Cargo.lock", "axum"), ("fuzz/Cargo.lock", "libfuzzer-sys"), ("Cargo.lock", "serde")]
        {
            let lock = Lockfile::load(root().join(file)).unwrap();
            let locked = lock.packages.iter().find(|package| package.name.as_str() == name).unwrap();
            let run = |patched: &str| {
                let folder = folder(&[("RUSTSEC-2026-0001", name, patched, "")]);
                Audit { database: folder.path().to_owned() }.run()
            };
            assert!(run("\">= 999.0.0\"").unwrap_err().to_string().starts_with("1 advisories"), "{name}");
            run(&format!("\">= {}\"", locked.version)).unwrap();
        }
    }

    #[test]
    fn a_folder_without_advisories_is_an_error_and_no_clean_result() {
        let folder = folder(&[]);
        assert!(audit(&[folder.path().join("Cargo.lock")], folder.path(), &[]).is_err());
        assert!(audit(&[folder.path().join("Cargo.lock")], &folder.path().join("missing"), &[]).is_err());
    }
}
