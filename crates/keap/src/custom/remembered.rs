//! What is remembered of an account's custom fields: the owner defines others, and takes some away, in Keap's pages.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use keap_http::{Clock, SystemClock};

/// For how long a list that was read counts.
const AGE: Duration = Duration::from_secs(300);

/// For how long it counts where a call was refused by it: it may be old, and a program may repeat what is refused.
const DOUBTED: Duration = Duration::from_secs(10);

/// The lists that were read, each for a while.
pub(crate) struct Remembered<K, F> {
    clock: Box<dyn Clock>,
    lists: HashMap<K, (SystemTime, Arc<F>)>,
}

impl<K: Eq + Hash, F> Remembered<K, F> {
    /// The list, as long as it counts.
    pub(crate) fn get(&self, of: &K) -> Option<&Arc<F>> {
        let (read, list) = self.lists.get(of)?;
        self.is_within(*read, AGE).then_some(list)
    }

    pub(crate) fn keep(&mut self, of: K, list: Arc<F>) {
        self.lists.insert(of, (self.clock.now(), list));
    }

    /// Forgets what may be old, after a refusal.
    pub(crate) fn doubt(&mut self) {
        let mut lists = std::mem::take(&mut self.lists);
        lists.retain(|_, (read, _)| self.is_within(*read, DOUBTED));
        self.lists = lists;
    }

    pub(crate) fn forget(&mut self) {
        self.lists.clear();
    }

    /// A clock that was set back makes nothing old.
    fn is_within(&self, read: SystemTime, age: Duration) -> bool {
        let passed = self.clock.now().duration_since(read);
        passed.map_or(true, |passed| passed < age)
    }
}

impl<K, F> Default for Remembered<K, F> {
    fn default() -> Self {
        Self {
            clock: Box::new(SystemClock),
            lists: HashMap::new(),
        }
    }
}

impl<K: fmt::Debug, F> fmt::Debug for Remembered<K, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.lists.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use keap_http::FixedClock;

    use super::*;

    #[derive(Debug)]
    struct Shared(Arc<FixedClock>);

    impl Clock for Shared {
        fn now(&self) -> SystemTime {
            self.0.now()
        }
    }

    fn remembered() -> (Arc<FixedClock>, Remembered<&'static str, u8>) {
        let clock = Arc::new(FixedClock::new(SystemTime::UNIX_EPOCH));
        let mut lists = Remembered {
            clock: Box::new(Shared(Arc::clone(&clock))),
            ..Remembered::default()
        };
        lists.keep("Contact", Arc::new(1));
        (clock, lists)
    }

    #[test]
    fn a_list_counts_for_five_minutes() {
        let (clock, mut lists) = remembered();
        clock.advance(AGE - Duration::from_secs(1));
        assert_eq!(lists.get(&"Contact"), Some(&Arc::new(1)));
        assert_eq!(lists.get(&"Company"), None);
        clock.advance(Duration::from_secs(1));
        assert_eq!(lists.get(&"Contact"), None);
        lists.keep("Contact", Arc::new(2));
        assert_eq!(lists.get(&"Contact"), Some(&Arc::new(2)));
    }

    #[test]
    fn a_refusal_makes_it_be_read_again_at_most_every_ten_seconds() {
        let (clock, mut lists) = remembered();
        lists.doubt();
        assert!(lists.get(&"Contact").is_some());
        clock.advance(DOUBTED);
        lists.doubt();
        assert_eq!(lists.get(&"Contact"), None);
    }
}
