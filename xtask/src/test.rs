//! `cargo xtask test`: everything that must hold.

use std::path::PathBuf;

use crate::step::{Steps, cargo, command, root, run};
use crate::tools::{self, WASM};

const DATA: &str = "data/nanjing";

/// Takes every step and ends with one line that counts them.
pub(crate) fn run_all() -> anyhow::Result<()> {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    // Warnings are fatal where nobody reads them, and only there.
    let fatal: &[&str] = if ci { &["--", "-D", "warnings"] } else { &[] };
    let mut steps = Steps::default();
    steps.take("format", || run(&mut cargo(&["fmt", "--all", "--check"])));
    steps.take("lints", || run(cargo(&["clippy", "--locked", "--workspace", "--all-targets"]).args(fatal)));
    steps.take("model for the browser", || {
        tools::wasm_target()?;
        let wasm_lints = root().join("model/wasm");
        run(cargo(&["clippy", "--locked", "-p", "model", "--target", WASM])
            .args(fatal)
            .env("CLIPPY_CONF_DIR", wasm_lints))?;
        run(&mut cargo(&["build", "--locked", "-p", "model", "--target", WASM]))
    });
    steps.take("tests", || run(&mut cargo(&["test", "--locked", "--workspace"])));
    steps.take("documentation", || {
        let flags = if ci { "-D warnings" } else { "" };
        run(cargo(&["doc", "--locked", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", flags))
    });
    steps.take("data package as the atlas reads it", check_package);
    steps.take("data package as others read it", || {
        let frictionless = tools::frictionless()?;
        run(&mut command(frictionless, &["validate", &format!("{DATA}/datapackage.json")]))
    });
    steps.close()
}

/// Checks the package, against its texts where they are at hand.
fn check_package() -> anyhow::Result<()> {
    let atlas = |arguments: &[&str]| {
        let mut command = cargo(&["run", "--locked", "--quiet", "-p", "server", "--bin", "atlas", "--"]);
        command.args(arguments);
        command
    };
    let Some(texts) = std::env::var_os("ATLAS_TEXTS").map(PathBuf::from).filter(|texts| texts.is_dir())
    else {
        println!("    skipped: quotes against texts, coverage (set ATLAS_TEXTS to the folder of the texts)");
        return run(&mut atlas(&["check", DATA]));
    };
    run(atlas(&["check", DATA, "--texts"]).arg(&texts))?;
    run(atlas(&["coverage", DATA, "--texts"]).arg(&texts))
}
