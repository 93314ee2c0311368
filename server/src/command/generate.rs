//! `atlas generate`

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use model::package::Files;

use super::print_line;
use crate::error::Error;
use crate::folder;

/// Generate a package of any size about an invented city, for tests and benchmarks.
///
/// The same number of records and the same seed give the same bytes on every machine.
#[derive(clap::Args)]
pub struct Generate {
    /// The folder to write to; it must be new or empty. The source texts go to its subfolder `texts`.
    dir: PathBuf,
    /// The number of records, including places and parties.
    #[arg(long, default_value_t = 1000)]
    records: u32,
    /// The seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Generate {
    pub(super) fn run(self, out: &mut impl Write) -> Result<(), Error> {
        refuse_unless_empty(&self.dir)?;
        // Complete before the first file is written, so that an error leaves no partial package.
        let generated = generate::package(self.records as usize, self.seed);
        let texts = self.dir.join("texts");
        write_all(&self.dir, &generated.files)?;
        write_all(&texts, &generated.texts)?;
        print_line!(
            out,
            "{} records from {} texts in {}",
            self.records,
            generated.texts.len(),
            self.dir.display()
        );
        print_line!(out, "next: atlas check {} --texts {}", self.dir.display(), texts.display());
        Ok(())
    }
}

/// Refuses a folder with content, because it may be the package of an editor.
fn refuse_unless_empty(dir: &Path) -> Result<(), Error> {
    match fs::read_dir(dir).map(Iterator::count) {
        Ok(0) => Ok(()),
        Ok(_) => {
            Err(Error::Found(format!("{} is not empty; accepted: a new or empty folder", dir.display())))
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
    fn a_new_folder_receives_a_package_that_loads_with_its_texts() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("city");
        generate(&dir).unwrap();
        let texts = folder::texts(&dir.join("texts")).unwrap();
        assert_eq!(folder::load(&dir, Some(&texts)).unwrap().package.records.len(), 60);
    }

    #[test]
    fn a_folder_with_content_is_left_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        let error = generate(folder.path()).unwrap_err().to_string();
        assert!(error.contains("is not empty; accepted: a new or empty folder"), "{error}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
