//! The licences under which somebody else's work may be shipped with the atlas.

use anyhow::{Context as _, bail};
use spdx::{Expression, LicenseReq};

use super::Component;

/// The accepted licences, as SPDX ids. All permit that the work is part of a program under Apache-2.0 as long as their text
/// goes along. A new id is added only after reading its text.
const ACCEPTED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
/// The accepted exceptions, which permit more than the licence that they stand with.
const ACCEPTED_EXCEPTIONS: [&str; 1] = ["LLVM-exception"];

/// The expression in the form that SPDX prescribes: some packages separate alternatives by `/`, as was usual once.
pub(super) fn canonical(expression: &str) -> anyhow::Result<String> {
    let canonical = Expression::canonicalize(expression);
    let canonical = canonical.with_context(|| format!("`{expression}` is no SPDX expression"))?;
    Ok(canonical.unwrap_or_else(|| expression.to_owned()))
}

/// Fails unless all components may be shipped, and names all that may not.
pub(super) fn check(components: &[Component]) -> anyhow::Result<()> {
    let mut refused = Vec::new();
    for component in components {
        if !is_accepted(&component.licence)? {
            refused.push(format!("{} {} ({})", component.name, component.version, component.licence));
        }
    }
    if refused.is_empty() {
        Ok(())
    } else {
        bail!("not under an accepted licence: {}; see xtask/src/supply/licences.rs", refused.join(", "))
    }
}

/// Whether the work may be shipped: one of the alternatives is accepted, with all its parts.
fn is_accepted(expression: &str) -> anyhow::Result<bool> {
    Ok(parse(expression)?.evaluate(is_accepted_requirement))
}

fn is_accepted_requirement(requirement: &LicenseReq) -> bool {
    let licence = requirement.license.id().is_some_and(|id| ACCEPTED.contains(&id.name));
    let exception = requirement.addition.as_ref().is_none_or(|addition| {
        addition.id().is_some_and(|exception| ACCEPTED_EXCEPTIONS.contains(&exception.name))
    });
    licence && exception
}

/// The standard texts of the accepted licences in an expression, for packages that contain no text themselves.
pub(super) fn standard_texts(expression: &str) -> anyhow::Result<Vec<&'static str>> {
    let expression = parse(expression)?;
    let accepted =
        expression.requirements().map(|part| &part.req).filter(|part| is_accepted_requirement(part));
    Ok(accepted.filter_map(|part| part.license.id()).map(spdx::LicenseId::text).collect())
}

fn parse(expression: &str) -> anyhow::Result<Expression> {
    Expression::parse(expression).with_context(|| format!("`{expression}` is no SPDX expression"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copyleft_is_refused_unless_there_is_an_alternative() {
        for refused in
            ["GPL-3.0-only", "MIT AND GPL-2.0-only", "AGPL-3.0-or-later OR MPL-2.0", "LicenseRef-own"]
        {
            assert!(!is_accepted(refused).unwrap(), "{refused}");
        }
        for accepted in ["MIT", "GPL-3.0-only OR MIT", "(MIT AND Zlib)", "Apache-2.0 WITH LLVM-exception"] {
            assert!(is_accepted(accepted).unwrap(), "{accepted}");
        }
        assert!(!is_accepted("Apache-2.0 WITH Classpath-exception-2.0").unwrap());
        assert!(is_accepted("see LICENSE").is_err(), "words are no licence");
    }

    #[test]
    fn the_error_names_what_may_not_be_shipped() {
        let component = |name: &str, licence: &str| Component {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            repository: None,
            folder: None,
        };
        let error = check(&[component("fine", "MIT"), component("copyleft", "GPL-3.0-only")]).unwrap_err();
        let error = error.to_string();
        assert!(error.contains("copyleft 1.0.0 (GPL-3.0-only)") && !error.contains("fine"), "{error}");
    }

    #[test]
    fn alternatives_separated_by_a_slash_are_written_with_or() {
        assert_eq!(canonical("MIT/Apache-2.0").unwrap(), "MIT OR Apache-2.0");
        assert_eq!(canonical("MIT").unwrap(), "MIT");
    }
}
