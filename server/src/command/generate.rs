//! `atlas generate`

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use model::package::Files;

use super::say;
use crate::error::Error;
use crate::folder;

/// Write a package about a city that does not exist, for tests and benches.
///
/// The same number and the same seed give the same bytes on every machine.
#[derive(clap::Args)]
pub struct Generate {
    /// The folder to write to; it must be new or empty. The texts of the sources go to its folder `texts`.
    dir: PathBuf,
    /// How many records, places and parties included.
    #[arg(long, default_value_t = 1000)]
    records: u32,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Generate {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        refuse_unless_empty(&self.dir)?;
        // Made before the first file is written, so that nothing stands half-made.
        let made = generate::package(self.records as usize, self.seed);
        let texts = self.dir.join("texts");
        write_all(&self.dir, &made.files)?;
        write_all(&texts, &made.texts)?;
        say!(out, "{} records from {} texts in {}", self.records, made.texts.len(), self.dir.display());
        say!(out, "next: atlas check {} --texts {}", self.dir.display(), texts.display());
        Ok(())
    }
}

/// A package of an editor must never be written over.
fn refuse_unless_empty(dir: &Path) -> Result<(), Error> {
    match fs::read_dir(dir).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => {
            Err(Error::Found(format!("{} is not empty; accepted: a new or an empty folder", dir.display())))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Error::Read { path: dir.into(), cause }),
    }
}

fn write_all(dir: &Path, files: &Files) -> Result<(), Error> {
    fs::create_dir_all(dir).map_err(|cause| Error::Write { path: dir.into(), cause })?;
    files.iter().try_for_each(|(name, bytes)| folder::write(dir, name, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generate(dir: &Path) -> Result<(), Error> {
        Generate { dir: dir.into(), records: 60, seed: 1 }.run(&mut Vec::new())
    }

    #[test]
    fn a_new_folder_gets_a_package_that_loads_with_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("city");
        generate(&dir).unwrap();
        let texts = folder::texts(&dir.join("texts")).unwrap();
        assert_eq!(folder::load(&dir, Some(&texts)).unwrap().package.records.len(), 60);
    }

    #[test]
    fn a_folder_with_anything_in_it_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        let error = generate(folder.path()).unwrap_err().to_string();
        assert!(error.contains("is not empty; accepted: a new or an empty folder"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
