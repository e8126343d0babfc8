//! Tasks that ask for pages of the same query at the same time: one walks, the others wait for what it finds out.
//!
//! A page whose beginning is known is read at once. Whoever would have to walk over the pages before waits while another
//! task reads pages of the query, because where that one ends is very likely where it wants to begin.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedMutexGuard, watch};

use crate::page::PageKey;

/// How many queries are known before those that nobody reads are dropped.
const MANY: usize = 256;

/// The queries that are being read.
#[derive(Debug, Default)]
pub(in crate::rest) struct Turns(Mutex<HashMap<PageKey, Weak<Turn>>>);

/// The readings of one query.
#[derive(Debug)]
pub(in crate::rest) struct Turn {
    walks: Arc<tokio::sync::Mutex<()>>,
    /// The page that the walk has passed.
    passed: watch::Sender<u64>,
}

/// One reading has its turn.
#[derive(Debug)]
pub(in crate::rest) struct Walking {
    _turn: Arc<Turn>,
    _walks: OwnedMutexGuard<()>,
}

impl Turns {
    pub(in crate::rest) fn of(&self, key: PageKey) -> Arc<Turn> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(&key).and_then(Weak::upgrade) {
            return turn;
        }
        if turns.len() >= MANY {
            turns.retain(|_, turn| turn.strong_count() > 0);
        }
        let turn = Arc::new(Turn {
            walks: Arc::default(),
            passed: watch::Sender::new(0),
        });
        turns.insert(key, Arc::downgrade(&turn));
        turn
    }
}

impl Turn {
    /// The turn, if nobody has it.
    pub(in crate::rest) fn at_once(self: &Arc<Self>) -> Option<Walking> {
        let walks = Arc::clone(&self.walks).try_lock_owned().ok()?;
        Some(self.walking(walks))
    }

    /// Waits until the others are done, or have passed this page; then there is no need for a turn.
    pub(in crate::rest) async fn wait(self: &Arc<Self>, page: u64) -> Option<Walking> {
        let mut passed = self.passed.subscribe();
        tokio::select! {
            biased;
            walks = Arc::clone(&self.walks).lock_owned() => Some(self.walking(walks)),
            _ = passed.wait_for(|passed| *passed >= page) => None,
        }
    }

    fn walking(self: &Arc<Self>, walks: OwnedMutexGuard<()>) -> Walking {
        self.passed.send_replace(0);
        Walking {
            _turn: Arc::clone(self),
            _walks: walks,
        }
    }

    /// Says that the beginning of this page is known, and that reading goes on.
    pub(in crate::rest) fn pass(&self, page: u64) {
        self.passed.send_if_modified(|passed| {
            let is_more = page > *passed;
            *passed = (*passed).max(page);
            is_more
        });
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    #[tokio::test]
    async fn one_walks_and_the_others_wait_until_it_has_passed_their_page_or_is_done() {
        let turns = Turns::default();
        let key = PageKey::of("", "a");
        let turn = turns.of(key);
        assert!(Arc::ptr_eq(&turn, &turns.of(key)));
        let walking = turn.at_once().unwrap();
        assert!(turn.at_once().is_none());
        assert!(turns.of(PageKey::of("", "b")).at_once().is_some());
        let mut near = std::pin::pin!(turn.wait(2));
        let mut far = std::pin::pin!(turn.wait(9));
        assert!(near.as_mut().now_or_never().is_none());
        assert!(far.as_mut().now_or_never().is_none());
        turn.pass(3);
        assert!(near.await.is_none());
        assert!(far.as_mut().now_or_never().is_none());
        drop(walking);
        assert!(far.await.is_some());
    }

    #[test]
    fn queries_that_nobody_reads_are_dropped() {
        let turns = Turns::default();
        let kept = turns.of(PageKey::of("", "kept"));
        for number in 0..1000 {
            turns.of(PageKey::of("", &number.to_string()));
        }
        assert!(turns.0.lock().unwrap().len() <= MANY);
        assert!(Arc::ptr_eq(&kept, &turns.of(PageKey::of("", "kept"))));
    }
}
