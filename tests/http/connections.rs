//! Connections over TCP: those of slow, silent and many clients end, and others are answered meanwhile.

use std::net::SocketAddr;
use std::time::Duration;

use prometheus_client::metrics::gauge::Gauge;
use server::connections::{Limits, serve};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::client::TestSite;

/// A test fails after so long instead of waiting for ever.
const PATIENCE: Duration = Duration::from_secs(30);

/// A site on a port of its own.
struct Listening {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<()>,
}

impl Listening {
    /// Limits that this does not name are too long to matter.
    async fn start(limits: impl FnOnce(Limits) -> Limits) -> Self {
        let long = Duration::from_mins(10);
        let none = Limits { head: long, silence: long, stall: long, age: long, ..Limits::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let shutdown = async move { drop(stopped.await) };
        let served =
            tokio::spawn(serve(listener, TestSite::new().router, limits(none), Gauge::default(), shutdown));
        Self { address, stop: Some(stop), served }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Fails unless a client that behaves is answered.
    async fn answers(&self) {
        let mut client = self.connect().await;
        client.write_all(&request("/healthz", "close")).await.unwrap();
        let answer = until_closed(&mut client).await;
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("ok"), "{answer:?}");
    }

    /// Ends the server and waits for it.
    async fn end(mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        timeout(PATIENCE, self.served).await.expect("the server ends").unwrap();
    }
}

fn request(path: &str, connection: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: atlas.example\r\nconnection: {connection}\r\n\r\n").into_bytes()
}

/// Everything until the server closes the connection, which it must.
async fn until_closed(client: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is reset is closed, too.
    let _ = timeout(PATIENCE, client.read_to_end(&mut bytes)).await.expect("the connection is closed");
    String::from_utf8_lossy(&bytes).into_owned()
}

const SHORT: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_connection_without_a_whole_head_is_closed() {
    let site = Listening::start(|limits| Limits { head: SHORT, silence: 2 * SHORT, ..limits }).await;
    for sent in ["", "G", "GET /en/ HTTP/1.1\r\nhost: atlas", "PRI * HTTP/2.0\r\n\r\n", "POST /"] {
        let mut client = site.connect().await;
        client.write_all(sent.as_bytes()).await.unwrap();
        assert!(!until_closed(&mut client).await.contains("200"), "{sent:?}");
        site.answers().await;
    }
}

#[tokio::test]
async fn a_head_that_comes_letter_by_letter_is_not_waited_for() {
    let site = Listening::start(|limits| Limits { head: SHORT, ..limits }).await;
    let mut client = site.connect().await;
    client.write_all(b"GET /en/ HTTP/1.1\r\nx: ").await.unwrap();
    let trickle = async {
        while client.write_all(b"x").await.is_ok() {
            tokio::time::sleep(SHORT / 10).await;
        }
    };
    timeout(PATIENCE, trickle).await.expect("the connection is closed");
}

#[tokio::test]
async fn a_connection_that_is_kept_open_and_not_used_is_closed() {
    let site = Listening::start(|limits| Limits { head: SHORT, ..limits }).await;
    let mut client = site.connect().await;
    client.write_all(&request("/healthz", "keep-alive")).await.unwrap();
    assert!(until_closed(&mut client).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_connection_of_a_reader_that_never_reads_is_closed() {
    let site = Listening::start(|limits| Limits { stall: SHORT, ..limits }).await;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let mut client = socket.connect(site.address).await.unwrap();
    // Many times what the buffers of both sides hold.
    let asked = request("/en/", "keep-alive").repeat(100);
    client.write_all(&asked).await.unwrap();
    tokio::time::sleep(5 * SHORT).await;
    site.answers().await;
    let answers = until_closed(&mut client).await;
    let complete = answers.matches("</html>").count();
    assert!((1..100).contains(&complete), "{complete} answers arrived");
}

#[tokio::test]
async fn a_connection_ends_with_the_request_in_progress_once_it_is_old() {
    let site = Listening::start(|limits| Limits { age: 5 * SHORT, ..limits }).await;
    let mut client = site.connect().await;
    let asking = async {
        while client.write_all(&request("/healthz", "keep-alive")).await.is_ok() {
            let mut part = [0; 4096];
            match client.read(&mut part).await {
                Ok(0) | Err(_) => break,
                Ok(read) => assert!(part[..read].ends_with(b"ok"), "every answer is whole"),
            }
        }
    };
    timeout(PATIENCE, asking).await.expect("the connection is closed");
    site.answers().await;
}

#[tokio::test]
async fn an_address_with_too_many_connections_gets_no_more_until_one_ends() {
    let site = Listening::start(|limits| Limits { per_address: Some(3), ..limits }).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut client = site.connect().await;
        client.write_all(b"GET /").await.unwrap();
        held.push(client);
    }
    let mut fourth = site.connect().await;
    assert_eq!(until_closed(&mut fourth).await, "");
    drop(held);
    let answered = async {
        loop {
            let mut client = site.connect().await;
            let _ = client.write_all(&request("/healthz", "close")).await;
            if until_closed(&mut client).await.starts_with("HTTP/1.1 200 ") {
                break;
            }
        }
    };
    timeout(PATIENCE, answered).await.expect("there is room again");
}

#[tokio::test]
async fn more_connections_than_allowed_wait_and_are_answered_once_silent_ones_are_closed() {
    let site = Listening::start(|limits| Limits { connections: 8, head: 5 * SHORT, ..limits }).await;
    let mut silent = Vec::new();
    for _ in 0..40 {
        silent.push(site.connect().await);
    }
    timeout(PATIENCE, site.answers()).await.expect("there is room for who asks");
}

#[tokio::test]
async fn the_server_ends_whatever_is_open_and_after_answers_in_progress() {
    let site = Listening::start(|limits| Limits { grace: 5 * SHORT, ..limits }).await;
    let mut open = Vec::new();
    for sent in [
        "",
        "GET",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /en/ HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nx",
    ] {
        let mut client = site.connect().await;
        client.write_all(sent.as_bytes()).await.unwrap();
        open.push(client);
    }
    let mut asking = site.connect().await;
    asking.write_all(&request("/en/", "keep-alive")).await.unwrap();
    let mut first = [0; 1];
    asking.read_exact(&mut first).await.unwrap();
    site.end().await;
    assert!(until_closed(&mut asking).await.ends_with("</html>"));
    for mut client in open {
        until_closed(&mut client).await;
    }
}
