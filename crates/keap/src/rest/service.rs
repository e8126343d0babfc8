//! The services: what is neither a query nor the write of a row.

mod application;
mod contact;
mod custom_field;
mod email;
mod links;
mod lookup;
mod opt_in;
pub(super) mod opt_status;
mod product;
mod search;
pub(super) mod sequences;
