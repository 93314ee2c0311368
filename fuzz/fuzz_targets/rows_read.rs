//! Rows that were damaged on their way to the browser are refused, or give an answer.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use model::dataset::Dataset;
use model::index::Index;
use model::lang::Lang;
use model::query::Query;
use model::view::{Page, view};

#[path = "../../model/tests/rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;

static ROWS: LazyLock<String> = LazyLock::new(|| {
    let files = fixture::Fixture::new().files;
    let Ok(loaded) = model::package::read(&files) else { panic!("the fixture is a package") };
    let rows = Dataset::new(&Index::new(loaded.package.into()), Lang::En);
    match serde_json::to_string(&rows) {
        Ok(rows) => rows,
        Err(error) => panic!("{error}"),
    }
});

fuzz_target!(|input: &[u8]| {
    // Each four bytes replace a byte: two for the position, one for the length that is removed, one that is inserted.
    let mut rows = ROWS.clone().into_bytes();
    for edit in input.as_chunks::<4>().0 {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % rows.len().max(1);
        let end = (at + usize::from(edit[2] % 8)).min(rows.len());
        rows.splice(at..end, [edit[3]]);
    }
    let Ok(dataset) = serde_json::from_slice::<Dataset>(&rows) else { return };
    for query in ["", "since=2021&until=2022", "kind=event&sort=name", "place=jiangning&parts=none"] {
        let _ = view(&dataset, &Query::parse(query).query, None, Page::FIRST);
    }
});
