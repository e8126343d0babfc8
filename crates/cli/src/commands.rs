//! The commands, one module each.

pub(crate) mod audit;
pub(crate) mod auth;
pub(crate) mod call;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod coverage;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod gateway;
pub(crate) mod help;
pub(crate) mod limits;
pub(crate) mod man;
pub(crate) mod rehearse;
pub(crate) mod routes;
pub(crate) mod sandbox;
pub(crate) mod xmlrpc;
