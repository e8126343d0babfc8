//! The page where access is granted: does it lead back?

use keap_auth::{Answer, Hosts, OAuthClient, OAuthError, State, diagnose};
use keap_http::Transport;
use url::Url;

use super::checks::{of_error, of_refusal};
use super::finding::Finding;
use crate::probe::{self, Probed};

const CHECK: &str = "authorize page";

/// Asks for the page as a browser without a login does, and looks where it leads; nothing is
/// followed.
pub(super) async fn check(
    network: &Transport,
    hosts: Hosts,
    client_id: &str,
    redirect_uri: &str,
) -> Finding {
    let state = State::random();
    let client = OAuthClient::new(client_id, "", hosts, network.clone());
    let page = client.authorize_url(redirect_uri, &state);
    match probe::authorize_page(network, &page).await {
        Ok(seen) => of_page(&seen, &state, redirect_uri),
        Err(error) => of_error(CHECK, &error),
    }
}

fn of_page(seen: &Probed, state: &State, redirect_uri: &str) -> Finding {
    match &seen.location {
        Some(target) if leads_to(target, redirect_uri) => of_callback(target, state),
        Some(target) => of_detour(target),
        // A page without a redirect may also be the one where a person logs in.
        None if seen.status == 200 => of_refusal(CHECK, seen).warn(),
        None => of_refusal(CHECK, seen),
    }
}

/// What came back by way of the redirect URI.
fn of_callback(target: &str, state: &State) -> Finding {
    match state.read_callback(target) {
        Ok(_) | Err(OAuthError::NoCode) => Finding::ok(CHECK).cause("it leads back"),
        Err(error) => of_error(CHECK, &error),
    }
}

/// The page leads somewhere else: to a login, or to the accounts page, where it ends.
fn of_detour(target: &str) -> Finding {
    let Ok(url) = Url::parse(target) else {
        return Finding::ok(CHECK).cause("it leads to another page of its host");
    };
    let place = format!("{}{}", url.host_str().unwrap_or_default(), url.path());
    let led = format!("it leads to {place}");
    match diagnose(&Answer::quoted(&place)) {
        Some(known) => Finding::failure(CHECK).cause(led).known(known),
        None => Finding::ok(CHECK).cause(format!(
            "{led}; whether it leads back shows only after a login"
        )),
    }
}

/// Whether `target` is the redirect URI with an answer in its query.
fn leads_to(target: &str, redirect_uri: &str) -> bool {
    let without_query = |text: &str| {
        let mut url = Url::parse(text).ok()?;
        url.set_query(None);
        url.set_fragment(None);
        Some(url)
    };
    without_query(target).is_some_and(|url| Some(url) == without_query(redirect_uri))
}
