//! A Postgres that goes away at the n-th message, for each n: no token is lost, and nothing is told as done that was not.
//!
//! A go-between counts what the store sends and ends the connection, before a message or behind it: then the server has
//! carried it out, and nobody is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap_auth::{PostgresStore, TokenStore as _};
use keap_http::Secret;
use keap_sandbox::Sandbox;
use keap_tests::fleet::{grant, id, pair};
use keap_tests::scratch::{self, Scratch};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// No refresh sends more messages; the test ends when a run was not hit.
const MOST: usize = 400;

/// Which message ends its connection, and how many came.
#[derive(Debug)]
struct Cut {
    sent: AtomicUsize,
    at: AtomicUsize,
    /// Whether the message still reaches the server.
    behind: bool,
}

impl Cut {
    /// From here on the `n`-th message ends its connection.
    fn begin(&self, n: usize) {
        self.sent.store(0, Ordering::SeqCst);
        self.at.store(n, Ordering::SeqCst);
    }

    fn is_hit(&self) -> bool {
        self.sent.load(Ordering::SeqCst) >= self.at.load(Ordering::SeqCst)
    }
}

/// Listens in front of the server at `address`.
async fn go_between(address: String, cut: Arc<Cut>) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(&address).await.unwrap();
            let ((from_client, mut to_client), (mut from_server, to_server)) =
                (client.into_split(), server.into_split());
            let cut = Arc::clone(&cut);
            tokio::spawn(async move {
                // Whoever ends first ends both.
                tokio::select! {
                    _ = pass(from_client, to_server, &cut) => {}
                    _ = copy(&mut from_server, &mut to_client) => {}
                }
            });
        }
    });
    port
}

/// Passes messages on until one is to be cut. The first one has no letter in front of its length.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, cut: &Cut) -> std::io::Result<()> {
    let mut is_first = true;
    loop {
        let mut message = Vec::new();
        if !is_first {
            message.push(from.read_u8().await?);
        }
        is_first = false;
        let length = from.read_u32().await?;
        message.extend_from_slice(&length.to_be_bytes());
        let start = message.len();
        message.resize(start + length as usize - 4, 0);
        from.read_exact(&mut message[start..]).await?;
        let count = cut.sent.fetch_add(1, Ordering::SeqCst) + 1;
        let is_last = count == cut.at.load(Ordering::SeqCst);
        if !is_last || cut.behind {
            to.write_all(&message).await?;
        }
        if is_last {
            // What was passed on is carried out; the answer is not waited for.
            to.flush().await?;
            return Ok(());
        }
    }
}

async fn assert_nothing_is_lost(behind: bool) -> Option<usize> {
    let url = scratch::database("cut").await?;
    let (_, server) = url.rsplit_once('@')?;
    let (address, database) = server.split_once('/')?;
    let cut = Arc::new(Cut {
        sent: AtomicUsize::new(0),
        at: AtomicUsize::new(usize::MAX),
        behind,
    });
    let port = go_between(address.to_owned(), Arc::clone(&cut)).await;
    let user = url.split_once("@")?.0;
    let url = Secret::new(format!(
        "{user}@127.0.0.1:{port}/{database}?sslmode=disable"
    ));
    let journal = Scratch::new("cut");
    let open = || PostgresStore::connect_with_journal(&url, None, journal.path("journal"));
    let sandbox = Sandbox::builder().build();
    // Another process of this host, which is not at work while the connections of the first are cut.
    let other = open().await.unwrap();
    for n in 1..=MOST {
        let before = pair(&sandbox, true);
        let store = open().await.unwrap();
        other.save(&id(), &before).await.unwrap();
        let calls = sandbox.token_counts().refreshes;
        let cut_off = grant(&sandbox, Arc::new(store));
        cut.begin(n);
        let told = cut_off.refresh().await;
        let hit = cut.is_hit();
        cut.begin(usize::MAX);
        let spent = sandbox.token_counts().refreshes > calls;
        let seen = format!("message {n}, behind {behind}: spent {spent}, said {told:?}");

        drop(other.lock(&id()).await.unwrap());
        let kept = other.load(&id()).await.unwrap().unwrap().tokens;
        let alive = sandbox.is_living_refresh_token(&kept.refresh.unwrap());
        assert!(alive, "the living token is lost: {seen}");
        let new = kept.access.expose() != before.access.expose();
        assert_eq!(new, spent, "{seen}");
        assert!(new || told.is_err(), "told as done: {seen}");
        if !hit {
            assert!(told.is_ok(), "{seen}");
            return Some(n - 1);
        }
    }
    panic!("more than {MOST} messages");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_message_that_is_lost_loses_a_token() {
    for behind in [false, true] {
        let Some(count) = assert_nothing_is_lost(behind).await else {
            return;
        };
        assert!(count > 5, "{count}");
        scratch::tell(&format!("cut at each of {count} messages, behind {behind}"));
    }
}
