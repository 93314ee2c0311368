//! The memory of a process, as Linux tells it.

use std::process::Child;

/// Now.
pub(crate) const RESIDENT: &str = "VmRSS:";
/// The most that it has had so far.
pub(crate) const PEAK: &str = "VmHWM:";

/// The memory of a running process in bytes; `None` if it has ended, or on another system.
pub(crate) fn bytes(child: &Child, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}
