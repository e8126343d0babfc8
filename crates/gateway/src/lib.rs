#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod admit;
mod bounds;
pub mod config;
mod dispatch;
mod endpoint;
mod fault;
mod gateway;
mod inventory;
mod keys;
mod listener;
mod log;
mod member;
mod methods;
mod pages;
mod policy;
mod progress;
mod received;
mod shadow;
mod store;
mod tenant;
pub mod tls;
#[cfg(test)]
mod told;
mod words;

pub use admit::{Peer, Standing};
pub use bounds::Bounds;
pub use gateway::{Gateway, GatewayBuilder};
pub use inventory::{
    Advice, Inventory, InventoryRow, MissingRow, MissingValue, OwnerRow, Refusal, Report,
};
pub use keys::{HashKey, HashKeyError, KeyEntry, KeyRing, Permissions, fresh_key};
pub use listener::{Listener, ListenerError};
pub use log::{CallLine, CallLog, DiscardLog, ShadowLine};
pub use member::Member;
pub use pages::Pages;
pub use policy::default_policy;
pub use store::{GatewayStore, KeyRow, StoreError, StoredPolicy, WriteInDoubt, private_folder};
pub use tenant::{Tenant, TenantBuilder};
