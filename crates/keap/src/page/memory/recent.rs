//! A memory of pages in memory, bounded by number and by age.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use keap_http::{BoxFuture, Clock, SystemClock};

use super::{PageKey, PageMark, PageMemory};

/// How many beginnings of pages are remembered: about two megabytes of them.
const MOST: usize = 10_000;

/// How long. What a server's page token lives is not documented; a program asks for its next page within minutes.
const AGE: Duration = Duration::from_secs(15 * 60);

/// Remembers the pages that were read last, in memory. The default.
pub struct RecentPages {
    most: usize,
    age: Duration,
    clock: Box<dyn Clock>,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    marks: BTreeMap<(PageKey, u32), Kept>,
    /// What was kept, oldest first. What was kept again meanwhile has a later number.
    order: VecDeque<(PageKey, u32, u64)>,
    number: u64,
}

struct Kept {
    mark: PageMark,
    at: SystemTime,
    number: u64,
}

impl RecentPages {
    /// Remembers at most so many beginnings of pages, each for so long.
    pub fn new(most: usize, age: Duration) -> Self {
        Self {
            most,
            age,
            clock: Box::new(SystemClock),
            known: Mutex::default(),
        }
    }

    /// Tells the time by another clock.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Box::new(clock);
        self
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A clock that was set back makes nothing old.
    fn is_fresh(&self, at: SystemTime, now: SystemTime) -> bool {
        now.duration_since(at).is_ok_and(|age| age < self.age) || now <= at
    }

    fn find(&self, query: PageKey, page: u32) -> Option<(u32, PageMark)> {
        let now = self.clock.now();
        let known = self.known();
        let before = known.marks.range((query, 0)..=(query, page)).rev();
        let mut fresh = before.filter(|(_, kept)| self.is_fresh(kept.at, now));
        fresh
            .next()
            .map(|((_, page), kept)| (*page, kept.mark.clone()))
    }

    fn put(&self, query: PageKey, page: u32, mark: PageMark) {
        let now = self.clock.now();
        let mut known = self.known();
        let before = known.marks.get(&(query, page));
        if before.is_some_and(|kept| kept.mark != mark) {
            known.cut((query, page));
        }
        known.number = known.number.wrapping_add(1);
        let number = known.number;
        let kept = Kept {
            mark,
            at: now,
            number,
        };
        known.marks.insert((query, page), kept);
        known.order.push_back((query, page, number));
        while known.order.len() > self.most || self.is_old(&known, now) {
            known.drop_oldest();
        }
    }

    fn is_old(&self, known: &Known, now: SystemTime) -> bool {
        let oldest = known.order.front();
        oldest.is_some_and(|(query, page, number)| {
            let kept = known.marks.get(&(*query, *page));
            kept.is_none_or(|kept| kept.number != *number || !self.is_fresh(kept.at, now))
        })
    }
}

impl Known {
    /// Forgets the pages of a query from one on.
    fn cut(&mut self, from: (PageKey, u32)) {
        let later = self.marks.range(from..=(from.0, u32::MAX));
        let later: Vec<(PageKey, u32)> = later.map(|(place, _)| *place).collect();
        for place in later {
            self.marks.remove(&place);
        }
    }

    fn drop_oldest(&mut self) {
        let Some((query, page, number)) = self.order.pop_front() else {
            return;
        };
        let kept = self.marks.get(&(query, page));
        if kept.is_some_and(|kept| kept.number == number) {
            self.marks.remove(&(query, page));
        }
    }
}

impl Default for RecentPages {
    fn default() -> Self {
        Self::new(MOST, AGE)
    }
}

impl fmt::Debug for RecentPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.known().marks.len();
        write!(f, "RecentPages({known} of {}, {:?})", self.most, self.age)
    }
}

impl PageMemory for RecentPages {
    fn nearest(&self, query: PageKey, page: u32) -> BoxFuture<'_, Option<(u32, PageMark)>> {
        Box::pin(std::future::ready(self.find(query, page)))
    }

    fn keep(&self, query: PageKey, page: u32, mark: PageMark) -> BoxFuture<'_, ()> {
        self.put(query, page, mark);
        Box::pin(std::future::ready(()))
    }

    fn forget(&self, query: PageKey) -> BoxFuture<'_, ()> {
        self.known().cut((query, 0));
        Box::pin(std::future::ready(()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use keap_http::FixedClock;

    use super::*;

    #[derive(Debug)]
    struct Shared(Arc<FixedClock>);

    impl Clock for Shared {
        fn now(&self) -> SystemTime {
            self.0.now()
        }
    }

    fn key(number: u32) -> PageKey {
        PageKey::of("", &number.to_string())
    }

    fn mark(text: &str) -> PageMark {
        PageMark::from(text.to_owned())
    }

    fn pages(memory: &RecentPages, query: u32, page: u32) -> Option<u32> {
        memory.find(key(query), page).map(|(page, _)| page)
    }

    #[test]
    fn the_nearest_page_before_is_told_and_none_of_another_query() {
        let memory = RecentPages::default();
        memory.put(key(1), 3, mark("a"));
        memory.put(key(1), 7, mark("b"));
        memory.put(key(2), 5, mark("c"));
        assert_eq!(memory.find(key(1), 9), Some((7, mark("b"))));
        assert_eq!(pages(&memory, 1, 7), Some(7));
        assert_eq!(pages(&memory, 1, 6), Some(3));
        assert_eq!(pages(&memory, 1, 2), None);
        assert_eq!(pages(&memory, 3, 9), None);
    }

    #[test]
    fn a_page_that_begins_elsewhere_now_makes_later_ones_forgotten() {
        let memory = RecentPages::default();
        for page in 1..5 {
            memory.put(key(1), page, mark(&page.to_string()));
        }
        memory.put(key(1), 2, mark("2"));
        assert_eq!(pages(&memory, 1, 9), Some(4));
        memory.put(key(1), 2, mark("other"));
        assert_eq!(memory.find(key(1), 9), Some((2, mark("other"))));
        memory.known().cut((key(1), 0));
        assert_eq!(pages(&memory, 1, 9), None);
    }

    #[test]
    fn it_is_bounded_by_number_and_by_age() {
        let clock = Arc::new(FixedClock::new(SystemTime::UNIX_EPOCH));
        let memory = RecentPages::new(3, Duration::from_secs(60)).clock(Shared(Arc::clone(&clock)));
        for page in 1..6 {
            memory.put(key(page), page, mark("x"));
        }
        // The same again is no other entry, and is the newest one.
        memory.put(key(3), 3, mark("x"));
        memory.put(key(6), 6, mark("x"));
        let left: Vec<u32> = (1..7).filter(|n| pages(&memory, *n, 9).is_some()).collect();
        assert_eq!(left, [3, 5, 6]);
        clock.advance(Duration::from_secs(60));
        assert_eq!(pages(&memory, 6, 9), None);
        memory.put(key(7), 7, mark("x"));
        assert_eq!(memory.known().marks.len(), 1);
        assert_eq!(memory.known().order.len(), 1);
    }
}
