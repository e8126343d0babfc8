#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod admit;
mod alert;
mod bounds;
pub mod config;
mod dispatch;
mod endpoint;
mod fault;
mod figures;
mod gateway;
mod in_force;
mod inventory;
mod keys;
mod listener;
mod log;
mod member;
mod methods;
mod named;
mod page;
mod pages;
mod patience;
mod policy;
mod progress;
mod queue;
mod received;
pub mod recognition;
mod shadow;
mod store;
mod suggest;
mod tenant;
pub mod tls;
#[cfg(test)]
mod told;
mod trace;
mod under_way;
mod vitals;
mod words;

pub use admit::{Peer, Standing};
pub use alert::{Alert, AlertKind, AlertWay, Alerts, Grants, Watched, WayError};
pub use bounds::Bounds;
pub use dispatch::recorded;
pub use gateway::{Gateway, GatewayBuilder};
pub use in_force::{InForce, InForceError};
pub use inventory::{
    Addresses, Advice, Breaking, BreakingKind, Brownout, Compared, Hour, Inventory, InventoryRow,
    MissingRow, MissingValue, Origin, OwnerRow, PassedOn, Refusal, Report, ReportLine, Seen, Stale,
    WriteInDoubt,
};
pub use keys::{HashKey, HashKeyError, KeyEntry, KeyRing, Permissions, fresh_key};
pub use listener::{Listener, ListenerError};
pub use log::{CallLine, CallLog, DiscardLog, ShadowLine};
pub use member::Member;
pub use page::{Overview, OverviewBuilder};
pub use pages::Pages;
pub use policy::{StoredInForce, default_policy};
pub use store::{GatewayStore, KeyRow, StoreError, StoredPolicy};
pub use suggest::{Suggestion, Unserved};
pub use tenant::{Tenant, TenantBuilder};
pub use vitals::{Live, QuotaLeft, StoreOutage, WireHealth};
