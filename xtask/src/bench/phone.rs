//! `cargo xtask bench phone`: how light the atlas is on an emulated phone with a quarter of the CPU.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::times::{milliseconds, percentile};
use crate::browser::NPM;
use crate::serve::{RunningServer, build_server};
use crate::step::{command, output, root, run, target};
use crate::{site, web_tools};

/// On slow 3G a page can be read after this time.
const READABLE: Duration = Duration::from_secs(5);
/// On slow 3G a page is hydrated after at most this many times what its bytes take to arrive.
const LIVE: f64 = 1.3;
/// From a tap on a filter to the painted answer.
const TAP: [Duration; 2] = [Duration::from_millis(200), Duration::from_millis(300)];
/// A list that scrolls has at least this share of the frames of a page at rest.
const FRAMES: f64 = 0.8;
/// The records of the generated package, of which about two thirds are rows of the list.
const RECORDS: &str = "1500";

/// The size of the measurement.
#[derive(clap::Args)]
pub(crate) struct Phone {
    /// Number of loads of the page; medians are printed.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=21))]
    loads: u16,
    /// Number of taps.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u16).range(2..=200))]
    taps: u16,
    /// Use the site as it was built last.
    #[arg(long)]
    built: bool,
    /// Address of a running server of another commit to compare start and taps with, such as `http://127.0.0.1:8081/`.
    #[arg(long, value_name = "ADDRESS")]
    against: Option<String>,
}

/// One load on slow 3G. Times are in milliseconds from the start of the navigation.
#[derive(Deserialize)]
struct Load {
    /// The first text is painted.
    readable: f64,
    /// The page is hydrated.
    live: f64,
    /// Bytes that had arrived by then, with headers.
    bytes: f64,
    /// The time that these bytes take at the rate of the network.
    transfer: f64,
}

/// Frames per second.
#[derive(Deserialize)]
struct Frames {
    /// Rows of the list, of which a page has the first 150.
    rows: usize,
    idle: f64,
    scrolling: f64,
    /// How far the list went, in pixels.
    moved: f64,
}

impl Phone {
    /// Prints each figure with its goal.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        println!("==> the site and the server");
        if !self.built {
            site::build(true)?;
        }
        let atlas = build_server(true)?;
        let running = RunningServer::start(&atlas, "")?;
        web_tools::npm(NPM)?;
        let chromium = web_tools::chromium()?;
        println!("==> measuring: 390x844, touch, CPU at a quarter");
        let other = self.against.as_ref().map(|address| format!("{}/", address.trim_end_matches('/')));
        let servers: Vec<(&str, &str)> = std::iter::once(("", running.address.as_str()))
            .chain(other.iter().map(|address| ("the other server: ", address.as_str())))
            .collect();
        for lang in ["en", "zh"] {
            let mut loads: Vec<Vec<Load>> = servers.iter().map(|_| Vec::new()).collect();
            // In turns, so that other load affects both.
            for _ in 0..self.loads {
                for (loads, (_, address)) in loads.iter_mut().zip(&servers) {
                    loads.push(measure(&chromium, &["start", &format!("{address}{lang}/")])?);
                }
            }
            for (loads, (name, _)) in loads.iter().zip(&servers) {
                print_loads(&format!("{name}slow 3G, {lang}"), loads)?;
            }
        }
        for (name, address) in &servers {
            let taps = self.taps.to_string();
            let times: Vec<f64> = measure(&chromium, &["taps", &format!("{address}zh/"), &taps])?;
            print_taps(&format!("{name}filter, from tap to paint"), &times)?;
        }
        let generated = target().join("bench-phone");
        generate(&atlas, &generated)?;
        let running = RunningServer::start_with_data(&atlas, &generated)?;
        print_frames(&measure(&chromium, &["scroll", &format!("{}zh/", running.address)])?)
    }
}

/// Runs one measurement of `bench-phone.mjs`.
fn measure<T: DeserializeOwned>(chromium: &Path, arguments: &[&str]) -> anyhow::Result<T> {
    let printed = output(
        Command::new("node")
            .arg("bench-phone.mjs")
            .args(arguments)
            .current_dir(root().join(NPM))
            .env("ATLAS_CHROMIUM", chromium),
    )?;
    serde_json::from_str(&printed).with_context(|| format!("not a measurement: {printed}"))
}

fn generate(atlas: &Path, folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let folder = folder.to_string_lossy();
    run(&mut command(atlas, &["generate", &folder, "--records", RECORDS, "--seed", "1"]))
}

fn print_loads(what: &str, loads: &[Load]) -> anyhow::Result<()> {
    let median = |value: fn(&Load) -> f64| {
        let mut values: Vec<f64> = loads.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().context("nothing was measured")
    };
    let (readable, live) = (median(|load| load.readable)?, median(|load| load.live)?);
    let (bytes, transfer) = (median(|load| load.bytes)?, median(|load| load.transfer)?);
    println!(
        "{what}: readable after {:.1} s (goal {} s), live after {:.1} s, {:.2} of the {:.1} s of its {:.0} kB (goal {LIVE})",
        readable / 1000.0,
        READABLE.as_secs(),
        live / 1000.0,
        live / transfer,
        transfer / 1000.0,
        bytes / 1000.0,
    );
    Ok(())
}

fn print_taps(what: &str, times: &[f64]) -> anyhow::Result<()> {
    let times =
        times.iter().map(|time| Duration::try_from_secs_f64(time / 1000.0)).collect::<Result<Vec<_>, _>>()?;
    let at = |percent| percentile(&times, percent).context("nothing was measured");
    println!(
        "{what}: median {} ms (goal {}), at most {} ms (goal {}), {} taps",
        milliseconds(at(50)?),
        TAP[0].as_millis(),
        milliseconds(at(100)?),
        TAP[1].as_millis(),
        times.len()
    );
    Ok(())
}

fn print_frames(frames: &Frames) -> anyhow::Result<()> {
    ensure!(frames.moved > 1000.0, "the list did not scroll");
    println!(
        "{} rows: {:.0} frames per second at rest, {:.0} while scrolling, {:.2} (goal {FRAMES})",
        frames.rows,
        frames.idle,
        frames.scrolling,
        frames.scrolling / frames.idle
    );
    Ok(())
}
