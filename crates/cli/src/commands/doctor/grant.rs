//! The grant that an account is reached with: what everybody lives on who uses it, and for how long.

use keap_http::{Clock as _, SystemClock};

use super::finding::Finding;
use crate::account::Granted;
use crate::grants::state::{GrantState, described, is_old};

const CHECK: &str = "grant";

/// How it is behind the calls, which renew what is due; none where its store does not tell.
pub(super) async fn found(grant: &Granted) -> Option<Finding> {
    let stored = grant.now().await?;
    let now = SystemClock.now();
    let told = described(&grant.id, &stored, now);
    let cause = format!("{told}, in {}", grant.place);
    let has_refresh = stored.tokens.refresh.is_some();
    Some(match GrantState::of(&stored, now) {
        GrantState::Dead => Finding::failure(CHECK).cause(cause).next(AGAIN),
        GrantState::Expired if !has_refresh => Finding::failure(CHECK).cause(cause).next(AGAIN),
        GrantState::Unrenewable => Finding::warning(CHECK).cause(cause).next(AGAIN),
        GrantState::Due | GrantState::Expired => Finding::warning(CHECK).cause(cause).next(RENEW),
        GrantState::Fresh if is_old(&stored, now) => {
            Finding::warning(CHECK).cause(cause).next(RENEW)
        }
        GrantState::Fresh => Finding::ok(CHECK).cause(cause),
    })
}

const AGAIN: &str = "log in again with `keap auth login`: nothing renews it, and who lives on it stops when it ends";

const RENEW: &str =
    "`keap auth refresh` renews it, or tells why it cannot; `keap auth keep-alive` does every day";
