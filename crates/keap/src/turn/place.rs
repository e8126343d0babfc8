//! The places of those who may be at work at one time: a call that waits for its turn works at nothing.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use keap_http::BoxFuture;

use crate::{Error, ErrorKind, Result};

/// One of the places of whoever bounds how many calls are at work at one time.
///
/// A call that waits for others that write the same leaves its place meanwhile, so that those who wait for one record
/// keep nobody from another one. Nor could those in all places wait for one who has his turn and no place.
pub trait Place: fmt::Debug + Send + Sync {
    /// Waits for a turn without the place, and then for a place.
    ///
    /// # Errors
    /// When to come back, if too many wait or it takes too long.
    fn leave_for<'a>(
        &'a self,
        turn: BoxFuture<'a, ()>,
    ) -> BoxFuture<'a, std::result::Result<(), Duration>>;
}

tokio::task_local! {
    static PLACE: Arc<dyn Place>;
}

/// Runs calls that have a place. What `calls` spawns has none.
pub fn with_place<F: Future>(place: Arc<dyn Place>, calls: F) -> impl Future<Output = F::Output> {
    PLACE.scope(place, calls)
}

/// How long a call without a place waits for its turn: as long as a call of a client may take by default.
const LONGEST_WAIT: Duration = Duration::from_secs(180);

/// When to come back after a turn that did not come.
const TOO_LONG: Duration = Duration::from_secs(10);

/// Waits for a turn, without the place of the call unless it comes at once.
///
/// # Errors
/// `RateLimited` when the turn does not come, or the place was not to be left, or not had again.
pub(super) async fn leaving<T: Send>(turn: impl Future<Output = T> + Send) -> Result<T> {
    let mut turn = pin!(turn);
    if let Some(turn) = turn.as_mut().now_or_never() {
        return Ok(turn);
    }
    let Ok(place) = PLACE.try_with(Arc::clone) else {
        let turn = tokio::time::timeout(LONGEST_WAIT, turn).await;
        return turn.map_err(|_| crowded(TOO_LONG));
    };
    let mut had = None;
    let waited = async { had = Some(turn.as_mut().await) };
    let left = place.leave_for(Box::pin(waited)).await;
    left.map_err(crowded)?;
    match had {
        Some(had) => Ok(had),
        None => Ok(turn.await),
    }
}

fn crowded(after: Duration) -> Error {
    let message = "other calls that write the same took too long, or too many wait for them";
    Error::new(ErrorKind::RateLimited, message)
        .hinted("send it again later: it has changed nothing")
        .retry(true, Some(after))
}
