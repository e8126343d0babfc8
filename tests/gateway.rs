//! The gateway: an XML-RPC client, the gateway, REST and a local Keap whose XML-RPC is switched off, in one process.

#[path = "gateway/admission.rs"]
mod admission;
#[path = "gateway/chain.rs"]
mod chain;
#[path = "gateway/operations.rs"]
mod operations;
#[path = "gateway/spellings.rs"]
mod spellings;
