//! OAuth from the first click to a grant that stays alive: authorize URL, callback, exchange, store, refresh.
//!
//! `cargo run --example oauth`
//!
//! Offline, the local Keap plays the page where a person clicks *Allow*. With an account of your own, `keap auth login`
//! does steps 1 to 4, and a program begins at step 5.

use std::error::Error;
use std::sync::Arc;

use keap::auth::{Grant, GrantId, Hosts, OAuthClient, SqliteStore, State, TokenStore as _};
use keap::http::header::LOCATION;
use keap::http::{Body, Request, Transport};
use keap::{Backend, Keap};
use keap_sandbox::{DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI, Sandbox};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder().build();
    let network = sandbox.transport(); // a program: `ClientConfig::new().connect(|inner| inner)?`
    let portal = OAuthClient::new(
        DEFAULT_CLIENT_ID,
        DEFAULT_CLIENT_SECRET,
        Hosts::keap(),
        network.clone(),
    );

    // 1. Send a person there. The state ties the answer to this question; keep it in the person's session.
    let state = State::random();
    let page = portal.authorize_url(DEFAULT_REDIRECT_URI, &state);
    println!("1. open {}?client_id=...", page.host_str().unwrap_or("?"));

    // 2. The browser comes back to the redirect URI; `read_callback` refuses an answer to another question.
    let callback = click_allow(&network, page.as_str()).await?;
    let code = state.read_callback(&callback)?;
    println!("2. the browser came back to {DEFAULT_REDIRECT_URI} with a code");

    // 3. The code is good once, for some minutes.
    let tokens = portal.exchange(&code, DEFAULT_REDIRECT_URI).await?;
    let app = tokens.tenant().ok_or("the scope names no app")?;
    println!("3. exchanged it for a pair of tokens of app {app}");

    // 4. The pair goes into a store before anything else: the refresh token exists nowhere else.
    let folder = std::env::temp_dir().join(format!("keap-oauth-{}", std::process::id()));
    let store = Arc::new(SqliteStore::open(folder.join("keap.db"), None).await?);
    let id = GrantId::new(portal.client_id(), app);
    store.save(&id, &tokens).await?;
    println!("4. kept it in keap.db");

    // 5. From now on, in any process: the grant refreshes by itself, and one process at a time.
    let grant = Grant::new(id.clone(), portal, store.clone());
    let keap = Keap::builder(grant.clone())
        .policy(Backend::RestV2)
        .transport(network)
        .build()?;
    let user = keap.data().get_user_info().await?;
    println!("5. signed in as {}", user.display_name.unwrap_or_default());

    // 6. A day later the access token is over. The call meets a 401, refreshes, and goes on.
    sandbox.expire_tokens();
    keap.data().get_user_info().await?;
    let kept = store.load(&id).await?.ok_or("the grant is gone")?;
    let is_new = kept.tokens.refresh.as_ref().map(keap::http::Secret::expose)
        != tokens.refresh.as_ref().map(keap::http::Secret::expose);
    println!(
        "6. expired: {} refresh, the new refresh token is in the store: {is_new}",
        sandbox.token_counts().refreshes
    );
    assert!(is_new, "the old refresh token is dead");

    // 7. A call that is given up leaves its refresh to the runtime, and the runtime ends with `main`: wait for it first, on
    // every way out. A refresh whose answer is lost is the end of the grant.
    sandbox.expire_tokens();
    let patience = std::time::Duration::from_micros(1);
    let given_up = tokio::time::timeout(patience, keap.data().get_user_info()).await;
    grant.settled().await;
    println!(
        "7. given up: {}, and nothing is under way",
        given_up.is_err()
    );
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

/// What a person does in the browser: the page answers with a redirect back to us.
async fn click_allow(network: &Transport, page: &str) -> Result<String, Box<dyn Error>> {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = page.parse()?;
    let response = network.send(request).await?;
    let location = response.headers().get(LOCATION).ok_or("no redirect")?;
    Ok(location.to_str()?.to_owned())
}
