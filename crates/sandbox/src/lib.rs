#![doc = include_str!("../README.md")]

mod answer;
mod cell;
mod contacts;
mod custom_fields;
mod gatekeeper;
mod opt_in;
mod places;
mod rest;
mod sandbox;
mod schema;
mod seed;
mod slots;
mod store;
mod tags;
mod trouble;
mod xmlrpc;
mod zone;

pub use sandbox::{Builder, DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY, Sandbox};
pub use seed::{Seed, SeedError};
pub use trouble::Trouble;
