//! A running gateway follows its store: keys, and policies that were applied.
//!
//! It looks once a second. `LISTEN` would tell sooner, but it needs a connection of its own that no pooler may stand
//! before, and after each break of it one would have to look all the same.

use std::collections::HashMap;
use std::time::Duration;

use super::Gateway;
use crate::alert::Watched;
use crate::policy::StoredInForce;
use crate::store::StoreError;

/// How often it is looked at what ends by itself.
const WATCH: Duration = Duration::from_secs(60);

/// How often the store is looked at.
const EVERY: Duration = Duration::from_secs(1);

impl Gateway {
    /// Looks at the store once: keys and policies are in force when it returns.
    ///
    /// # Errors
    /// When the store does not answer. What is in force stays then.
    pub async fn look(&self) -> Result<(), StoreError> {
        self.look_from(&mut HashMap::new()).await
    }

    /// Follows the store until it is aborted.
    pub async fn follow(self) {
        let mut known = HashMap::new();
        let mut unserved = Vec::new();
        loop {
            // Why it fails is told by whoever looks.
            let _ = self.look_from(&mut known).await;
            self.0.figures.tidy();
            self.tell_of_unserved(&mut unserved);
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Warns when an application is not served over REST any more, and tells when it is again.
    fn tell_of_unserved(&self, known: &mut Vec<String>) {
        let now = self.unserved();
        for told in now.iter().filter(|told| !known.contains(told)) {
            tracing::warn!("{told}");
        }
        for over in known.iter().filter(|told| !now.contains(told)) {
            tracing::warn!(ends = over.as_str(), "no longer so: {over}");
        }
        *known = now;
    }

    /// Looks once a minute at what ends by itself, and has it told, until it is aborted.
    pub async fn watch(self, watched: Watched) {
        loop {
            tokio::time::sleep(WATCH).await;
            self.watch_once(&watched).await;
        }
    }

    /// Looks once at what ends by itself: credentials, quotas, certificates.
    pub async fn watch_once(&self, watched: &Watched) {
        if let Some(alerts) = &self.0.alerts {
            let known = (self.wires(), self.quotas(), self.certificates());
            alerts.look(known, watched).await;
        }
    }

    /// Puts in force what is not known yet.
    async fn look_from(&self, known: &mut HashMap<String, i64>) -> Result<(), StoreError> {
        let Some(member) = &self.0.member else {
            return Ok(());
        };
        let mut failed = Ok(());
        for (app, revision) in member.look().await? {
            let Some(served) = self.0.tenants.get(&app) else {
                continue;
            };
            if known.get(&app) == Some(&revision) {
                continue;
            }
            match StoredInForce::of(member.store(), &app).await {
                Ok(stored) => {
                    served.tenant.follow_stored(stored);
                    known.insert(app, revision);
                }
                // One that cannot be had keeps no other from being followed.
                Err(error) => {
                    served.tenant.policy.not_given(&error);
                    failed = Err(error);
                }
            }
        }
        failed
    }
}
