//! The sandbox as its callers meet it: requests in, responses out, nothing of its inside.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod autumn_2026;
mod credentials;
mod crm;
mod fleet;
mod hostile;
mod operations;
mod refusals;
mod rest;
mod rest_v1;
mod rest_v2;
mod services;
mod shop;
mod support;
mod xmlrpc;
