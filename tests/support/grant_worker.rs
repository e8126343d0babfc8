//! One process of a fleet: takes a grant from a shared store and works with it.
//!
//! `grant-worker STORE BASE_URL call TASKS` waits for a line on standard input, then makes one call
//! in each task and prints `ok` or what went wrong.
//! `grant-worker STORE BASE_URL refresh` refreshes again and again, and tells how far each refresh is:
//! `sending`, `arrived`, `received N`, `used N` when the new access token may be used. With
//! `hold-arrived` or `hold-received` the first answer stops for good at that point.
//! `grant-worker STORE BASE_URL once` refreshes once and prints `refreshed` or what went wrong;
//! `seal` encrypts the store and prints `sealed` or what went wrong.
//!
//! `KEAP_STORE_KEY` seals the store; `KEAP_JOURNAL` is the folder of the journal beside Postgres.

use std::io::Write as _;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, TryStreamExt as _};
use keap_auth::{
    Credential, Grant, GrantId, Hosts, OAuthClient, PostgresStore, SqliteStore, StoreKey,
    TokenStore, authorize,
};
use keap_http::{
    Body, BodyError, BoxFuture, HttpService, Request, ReqwestTransport, Response, Transport,
    TransportConfig, TransportError,
};
use keap_sandbox::{DEFAULT_APP, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET};

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, base, mode, rest @ ..] = arguments.as_slice() else {
        panic!("grant-worker STORE BASE_URL MODE [TASKS]");
    };
    let store = open(store).await;
    let network = ReqwestTransport::new(TransportConfig::default()).unwrap();
    let network = Transport::new(Detour {
        network: Transport::new(network),
        base: base.clone(),
    });
    let hold = match mode.as_str() {
        "hold-arrived" => Hold::Arrived,
        "hold-received" => Hold::Received,
        _ => Hold::Never,
    };
    let token_calls = Transport::new(Tell {
        network: network.clone(),
        hold,
    });
    let client = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        token_calls,
    );
    let id = GrantId::new(DEFAULT_CLIENT_ID, DEFAULT_APP.parse().unwrap());
    let grant = Grant::new(id.clone(), client, Arc::clone(&store));
    say("ready");
    match mode.as_str() {
        "call" => call(&grant, network, rest[0].parse().unwrap()).await,
        "seal" => match store.seal_all().await {
            Ok(()) => say("sealed"),
            Err(error) => say(&format!("{error:?}")),
        },
        "once" => match grant.refresh().await {
            Ok(()) => say("refreshed"),
            Err(error) => say(&format!("{error:?}")),
        },
        _ => loop {
            grant.refresh().await.unwrap();
            let token = grant.access_token().await.unwrap();
            say(&format!("used {}", serial(token.expose())));
        },
    }
}

async fn open(store: &str) -> Arc<dyn TokenStore> {
    let key = std::env::var("KEAP_STORE_KEY").ok();
    let key = key.map(|key| StoreKey::from_hex(&key).unwrap());
    if store.starts_with("postgres:") {
        let journal = std::env::var("KEAP_JOURNAL").unwrap();
        let store = PostgresStore::connect_with_journal(&store.into(), key, journal).await;
        Arc::new(store.unwrap())
    } else {
        match SqliteStore::open(store, key).await {
            Ok(store) => Arc::new(store),
            Err(error) => {
                say(&format!("{error:?}"));
                std::process::exit(1);
            }
        }
    }
}

async fn call(grant: &Grant, network: Transport, tasks: usize) {
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let url = format!("{}/rest/v2/oauth/connect/userinfo", Hosts::keap().rest());
    let transport = authorize(network, Credential::from(grant.clone()));
    let tasks: Vec<_> = (0..tasks)
        .map(|_| {
            let (transport, url) = (transport.clone(), url.clone());
            tokio::spawn(async move {
                let request = http::Request::get(url).body(Body::empty()).unwrap();
                match transport.send(request).await {
                    Ok(response) if response.status() == 200 => say("ok"),
                    other => say(&format!("{other:?}")),
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
}

/// Leads every request to the server of the test. The grants that the tests put into the stores
/// belong to Keap's own hosts, and are never sent to others.
#[derive(Debug)]
struct Detour {
    network: Transport,
    base: String,
}

impl HttpService for Detour {
    fn call(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let path = request.uri().path_and_query().unwrap().as_str();
        *request.uri_mut() = format!("{}{path}", self.base).parse().unwrap();
        Box::pin(async move { self.network.send(request).await })
    }
}

/// Tells how far a token call is: `sending` before it, `arrived` when the head of the answer is
/// there, and `received N` when the token call has taken the last piece of the body out of the stream
/// and asks for more. From then on the process has the token.
#[derive(Debug)]
struct Tell {
    network: Transport,
    hold: Hold,
}

/// Where an answer stops for good.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    Never,
    /// Before its first piece is handed over.
    Arrived,
    /// After its last piece was handed over, before the stream ends.
    Received,
}

impl HttpService for Tell {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            say("sending");
            let (head, body) = self.network.send(request).await?.into_parts();
            say("arrived");
            let (hold, body) = (self.hold, body.into_stream());
            let told = futures_util::stream::once(async move {
                if hold == Hold::Arrived {
                    std::future::pending::<()>().await;
                }
                tell_pieces(body, hold)
            });
            Ok(Response::from_parts(head, Body::stream(told.flatten())))
        })
    }
}

/// The same bytes in small pieces, and a word at the end.
fn tell_pieces(
    body: impl Stream<Item = Result<Bytes, BodyError>> + Send,
    hold: Hold,
) -> impl Stream<Item = Result<Bytes, BodyError>> + Send {
    let pieces = body.map_ok(|chunk| {
        let pieces: Vec<_> = chunk
            .chunks(100)
            .map(|piece| Ok(Bytes::copy_from_slice(piece)))
            .collect();
        futures_util::stream::iter(pieces)
    });
    let mut seen = Vec::new();
    let pieces = pieces.try_flatten().map(Some);
    pieces
        .chain(futures_util::stream::once(async { None }))
        .filter_map(move |piece| {
            match &piece {
                Some(Ok(piece)) => seen.extend_from_slice(piece),
                Some(Err(_)) => {}
                None => tell_received(&seen),
            }
            let holds = piece.is_none() && hold == Hold::Received;
            async move {
                if holds {
                    std::future::pending::<()>().await;
                }
                piece
            }
        })
}

fn tell_received(answer: &[u8]) {
    let answer = String::from_utf8_lossy(answer);
    if let Some((_, rest)) = answer.split_once("sandbox-access-") {
        let token = rest.split('"').next().unwrap_or_default();
        say(&format!("received {}", serial(token)));
    }
}

/// The number in a token of the sandbox.
fn serial(token: &str) -> u64 {
    token
        .rsplit('-')
        .next()
        .unwrap_or_default()
        .parse()
        .unwrap_or_default()
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").unwrap();
    out.flush().unwrap();
}
