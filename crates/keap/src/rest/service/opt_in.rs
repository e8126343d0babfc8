//! Opt-in and opt-out over REST. The status is read before it is written, so that nobody is opted in by accident.

use keap_rest::endpoints::{v1, v2};
use serde_json::{Value, json};

use crate::difference::OPT_STATUS;
use crate::rest::api::{NOT_THE_API, listed};
use crate::rest::backend::RestBackend;
use crate::rest::request::{Request, is_no_segment};
use crate::rest::service::opt_status::Status;
use crate::{Backend, Error, ErrorKind, Result};

/// The reason that XML-RPC puts in the place of none, as a comment of an SDK says. REST wants one (documented).
const NO_REASON_IN: &str = "API Opt In";

/// The same of an opt-out (inferred): nobody stays subscribed since a program does not say why.
const NO_REASON_OUT: &str = "API Opt Out";

/// What is known of an address.
enum Known {
    /// Its status.
    As(&'static Status),
    /// It is the second or third of a contact, of which v1 does not tell the status.
    Untold,
    /// No record has it.
    Nowhere,
}

/// REST would bring back an address that opted out; XML-RPC never does, so such an address is left alone.
pub(in crate::rest) async fn opt_in(rest: &RestBackend, email: &str, reason: &str) -> Result<bool> {
    if is_no_segment(email) {
        return Err(nowhere());
    }
    let before = match status_of(rest, email).await? {
        Known::As(status) => status,
        Known::Untold => return Err(untold()),
        Known::Nowhere => return Err(nowhere()),
    };
    if !before.fresh {
        return Ok(false);
    }
    let after = write_status(rest, email, true, reason).await?;
    Ok(after.code > 0 && after != before)
}

/// Opting out harms nobody, so it is written also where v1 does not tell the status before.
pub(in crate::rest) async fn opt_out(
    rest: &RestBackend,
    email: &str,
    reason: &str,
) -> Result<bool> {
    if is_no_segment(email) {
        return Err(nowhere());
    }
    match status_of(rest, email).await? {
        Known::As(status) if status.is_opted_out() => return Ok(false),
        Known::Nowhere => return Err(nowhere()),
        Known::As(_) | Known::Untold => {}
    }
    let after = write_status(rest, email, false, reason).await?;
    Ok(after.is_opted_out())
}

/// An address that no record has was never opted in.
pub(in crate::rest) async fn opt_status(rest: &RestBackend, email: &str) -> Result<i64> {
    match status_of(rest, email).await? {
        Known::As(status) => Ok(status.code),
        Known::Nowhere => Ok(0),
        Known::Untold => Err(untold()),
    }
}

async fn status_of(rest: &RestBackend, email: &str) -> Result<Known> {
    if rest.backend == Backend::RestV1 {
        return status_of_contact(rest, email).await;
    }
    // It is in the path, which cannot hold what no address is.
    if is_no_segment(email) {
        return Ok(Known::Nowhere);
    }
    let get = Request::to(&v2::email_addresses::GET_EMAIL_ADDRESS_STATUS).path("email", email);
    match rest.api.send(&get).await {
        Ok(answer) => Ok(Known::As(status_in(&answer)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Known::Nowhere),
        Err(error) => Err(error),
    }
}

/// v1 tells the status of the first address of a contact, with the contact.
async fn status_of_contact(rest: &RestBackend, email: &str) -> Result<Known> {
    let list = Request::to(&v1::contacts::LIST_CONTACTS)
        .query("email", email)
        .query("limit", 1000);
    let answer = rest.api.send(&list).await?;
    let mut known = Known::Nowhere;
    for contact in listed(&answer, "contacts")? {
        match slot_of(contact, email) {
            Some("EMAIL1") => {
                return Ok(Known::As(told(contact, "email_opted_in", "email_status")));
            }
            Some(_) => known = Known::Untold,
            None => {}
        }
    }
    Ok(known)
}

async fn write_status(
    rest: &RestBackend,
    email: &str,
    opted_in: bool,
    reason: &str,
) -> Result<&'static Status> {
    let reason = match (reason.trim(), opted_in) {
        ("", true) => NO_REASON_IN,
        ("", false) => NO_REASON_OUT,
        _ => reason,
    };
    let body = json!({ "opted_in": opted_in, "reason": reason });
    let answer = if rest.backend == Backend::RestV1 {
        let put = Request::to(&v1::email_addresses::REPLACE_EMAIL_ADDRESS)
            .path("email", email)
            .json(body);
        rest.api.send(&put).await?
    } else {
        let patch = Request::to(&v2::email_addresses::UPDATE_EMAIL_ADDRESS_OPT_STATUS)
            .path("email", email)
            .json(body);
        rest.api.send(&patch).await?
    };
    // Until it is told, whether it was written is not known.
    status_in(&answer).map_err(|error| error.applied(true))
}

/// The status in the answer of the addresses, which always tells one.
fn status_in(answer: &Value) -> Result<&'static Status> {
    if answer.get("status").is_some_and(Value::is_string) {
        return Ok(told(answer, "opted_in", "status"));
    }
    let message = "the answer does not tell the status of the address";
    Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API))
}

/// The status that an answer tells. Where a word and `opted_in` disagree, the flag decides.
fn told(answer: &Value, opted_in: &str, status: &str) -> &'static Status {
    let status = Status::read(
        answer
            .get(status)
            .and_then(Value::as_str)
            .unwrap_or_default(),
    );
    if status.code > 0 && answer.get(opted_in) == Some(&Value::Bool(false)) {
        return Status::read("");
    }
    status
}

fn slot_of<'a>(contact: &'a Value, email: &str) -> Option<&'a str> {
    let entries = contact.get("email_addresses")?.as_array()?;
    let same = entries.iter().find(|entry| {
        let found = entry.get("email").and_then(Value::as_str);
        found.is_some_and(|found| crate::fold::same(found, email))
    })?;
    same.get("field")?.as_str()
}

fn untold() -> Error {
    let message =
        "REST v1 does not tell the status of an address that is not the first of a contact";
    Error::new(ErrorKind::Unsupported, message).explained_by(&OPT_STATUS)
}

fn nowhere() -> Error {
    Error::new(ErrorKind::NotFound, "no record has this address").explained_by(&OPT_STATUS)
}
