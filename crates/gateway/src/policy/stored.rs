//! What the store says of an application's policy, as far as this version can read it.

use keap::RoutePolicy;
use keap::route::PolicyError;

use crate::store::{GatewayStore, StoreError, StoredPolicy};

/// What the store says of the policy of an application.
///
/// Gateways of several versions share a store, so the newest policy may have words that this one does not know. Then the
/// last one that it can read is in force, at gateways that run and at those that are started.
#[derive(Debug)]
#[non_exhaustive]
pub struct StoredInForce {
    /// The last policy that can be read, as it is kept and as it was read; none where each gateway goes by its own
    /// configuration.
    pub policy: Option<(StoredPolicy, RoutePolicy)>,
    /// The number of the newest policy, and why it cannot be read.
    pub unread: Option<(i64, PolicyError)>,
}

impl StoredInForce {
    /// Reads from the newest policy backwards; where one was withdrawn, those before it count no more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of(store: &GatewayStore, tenant: &str) -> Result<Self, StoreError> {
        let mut unread = None;
        let mut before = i64::MAX;
        while let Some(stored) = store.policy_before(tenant, before).await? {
            before = stored.revision;
            match RoutePolicy::from_toml(&stored.document) {
                Ok(policy) => {
                    return Ok(Self {
                        policy: Some((stored, policy)),
                        unread,
                    });
                }
                Err(error) => {
                    unread.get_or_insert((stored.revision, error));
                }
            }
        }
        Ok(Self {
            policy: None,
            unread,
        })
    }

    /// What goes on in place of the newest policy.
    pub fn instead(&self) -> String {
        match &self.policy {
            Some((stored, _)) => format!("number {}", stored.revision),
            None => "what is configured".to_owned(),
        }
    }
}
