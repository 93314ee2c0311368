//! A minimal HTTP client for requests over loopback: one connection for each, no redirects, no decompression.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Context as _;

/// An answer as it was received.
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// Status line and headers, in lower case.
    pub(crate) head: String,
    /// The body, still compressed.
    pub(crate) body: Vec<u8>,
}

/// Sends a GET request; `accepted` is the value of `Accept-Encoding`.
pub(crate) fn fetch(address: &str, accepted: &str) -> anyhow::Result<Answer> {
    let rest = address.strip_prefix("http://").context("only http:// is supported")?;
    let (host, path) = rest.split_once('/').context("the address has no path")?;
    let mut stream = TcpStream::connect(host)?;
    // Without a limit, a server that hangs would block the whole run.
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    read(&answer).with_context(|| format!("{address}: the answer is not HTTP/1.1"))
}

fn read(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let status = head.strip_prefix("http/1.1 ")?.get(..3)?.parse().ok()?;
    let body = &answer[end + 4..];
    let is_chunked =
        head.lines().any(|line| line.starts_with("transfer-encoding:") && line.contains("chunked"));
    let body = if is_chunked { unchunked(body)? } else { body.to_vec() };
    Some(Answer { status, head, body })
}

/// A body that is sent in chunks, each after its length in hexadecimal digits.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|bytes| bytes == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let chunk = rest.get(end + 2..)?;
        body.extend_from_slice(chunk.get(..length)?);
        rest = chunk.get(length + 2..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_answer_is_split_into_status_head_and_body() {
        let answer = read(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\nbody").expect("this is HTTP");
        assert_eq!((answer.status, answer.body.as_slice()), (304, b"body".as_slice()));
        assert!(answer.head.ends_with("etag: x"));
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunked = |body: &str| read(format!("{head}{body}").as_bytes());
        assert_eq!(
            chunked("a\r\n0123456789\r\n1\r\nx\r\n0\r\n\r\n").expect("two chunks").body,
            b"0123456789x"
        );
        assert!(chunked("a\r\n01234").is_none() && chunked("").is_none());
        assert!(read(b"SSH-2.0\r\n\r\n").is_none() && read(b"HTTP/1.1 200 OK\r\n").is_none());
    }
}
