//! The XML-RPC surface: bytes to a method call, the checks in the server's order, and bytes again.

pub(crate) mod affiliate;
pub(crate) mod arguments;
pub(crate) mod contact;
pub(crate) mod data;
pub(crate) mod discount;
pub(crate) mod dispatch;
pub(crate) mod email;
pub(crate) mod fault;
pub(crate) mod file;
pub(crate) mod funnel;
pub(crate) mod invoice;
pub(crate) mod links;
mod method;
pub(crate) mod order;
pub(crate) mod product;
pub(crate) mod query;
pub(crate) mod records;
pub(crate) mod recurring;
pub(crate) mod request;
pub(crate) mod search;
pub(crate) mod sequences;
pub(crate) mod shipping;
pub(crate) mod values;
pub(crate) mod web;

use chrono::{DateTime, Utc};
use keap_xmlrpc::{EncodeOptions, Fault, ForbiddenCharacters, Value};

use crate::gate::gatekeeper::Gatekeeper;
use crate::store::Store;

/// Where a call came in, which decides what its first parameter means.
#[derive(Debug)]
pub(crate) enum Door<'a> {
    /// Through the gateway, which has checked a header; the first parameter can be any text.
    Gateway,
    /// At the account's own host: the first parameter is the legacy key.
    Direct {
        gatekeeper: &'a Gatekeeper,
        /// Whether the host names this account.
        right_host: bool,
    },
}

/// What a method works on.
#[derive(Debug)]
pub(crate) struct Account<'a> {
    pub(crate) store: &'a mut Store,
    pub(crate) now: DateTime<Utc>,
    pub(crate) user: i64,
    pub(crate) app: &'a str,
}

/// Answers the body of a `POST`: a result or a fault, both with status 200.
///
/// A control character that is stored stands in the answer as a reference such as `&#11;`, with which
/// it is no XML: so the server's library writes it (reported by users of the service).
pub(crate) fn respond(mut account: Account<'_>, door: &Door<'_>, bytes: &[u8]) -> Vec<u8> {
    let options = EncodeOptions::server().forbidden(ForbiddenCharacters::Reference);
    let encoded = match answer(&mut account, door, bytes) {
        Ok(value) => keap_xmlrpc::encode_response(&value, &options),
        Err(fault) => keap_xmlrpc::encode_fault(&fault, &options),
    };
    encoded.unwrap_or_else(|error| {
        let fault = fault::unexpected(&format!("the answer has no XML form: {error}"));
        keap_xmlrpc::encode_fault(&fault, &options).unwrap_or_default()
    })
}

fn answer(account: &mut Account<'_>, door: &Door<'_>, bytes: &[u8]) -> Result<Value, Fault> {
    let call = request::read(bytes)?;
    dispatch::run(account, door, &call.name, call.params)
}
