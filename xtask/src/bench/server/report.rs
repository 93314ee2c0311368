//! The measurements as tables in Markdown.

use std::fmt;
use std::time::Duration;

use super::load::Load;
use crate::step::{command, output};

/// Everything that one run has measured.
#[derive(Default)]
pub(super) struct Report {
    /// The atlas beside others.
    pub(super) compared: Vec<Compared>,
    /// Pages that are rendered for each request, by the number of connections.
    pub(super) rendered: Vec<(u16, Load)>,
    /// Names and versions of the other programs.
    pub(super) versions: Vec<String>,
}

/// The atlas beside another server.
pub(super) struct Compared {
    /// What was asked for.
    pub(super) what: &'static str,
    /// The other server.
    pub(super) peer: &'static str,
    pub(super) connections: u16,
    /// What the atlas answered, and what the other one did.
    pub(super) loads: [Load; 2],
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "| what | connections | beside | the atlas, a second | the other, a second | ratio | median | 99th percentile |"
        )?;
        writeln!(out, "| --- | --- | --- | --- | --- | --- | --- | --- |")?;
        for Compared { what, peer, connections, loads: [ours, theirs] } in &self.compared {
            let ratio = ours.a_second() / theirs.a_second();
            let (ours_a_second, theirs_a_second) = (ours.a_second(), theirs.a_second());
            let medians = both(ours.median, theirs.median);
            let slowest = both(ours.slowest, theirs.slowest);
            writeln!(
                out,
                "| {what} | {connections} | {peer} | {ours_a_second:.0} | {theirs_a_second:.0} | {ratio:.2} | {medians} | {slowest} |"
            )?;
        }
        writeln!(out, "\n| connections | pages in no cache, a second | median | 99th percentile |")?;
        writeln!(out, "| --- | --- | --- | --- |")?;
        for (connections, load) in &self.rendered {
            let [median, slowest] = [load.median, load.slowest].map(milliseconds);
            writeln!(out, "| {connections} | {:.0} | {median} | {slowest} |", load.a_second())?;
        }
        writeln!(
            out,
            "\nTimes are in milliseconds, of the atlas / of the other. {}.",
            self.versions.join(", ")
        )
    }
}

fn both(ours: Duration, theirs: Duration) -> String {
    format!("{} / {}", milliseconds(ours), milliseconds(theirs))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// The version of a program: the first line that it prints, on either output.
pub(super) fn version(program: &str, argument: &str) -> String {
    let printed = output(&mut command("sh", &["-c", "\"$0\" \"$1\" 2>&1 || true", program, argument]));
    printed.unwrap_or_default().lines().next().unwrap_or_default().trim().to_owned()
}
