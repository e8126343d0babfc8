//! Whose turn it is: a call that looks at something before it writes waits for the others that write the same.
//!
//! REST replaces lists whole, so a list is read, merged and written: of two that do so at once, the one that writes last
//! would undo the other. The duplicate check, the balance that a card is charged with, and the status of an address are of
//! the same kind. Over XML-RPC the service does all of it in one step, so such calls do not wait for each other, but for
//! those of REST, which they would come between.
//!
//! Nobody takes a turn while it has one, but in this order, so that no two wait for each other: the turn of a call by what
//! it writes, then that of the contact that a duplicate check has found, then that of a company's name.
//!
//! Nobody waits for a turn in a [`Place`]. Who has written something of which nobody knows whether it will still be carried
//! out keeps his turn for a while.

mod out;
mod place;
mod subject;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock};

use crate::Result;
use out::Out;
pub(crate) use out::out;
pub use place::{Place, with_place};
pub(crate) use subject::Subject;

/// What is being written, with those who wait for it. Clones are the same.
#[derive(Clone, Default)]
pub(crate) struct Turns(Arc<Mutex<HashMap<Subject, Line>>>);

/// Those who write one thing, or wait for it.
#[derive(Default)]
struct Line {
    turn: Arc<RwLock<()>>,
    claims: usize,
}

/// The right to write. The next one has it when this is dropped, and no write of the call is out any more.
pub(crate) struct Turn {
    kept: Option<Kept>,
    out: Out,
}

struct Kept {
    /// Given back before the claim, so that the line is gone with the last one.
    _held: Held,
    _claim: Claim,
}

#[expect(dead_code, reason = "a lock is held until it is dropped")]
enum Held {
    Alone(OwnedRwLockWriteGuard<()>),
    Beside(OwnedRwLockReadGuard<()>),
}

/// A place in a line, also of one who still waits.
struct Claim {
    turns: Turns,
    subject: Subject,
}

impl Turns {
    /// Waits until nobody else writes it.
    ///
    /// # Errors
    /// `RateLimited` when it would wait for too long.
    pub(crate) async fn alone(&self, subject: Subject) -> Result<Turn> {
        let (claim, turn) = self.claim(subject);
        let held = Held::Alone(place::leaving(turn.write_owned()).await?);
        Ok(Turn::of(held, claim))
    }

    /// Waits until nobody writes it alone; others that do not look first may write it at the same time.
    ///
    /// # Errors
    /// `RateLimited` when it would wait for too long.
    pub(crate) async fn beside(&self, subject: Subject) -> Result<Turn> {
        let (claim, turn) = self.claim(subject);
        let held = Held::Beside(place::leaving(turn.read_owned()).await?);
        Ok(Turn::of(held, claim))
    }

    fn claim(&self, subject: Subject) -> (Claim, Arc<RwLock<()>>) {
        let mut lines = self.lines();
        let line = lines.entry(subject.clone()).or_default();
        line.claims += 1;
        let turn = Arc::clone(&line.turn);
        drop(lines);
        let turns = self.clone();
        (Claim { turns, subject }, turn)
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<Subject, Line>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    fn of(held: Held, claim: Claim) -> Self {
        Self {
            kept: Some(Kept {
                _held: held,
                _claim: claim,
            }),
            out: Out::here(),
        }
    }

    /// Runs the call whose turn it is.
    pub(crate) async fn take<T>(self, call: impl Future<Output = Result<T>>) -> Result<T> {
        self.out.counted(call).await
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(kept) = self.kept.take() {
            self.out.keep(kept);
        }
    }
}

/// However it ends: written, or given up while it waited.
impl Drop for Claim {
    fn drop(&mut self) {
        let mut lines = self.turns.lines();
        if let Some(line) = lines.get_mut(&self.subject) {
            line.claims -= 1;
            if line.claims == 0 {
                lines.remove(&self.subject);
            }
        }
    }
}

/// Tells how many lines there are, and not whose.
impl fmt::Debug for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Turns").field(&self.lines().len()).finish()
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turn").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use futures_util::FutureExt as _;
    use keap_http::BoxFuture;

    use super::*;
    use crate::ErrorKind;

    fn contact(id: i64) -> Subject {
        Subject::record("Contact", id)
    }

    #[tokio::test]
    async fn one_writes_a_record_and_the_next_one_when_it_has_ended() {
        let turns = Turns::default();
        let first = turns.alone(contact(1)).await.unwrap();
        let mut second = std::pin::pin!(turns.alone(contact(1)));
        let mut beside = std::pin::pin!(turns.beside(contact(1)));
        assert!(second.as_mut().now_or_never().is_none());
        assert!(beside.as_mut().now_or_never().is_none());
        assert!(turns.alone(contact(2)).now_or_never().is_some());
        drop(first);
        drop(second.await.unwrap());
        let one = beside.await.unwrap();
        let other = turns.beside(contact(1)).now_or_never();
        assert!(other.is_some());
        assert!(turns.alone(contact(1)).now_or_never().is_none());
        drop((one, other));
        assert_eq!(format!("{turns:?}"), "Turns(0)");
    }

    /// The one before hangs: whoever waits is told, and has changed nothing.
    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let turns = Turns::default();
        let hangs = turns.alone(contact(1)).await.unwrap();
        let error = turns.alone(contact(1)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RateLimited);
        assert!(!error.may_have_applied() && error.retry_after().is_some());
        drop(hangs);
        drop(turns.alone(contact(1)).await.unwrap());
        assert_eq!(format!("{turns:?}"), "Turns(0)");
    }

    /// A place that counts how often it is left, and is not to be left for longer than a minute.
    #[derive(Debug, Default)]
    struct Counted(AtomicUsize);

    impl Place for Counted {
        fn leave_for<'a>(
            &'a self,
            turn: BoxFuture<'a, ()>,
        ) -> BoxFuture<'a, std::result::Result<(), Duration>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let minute = Duration::from_secs(60);
            Box::pin(async move {
                let waited = tokio::time::timeout(minute, turn).await;
                waited.map_err(|_| minute)
            })
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_has_a_place_leaves_it_for_a_turn_that_does_not_come_at_once() {
        let turns = Turns::default();
        let place = Arc::new(Counted::default());
        let with_place = |call| with_place(Arc::<Counted>::clone(&place), call);
        let first = with_place(turns.alone(contact(1))).await.unwrap();
        assert_eq!(place.0.load(Ordering::Relaxed), 0);
        let crowded = with_place(turns.alone(contact(1))).await.unwrap_err();
        assert_eq!(crowded.kind(), ErrorKind::RateLimited);
        assert_eq!(crowded.retry_after(), Some(Duration::from_secs(60)));
        let end = async {
            tokio::time::sleep(Duration::from_secs(30)).await;
            drop(first);
        };
        let (next, ()) = tokio::join!(with_place(turns.alone(contact(1))), end);
        drop(next.unwrap());
        assert_eq!(place.0.load(Ordering::Relaxed), 2);
        assert_eq!(format!("{turns:?}"), "Turns(0)");
    }

    #[tokio::test]
    async fn who_gives_up_waiting_leaves_the_line() {
        let turns = Turns::default();
        let first = turns.alone(contact(1)).await.unwrap();
        let mut gives_up = Box::pin(turns.alone(contact(1)));
        let mut third = std::pin::pin!(turns.alone(contact(1)));
        assert!(gives_up.as_mut().now_or_never().is_none());
        assert!(third.as_mut().now_or_never().is_none());
        drop(gives_up);
        drop(first);
        drop(third.await.unwrap());
        assert_eq!(format!("{turns:?}"), "Turns(0)");
    }
}
