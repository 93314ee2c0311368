//! The reader on small crates whose cycles are known.

use std::path::Path;

use crate::cycles::Cycle;
use crate::cycles_of;
use crate::source::{Crate, Files};

/// Cycles of a crate that is given file by file, as `parent: members`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let cycles = read(files);
    let named = |cycle: &Cycle| {
        let members: Vec<_> = cycle.members.iter().map(String::as_str).collect();
        format!("{}: {}", cycle.parent.join("::"), members.join(" "))
    };
    cycles.iter().map(named).collect()
}

fn read(files: &[(&str, &str)]) -> Vec<Cycle> {
    let files: Files = files.iter().map(|(path, text)| (path.into(), (*text).to_owned())).collect();
    cycles_of("lib.rs", &files).unwrap()
}

/// Modules `a` and `b`, of which `b` uses `a`; what `a` holds decides whether there is a cycle.
fn a_with(code: &str) -> Vec<String> {
    found(&[
        ("lib.rs", "mod a; mod b; mod c { pub fn low() {} } pub struct Root; pub use b::Name as Known;"),
        ("a.rs", code),
        ("b/mod.rs", "pub mod inner; use crate::a; pub struct Name; pub fn go() {} pub use inner::Deep;"),
        ("b/inner.rs", "pub struct Deep; pub struct Other;"),
    ])
}

#[test]
fn modules_that_use_each_other_are_a_cycle() {
    let both = [("lib.rs", "mod a; mod b;"), ("a.rs", "use crate::b::B;"), ("b.rs", "pub struct B;")];
    assert_eq!(found(&both), Vec::<String>::new());
    let both = [both[0], both[1], ("b.rs", "pub struct B; use super::a;")];
    assert_eq!(found(&both), [": a b"]);
}

#[test]
fn a_cycle_is_found_over_several_modules_and_below_the_root() {
    let code = "mod up { mod a { use super::b; } mod b { use super::c::C; }
        mod c { pub struct C; fn f() { crate::up::a::x::y() } } mod free { use super::a; } }";
    assert_eq!(found(&[("lib.rs", code)]), ["up: a b c"]);
}

#[test]
fn a_path_that_begins_with_an_imported_parent_is_followed() {
    for import in ["use crate::up;", "use crate::up::{self};", "use super::super::up::{self};"] {
        let code =
            "mod up { mod a { IMPORT fn f() { up::b::go() } } pub mod b { use super::a; pub fn go() {} } }";
        assert_eq!(found(&[("lib.rs", &code.replace("IMPORT", import))]), ["up: a b"], "{import}");
    }
}

#[test]
fn what_lies_deep_below_two_modules_counts_for_them() {
    let code = "mod a { mod deep { use crate::b::low::B; } pub mod other {} }
        mod b { pub mod low { pub struct B; } mod side { use crate::a::other; } }";
    assert_eq!(found(&[("lib.rs", code)]), [": a b"]);
}

#[test]
fn every_form_of_a_path_is_seen() {
    for code in [
        "use crate::b;",
        "use crate::b::Name;",
        "use crate::{c::low, b::{self as other, Name}};",
        "use super::{c::low, b::inner::{Deep, Other}};",
        "pub use crate::b::*;",
        "use self::super::b::Name as Alias;",
        "fn f() { use crate::b::go; go() }",
        "fn f() -> Vec<crate::b::Name> { vec![] }",
        "fn f() { super::b::go() }",
        "mod inside { fn f() { super::super::b::go() } }",
        "mod inside { use super::super::{c, b}; }",
        "impl crate::b::Trait for u8 {}",
        "#[derive(crate::b::Derive)] struct A;",
        "use crate::c; use crate as root; fn f() { root::b::go() }",
    ] {
        assert_eq!(a_with(code), [": a b"], "{code}");
    }
}

#[test]
fn paths_inside_macros_are_seen() {
    for code in [
        "fn f() { println!(\"{}\", crate::b::NAME) }",
        "fn f() { view! { <div class=\"x\"><p>{super::b::go()}</p></div> } }",
        "macro_rules! m { () => { $crate::b::go() } }",
        "m! { use crate::{c::low, b::{Name}}; }",
        "fn f() { html! { @if x { (crate::b::inner::Deep) } } }",
    ] {
        assert_eq!(a_with(code), [": a b"], "{code}");
    }
}

#[test]
fn a_name_that_a_parent_re_exports_counts_for_the_child_that_owns_it() {
    assert_eq!(a_with("use crate::Known;"), [": a b"]);
    assert_eq!(a_with("use super::*; fn f(name: Known) {}"), [": a b"]);
    let when = "mod when { pub use stage::Stage; pub mod stage { use super::day::Day; pub struct Stage; } mod day { pub struct Day; CODE } }";
    let with = |code| found(&[("lib.rs", &when.replace("CODE", code))]);
    assert_eq!(with(""), Vec::<String>::new());
    for code in ["use crate::when::Stage;", "use super::Stage;", "fn f() { html!(super::Stage::Held) }"] {
        assert_eq!(with(code), ["when: day stage"], "{code}");
    }
    let glob =
        "pub use b::*; pub mod b { use crate::a; pub fn of_b() {} } mod a { fn f() { crate::of_b() } }";
    assert_eq!(found(&[("lib.rs", glob)]), [": a b"]);
}

#[test]
fn a_name_by_way_of_a_sibling_counts_for_the_sibling_and_its_owner() {
    let code =
        "mod a { use crate::b::Name; } mod b { pub use crate::c::Name; } mod c { pub struct Name; CODE }";
    let with = |used: &str| found(&[("lib.rs", &code.replace("CODE", used))]);
    assert_eq!(with(""), Vec::<String>::new());
    assert_eq!(with("use crate::a;"), [": a b c"]);
    let facade =
        "mod a { fn f(name: crate::b::Name) {} } mod b { pub use std::fmt::Debug as Name; use crate::a; }";
    assert_eq!(found(&[("lib.rs", facade)]), [": a b"]);
}

#[test]
fn an_exported_macro_counts_for_the_module_that_defines_it() {
    let code = "mod a { #[macro_export] macro_rules! rows { () => {} } fn f() { crate::b::go() } }
        mod b { pub fn go() {} crate::rows!(); }";
    assert_eq!(found(&[("lib.rs", code)]), [": a b"]);
}

#[test]
fn what_is_no_dependency_on_a_sibling_is_left_out() {
    for code in [
        "",
        "use super::Root; use crate::c::low;",
        "mod child { pub struct Child; } use child::Child; pub use self::child::Child as Again;",
        "mod child { use super::Own; } struct Own;",
        "#[cfg(test)] mod tests { use crate::b::Name; }",
        "#[cfg(all(test, unix))] use crate::b::Name;",
        "/// See [`crate::b::Name`].\nfn f() { let text = \"crate::b::Name\"; }",
        "use std::fmt; use other::b::Name; fn f() { ::b::go() }",
        "fn f() { let b = 1; println!(\"{}\", b); x.b(); view! { <b>bold</b> } }",
    ] {
        assert_eq!(a_with(code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn the_message_names_the_cycle_and_a_line_of_code_for_each_arrow() {
    let [cycle] = &read(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "//! A.\nuse crate::b::{\n    B,\n};\n"),
        ("b.rs", "pub struct B;\nfn f() { super::a::f() }\nfn g() { super::a::g() }\n"),
    ])[..] else {
        panic!("one cycle")
    };
    let message = "modules of `crate` depend on each other in a cycle: a, b\n  a -> b (b)\n    a.rs:3: B,\n  \
                   b -> a (a, one of 2 lines)\n    b.rs:2: fn f() { super::a::f() }\n";
    assert_eq!(cycle.to_string(), message);
}

#[test]
fn a_module_without_a_file_is_an_error() {
    let files = Files::from([("lib.rs".into(), "mod gone;".to_owned())]);
    assert!(Crate::read(Path::new("lib.rs"), &files).is_err());
}
