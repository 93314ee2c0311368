//! What is to be reached: mostly ratios between pages of one run, which depend less on the machine.

use std::time::Duration;

use super::page::Measured;
use super::report::Report;
use super::{MILLION, Size};
use crate::bench::times::percentile;

impl Report {
    /// What is to be reached: ratios of times, and times in milliseconds.
    pub(super) fn goals(&self) -> Vec<(&'static str, Option<f64>, &'static str)> {
        let nanjing = self.of(Size::Nanjing).map(|size| &size.atlas);
        let large = self.of(Size::Generated(100_000));
        let million = self.of(Size::Generated(MILLION));
        let (atlas, stack) = (large.map(|size| &size.atlas), large.map(|size| &size.stack));
        let (atlas_1m, falcon_1m) = (million.map(|size| &size.atlas), million.map(|size| &size.falcon));
        let steps = |page: &Measured| percentile(&page.steps, 50);
        let high = |page: &Measured| percentile(&page.steps, 95);
        let firsts = |page: &Measured| percentile(&page.firsts, 50);
        let computing = |page: &Measured| percentile(&page.computing, 50);
        let computing_firsts = |page: &Measured| percentile(&page.computing_firsts, 50);
        vec![
            ("atlas at 100,000, further steps, p95 in ms", in_ms(atlas, high), "at most 16.7"),
            (
                "atlas at 100,000 / Nanjing, further steps, median",
                compare(atlas, nanjing, steps),
                "at most 1.3",
            ),
            ("atlas at 100,000 / Nanjing, further steps, p95", compare(atlas, nanjing, high), "at most 1.3"),
            (
                "npm stack / atlas at 100,000, further steps, median",
                compare(stack, atlas, steps),
                "at least 30",
            ),
            (
                "atlas / falcon-vis at 1,000,000, further steps, median",
                compare(atlas_1m, falcon_1m, steps),
                "at most 1",
            ),
            (
                "atlas / falcon-vis at 1,000,000, first step, median",
                compare(atlas_1m, falcon_1m, firsts),
                "at most 1",
            ),
            (
                "atlas / falcon-vis at 1,000,000, first step, computing, median",
                compare(atlas_1m, falcon_1m, computing_firsts),
                "at most 1",
            ),
            ("atlas at 100,000, further steps, computing, median in ms", in_ms(atlas, computing), "below 1"),
            (
                "atlas at 1,000,000, further steps, computing, median in ms",
                in_ms(atlas_1m, computing),
                "below 1",
            ),
        ]
    }
}

fn in_ms(page: Option<&Measured>, time: impl Fn(&Measured) -> Option<Duration>) -> Option<f64> {
    Some(time(page?)?.as_secs_f64() * 1000.0)
}

/// How many times as long something takes on one page as on another.
fn compare(
    one: Option<&Measured>,
    other: Option<&Measured>,
    time: impl Fn(&Measured) -> Option<Duration>,
) -> Option<f64> {
    let (one, other) = (time(one?)?, time(other?)?);
    Some(one.as_secs_f64() / other.as_secs_f64()).filter(|ratio| ratio.is_finite())
}

#[cfg(test)]
mod tests {
    use super::super::report::SizeReport;
    use super::*;

    #[test]
    fn goals_are_compared_with_pages_of_the_same_run() {
        let mut sizes: Vec<SizeReport> = [Size::Nanjing, Size::Generated(100_000), Size::Generated(MILLION)]
            .map(|size| SizeReport::new(size, 1))
            .into();
        sizes[0].atlas = Measured::of_milliseconds(10, 20);
        (sizes[1].atlas, sizes[1].stack) =
            (Measured::of_milliseconds(12, 20), Measured::of_milliseconds(480, 480));
        (sizes[2].atlas, sizes[2].falcon) =
            (Measured::of_milliseconds(14, 50), Measured::of_milliseconds(7, 200));
        let report = Report { steps: 60, sizes };
        let values: Vec<_> = report.goals().iter().map(|(_, value, _)| *value).collect();
        assert_eq!(
            values,
            [Some(12.0), Some(1.2), Some(1.2), Some(40.0), Some(2.0), Some(0.25), None, None, None]
        );
    }
}
