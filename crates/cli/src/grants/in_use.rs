//! The grants that a command uses, until the program ends.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keap_auth::{Grant, TokenStore};

static IN_USE: Mutex<Vec<Used>> = Mutex::new(Vec::new());

#[derive(Clone, Debug)]
struct Used {
    grant: Grant,
    store: Arc<dyn TokenStore>,
}

/// Lets [`settle_all`] wait for the grant of a store.
pub(super) fn keep(grant: &Grant, store: Arc<dyn TokenStore>) {
    let used = Used {
        grant: grant.clone(),
        store,
    };
    let mut grants = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
    grants.push(used);
}

fn all() -> Vec<Used> {
    let grants = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
    grants.clone()
}

/// Waits for refreshes that calls left behind which were given up: their answers are stored, and lost with the program
/// otherwise. A refresh token is spent when it is sent, so that the grant would be lost with them.
pub(crate) async fn settle_all() {
    for used in all() {
        used.grant.settled().await;
    }
}

/// Whether a refresh is under way.
pub(super) async fn is_refreshing() -> bool {
    tokio::time::timeout(Duration::ZERO, settle_all())
        .await
        .is_err()
}

/// The applications whose refresh was begun, and has left no word of how it ended: the refresh token may be spent.
pub(super) async fn unanswered() -> Vec<String> {
    let mut applications = Vec::new();
    for Used { grant, store } in all() {
        let id = grant.id();
        let stored = store.load(id).await.ok().flatten();
        let application = id.tenant.to_string();
        if stored.is_some_and(|stored| stored.refresh_started_at.is_some())
            && !applications.contains(&application)
        {
            applications.push(application);
        }
    }
    applications
}
