//! A gateway as one of those that share a store: it says that it lives, and follows what the store says.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use keap_http::{Clock as _, Shown, SystemClock};

use crate::inventory::WriteInDoubt;
use crate::keys::KeyRing;
use crate::store::{GatewayStore, StoreError};
use crate::vitals::StoreOutage;

/// A gateway that uses a store, of either kind. Clones are the same one.
#[derive(Clone)]
pub struct Member {
    store: GatewayStore,
    keys: KeyRing,
    known: Arc<Mutex<Known>>,
}

/// How the store does.
#[derive(Debug)]
struct Known {
    /// When it answered last; when its use began while it has not.
    answered: SystemTime,
    /// That it does not answer, since then.
    trouble: Option<StoreOutage>,
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").finish_non_exhaustive()
    }
}

/// What the store says of the policies: the newest revision of each application.
pub(crate) type Revisions = Vec<(String, i64)>;

impl Member {
    /// A gateway that lets in the keys of a store. They are read at the first look, before which nobody is let in.
    pub fn new(store: GatewayStore, keys: KeyRing) -> Self {
        Self {
            store,
            keys,
            known: Arc::new(Mutex::new(Known {
                answered: SystemClock.now(),
                trouble: None,
            })),
        }
    }

    /// What its gateways share.
    pub(crate) fn store(&self) -> &GatewayStore {
        &self.store
    }

    /// Says that this gateway lives, and takes in the keys.
    ///
    /// # Errors
    /// When the store does not answer. What is known stays as it is then.
    pub(crate) async fn look(&self) -> Result<Revisions, StoreError> {
        let looked = self.look_once().await;
        let looked = match looked {
            Ok(looked) => Ok(looked),
            Err(error) => Err(self.store.cause_of(error).await),
        };
        let why = looked.as_ref().err().map(StoreError::with_causes);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Known { answered, trouble } = &mut *known;
        if why.is_none() {
            *answered = SystemClock.now();
        }
        match (&mut *trouble, why) {
            (None, Some(why)) => {
                tracing::warn!(error = %Shown::new(&why), "the store of the gateway does not answer");
                *trouble = Some(self.store.outage(*answered, why));
            }
            (Some(gone), Some(why)) => gone.why = why,
            (gone @ Some(_), None) => {
                tracing::warn!(
                    ends = "the store of the gateway does not answer",
                    "the store of the gateway answers again"
                );
                *gone = None;
            }
            (None, None) => {}
        }
        drop(known);
        looked
    }

    async fn look_once(&self) -> Result<Revisions, StoreError> {
        let beat = self.store.beat().await?;
        if beat.in_doubt > 0 {
            tracing::warn!(
                writes = beat.in_doubt,
                "a gateway has ended over writes, which are in doubt; `keap gateway report` lists them"
            );
        }
        let living = self.store.entries().await?;
        // Keys that were revoked stay in the store. Where none at all is left of some, it is another store.
        if living.is_empty() && !self.keys.is_empty() && self.store.keys().await?.is_empty() {
            return Err(StoreError::Anew(self.store.place()));
        }
        self.keys.replace(living);
        Ok(beat.policies)
    }

    /// Whether the store has no living key: no program is let in.
    pub(crate) fn lets_nobody_in(&self) -> bool {
        self.keys.is_empty()
    }

    /// Notes a write before it is sent, so that it is told should this gateway die over it; false where it is not noted.
    /// Without the note it is sent all the same: its caller will see an answer, or that there is none.
    pub(crate) async fn note_write(&self, note: &WriteInDoubt) -> bool {
        self.store.note_write(note).await
    }

    /// Since when the store does not answer, when it does not at the moment.
    pub(crate) fn trouble(&self) -> Option<StoreOutage> {
        let known = self.known.lock();
        let known = known.unwrap_or_else(PoisonError::into_inner);
        known.trouble.clone()
    }

    /// Says that this gateway ends, after the last of its counts was written.
    ///
    /// # Errors
    /// When the store does not answer; it finds out by itself then.
    pub async fn leave(&self) -> Result<(), StoreError> {
        self.store.leave().await
    }
}

#[cfg(test)]
mod tests {
    use keap_http::Secret;

    use super::*;
    use crate::keys::{HashKey, Permissions};

    /// A store with a key.
    async fn with_key(hash_key: &HashKey) -> (GatewayStore, i64) {
        let store = GatewayStore::in_memory().await.unwrap();
        let entry = ("ab123", "shop", &Permissions::default());
        let key = Secret::new("old-key-1");
        let now = SystemClock.now();
        let id = store.add_key(hash_key, &key, entry, now).await.unwrap();
        (store, id)
    }

    #[tokio::test]
    async fn keys_stay_where_the_store_was_made_anew_and_go_where_they_are_revoked() {
        let hash_key = HashKey::random();
        let (store, id) = with_key(&hash_key).await;
        let mut member = Member::new(store.clone(), KeyRing::new(hash_key));
        member.look().await.unwrap();
        assert!(!member.lets_nobody_in());

        member.store = GatewayStore::in_memory().await.unwrap();
        assert!(matches!(member.look().await, Err(StoreError::Anew(_))));
        assert!(!member.lets_nobody_in());
        let trouble = member.trouble().unwrap();
        assert!(trouble.why.contains("made anew"), "{trouble:?}");

        member.store = store.clone();
        store.revoke_key(id, SystemClock.now()).await.unwrap();
        member.look().await.unwrap();
        assert!(member.lets_nobody_in() && member.trouble().is_none());
    }
}
