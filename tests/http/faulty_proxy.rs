//! A TCP proxy with faults, between the server under test and a server that it asks.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// What happens to connections that begin from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing: bytes pass in both directions.
    None,
    /// The answer comes later.
    Delay(Duration),
    /// The connection is closed after so many bytes of the answer.
    Cut(usize),
    /// The connection is reset once a request has come.
    Reset,
    /// The answer comes byte by byte, with such a pause after each.
    Trickle(Duration),
    /// The request is taken and nothing comes back.
    BlackHole,
}

/// The proxy. It listens as long as the runtime of its test lives.
pub(crate) struct FaultyProxy {
    pub(crate) address: SocketAddr,
    fault: Arc<Mutex<Fault>>,
}

impl FaultyProxy {
    /// A proxy without a fault to this address.
    pub(crate) async fn start(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy =
            Self { address: listener.local_addr().unwrap(), fault: Arc::new(Mutex::new(Fault::None)) };
        let fault = Arc::clone(&proxy.fault);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let fault = *fault.lock().unwrap();
                tokio::spawn(async move {
                    // An error is that of a client who has left.
                    let _ = pass(client, to, fault).await;
                });
            }
        });
        proxy
    }

    pub(crate) fn set(&self, fault: Fault) {
        *self.fault.lock().unwrap() = fault;
    }
}

async fn pass(mut client: TcpStream, to: SocketAddr, fault: Fault) -> std::io::Result<()> {
    let mut server = TcpStream::connect(to).await?;
    if fault == Fault::None {
        copy_bidirectional(&mut client, &mut server).await?;
        return Ok(());
    }
    let mut request = vec![0; 64 << 10];
    let read = client.read(&mut request).await?;
    match fault {
        Fault::None => {}
        Fault::Delay(time) => {
            server.write_all(&request[..read]).await?;
            sleep(time).await;
            copy_bidirectional(&mut client, &mut server).await?;
        }
        Fault::Cut(bytes) => {
            server.write_all(&request[..read]).await?;
            tokio::io::copy(&mut server.take(bytes as u64), &mut client).await?;
        }
        // Without waiting for bytes that were not read or sent, the system resets the connection.
        Fault::Reset => client.set_zero_linger()?,
        Fault::Trickle(pause) => {
            server.write_all(&request[..read]).await?;
            while let Ok(byte) = server.read_u8().await {
                client.write_all(&[byte]).await?;
                sleep(pause).await;
            }
        }
        Fault::BlackHole => while client.read(&mut request).await? > 0 {},
    }
    Ok(())
}
