//! One page in Chromium, measured by `tests/browser/bench-brush.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use serde::{Deserialize, Deserializer};

use crate::browser::NPM;
use crate::step::{output, root, run, target};
use crate::web_tools;

/// The npm package of the pages to compare with.
const PAGES: &str = "tests/bench";
/// The npm package with esbuild.
const TOOLS: &str = "xtask";

/// What is measured.
pub(super) enum Subject {
    /// The atlas at this address.
    Atlas(String),
    /// falcon-vis with plain bars.
    Falcon,
    /// vis-timeline, `MapLibre` GL and crossfilter2.
    NpmStack,
}

impl Subject {
    /// Its name for people.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Atlas(_) => "the atlas",
            Self::Falcon => "falcon-vis",
            Self::NpmStack => "vis-timeline + MapLibre + crossfilter2",
        }
    }
}

/// How pages are measured.
pub(super) struct Measurement<'run> {
    pub(super) chromium: &'run Path,
    pub(super) steps: u16,
    /// Limit of the start, in seconds.
    pub(super) wait: u32,
    /// Limit of all steps, in seconds.
    pub(super) most: u32,
    /// The folder with the columns of the rows.
    pub(super) rows: &'run Path,
}

/// What was measured.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Measured {
    /// The version of Chromium.
    pub(super) chromium: String,
    /// Why there is no more.
    pub(super) failed: Option<String>,
    /// From the request to a page that answers.
    #[serde(deserialize_with = "one")]
    pub(super) start: Option<Duration>,
    /// The number of rows of a page to compare with.
    pub(super) rows: Option<usize>,
    /// What draws WebGL.
    pub(super) gl: Option<String>,
    /// From a pointer event to painted panels, but for the first steps of brushes.
    #[serde(deserialize_with = "some")]
    pub(super) steps: Vec<Duration>,
    /// The first steps of brushes, from the press.
    #[serde(deserialize_with = "some")]
    pub(super) firsts: Vec<Duration>,
    /// The first step of the first brush.
    #[serde(deserialize_with = "one")]
    pub(super) cold: Option<Duration>,
    /// The same movements where they change nothing.
    #[serde(deserialize_with = "some")]
    pub(super) idle: Vec<Duration>,
    /// Computing alone; empty where the page does not measure it.
    #[serde(deserialize_with = "some")]
    pub(super) computing: Vec<Duration>,
    /// Computing alone, of the first steps.
    #[serde(deserialize_with = "some")]
    pub(super) computing_firsts: Vec<Duration>,
    /// Steps after which nothing in the panels was different.
    pub(super) unchanged: usize,
    /// Frames of the atlas.
    pub(super) frames: Option<Frames>,
}

/// Times between frames; `None` where nothing moved.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Frames {
    #[serde(deserialize_with = "maybe")]
    pub(super) idle: Option<Vec<Duration>>,
    #[serde(deserialize_with = "maybe")]
    pub(super) list: Option<Vec<Duration>>,
    #[serde(deserialize_with = "maybe")]
    pub(super) pan: Option<Vec<Duration>>,
    #[serde(deserialize_with = "maybe")]
    pub(super) zoom: Option<Vec<Duration>>,
}

impl Measured {
    /// A page that could not be measured.
    pub(super) fn failed(cause: &anyhow::Error) -> Self {
        Self { failed: Some(format!("{cause:#}")), ..Self::default() }
    }
}

impl Measurement<'_> {
    /// Measures one page. What the page cannot do is in the result; an error is one of the measurement.
    pub(super) fn run(&self, subject: &Subject) -> anyhow::Result<Measured> {
        let (page, address) = match subject {
            Subject::Atlas(address) => ("atlas", Some(address)),
            Subject::Falcon => ("falcon", None),
            Subject::NpmStack => ("npm-stack", None),
        };
        let maplibre = root().join(PAGES).join("node_modules/maplibre-gl/dist");
        let settings = serde_json::json!({
            "page": page,
            "address": address,
            "steps": self.steps,
            "wait": self.wait,
            "most": self.most,
            "folders": { "": built(), "rows": self.rows, "maplibre": maplibre },
        });
        let printed = output(
            Command::new("node")
                .arg("bench-brush.mjs")
                .arg(settings.to_string())
                .current_dir(root().join(NPM))
                .env("ATLAS_CHROMIUM", self.chromium),
        )?;
        let measured: Measured =
            serde_json::from_str(&printed).with_context(|| format!("{} was not measured", subject.name()))?;
        if let Some(cause) = &measured.failed {
            println!("    {cause}");
        }
        Ok(measured)
    }
}

/// The folder of the built pages.
fn built() -> PathBuf {
    target().join("bench/pages")
}

/// Bundles the pages to compare with.
pub(super) fn build_comparisons() -> anyhow::Result<()> {
    web_tools::npm(PAGES)?;
    let programs = web_tools::npm(TOOLS)?;
    println!("    bundling the pages to compare with");
    let folder = root().join(PAGES);
    run(Command::new(programs.join("esbuild"))
        .args(["falcon.js", "npm-stack.js", "--bundle", "--format=esm", "--minify", "--target=es2022"])
        .args(["--log-level=warning", "--charset=utf8"])
        .arg(format!("--outdir={}", built().display()))
        .current_dir(&folder))?;
    for name in ["falcon.html", "npm-stack.html", "page.css"] {
        std::fs::copy(folder.join(name), built().join(name))?;
    }
    Ok(())
}

/// The exact versions that `tests/bench` pins, as a list in words.
pub(super) fn versions() -> anyhow::Result<String> {
    #[derive(Deserialize)]
    struct Manifest {
        dependencies: std::collections::BTreeMap<String, String>,
    }
    let text = std::fs::read_to_string(root().join(PAGES).join("package.json"))?;
    let manifest: Manifest = serde_json::from_str(&text)?;
    let each = manifest.dependencies.iter().map(|(name, version)| format!("{name} {version}"));
    Ok(each.collect::<Vec<_>>().join(", "))
}

fn time(milliseconds: f64) -> Duration {
    Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or_default()
}

fn one<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
    Ok(Option::<f64>::deserialize(from)?.map(time))
}

/// A list of times without those that are `null`.
fn some<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Duration>, D::Error> {
    Ok(Vec::<Option<f64>>::deserialize(from)?.into_iter().flatten().map(time).collect())
}

fn maybe<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<Duration>>, D::Error> {
    Ok(Option::<Vec<f64>>::deserialize(from)?.map(|times| times.into_iter().map(time).collect()))
}

#[cfg(test)]
impl Measured {
    /// A page with one step and one first step, for tests of tables.
    pub(super) fn of_milliseconds(step: u64, first: u64) -> Self {
        let [steps, firsts] = [step, first].map(|time| vec![Duration::from_millis(time)]);
        let chromium = "150".to_owned();
        Self { chromium, start: Some(Duration::from_secs(2)), steps, firsts, ..Self::default() }
    }
}
