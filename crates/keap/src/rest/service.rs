//! The services: what is neither a query nor the write of a row.

pub(super) mod application;
pub(super) mod billing;
pub(super) mod card;
pub(super) mod contact;
pub(super) mod custom_field;
pub(super) mod email;
pub(super) mod file;
pub(super) mod invoice;
pub(super) mod links;
pub(super) mod lookup;
pub(super) mod named;
pub(super) mod opt_in;
pub(super) mod opt_status;
pub(super) mod order;
pub(super) mod payment;
pub(super) mod payment_method;
pub(super) mod places;
pub(super) mod product;
pub(super) mod search;
pub(super) mod sequences;
pub(super) mod subscription;
pub(super) mod tag;
pub(super) mod user;
pub(super) mod web;
