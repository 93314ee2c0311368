//! Any input gives a package or a list of problems, never a panic.
#![no_main]

#[path = "../../model/tests/rules/fixture.rs"]
#[expect(dead_code, reason = "the fixture is shared with the tests of the rules")]
mod fixture;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

static WHOLE: LazyLock<fixture::Fixture> = LazyLock::new(fixture::Fixture::new);

fuzz_target!(|input: &[u8]| {
    let files = fixture::damaged(&WHOLE.files, input);
    match model::package::read_with_texts(&files, Some(&WHOLE.texts)) {
        Ok(loaded) => {
            let _ = model::package::coverage::uncovered(&loaded.package, &WHOLE.texts);
            for claim in &loaded.package.claims {
                for lang in model::lang::Lang::ALL {
                    let _ = model::words::claim(&loaded.package, claim, lang);
                }
            }
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
    let _ = model::package::cite::cite(&files, &WHOLE.texts);
});
