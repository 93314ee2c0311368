//! `cargo xtask test`: everything that must hold.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::serve::{Running, server};
use crate::step::{Steps, cargo, command, root, run};
use crate::tools::{self, WASM};
use crate::{browser, budget, site};

const DATA: &str = "data/nanjing";
/// All that runs on the host. The interface is built with the feature that the server asks for; with both of
/// its features at once it would be neither side.
const HOST: [&str; 10] =
    ["--locked", "-p", "model", "-p", "app", "-p", "server", "-p", "xtask", "--features=app/ssr"];

/// Takes every step and ends with one line that counts them.
pub(crate) fn run_all() -> anyhow::Result<()> {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    // Warnings are fatal where nobody reads them, and only there.
    let fatal: &[&str] = if ci { &["--", "-D", "warnings"] } else { &[] };
    let mut steps = Steps::default();
    steps.take("format", || run(&mut cargo(&["fmt", "--all", "--check"])));
    steps.take("lints", || run(cargo(&["clippy", "--all-targets"]).args(HOST).args(fatal)));
    steps.take("model and interface for the browser", || {
        tools::wasm_target()?;
        let lint = |arguments: &[&str]| {
            let wasm = root().join("model/wasm");
            let mut clippy = cargo(&["clippy", "--locked", "--target", WASM]);
            run(clippy.args(arguments).args(fatal).env("CLIPPY_CONF_DIR", wasm))
        };
        lint(&["-p", "model"])?;
        lint(&["-p", "app", "--features", "hydrate"])
    });
    steps.take("tests", || run(cargo(&["test"]).args(HOST)));
    steps.take("documentation", || {
        let flags = if ci { "-D warnings" } else { "" };
        run(cargo(&["doc", "--no-deps"]).args(HOST).env("RUSTDOCFLAGS", flags))
    });
    steps.take("data package as the atlas reads it", check_package);
    steps.take("data package as others read it", || {
        let frictionless = tools::frictionless()?;
        run(&mut command(frictionless, &["validate", &format!("{DATA}/datapackage.json")]))
    });
    published(&mut steps);
    steps.close()
}

/// The site as readers get it.
fn published(steps: &mut Steps) {
    steps.take("the site as it is published", || site::build(true));
    // The servers end with this function.
    let mut servers = None;
    steps.take("servers for the next steps", || {
        let atlas = server(false)?;
        servers = Some((Running::start(&atlas, "")?, Running::start(&atlas, "/atlas")?));
        Ok(())
    });
    let servers = || servers.as_ref().context("there is no server");
    steps.take("sizes", || budget::check(&servers()?.0));
    steps.take("browser", || servers().and_then(|(plain, based)| browser::test(plain, based, &[])));
    steps.take("hydration, as a debug build watches it", || {
        let interface = site::build_debug()?;
        let running = Running::start_with(&server(false)?, "", &interface)?;
        let pages = ["pages.spec.mjs", "--project", "script"].map(str::to_owned);
        browser::test(&running, &running, &pages)
    });
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
