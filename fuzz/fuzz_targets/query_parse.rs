//! Any query of an address is read; what it becomes is read as the same.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use model::lang::Lang;
use model::presentation::Presentation;
use model::query::Query;

static PARAMETERS: LazyLock<Vec<&str>> =
    LazyLock::new(|| model::query::Parameter::all().map(model::query::Parameter::as_str).collect());

fuzz_target!(|input: &[u8]| {
    let Some((first, rest)) = input.split_first() else { return };
    // Most random names are no parameters; the first byte chooses one.
    let name = PARAMETERS[usize::from(*first) % PARAMETERS.len()];
    let text = format!("{name}={}", String::from_utf8_lossy(rest));
    let read = Query::parse(&text);
    for refused in &read.refused {
        for lang in Lang::ALL {
            assert!(!refused.accepted.describe(lang).is_empty());
        }
    }
    let again = Query::parse(&read.query.to_string());
    assert!(again.refused.is_empty() && again.unknown.is_empty(), "{text:?} became {}", read.query);
    assert_eq!(again.query, read.query, "{text:?}");
    let presentation = Presentation::parse(&text);
    assert_eq!(Presentation::parse(&presentation.to_string()), presentation, "{text:?}");
});
