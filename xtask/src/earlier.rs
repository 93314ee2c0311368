//! Files of earlier builds. A reader whose page was made yesterday may still ask for what it names, so these
//! files stay beside those of the present build for some days.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;

use crate::site::{ENDINGS, beside, files, has_hash, is_font, name, present};

/// How long a file stays after a build that no longer has it.
const STAY: Duration = Duration::from_hours(7 * 24);

/// A folder beside the site, where its files wait while Trunk replaces it. It outlives a build that fails,
/// and the next one finds it.
pub(crate) struct Aside {
    site: PathBuf,
    waiting: PathBuf,
}

impl Aside {
    /// Copies the files of a published site whose names carry a hash of their content. Others are no use
    /// later: their names mean something else then. A build for development leaves no compressed copies, and
    /// nothing of it is kept, since no reader has seen it.
    pub(crate) fn take(site: &Path, now: SystemTime) -> anyhow::Result<Self> {
        let mut waiting = site.as_os_str().to_owned();
        waiting.push("-earlier");
        let aside = Self { site: site.into(), waiting: waiting.into() };
        fs::create_dir_all(&aside.waiting)?;
        if !site.join("index.html").is_file() {
            return Ok(aside);
        }
        let replaced = present(site)?;
        for file in files(site)?.iter().filter(|file| file.parent() == Some(site) && is_kept(file)) {
            // The days of a file begin when it is replaced, not when it is built: until then pages name it.
            let since = if replaced.contains(file) { now } else { fs::metadata(file)?.modified()? };
            for part in with_copies(file) {
                let copy = aside.waiting.join(name(&part));
                fs::copy(&part, &copy)?;
                File::options().write(true).open(&copy)?.set_modified(since)?;
            }
        }
        Ok(aside)
    }

    /// Puts the files beside those of the new build, but for those whose days are over.
    pub(crate) fn put_back(self, now: SystemTime) -> anyhow::Result<()> {
        for file in files(&self.waiting)?.iter().filter(|file| is_kept(file)) {
            let age = now.duration_since(fs::metadata(file)?.modified()?).unwrap_or_default();
            if age > STAY || self.site.join(name(file)).exists() {
                continue;
            }
            for part in with_copies(file) {
                fs::rename(&part, self.site.join(name(&part)))?;
            }
        }
        fs::remove_dir_all(&self.waiting).with_context(|| format!("{} stays behind", self.waiting.display()))
    }
}

/// Whether the file has a hash in its name and was built to be published: then it has a compressed copy, and
/// is not one itself. Fonts have none; those of a build for development are the same files.
fn is_kept(file: &Path) -> bool {
    let is_copy = ENDINGS.iter().any(|ending| file.extension().is_some_and(|end| end == *ending));
    !is_copy && has_hash(&name(file)) && (is_font(file) || beside(file, "br").is_file())
}

/// The file and its compressed copies.
fn with_copies(file: &Path) -> Vec<PathBuf> {
    let copies = ENDINGS.iter().map(|ending| beside(file, ending)).filter(|copy| copy.is_file());
    std::iter::once(file.to_owned()).chain(copies).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    /// A build as Trunk and the steps behind it leave it: a page that names one script, and compressed copies.
    fn build(site: &Path, script: &str, published: bool) {
        if site.is_dir() {
            fs::remove_dir_all(site).unwrap();
        }
        fs::create_dir_all(site).unwrap();
        fs::write(site.join("index.html"), format!("{{\"js\":\"/__BASE__/{script}\"}}")).unwrap();
        for name in [script, "icon.svg"] {
            fs::write(site.join(name), script).unwrap();
            if published {
                fs::write(site.join(format!("{name}.br")), "compressed").unwrap();
            }
        }
    }

    fn rebuild(site: &Path, script: &str, published: bool, now: SystemTime) {
        let aside = Aside::take(site, now).unwrap();
        build(site, script, published);
        aside.put_back(now).unwrap();
    }

    const FIRST: &str = "app-1111111111111111.js";
    const SECOND: &str = "app-2222222222222222.js";
    const THIRD: &str = "app-3333333333333333.js";

    #[test]
    fn a_file_stays_for_seven_days_after_it_was_replaced_and_then_goes_with_its_copies() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let start = SystemTime::now();
        build(&site, FIRST, true);
        // It was the present build for a month, so readers have it until the day of the next one.
        let replaced = start + 30 * DAY;
        rebuild(&site, SECOND, true, replaced);
        assert!(site.join(FIRST).is_file() && site.join(format!("{FIRST}.br")).is_file());
        assert_eq!(fs::read_to_string(site.join("icon.svg")).unwrap(), SECOND, "no hash, no earlier file");
        rebuild(&site, THIRD, true, replaced + 6 * DAY);
        assert!(site.join(FIRST).is_file() && site.join(SECOND).is_file() && site.join(THIRD).is_file());
        rebuild(&site, THIRD, true, replaced + 8 * DAY);
        assert!(!site.join(FIRST).exists() && !site.join(format!("{FIRST}.br")).exists());
        assert!(site.join(SECOND).is_file(), "it was replaced two days ago");
        assert!(!folder.path().join("site-earlier").exists());
    }

    #[test]
    fn a_build_that_nobody_was_served_leaves_nothing_and_loses_nothing() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let now = SystemTime::now();
        build(&site, FIRST, true);
        rebuild(&site, SECOND, false, now);
        assert!(site.join(FIRST).is_file(), "it was published before");
        rebuild(&site, THIRD, true, now + DAY);
        assert!(site.join(FIRST).is_file() && !site.join(SECOND).exists());
    }

    #[test]
    fn a_build_that_fails_halfway_loses_no_earlier_file() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let now = SystemTime::now();
        build(&site, FIRST, true);
        drop(Aside::take(&site, now).unwrap());
        fs::remove_dir_all(&site).unwrap();
        rebuild(&site, SECOND, true, now + DAY);
        assert!(site.join(FIRST).is_file());
    }

    #[test]
    fn a_font_stays_too_though_it_has_no_compressed_copy() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let font = "serif-400-4444444444444444.woff2";
        build(&site, FIRST, true);
        fs::write(site.join(font), "font").unwrap();
        let replaced = SystemTime::now();
        rebuild(&site, SECOND, true, replaced);
        assert!(site.join(font).is_file(), "a page of yesterday names it");
        rebuild(&site, SECOND, true, replaced + 8 * DAY);
        assert!(!site.join(font).exists());
    }

    #[test]
    fn sizes_count_the_present_build_alone() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        build(&site, FIRST, true);
        rebuild(&site, SECOND, true, SystemTime::now());
        assert_eq!(crate::budget::built(&site, &["js"], "").unwrap(), "compressed".len());
    }
}
