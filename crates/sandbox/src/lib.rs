#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod account;
mod answer;
mod builder;
mod fleet;
#[cfg(test)]
mod front_page;
mod gate;
mod rest;
mod rules;
mod sandbox;
mod store;
mod xmlrpc;

pub use builder::{Builder, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY};
pub use fleet::Fleet;
pub use gate::brownout::Brownout;
pub use gate::limits::Limits;
pub use gate::log::Served;
pub use gate::oauth::{
    DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI, IssuedTokens, TokenCounts,
};
pub use gate::record::Exchange;
pub use gate::refusals::refusals;
pub use gate::trouble::Trouble;
pub use sandbox::Sandbox;
pub use store::plant::{Plant, PlantError, PlantKind, Planted, PlantedWire};
pub use store::seed::{Seed, SeedError};
