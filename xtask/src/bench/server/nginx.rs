//! nginx with the answers of the atlas as files.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use crate::fetch::fetch;
use crate::step::{command, run};

/// Where Debian has it.
pub(super) const PROGRAM: &str = "/usr/sbin/nginx";

/// How long a server may take to start.
const MAX_START: Duration = Duration::from_secs(20);

/// Answers of one kind: the paths under which the atlas has them.
pub(super) struct Answers {
    /// Their name.
    pub(super) name: &'static str,
    /// The paths, which begin with a slash.
    pub(super) paths: Vec<String>,
}

impl Answers {
    /// The name of their folder and of the files with their paths.
    pub(super) fn folder(&self) -> String {
        self.name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
    }
}

/// Saves the answers of the atlas in a folder, with the paths of either server in files beside them, and a configuration
/// of nginx, in which they have the same type and encoding.
pub(super) fn save(folder: &Path, atlas: &str, answers: &[Answers], port: u16) -> anyhow::Result<()> {
    let mut locations = String::new();
    for kind in answers {
        let name = kind.folder();
        let (mut ours, mut theirs, mut headers) = (String::new(), String::new(), None);
        std::fs::create_dir_all(folder.join(&name))?;
        for (number, path) in kind.paths.iter().enumerate() {
            let answer = fetch(&format!("{}{path}", atlas.trim_end_matches('/')), "br")?;
            ensure!(answer.status == 200, "{path}: {}", answer.head);
            std::fs::write(folder.join(&name).join(number.to_string()), &answer.body)?;
            writeln!(ours, "{path}")?;
            writeln!(theirs, "/{name}/{number}")?;
            let header = |name: &str| {
                let line = answer.head.lines().find_map(|line| line.strip_prefix(name));
                line.and_then(|line| line.strip_prefix(": ")).map(str::to_owned)
            };
            headers = Some((header("content-type"), header("content-encoding")));
        }
        let (media_type, encoding) = headers.context("no paths")?;
        let media_type = media_type.context("an answer without a type")?;
        let encoding = encoding.map(|encoding| format!("add_header Content-Encoding {encoding};"));
        writeln!(
            locations,
            "location /{name}/ {{ default_type \"{media_type}\"; {} }}",
            encoding.unwrap_or_default()
        )?;
        std::fs::write(folder.join(format!("{name}.atlas")), ours)?;
        std::fs::write(folder.join(format!("{name}.nginx")), theirs)?;
    }
    Ok(std::fs::write(folder.join("nginx.conf"), configuration(port, &locations))?)
}

/// As one would set up nginx for files alone: no log, as the atlas has none in this run, and open files are kept.
fn configuration(port: u16, locations: &str) -> String {
    format!(
        "daemon off; worker_processes auto; pid nginx.pid; error_log stderr warn;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  open_file_cache max=10000 inactive=10m; types {{}}
  client_body_temp_path temp; proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
  server {{ listen 127.0.0.1:{port}; root .; {locations} }}
}}
"
    )
}

/// A port of the loopback that nobody uses.
pub(super) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A server of others, which is stopped when this value is dropped.
pub(super) struct Peer {
    child: Child,
    /// Its address, without a slash at the end.
    pub(super) address: String,
}

impl Peer {
    /// nginx with a folder that [`save`] has written.
    pub(super) fn nginx(folder: &Path, port: u16) -> anyhow::Result<Self> {
        let mut nginx = Command::new(PROGRAM);
        nginx.arg("-p").arg(folder).args(["-e", "stderr", "-c", "nginx.conf"]);
        // Started by root, the workers of nginx would be a user who may not read the folder.
        let user = std::env::var("USER").unwrap_or_else(|_| "root".into());
        nginx.args(["-g", &format!("user {user};")]);
        Self::start(&mut nginx, port)
    }

    /// Starts a server that listens to a port of the loopback, and waits for it.
    pub(super) fn start(server: &mut Command, port: u16) -> anyhow::Result<Self> {
        let child =
            server.stdout(Stdio::null()).spawn().with_context(|| format!("cannot start {server:?}"))?;
        let peer = Self { child, address: format!("http://127.0.0.1:{port}") };
        let end = Instant::now() + MAX_START;
        while fetch(&format!("{}/", peer.address), "identity").is_err() {
            if Instant::now() > end {
                bail!("{server:?} does not answer");
            }
            sleep(Duration::from_millis(100));
        }
        Ok(peer)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // Killed at once, nginx would leave its workers.
        let _ = run(&mut command("kill", &[&self.child.id().to_string()]));
        let _ = self.child.wait();
    }
}
