//! Connections: how many there may be, and how long each may take for what, so that clients that are slow, silent or many
//! leave room for others.

mod addresses;

use std::future::Future;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use addresses::Addresses;

/// How long connections may take, and how many there may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most connections at a time. Further ones wait to be accepted.
    pub connections: usize,
    /// The most connections from an address at a time; further ones are closed. `None` for no limit.
    pub per_address: Option<usize>,
    /// To the first byte of a connection, and then to the end of its request head; likewise after each response.
    pub head: Duration,
    /// Without a byte from the client. A download may take so long, and HTTP/2 answers a ping in time.
    pub silence: Duration,
    /// Without a byte to the client, while there are some to send.
    pub stall: Duration,
    /// After so long a connection ends with the request in progress.
    pub age: Duration,
    /// How long requests in progress may take once a connection or the server is to end.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 512,
            per_address: None,
            head: Duration::from_secs(10),
            silence: Duration::from_mins(2),
            stall: Duration::from_secs(20),
            age: Duration::from_mins(10),
            grace: Duration::from_secs(8),
        }
    }
}

/// The most bytes that the kernel keeps for a connection; with its own default a slow reader would have megabytes.
const SEND_BUFFER: u32 = 256 << 10;
/// The longest request head in bytes.
const MAX_HEAD: usize = 32 << 10;
/// The most requests at a time on an HTTP/2 connection.
const MAX_STREAMS: u32 = 64;
/// How long to wait after the kernel refused a connection, usually since the process has too many open files.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// A listener on an address. An address in use by connections that are ending can be used again at once.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    socket.set_reuseaddr(true)?;
    // Accepted connections inherit it.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(1024)
}

/// Serves a site, and counts its open connections, until `shutdown` completes, and then the requests in progress.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    open: Gauge,
    shutdown: impl Future<Output = ()>,
) {
    let (stop, connections) = (CancellationToken::new(), TaskTracker::new());
    let slots = Arc::new(Semaphore::new(limits.connections));
    let addresses = Addresses::new(limits.per_address);
    let mut shutdown = pin!(shutdown);
    loop {
        let accepting = async {
            // Never closed.
            let slot = Arc::clone(&slots).acquire_owned().await.ok();
            (slot, accept(&listener).await)
        };
        let (slot, (stream, peer)) = tokio::select! {
            accepted = accepting => accepted,
            () = &mut shutdown => break,
        };
        let Some(place) = addresses.enter(peer) else { continue };
        let (router, stop, open) = (router.clone(), stop.clone(), open.clone());
        connections.spawn(async move {
            let _limited = (slot, place);
            open.inc();
            serve_connection(stream, router, limits, stop).await;
            open.dec();
        });
    }
    drop(listener);
    stop.cancel();
    connections.close();
    if timeout(limits.grace, connections.wait()).await.is_err() {
        tracing::warn!(connections = connections.len(), "cut off requests in progress");
    }
}

/// The next connection. Errors concern one connection, or pass.
async fn accept(listener: &TcpListener) -> (TcpStream, IpAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer.ip()),
            Err(error) => {
                tracing::warn!(%error, "could not accept a connection");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn serve_connection(stream: TcpStream, router: Router, limits: Limits, stop: CancellationToken) {
    // Responses are written at once, so waiting for more bytes would only delay them. An error means that the client left.
    let _ = stream.set_nodelay(true);
    // The limit for heads only holds once the version of HTTP is known.
    let mut byte = [0];
    let first_byte = tokio::select! {
        peeked = timeout(limits.head, stream.peek(&mut byte)) => peeked,
        () = stop.cancelled() => return,
    };
    if !matches!(first_byte, Ok(Ok(1..))) {
        return;
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_read_timeout(Some(limits.silence));
    stream.set_write_timeout(Some(limits.stall));
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(MAX_HEAD);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MAX_STREAMS)
        .max_header_list_size(u32::try_from(MAX_HEAD).unwrap_or(u32::MAX))
        .keep_alive_interval(limits.silence / 2)
        .keep_alive_timeout(limits.stall);
    let service = TowerToHyperService::new(router.into_service::<hyper::body::Incoming>());
    let mut connection = pin!(builder.serve_connection(TokioIo::new(Box::pin(stream)), service));
    // Errors are those of clients, who leave, send garbage or exceed a limit.
    tokio::select! {
        _ = connection.as_mut() => return,
        () = stop.cancelled() => {}
        () = sleep(limits.age) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(limits.grace, connection).await;
}
