//! Several gateways on one Postgres: what they share, and what each of them may not do twice.
//!
//! The gateways are in this process, each with connections of its own. `crates/cli/tests/gateway/machines.rs` has the same
//! with processes that are killed.

#[expect(
    dead_code,
    reason = "this suite needs less of it than the one it is of"
)]
#[path = "numbered/long.rs"]
mod long;
#[path = "machines/quota.rs"]
mod quota;
#[path = "machines/rolling.rs"]
mod rolling;
#[path = "machines/seen.rs"]
mod seen;
#[path = "machines/shared.rs"]
mod shared;
#[path = "machines/writes.rs"]
mod writes;

use std::time::SystemTime;

use keap::Keap;
use keap_auth::Credential;
use keap_gateway::{
    Gateway, GatewayStore, HashKey, Inventory, KeyRing, Member, Permissions, Tenant, TenantBuilder,
};
use keap_http::{Secret, Transport};
use keap_tests::gateway::KEY;

/// One gateway with a connection of its own to the store.
struct Machine {
    store: GatewayStore,
    inventory: Inventory,
    gateway: Gateway,
}

fn hash_key() -> HashKey {
    HashKey::from_store_key(&Secret::new("0f".repeat(32))).unwrap()
}

impl Machine {
    /// A gateway in front of an account, with the keys that the store has now.
    async fn new(database: &str, credential: impl Into<Credential>, account: Transport) -> Self {
        let tenant = Tenant::builder("ab123", credential).transport(account);
        Self::of(database, tenant).await
    }

    async fn of(database: &str, tenant: TenantBuilder) -> Self {
        let store = GatewayStore::connect(&Secret::new(database)).await.unwrap();
        let keys = KeyRing::new(hash_key());
        let member = Member::new(store.clone(), keys.clone());
        let inventory = Inventory::open(store.clone()).await.unwrap();
        let tenant = tenant.shared_with(&member, "app ab123").build().unwrap();
        let gateway = Gateway::builder(keys)
            .member(member)
            .inventory(inventory.clone())
            .tenant(tenant)
            .build();
        gateway.look().await.unwrap();
        Self {
            store,
            inventory,
            gateway,
        }
    }

    /// Lets [`KEY`] in, at all gateways.
    async fn adopt(&self) -> i64 {
        let permissions = Permissions::default();
        let entry = ("ab123", "shop", &permissions);
        let key = Secret::new(KEY);
        let now = SystemTime::UNIX_EPOCH;
        let added = self.store.add_key(&hash_key(), &key, entry, now).await;
        added.unwrap()
    }

    /// An old program that calls this gateway.
    fn program(&self) -> Keap {
        let program = Keap::oauth_customer(KEY).unwrap();
        program.transport(self.gateway.transport()).build().unwrap()
    }
}
