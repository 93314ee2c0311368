//! Any text is a date or is refused; a date is written as what is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::lang::Lang;
use model::when::When;
use model::words;

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    match text.parse::<When>() {
        Ok(when) => {
            assert_eq!(when.to_string().parse::<When>().as_ref(), Ok(&when), "{text:?}");
            for lang in Lang::ALL {
                assert!(!words::date(&when, lang).is_empty());
            }
            if let (Some(first), Some(last)) = (when.first_day(), when.last_day()) {
                assert!(first <= last, "{text:?}");
            }
        }
        Err(error) => assert!(error.to_string().contains("accepted"), "{error}"),
    }
});
