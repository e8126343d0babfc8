//! A wire to a database that can be cut, and one that swallows what is sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const WHOLE: u8 = 0;
const CUT: u8 = 1;
const SWALLOWS: u8 = 2;

/// Leads to a database. Clones are the same wire.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    state: Arc<AtomicU8>,
    leads: tokio::task::AbortHandle,
    url: String,
}

impl Wire {
    /// A wire to the database of a URL such as `postgres://user@host:port/name`.
    pub(super) async fn to(database: &str) -> Self {
        let (before, name) = database.rsplit_once('/').unwrap();
        let (user, host) = before.rsplit_once('@').unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(AtomicU8::new(WHOLE));
        let leads = tokio::spawn(lead(listener, host.to_owned(), state.clone()));
        let url = format!("{user}@{address}/{name}");
        Self {
            state,
            leads: leads.abort_handle(),
            url,
        }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Ends all connections, and lets none begin.
    pub(super) fn cut(&self) {
        self.state.store(CUT, Ordering::Relaxed);
    }

    /// Ends all connections, and has those refused that would begin.
    pub(super) fn refuse(&self) {
        self.cut();
        self.leads.abort();
    }

    /// Takes what is sent and answers nothing.
    pub(super) fn swallow(&self) {
        self.state.store(SWALLOWS, Ordering::Relaxed);
    }

    /// All is well again; what was swallowed is lost, with its connection.
    pub(super) fn join(&self) {
        self.state.store(WHOLE, Ordering::Relaxed);
    }
}

async fn lead(listener: TcpListener, host: String, state: Arc<AtomicU8>) {
    loop {
        let (near, _) = listener.accept().await.unwrap();
        if state.load(Ordering::Relaxed) == CUT {
            continue;
        }
        let (host, state) = (host.clone(), state.clone());
        tokio::spawn(async move {
            if let Ok(far) = TcpStream::connect(host).await {
                pass(near, far, &state).await;
            }
        });
    }
}

/// Passes bytes on both ways until one side ends, or the wire is cut.
async fn pass(mut near: TcpStream, mut far: TcpStream, state: &AtomicU8) {
    let (mut here, mut there) = (vec![0; 65_536], vec![0; 65_536]);
    let mut has_swallowed = false;
    loop {
        let at = state.load(Ordering::Relaxed);
        if at == CUT || (has_swallowed && at == WHOLE) {
            return;
        }
        let (read, to) = tokio::select! {
            read = near.read(&mut here) => (read.map(|length| &here[..length]), &mut far),
            read = far.read(&mut there) => (read.map(|length| &there[..length]), &mut near),
            // To see in time that it was cut.
            () = tokio::time::sleep(Duration::from_millis(10)) => continue,
        };
        match read {
            Ok(bytes) if !bytes.is_empty() => {
                if state.load(Ordering::Relaxed) == SWALLOWS {
                    has_swallowed = true;
                } else if to.write_all(bytes).await.is_err() {
                    return;
                }
            }
            _ => return,
        }
    }
}
