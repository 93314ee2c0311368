//! What a reader downloads, and how much of it there may be.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context as _, bail};

use crate::serve::Running;
use crate::site;

/// HTML and CSS of the first page, in the language where it is larger.
const FIRST_PAGE: usize = 45_000;
/// The application: wasm and the JavaScript around it.
const APPLICATION: usize = 300_000;

/// Fails when the site weighs more than its readers can be asked to carry. All is counted as brotli.
pub(crate) fn check(server: &Running) -> anyhow::Result<()> {
    let styles = built(&["css"])?;
    let mut over = Vec::new();
    for lang in ["en", "zh"] {
        let html = fetched(&format!("{}{lang}/", server.address))?;
        hold(
            &format!("first page, {lang}: {html} B of HTML and {styles} B of CSS"),
            html + styles,
            FIRST_PAGE,
            &mut over,
        );
    }
    let (wasm, script) = (built(&["wasm"])?, built(&["js"])?);
    hold(
        &format!("application: {wasm} B of wasm and {script} B of JavaScript"),
        wasm + script,
        APPLICATION,
        &mut over,
    );
    if over.is_empty() { Ok(()) } else { bail!("too large: {}", over.join("; ")) }
}

fn hold(what: &str, size: usize, most: usize, over: &mut Vec<String>) {
    let line = format!("{what}: {size} B of {most} B");
    println!("    {line}");
    if size > most {
        over.push(line);
    }
}

/// The compressed size of all built files whose names end so.
fn built(ends: &[&str]) -> anyhow::Result<usize> {
    let mut size = 0;
    for file in site::files(&site::folder())? {
        if file.extension().is_some_and(|end| ends.iter().any(|wanted| end == *wanted)) {
            let compressed = std::fs::metadata(site::beside(&file))
                .with_context(|| format!("{} is not compressed", file.display()))?;
            size += usize::try_from(compressed.len())?;
        }
    }
    Ok(size)
}

/// The size of an answer as it travels, without its head.
fn fetched(address: &str) -> anyhow::Result<usize> {
    let rest = address.strip_prefix("http://").context("the server speaks HTTP")?;
    let (host, path) = rest.split_once('/').context("the address has a path")?;
    let mut stream = TcpStream::connect(host)?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").context("the answer has no head")?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    if !head.starts_with("http/1.1 200") || !head.contains("content-encoding: br") {
        bail!("{address}: not a compressed page, but {head}");
    }
    Ok(answer.len() - end - 4)
}
