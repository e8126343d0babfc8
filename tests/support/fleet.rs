//! Processes that share one grant: the grant, its store and a worker that uses it.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use keap_auth::{Grant, GrantId, Hosts, OAuthClient, TokenStore, Tokens};
use keap_http::{Clock as _, SystemClock, server};
use keap_sandbox::{DEFAULT_APP, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Sandbox};

/// The grant that all share.
pub fn id() -> GrantId {
    let app = DEFAULT_APP.parse().expect("the name of an app");
    GrantId::new(DEFAULT_CLIENT_ID, app)
}

/// A pair that the sandbox knows, expired or not.
pub fn pair(sandbox: &Sandbox, expired: bool) -> Tokens {
    let issued = sandbox.issue_tokens();
    let age = if expired { issued.life } else { Duration::ZERO };
    let (access, refresh) = (issued.access, Some(issued.refresh));
    Tokens::new(access, refresh, SystemClock.now() - age, issued.life)
}

/// The grant in `store`, refreshed at `sandbox` in memory.
pub fn grant(sandbox: &Sandbox, store: Arc<dyn TokenStore>) -> Grant {
    let (hosts, transport) = (Hosts::keap(), sandbox.transport());
    let client = OAuthClient::new(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, hosts, transport);
    Grant::new(id(), client, store)
}

/// Serves a sandbox on a socket until the test ends; its base URL.
pub async fn serve(sandbox: &Sandbox) -> String {
    let listening = server::listen(([127, 0, 0, 1], 0).into()).await;
    let (listener, address) = listening.expect("a free port");
    tokio::spawn(server::serve(
        listener,
        sandbox.transport(),
        std::future::pending(),
    ));
    format!("http://{address}")
}

/// A process that shares the grant in `store`; `program` is the built `grant-worker`.
pub fn worker(program: &str, store: &str, base: &str) -> Command {
    let mut command = Command::new(program);
    command.args([store, base]).stdout(Stdio::piped());
    command
}
