//! Every endpoint of both versions as data: method, path, query names and what repeating it does.
//!
//! These stand without any feature, without the typed operations and their models; [`Client::send_draft`] sends them.
//!
//! [`Client::send_draft`]: crate::Client::send_draft

pub mod v1;
pub mod v2;
