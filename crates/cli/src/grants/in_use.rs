//! The grants that a command uses, until the program ends.

use std::sync::{Mutex, PoisonError};

use keap_auth::Grant;

static IN_USE: Mutex<Vec<Grant>> = Mutex::new(Vec::new());

/// Lets [`settle_all`] wait for the grant.
pub(super) fn keep(grant: &Grant) {
    let mut grants = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
    grants.push(grant.clone());
}

/// Waits for refreshes that calls left behind which were given up: their answers are stored, and lost with the program
/// otherwise. A refresh token is spent when it is sent, so that the grant would be lost with them.
pub(crate) async fn settle_all() {
    let grants = IN_USE
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    for grant in grants {
        grant.settled().await;
    }
}
