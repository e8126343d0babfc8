//! The queues in front of a tenant's quota, one a wire: what waits for one that fails keeps nobody from the other.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap::turn::Place;
use keap_http::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::bounds::Bounds;

/// When to come back to a queue that is full.
const FULL: Duration = Duration::from_secs(5);
/// When to come back after a turn that did not come.
const TOO_LONG: Duration = Duration::from_secs(10);

/// Both queues of a tenant.
#[derive(Debug)]
pub(crate) struct Queues {
    pub(crate) rest: Queue,
    pub(crate) xmlrpc: Queue,
}

impl Queues {
    pub(crate) fn new(bounds: &Bounds) -> Self {
        Self {
            rest: Queue::new(bounds),
            xmlrpc: Queue::new(bounds),
        }
    }

    /// Waits until nobody is at work.
    pub(crate) async fn idle(&self) {
        self.rest.idle().await;
        self.xmlrpc.idle().await;
    }
}

/// The queue in front of one wire.
#[derive(Debug)]
pub(crate) struct Queue(Arc<Line>);

#[derive(Debug)]
struct Line {
    at_work: Arc<Semaphore>,
    /// A share for each call that was sent, also when its turn was given to another.
    going_on: Arc<Semaphore>,
    waiting: AtomicUsize,
    /// Those that wait for another write of the same record, and would leave no room for others in the queue.
    aside: AtomicUsize,
    longest: usize,
    patience: Duration,
}

impl Queue {
    fn new(bounds: &Bounds) -> Self {
        let at_work = bounds.at_work.clamp(1, Semaphore::MAX_PERMITS);
        Self(Arc::new(Line {
            at_work: Arc::new(Semaphore::new(at_work)),
            going_on: Arc::new(Semaphore::new(usize::from(GOING_ON))),
            waiting: AtomicUsize::new(0),
            aside: AtomicUsize::new(0),
            longest: bounds.queue,
            patience: Duration::from_secs(bounds.answer_seconds / 2),
        }))
    }

    /// Waits for its turn.
    ///
    /// # Errors
    /// When to come back, if the queue is full or the turn does not come.
    pub(crate) async fn turn(&self) -> Result<Turn, Duration> {
        let line = Arc::clone(&self.0);
        let permit = line.permit().await?;
        let share = Arc::clone(&line.going_on).acquire_owned().await;
        Ok(Turn(Arc::new(Held {
            state: Mutex::new(State::AtWork(permit)),
            line,
            _share: share.ok(),
        })))
    }

    async fn idle(&self) {
        // The semaphore is never closed.
        let _ = self.0.going_on.acquire_many(GOING_ON.into()).await;
    }
}

impl Line {
    async fn permit(&self) -> Result<OwnedSemaphorePermit, Duration> {
        if let Ok(permit) = Arc::clone(&self.at_work).try_acquire_owned() {
            return Ok(permit);
        }
        let _spot = Spot::of(&self.waiting, self.longest).ok_or(FULL)?;
        let turn = Arc::clone(&self.at_work).acquire_owned();
        match tokio::time::timeout(self.patience, turn).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(TOO_LONG),
        }
    }

    /// Waits for what others do, and then for a turn.
    async fn after(&self, others: BoxFuture<'_, ()>) -> Result<OwnedSemaphorePermit, Duration> {
        let _spot = Spot::of(&self.aside, self.longest).ok_or(FULL)?;
        let turn = async {
            others.await;
            Arc::clone(&self.at_work).acquire_owned().await
        };
        match tokio::time::timeout(self.patience, turn).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(TOO_LONG),
        }
    }
}

/// More calls than can be going on at one time.
const GOING_ON: u16 = u16::MAX;

/// The turn of a call. It is free again when all clones are dropped, or when one says so; that something goes on, the queue
/// knows until all are dropped.
#[derive(Clone, Debug)]
pub(crate) struct Turn(Arc<Held>);

#[derive(Debug)]
struct Held {
    state: Mutex<State>,
    line: Arc<Line>,
    _share: Option<OwnedSemaphorePermit>,
}

#[derive(Debug)]
enum State {
    AtWork(#[expect(dead_code, reason = "it is held until it is dropped")] OwnedSemaphorePermit),
    /// Waits for others that write the same.
    Aside,
    /// Its caller was answered.
    Free,
}

impl Turn {
    /// Lets the next one have it.
    pub(crate) fn free(&self) {
        *self.state() = State::Free;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place for Turn {
    fn leave_for<'a>(&'a self, others: BoxFuture<'a, ()>) -> BoxFuture<'a, Result<(), Duration>> {
        Box::pin(async move {
            {
                let mut state = self.state();
                if matches!(*state, State::AtWork(_)) {
                    *state = State::Aside;
                }
            }
            let permit = self.0.line.after(others).await?;
            let mut state = self.state();
            if matches!(*state, State::Aside) {
                *state = State::AtWork(permit);
            }
            Ok(())
        })
    }
}

/// A spot among those who wait, given back also when the caller hangs up.
struct Spot<'a>(&'a AtomicUsize);

impl<'a> Spot<'a> {
    /// None when as many wait as may.
    fn of(waiting: &'a AtomicUsize, most: usize) -> Option<Self> {
        let before = waiting.fetch_add(1, Ordering::Relaxed);
        let spot = Self(waiting);
        (before < most).then_some(spot)
    }
}

impl Drop for Spot<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;
    use tokio::sync::oneshot;

    use super::*;

    fn queue(at_work: usize, queue: usize) -> Queue {
        let mut bounds = Bounds::default();
        (bounds.at_work, bounds.queue) = (at_work, queue);
        Queue::new(&bounds)
    }

    fn others() -> (oneshot::Sender<()>, BoxFuture<'static, ()>) {
        let (end, ended) = oneshot::channel();
        (end, Box::pin(async { ended.await.unwrap_or_default() }))
    }

    #[tokio::test]
    async fn who_waits_for_others_leaves_his_place_and_has_one_again() {
        let queue = queue(1, 100);
        let first = queue.turn().await.unwrap();
        let (end, ended) = others();
        let mut aside = first.leave_for(ended);
        assert!((&mut aside).now_or_never().is_none());
        let second = queue.turn().now_or_never().unwrap().unwrap();
        end.send(()).unwrap();
        assert!((&mut aside).now_or_never().is_none(), "in one place");
        drop(second);
        aside.await.unwrap();
        assert!(queue.turn().now_or_never().is_none());
        first.free();
        assert!(queue.turn().now_or_never().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn no_more_wait_for_others_than_may_and_no_longer() {
        let queue = queue(3, 1);
        let first = queue.turn().await.unwrap();
        let mut aside = first.leave_for(Box::pin(std::future::pending()));
        assert!((&mut aside).now_or_never().is_none());
        let second = queue.turn().await.unwrap();
        let refused = second.leave_for(Box::pin(std::future::pending())).await;
        assert_eq!(refused, Err(FULL));
        assert_eq!(aside.await, Err(TOO_LONG));
        let gives_up = first.leave_for(Box::pin(std::future::pending()));
        assert!(gives_up.now_or_never().is_none());
        let (_end, ended) = others();
        assert!(
            second.leave_for(ended).now_or_never().is_none(),
            "a spot is free"
        );
    }
}
