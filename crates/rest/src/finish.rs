//! What is written by hand on top of the generated operations: constructors that make a wrong call hard.

#[cfg(feature = "automations")]
mod automations;
#[cfg(feature = "companies")]
mod companies;
#[cfg(feature = "contacts")]
pub(crate) mod contact_lists;
#[cfg(feature = "contacts")]
mod contacts;
mod custom_fields;
#[cfg(feature = "emails")]
mod emails;
mod entries;
#[cfg(feature = "files")]
mod files;
#[cfg(feature = "hook-operations")]
mod hooks;
#[cfg(feature = "notes")]
mod notes;
#[cfg(feature = "opportunities")]
mod opportunities;
#[cfg(feature = "commerce")]
mod orders;
#[cfg(feature = "commerce")]
mod products;
#[cfg(feature = "settings")]
mod settings;
#[cfg(feature = "commerce")]
mod subscriptions;
#[cfg(feature = "tags")]
mod tags;
#[cfg(feature = "tasks")]
mod tasks;
#[cfg(feature = "users")]
mod users;
