//! One process of a fleet: takes a grant from a shared store and works with it.
//!
//! `grant-worker STORE BASE_URL call TASKS` waits for a line on standard input, then makes one call
//! in each task and prints `ok` or what went wrong.
//! `grant-worker STORE BASE_URL refresh` refreshes again and again; it prints `received N` when an
//! answer of the token endpoint has arrived and `used N` when the store has it.

use std::io::Write as _;
use std::sync::Arc;

use keap_auth::{
    Credential, Grant, GrantId, Hosts, OAuthClient, PostgresStore, SqliteStore, TokenStore,
    authorize,
};
use keap_http::{
    Body, BoxFuture, HttpService, Request, ReqwestTransport, Response, Transport, TransportConfig,
    TransportError,
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
    let network = Transport::new(network);
    let hosts = Hosts::at(&base.parse().unwrap());
    let token_calls = Transport::new(Tell(network.clone()));
    let client = OAuthClient::new(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, hosts, token_calls);
    let id = GrantId::new(DEFAULT_CLIENT_ID, DEFAULT_APP.parse().unwrap());
    let grant = Grant::new(id.clone(), client, Arc::clone(&store));
    say("ready");
    match mode.as_str() {
        "call" => call(&grant, network, base, rest[0].parse().unwrap()).await,
        _ => loop {
            grant.refresh().await.unwrap();
            let token = grant.access_token().await.unwrap();
            say(&format!("used {}", serial(token.expose())));
        },
    }
}

async fn open(store: &str) -> Arc<dyn TokenStore> {
    if store.starts_with("postgres:") {
        Arc::new(PostgresStore::connect(&store.into(), None).await.unwrap())
    } else {
        Arc::new(SqliteStore::open(store, None).await.unwrap())
    }
}

async fn call(grant: &Grant, network: Transport, base: &str, tasks: usize) {
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let url = format!("{base}/crm/rest/v2/oauth/connect/userinfo");
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

/// Tells when a token answer has arrived, before anybody stores it.
#[derive(Debug)]
struct Tell(Transport);

impl HttpService for Tell {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let response = self.0.send(request).await?;
            let body = String::from_utf8_lossy(response.body().as_bytes().unwrap_or_default());
            if let Some((_, rest)) = body.split_once("sandbox-access-") {
                say(&format!(
                    "received {}",
                    serial(rest.split('"').next().unwrap_or_default())
                ));
            }
            Ok(response)
        })
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
