//! What both versions of REST use.

pub(crate) mod billing_cycles;
pub(crate) mod call;
pub(crate) mod charges;
pub(crate) mod contacts;
pub(crate) mod custom;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod filter;
pub(crate) mod json;
pub(crate) mod lists;
pub(crate) mod model;
pub(crate) mod multipart;
pub(crate) mod operations;
pub(crate) mod opt_in;
pub(crate) mod owner;
pub(crate) mod payment_method_id;
pub(crate) mod payment_plans;
pub(crate) mod product_options;
pub(crate) mod profile;
pub(crate) mod requests;
pub(crate) mod resource;
pub(crate) mod sections;
pub(crate) mod selection;
pub(crate) mod shipping_address;
pub(crate) mod tasks;
pub(crate) mod users;
pub(crate) mod version;

pub(crate) use self::call::{Answer, Call, Reply, id};
pub(crate) use self::error::Refusal;
pub(crate) use self::version::Version;
