//! What both versions of REST use.

pub(crate) mod call;
pub(crate) mod custom;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod filter;
pub(crate) mod json;
pub(crate) mod lists;
pub(crate) mod model;
pub(crate) mod multipart;
pub(crate) mod operations;
pub(crate) mod payment_plans;
pub(crate) mod profile;
pub(crate) mod requests;
pub(crate) mod resource;
pub(crate) mod sections;

pub(crate) use self::call::{Answer, Call, Reply, Version, id};
pub(crate) use self::error::Refusal;
