//! `docs/wcag.md` has each criterion of WCAG 2.2 at the levels A and AA once, and names evidence that exists.

use std::collections::BTreeSet;
use std::path::Path;

/// The criteria of levels A and AA: by guideline, the numbers of its criteria.
const CRITERIA: [(&str, &[u8]); 13] = [
    ("1.1", &[1]),
    ("1.2", &[1, 2, 3, 4, 5]),
    ("1.3", &[1, 2, 3, 4, 5]),
    ("1.4", &[1, 2, 3, 4, 5, 10, 11, 12, 13]),
    ("2.1", &[1, 2, 4]),
    ("2.2", &[1, 2]),
    ("2.3", &[1]),
    ("2.4", &[1, 2, 3, 4, 5, 6, 7, 11]),
    ("2.5", &[1, 2, 3, 4, 7, 8]),
    ("3.1", &[1, 2]),
    ("3.2", &[1, 2, 3, 4, 6]),
    ("3.3", &[1, 2, 3, 4, 7, 8]),
    ("4.1", &[2, 3]),
];

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The rows of the table, as cells.
fn rows() -> std::io::Result<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(root().join("docs/wcag.md"))?;
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
    // The first row is the head.
    Ok(rows.skip(1).map(cells).collect())
}

#[test]
fn every_criterion_of_levels_a_and_aa_is_there_once() -> std::io::Result<()> {
    let expected: Vec<_> = CRITERIA
        .iter()
        .flat_map(|(guideline, numbers)| numbers.iter().map(move |number| format!("{guideline}.{number}")))
        .collect();
    let found: Vec<_> =
        rows()?.iter().filter_map(|row| row.first()?.split(' ').next().map(str::to_owned)).collect();
    assert_eq!(expected.len(), 55);
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn every_row_has_a_level_a_state_and_six_cells() -> std::io::Result<()> {
    for row in rows()? {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(["A", "AA"].contains(&row[1].as_str()), "{row:?}");
        let is_known =
            ["meets", "by hand", "falls short"].contains(&row[2].as_str()) || row[2].starts_with("no ");
        assert!(is_known, "{row:?}");
        assert_eq!(row[3] == "-", row[2].starts_with("no "), "evidence is for what is there: {row:?}");
    }
    Ok(())
}

#[test]
fn evidence_that_is_named_exists() -> std::io::Result<()> {
    let mut seen = BTreeSet::new();
    for row in rows()? {
        // Evidence is `file`: “name of the test in it”, or the address of a page.
        for evidence in row[3].split("; ").filter(|evidence| evidence.starts_with('`')) {
            let (file, name) = evidence.split_once(": ").unwrap_or((evidence, ""));
            let name = name.trim_matches(['“', '”']);
            let text = std::fs::read_to_string(root().join(file.trim_matches('`')))?;
            assert!(!name.is_empty() && text.contains(name), "{file} has no “{name}”");
            seen.insert(name.to_owned());
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
    Ok(())
}
