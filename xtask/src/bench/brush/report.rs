//! The measurements as tables in Markdown, and their ratios.

use std::fmt;
use std::process::Command;
use std::time::Duration;

use super::Size;
use super::page::{Frames, Measured, Subject, versions};
use crate::bench::times::percentile;
use crate::step::output;

/// Everything that one run has measured.
pub(super) struct Report {
    pub(super) steps: u16,
    pub(super) sizes: Vec<SizeReport>,
}

/// What was measured over one package.
pub(super) struct SizeReport {
    size: Size,
    pub(super) rows: usize,
    pub(super) load_average: Option<String>,
    pub(super) atlas: Measured,
    pub(super) falcon: Measured,
    pub(super) stack: Measured,
    /// Bytes of the first page of the atlas, compressed with brotli.
    pub(super) first_page: Option<usize>,
    /// Bytes of the server after its search was built.
    pub(super) server_memory: Option<u64>,
}

impl Size {
    /// Its name for people.
    pub(super) fn name(self) -> String {
        match self {
            Self::Nanjing => "Nanjing".to_owned(),
            Self::Generated(records) => format!("{records} records"),
        }
    }
}

impl SizeReport {
    pub(super) fn new(size: Size, rows: usize) -> Self {
        let (atlas, falcon, stack) = Default::default();
        Self { size, rows, load_average: None, atlas, falcon, stack, first_page: None, server_memory: None }
    }

    pub(super) fn name(&self) -> String {
        self.size.name()
    }

    fn pages(&self) -> [(&'static str, &Measured); 3] {
        [
            (Subject::Atlas(String::new()).name(), &self.atlas),
            (Subject::Falcon.name(), &self.falcon),
            (Subject::NpmStack.name(), &self.stack),
        ]
    }
}

impl Report {
    pub(super) fn new(steps: u16) -> Self {
        Self { steps, sizes: Vec::new() }
    }

    /// What was measured over a package of this size.
    pub(super) fn of(&self, size: Size) -> Option<&SizeReport> {
        self.sizes.iter().find(|report| report.size == size)
    }
}

/// Median and 95th percentile in milliseconds.
fn times(times: &[Duration]) -> String {
    let at = |percent| percentile(times, percent).map(short);
    match (at(50), at(95)) {
        (Some(median), Some(high)) => format!("{median} / {high}"),
        _ => "not measured".to_owned(),
    }
}

/// Milliseconds, with two digits after the point where that is below one.
fn short(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if milliseconds < 1.0 { format!("{milliseconds:.2}") } else { format!("{milliseconds:.1}") }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "Milliseconds, as median / 95th percentile: {} steps in 5 brushes, and 5 first steps after that of the first brush.\n",
            self.steps
        )?;
        writeln!(
            out,
            "| package | page | starts | first step | further steps | idle | first, computing | further, computing |"
        )?;
        writeln!(out, "| --- | --- | --- | --- | --- | --- | --- | --- |")?;
        for size in &self.sizes {
            // With --alone the others were not opened.
            let opened = |page: &Measured| page.failed.is_some() || !page.chromium.is_empty();
            for (name, page) in size.pages().into_iter().filter(|(_, page)| opened(page)) {
                writeln!(out, "{}", row(&size.name(), name, page, self.steps))?;
            }
        }
        writeln!(out, "\n| package | list scrolled | map panned | map zoomed | idle |")?;
        writeln!(out, "| --- | --- | --- | --- | --- |")?;
        for size in &self.sizes {
            if let Some(Frames { idle, list, pan, zoom }) = &size.atlas.frames {
                let [list, pan, zoom, idle] = [list, pan, zoom, idle]
                    .map(|series| series.as_deref().map_or_else(|| "did not move".to_owned(), times));
                writeln!(out, "| {} | {list} | {pan} | {zoom} | {idle} |", size.name())?;
            }
        }
        writeln!(
            out,
            "\n| package | rows | first page, brotli | memory of the server, with search | load average |"
        )?;
        writeln!(out, "| --- | --- | --- | --- | --- |")?;
        for size in &self.sizes {
            let page =
                size.first_page.map_or_else(|| "none".to_owned(), |bytes| format!("{} kB", bytes / 1000));
            let memory = size
                .server_memory
                .map_or_else(|| "unknown".to_owned(), |bytes| format!("{} MB", bytes / 1_000_000));
            let load = size.load_average.as_deref().unwrap_or("unknown");
            writeln!(out, "| {} | {} | {page} | {memory} | {load} |", size.name(), size.rows)?;
        }
        writeln!(out, "\n| goal | measured | to reach |")?;
        writeln!(out, "| --- | --- | --- |")?;
        for (what, value, goal) in self.goals() {
            let value = value.map_or_else(|| "not measured".to_owned(), |value| format!("{value:.2}"));
            writeln!(out, "| {what} | {value} | {goal} |")?;
        }
        writeln!(out, "\n{}", self.machine())
    }
}

/// The row of one page; a page that was not measured has the cause in it.
fn row(package: &str, name: &str, page: &Measured, steps: u16) -> String {
    let started = page.start.map_or_else(|| "no".to_owned(), |time| format!("{:.1} s", time.as_secs_f64()));
    if page.steps.is_empty() {
        let cause = page.failed.as_deref().unwrap_or("not measured");
        return format!("| {package} | {name} | {started} | {cause} | | | | |");
    }
    let fewer = page.steps.len() < usize::from(steps);
    let notes = [
        fewer.then(|| format!("{} of {steps} steps", page.steps.len())),
        (page.unchanged > 0).then(|| format!("{} changed nothing", page.unchanged)),
        page.failed.as_ref().map(|cause| format!("then {cause}")),
    ];
    let further: Vec<_> = std::iter::once(times(&page.steps)).chain(notes.into_iter().flatten()).collect();
    let further = further.join(", ");
    let cold = page.cold.map(|time| format!(", at first {}", short(time))).unwrap_or_default();
    let [first, idle, computing_first, computing] =
        [&page.firsts, &page.idle, &page.computing_firsts, &page.computing].map(|series| times(series));
    format!(
        "| {package} | {name} | {started} | {first}{cold} | {further} | {idle} | {computing_first} | {computing} |"
    )
}

impl Report {
    /// Machine and versions.
    fn machine(&self) -> String {
        let pages = || self.sizes.iter().flat_map(SizeReport::pages).map(|(_, page)| page);
        let chromium = pages().map(|page| page.chromium.as_str()).find(|version| !version.is_empty());
        let gl = pages().find_map(|page| page.gl.as_deref());
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let memory = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
            let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:").map(str::to_owned))?;
            line.split_whitespace().next()?.parse::<u64>().ok()
        });
        let date = output(Command::new("date").arg("+%Y-%m-%d"));
        format!(
            "{} cores, {} GB of memory, Chromium {}, WebGL by {}; {}; {}.",
            cores,
            memory.map_or(0, |kibibytes| kibibytes / 1_000_000),
            chromium.unwrap_or("unknown"),
            gl.unwrap_or("nothing"),
            versions().unwrap_or_default(),
            date.unwrap_or_default().trim()
        )
    }
}

/// The load of the machine in the last 1, 5 and 15 minutes, as other programs slow the pages down.
pub(super) fn load_average() -> Option<String> {
    let text = std::fs::read_to_string("/proc/loadavg").ok()?;
    Some(text.split_whitespace().take(3).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_does_not_start_stands_in_the_table_with_the_cause() {
        let mut size = SizeReport::new(Size::Generated(100_000), 7);
        let failed = Some("did not start within 120 s".to_owned());
        size.atlas = Measured { failed, ..Measured::default() };
        size.falcon = Measured::of_milliseconds(3, 40);
        let report = Report { steps: 60, sizes: vec![size] }.to_string();
        assert!(
            report.contains("| 100000 records | the atlas | no | did not start within 120 s |"),
            "{report}"
        );
        assert!(
            report.contains(
                "| 100000 records | falcon-vis | 2.0 s | 40.0 / 40.0 | 3.0 / 3.0, 1 of 60 steps | not measured | not measured | not measured |"
            ),
            "{report}"
        );
        assert!(report.contains(
            "| npm stack / atlas at 100,000, further steps, median | not measured | at least 30 |"
        ));
    }
}
