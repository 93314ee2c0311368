//! Files of previous builds. A page that a reader opened before a build still requests the files it names, so they
//! stay in the folder of the site for some days.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context as _;

use crate::site_files::{
    COMPRESSED, all_files, compressed_copy, current_build, file_name, has_hash, is_font,
};

/// How long a file stays after a build replaced it.
const RETENTION: Duration = Duration::from_hours(7 * 24);

/// Copies of the files while Trunk replaces the folder of the site. They are in a folder of their own, which stays
/// when a build fails, for the next one to restore.
pub(crate) struct PreviousBuilds {
    site: PathBuf,
    copies: PathBuf,
}

impl PreviousBuilds {
    /// Copies the files of a release build with a hash of the content in their name. Other names are used again by
    /// the next build. Files of a development build, which have no compressed copies, were never published.
    pub(crate) fn save(site: &Path, now: SystemTime) -> anyhow::Result<Self> {
        let mut copies = site.as_os_str().to_owned();
        copies.push("-previous");
        let saved = Self { site: site.into(), copies: copies.into() };
        fs::create_dir_all(&saved.copies)?;
        if !site.join("index.html").is_file() {
            return Ok(saved);
        }
        let current = current_build(site)?;
        for file in all_files(site)?.iter().filter(|file| file.parent() == Some(site) && is_published(file)) {
            // The retention of a file begins when it is replaced; until then pages name it.
            let since = if current.contains(file) { now } else { fs::metadata(file)?.modified()? };
            for part in with_copies(file) {
                let copy = saved.copies.join(file_name(&part));
                fs::copy(&part, &copy)?;
                File::options().write(true).open(&copy)?.set_modified(since)?;
            }
        }
        Ok(saved)
    }

    /// Puts the files back into the folder of the new build, without those past their retention.
    pub(crate) fn restore(self, now: SystemTime) -> anyhow::Result<()> {
        for file in all_files(&self.copies)?.iter().filter(|file| is_published(file)) {
            let age = now.duration_since(fs::metadata(file)?.modified()?).unwrap_or_default();
            if age > RETENTION || self.site.join(file_name(file)).exists() {
                continue;
            }
            for part in with_copies(file) {
                fs::rename(&part, self.site.join(file_name(&part)))?;
            }
        }
        fs::remove_dir_all(&self.copies).with_context(|| format!("cannot remove {}", self.copies.display()))
    }
}

/// Whether the file has a hash in its name and is of a release build, so that it has a compressed copy. Fonts never
/// have one, and those of a development build are the same. Compressed copies do not count themselves.
fn is_published(file: &Path) -> bool {
    let is_copy = COMPRESSED.iter().any(|extension| file.extension().is_some_and(|end| end == *extension));
    !is_copy && has_hash(&file_name(file)) && (is_font(file) || compressed_copy(file, "br").is_file())
}

/// The file and its compressed copies.
fn with_copies(file: &Path) -> Vec<PathBuf> {
    let copies =
        COMPRESSED.iter().map(|extension| compressed_copy(file, extension)).filter(|copy| copy.is_file());
    std::iter::once(file.to_owned()).chain(copies).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_hours(24);

    /// The folder after a build: a page that names one script, and compressed copies if it is a release build.
    fn build(site: &Path, script: &str, release: bool) {
        if site.is_dir() {
            fs::remove_dir_all(site).unwrap();
        }
        fs::create_dir_all(site).unwrap();
        fs::write(site.join("index.html"), format!("{{\"js\":\"/__BASE__/{script}\"}}")).unwrap();
        for name in [script, "icon.svg"] {
            fs::write(site.join(name), script).unwrap();
            if release {
                fs::write(site.join(format!("{name}.br")), "compressed").unwrap();
            }
        }
    }

    fn rebuild(site: &Path, script: &str, release: bool, now: SystemTime) {
        let previous = PreviousBuilds::save(site, now).unwrap();
        build(site, script, release);
        previous.restore(now).unwrap();
    }

    const FIRST: &str = "app-1111111111111111.js";
    const SECOND: &str = "app-2222222222222222.js";
    const THIRD: &str = "app-3333333333333333.js";

    #[test]
    fn a_file_is_removed_with_its_copies_seven_days_after_it_was_replaced() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let start = SystemTime::now();
        build(&site, FIRST, true);
        // It was the current build for a month; pages named it until then.
        let replaced = start + 30 * DAY;
        rebuild(&site, SECOND, true, replaced);
        assert!(site.join(FIRST).is_file() && site.join(format!("{FIRST}.br")).is_file());
        assert_eq!(
            fs::read_to_string(site.join("icon.svg")).unwrap(),
            SECOND,
            "a name without a hash is always of the current build"
        );
        rebuild(&site, THIRD, true, replaced + 6 * DAY);
        assert!(site.join(FIRST).is_file() && site.join(SECOND).is_file() && site.join(THIRD).is_file());
        rebuild(&site, THIRD, true, replaced + 8 * DAY);
        assert!(!site.join(FIRST).exists() && !site.join(format!("{FIRST}.br")).exists());
        assert!(site.join(SECOND).is_file(), "it was replaced two days ago");
        assert!(!folder.path().join("site-previous").exists());
    }

    #[test]
    fn a_development_build_leaves_no_files_and_keeps_published_ones() {
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
    fn a_build_that_fails_loses_no_file_of_previous_builds() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let now = SystemTime::now();
        build(&site, FIRST, true);
        drop(PreviousBuilds::save(&site, now).unwrap());
        fs::remove_dir_all(&site).unwrap();
        rebuild(&site, SECOND, true, now + DAY);
        assert!(site.join(FIRST).is_file());
    }

    #[test]
    fn a_font_stays_although_it_has_no_compressed_copy() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        let font = "serif-400-4444444444444444.woff2";
        build(&site, FIRST, true);
        fs::write(site.join(font), "font").unwrap();
        let replaced = SystemTime::now();
        rebuild(&site, SECOND, true, replaced);
        assert!(site.join(font).is_file(), "pages of the previous build name it");
        rebuild(&site, SECOND, true, replaced + 8 * DAY);
        assert!(!site.join(font).exists());
    }

    #[test]
    fn sizes_count_the_current_build_only() {
        let folder = tempfile::TempDir::new().unwrap();
        let site = folder.path().join("site");
        build(&site, FIRST, true);
        rebuild(&site, SECOND, true, SystemTime::now());
        assert_eq!(crate::budget::compressed_size(&site, &["js"], "").unwrap(), "compressed".len());
    }
}
