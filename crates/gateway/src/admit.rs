//! Who gets in: a presented key to its entry, unknown ones counted and slowed down, known ones held to their rate.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use keap_http::Secret;
use tokio::time::Instant;

use crate::keys::{KeyEntry, KeyHash, KeyRing};

/// Where a request came from. Put into the extensions of a request by whoever took it from the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Peer(pub IpAddr);

/// How many addresses with wrong keys are remembered; the one that was quiet longest is forgotten for a new one.
const ADDRESSES: usize = 4096;

/// Wrong keys from one address that cost nothing: a person who mistypes.
const FREE: u32 = 5;

/// The pause before the first wrong key that costs something is answered; each one more doubles it.
const FIRST: Duration = Duration::from_millis(100);

/// The longest pause before a wrong key is answered.
const LONGEST: Duration = Duration::from_secs(3);

/// After this time without a wrong key an address is as good as new.
const FORGIVEN: Duration = Duration::from_secs(300);

/// How the doors stand: for the health page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// Calls that were let in.
    pub admitted: u64,
    /// Calls that were not.
    pub refused: u64,
}

#[derive(Debug)]
pub(crate) struct Doorkeeper {
    keys: KeyRing,
    wrong: Mutex<HashMap<Option<IpAddr>, Wrong>>,
    rates: Mutex<HashMap<KeyHash, Window>>,
    admitted: AtomicU64,
    refused: AtomicU64,
}

#[derive(Clone, Copy, Debug)]
struct Wrong {
    count: u32,
    last: Instant,
}

/// The calls of a key in the minute that began then.
#[derive(Clone, Copy, Debug)]
struct Window {
    began: Instant,
    calls: u32,
}

impl Doorkeeper {
    pub(crate) fn new(keys: KeyRing) -> Self {
        Self {
            keys,
            wrong: Mutex::default(),
            rates: Mutex::default(),
            admitted: AtomicU64::new(0),
            refused: AtomicU64::new(0),
        }
    }

    pub(crate) fn standing(&self) -> Standing {
        Standing {
            admitted: self.admitted.load(Ordering::Relaxed),
            refused: self.refused.load(Ordering::Relaxed),
        }
    }

    /// The entry of the first presented key that has one. A caller without one is counted as refused.
    pub(crate) fn admit(&self, presented: &[Secret]) -> Option<Arc<KeyEntry>> {
        let found = self.recognize(presented);
        if found.is_none() {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        found
    }

    /// The same for a caller who may present more keys: he is not refused yet.
    pub(crate) fn recognize(&self, presented: &[Secret]) -> Option<Arc<KeyEntry>> {
        let found = presented
            .iter()
            .filter(|key| !key.expose().trim().is_empty())
            .find_map(|key| self.keys.find(key.expose()));
        if found.is_some() {
            self.admitted.fetch_add(1, Ordering::Relaxed);
        }
        found
    }

    /// Lets a caller with a wrong key wait before he is told.
    ///
    /// Every one waits: how many can is bounded by the connections, each of which has one call at a time, and a call that
    /// waits holds nothing of its request.
    pub(crate) async fn slow_down(&self, peer: Option<IpAddr>) {
        tokio::time::sleep(pause_after(self.count(peer))).await;
    }

    /// Counts a call of a key against its own rate.
    ///
    /// # Errors
    /// How long to wait, when the rate is used up.
    pub(crate) fn pace(&self, entry: &KeyEntry) -> Result<(), Duration> {
        let Some(per_minute) = entry.permissions.per_minute else {
            return Ok(());
        };
        let now = Instant::now();
        let minute = Duration::from_secs(60);
        let mut rates = self.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.retain(|_, window| now.saturating_duration_since(window.began) < minute);
        // Labels can be equal; a key is told from others by its hash.
        let window = rates.entry(entry.hash).or_insert(Window {
            began: now,
            calls: 0,
        });
        if window.calls >= per_minute {
            return Err(minute.saturating_sub(now.saturating_duration_since(window.began)));
        }
        window.calls = window.calls.saturating_add(1);
        Ok(())
    }

    fn count(&self, peer: Option<IpAddr>) -> u32 {
        let now = Instant::now();
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= ADDRESSES && !wrong.contains_key(&peer) {
            let quiet = wrong.iter().min_by_key(|(_, wrong)| wrong.last);
            if let Some(quiet) = quiet.map(|(peer, _)| *peer) {
                wrong.remove(&quiet);
            }
        }
        let entry = wrong.entry(peer).or_insert(Wrong {
            count: 0,
            last: now,
        });
        if now.saturating_duration_since(entry.last) > FORGIVEN {
            entry.count = 0;
        }
        entry.count = entry.count.saturating_add(1);
        entry.last = now;
        entry.count
    }
}

fn pause_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE) {
        None | Some(0) => Duration::ZERO,
        Some(more) => FIRST
            .saturating_mul(2_u32.saturating_pow(more.saturating_sub(1)))
            .min(LONGEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{HashKey, Permissions};

    #[tokio::test(start_paused = true)]
    async fn wrong_keys_cost_more_and_more_time_and_good_ones_none() {
        let hash_key = HashKey::random();
        let keys = KeyRing::new(hash_key.clone());
        keys.replace(vec![KeyEntry::new(
            &hash_key,
            &"good".into(),
            "ab123",
            "shop",
        )]);
        let door = Doorkeeper::new(keys);
        let start = Instant::now();
        let refuse = async || {
            assert!(door.admit(&["bad".into()]).is_none());
            door.slow_down(None).await;
        };
        for _ in 0..FREE {
            refuse().await;
        }
        assert_eq!(start.elapsed(), Duration::ZERO);
        for _ in 0..3 {
            refuse().await;
        }
        assert_eq!(start.elapsed(), Duration::from_millis(700));
        assert!(door.admit(&["x".into(), "good".into()]).is_some());
        let standing = door.standing();
        assert_eq!((standing.admitted, standing.refused), (1, 8));
    }

    #[tokio::test(start_paused = true)]
    async fn however_many_wait_each_wrong_key_is_slowed() {
        let door = Arc::new(Doorkeeper::new(KeyRing::new(HashKey::random())));
        let start = Instant::now();
        let guess = |door: Arc<Doorkeeper>| async move {
            door.slow_down(None).await;
            start.elapsed()
        };
        let guesses: Vec<_> = (0..1000)
            .map(|_| tokio::spawn(guess(door.clone())))
            .collect();
        let mut at_once = 0;
        for guess in guesses {
            at_once += u32::from(guess.await.unwrap() < FIRST);
        }
        assert_eq!(at_once, FREE);
    }

    #[test]
    fn keys_with_the_same_label_have_a_rate_each() {
        let hash_key = HashKey::random();
        let permissions = Permissions {
            per_minute: Some(1),
            ..Permissions::default()
        };
        let entry = |key: &str| {
            KeyEntry::new(&hash_key, &key.into(), "ab123", "shop").permitted(permissions.clone())
        };
        let door = Doorkeeper::new(KeyRing::new(hash_key.clone()));
        assert_eq!(door.pace(&entry("one")), Ok(()));
        assert_eq!(door.pace(&entry("two")), Ok(()));
        assert!(door.pace(&entry("one")).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn a_key_has_a_rate_of_its_own() {
        let hash_key = HashKey::random();
        let permissions = Permissions {
            per_minute: Some(2),
            ..Permissions::default()
        };
        let entry = KeyEntry::new(&hash_key, &"k".into(), "ab123", "shop").permitted(permissions);
        let door = Doorkeeper::new(KeyRing::new(hash_key));
        assert_eq!(door.pace(&entry), Ok(()));
        assert_eq!(door.pace(&entry), Ok(()));
        assert_eq!(door.pace(&entry), Err(Duration::from_secs(60)));
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!(door.pace(&entry), Ok(()));
    }

    #[test]
    fn addresses_are_forgotten_when_there_are_too_many() {
        let door = Doorkeeper::new(KeyRing::new(HashKey::random()));
        for address in 0_u32..5000 {
            door.count(Some(IpAddr::from(address.to_be_bytes())));
        }
        assert_eq!(door.wrong.lock().unwrap().len(), ADDRESSES);
    }
}
