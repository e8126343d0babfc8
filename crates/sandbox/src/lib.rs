#![doc = include_str!("../README.md")]
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

mod account;
mod answer;
mod auth;
mod builder;
mod control;
mod derived;
mod fleet;
#[cfg(test)]
mod front_page;
mod gatekeeper;
mod guise;
mod head;
mod limits;
mod log;
mod multipart;
mod received;
mod record;
mod rest;
mod rules;
mod sandbox;
mod store;
mod trouble;
mod xmlrpc;

pub use auth::{
    DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, DEFAULT_REDIRECT_URI, IssuedTokens, TokenCounts,
};
pub use builder::{Builder, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY};
pub use fleet::Fleet;
pub use guise::{Brownout, refusals};
pub use limits::Limits;
pub use log::Served;
pub use record::Exchange;
pub use sandbox::Sandbox;
pub use store::plant::{Plant, PlantError, PlantKind, Planted, PlantedWire};
pub use store::seed::{Seed, SeedError};
pub use trouble::Trouble;
