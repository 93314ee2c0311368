//! `cargo xtask test`: everything that CI checks.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::browser::Servers;
use crate::fuzz::Http;
use crate::serve::{RunningServer, build_server};
use crate::step::{Steps, cargo, command, root, run};
use crate::supply::sbom;
use crate::tools::{self, WASM};
use crate::{browser, budget, site, web_tools};

const DATA: &str = "data/nanjing";
/// The packages that run on the host. `app` gets the feature of the server side; its features for server and
/// browser exclude each other.
const HOST: [&str; 12] = [
    "--locked",
    "-p",
    "model",
    "-p",
    "app",
    "-p",
    "generate",
    "-p",
    "server",
    "-p",
    "xtask",
    "--features=app/ssr",
];

/// Runs all steps, and prints how many passed and failed.
pub(crate) fn test() -> anyhow::Result<()> {
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    // Warnings are errors in CI only, so that a developer can test unfinished code.
    let fatal: &[&str] = if ci { &["--", "-D", "warnings"] } else { &[] };
    let mut steps = Steps::default();
    steps.run("format", || run(&mut cargo(&["fmt", "--all", "--check"])));
    steps.run("lints", || run(cargo(&["clippy", "--all-targets"]).args(HOST).args(fatal)));
    steps.run("lints for wasm", || {
        tools::wasm_target()?;
        let lint = |arguments: &[&str]| {
            let wasm = root().join("model/wasm");
            let mut clippy = cargo(&["clippy", "--locked", "--target", WASM]);
            run(clippy.args(arguments).args(fatal).env("CLIPPY_CONF_DIR", wasm))
        };
        lint(&["-p", "model"])?;
        lint(&["-p", "app", "--features", "hydrate"])
    });
    steps.run("tests", || run(cargo(&["test"]).args(HOST)));
    steps.run("documentation", || {
        let flags = if ci { "-D warnings" } else { "" };
        run(cargo(&["doc", "--no-deps"]).args(HOST).env("RUSTDOCFLAGS", flags))
    });
    steps.run("data package, by `atlas check`", check_package);
    steps.run("data package, by frictionless", || {
        let frictionless = tools::frictionless()?;
        run(&mut command(frictionless, &["validate", &format!("{DATA}/datapackage.json")]))
    });
    steps.run("bill of materials, by the schema of CycloneDX", || {
        sbom::sbom()?;
        web_tools::npm(browser::NPM)?;
        let script = format!("{}/check-sbom.mjs", browser::NPM);
        run(&mut command("node", &[&script, &format!("target/{}", sbom::FILE)]))
    });
    test_release(&mut steps);
    steps.finish()
}

/// Tests of the release build of the site.
fn test_release(steps: &mut Steps) {
    steps.run("release build of the site", || site::build(true));
    // Dropped, and so stopped, at the end of this function.
    let mut servers = None;
    steps.run("servers for the next steps", || {
        let atlas = build_server(false)?;
        servers = Some(Servers::start(&atlas)?);
        Ok(())
    });
    let servers = || servers.as_ref().context("the servers did not start");
    steps.run("sizes", || budget::check(&servers()?.plain));
    steps.run("requests that no browser sends", || {
        let Servers { plain, based, .. } = servers()?;
        [plain, based].iter().try_for_each(|running| Http::new(60).fuzz(running))
    });
    steps.run("browser", || servers().and_then(|servers| servers.run_tests(&[])));
    steps.run("hydration, with debug assertions", || {
        let folder = site::build_debug()?;
        let running = RunningServer::start_with(&build_server(false)?, "", &folder)?;
        let pages = ["pages.spec.mjs", "--project", "script"].map(str::to_owned);
        browser::run_tests([&running; 3], &pages)
    });
}

/// Checks the package, and compares it with its source texts if `ATLAS_TEXTS` names their folder.
fn check_package() -> anyhow::Result<()> {
    let atlas = |arguments: &[&str]| {
        let mut command = cargo(&["run", "--locked", "--quiet", "-p", "server", "--bin", "atlas", "--"]);
        command.args(arguments);
        command
    };
    let Some(texts) = std::env::var_os("ATLAS_TEXTS").map(PathBuf::from).filter(|texts| texts.is_dir())
    else {
        println!("    skipped: quotes and coverage (set ATLAS_TEXTS to the folder of the source texts)");
        return run(&mut atlas(&["check", DATA]));
    };
    run(atlas(&["check", DATA, "--texts"]).arg(&texts))?;
    run(atlas(&["coverage", DATA, "--texts"]).arg(&texts))
}
