//! The image of `docs/operation/Containerfile`, built from the program of `cargo xtask dist`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::step::{output, root};

/// The user and the command that the image names.
const STARTED: &str = "65532:65532 [/atlas serve]";

/// Builds the image in a folder, and returns the command that starts the program in it, without its argument; `None` where
/// no builder is at hand. That is Buildah, because Docker and Podman need a daemon or a kernel that they may set up.
/// Its base has the C library of this machine, so no registry is asked.
pub(crate) fn build(atlas: &Path, folder: &Path) -> anyhow::Result<Option<Command>> {
    let is_root = output(Command::new("id").arg("-u"))?.trim() == "0";
    if !is_root || output(Command::new("buildah").arg("--version")).is_err() {
        println!("    skipped: the image for containers (needs root and `apt-get install buildah`)");
        return Ok(None);
    }
    let buildah = |arguments: &[&str]| {
        let mut buildah = Command::new("buildah");
        buildah.args(["--storage-driver", "vfs", "--root"]).arg(folder.join("storage"));
        let text =
            output(buildah.arg("--runroot").arg(folder.join("run")).args(arguments).current_dir(folder))?;
        Ok::<_, anyhow::Error>(text.trim().to_owned())
    };
    std::fs::copy(atlas, folder.join("atlas"))?;
    copy_libraries(atlas, &folder.join("base"))?;
    std::fs::write(folder.join("base/Containerfile"), "FROM scratch\nCOPY . /\n")?;
    std::fs::copy(root().join("docs/operation/Containerfile"), folder.join("Containerfile"))?;
    let bud = ["bud", "--quiet", "--isolation", "chroot"];
    let base = buildah(&[&bud[..], &["base"]].concat())?;
    let base = format!("BASE={base}");
    let image = buildah(&[&bud[..], &["--build-arg", &base, "-f", "Containerfile", "."]].concat())?;
    let config = "{{.OCIv1.Config.User}} {{.OCIv1.Config.Entrypoint}}";
    let started = buildah(&["inspect", "--type", "image", "--format", config, &image])?;
    if started != STARTED {
        bail!("the image starts `{started}` and not `{STARTED}`");
    }
    let container = buildah(&["from", &image])?;
    let files = buildah(&["mount", &container])?;
    let mut server = Command::new("chroot");
    server.args(["--userspec=65532:65532", &files, "/atlas"]);
    Ok(Some(server))
}

/// Copies the libraries that a program is linked to, each to the path where it is looked for.
fn copy_libraries(program: &Path, folder: &Path) -> anyhow::Result<()> {
    let linked = output(Command::new("ldd").arg(program))?;
    for library in linked.split_whitespace().filter(|word| word.starts_with('/')) {
        let copy = folder.join(library.trim_start_matches('/'));
        std::fs::create_dir_all(copy.parent().context("a library without a folder")?)?;
        std::fs::copy(library, copy)?;
    }
    Ok(())
}
