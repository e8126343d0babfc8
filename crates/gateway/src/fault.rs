//! Faults in the words of the real service, and what of the facade's errors becomes which.
//!
//! Old programs tell faults apart by their code and by the name in brackets, so both are kept; what follows is for the
//! person who reads a log. Texts that no recording shows are marked inferred.

use std::time::Duration;

use keap::xmlrpc::is_switched_off;
use keap::{
    Backend, Error, ErrorKind, Operation,
    operation::{Argument, ArgumentKind},
};
use keap_schema::UnknownOperator;
use keap_xmlrpc::{DecodeError, DecodeErrorKind, Fault, FaultKind};

use crate::endpoint::UnknownEncoding;
use crate::{policy, words};

/// 0: no such service or method.
pub(crate) fn no_handler(name: &str) -> Fault {
    FaultKind::NoSuchHandler.fault(format_args!("No such handler: {name}"))
}

/// 0: a method that exists, called with other types.
pub(crate) fn no_match(types: &str) -> Fault {
    FaultKind::NoMatchingMethod.fault(format_args!("No method matching arguments: {types}"))
}

/// 0: the body is no call.
pub(crate) fn unreadable(bytes: &[u8], error: &DecodeError) -> Fault {
    let text = String::from_utf8_lossy(bytes);
    let is_cut = !text.trim_end().ends_with("</methodCall>");
    let reason = if text.trim().is_empty() || (is_cut && error.kind() == DecodeErrorKind::NotXml) {
        "Premature end of file.".to_owned()
    } else {
        error.to_string()
    };
    FaultKind::UnreadableRequest.fault(format_args!("Failed to parse XML-RPC request: {reason}"))
}

/// 0: the body is in an encoding that nobody reads; in the words of the service for it.
pub(crate) fn of_encoding(UnknownEncoding(name): UnknownEncoding) -> Fault {
    FaultKind::UnreadableRequest.fault(format_args!("Failed to read XML-RPC request: {name}"))
}

/// 0: the request itself is out of bounds; the text says which bound.
pub(crate) fn out_of_bounds(reason: &str) -> Fault {
    FaultKind::UnreadableRequest.fault(format_args!("Failed to parse XML-RPC request: {reason}"))
}

/// 0: too many calls at once; says when to come back.
pub(crate) fn throttled(after: Option<Duration>) -> Fault {
    let seconds = after.map_or(1, |after| after.as_secs().max(1));
    FaultKind::Throttled.fault(format_args!(
        "com.infusionsoft.throttle.ThrottlingException: Maximum number of threads throttled; come back in {seconds} s"
    ))
}

/// 0: an empty value that the wire does not have.
pub(crate) fn nil() -> Fault {
    out_of_bounds("Unknown type: nil")
}

/// 4: a read that was not sent. The code is what old programs repeat a read for, and after that time it helps.
pub(crate) fn not_asked(left: Duration) -> Fault {
    let seconds = left.as_secs().max(1);
    FaultKind::DatabaseError.fault(format_args!(
        "Error returning results (XML-RPC has failed one read after another, and this one has no other way, so it was not sent; XML-RPC is asked again in {seconds} s)"
    ))
}

/// 4: a read whose answer was not waited for any longer.
pub(crate) fn not_waited_for(waited: Duration) -> Fault {
    let seconds = waited.as_secs();
    FaultKind::DatabaseError.fault(format_args!(
        "Error returning results (XML-RPC has failed one read after another, and gave this one no answer within {seconds} s; it has no other way)"
    ))
}

/// 2: nobody who may come in.
pub(crate) fn invalid_key() -> Fault {
    FaultKind::InvalidKey.fault("Invalid Key")
}

/// 2: the gateway itself may not come in, and where.
pub(crate) fn refused_credential(by: Option<Backend>) -> Fault {
    if by == Some(Backend::XmlRpc) {
        return FaultKind::InvalidKey
            .fault("Invalid Key (the credential that the gateway has for XML-RPC was refused)");
    }
    FaultKind::InvalidKey
        .fault("Invalid Key (the credential that the gateway has for REST was refused)")
}

/// 3, with a text of the gateway.
pub(crate) fn unexpected(text: impl std::fmt::Display) -> Fault {
    FaultKind::UnexpectedError.fault(text)
}

/// 0: a `~` that begins no operator, which the service trips over.
pub(crate) fn bad_operator(unknown: UnknownOperator) -> Fault {
    Fault::new(0, format!("String index out of range: -4 ({unknown})"))
}

/// 5: a new record names others, and one of them is missing.
pub(crate) fn named_nobody(columns: &str) -> Fault {
    FaultKind::RecordNotFound.fault(format_args!(
        "Record was not found: none has the id in {columns}"
    ))
}

/// 7: the key may not use the table.
pub(crate) fn no_table_access(table: &str) -> Fault {
    FaultKind::NoTableAccess.fault(format_args!("Access denied to table {table}"))
}

/// 9; the text is inferred from that of fault 10.
pub(crate) fn no_table(table: &str) -> Fault {
    FaultKind::NoTableFound.fault(format_args!("No table found: {table}"))
}

/// 10: table and field as they were sent.
pub(crate) fn no_field(table: &str, field: &str) -> Fault {
    FaultKind::NoFieldFound.fault(format_args!("No field found: {table}.{field}"))
}

/// 11; observed for `update`, inferred for `add` and `select`.
pub(crate) fn no_fields(action: &str) -> Fault {
    FaultKind::NoFields.fault(format_args!("No fields sent for {action}"))
}

/// 12; the text is inferred.
pub(crate) fn invalid_parameter(text: &str) -> Fault {
    FaultKind::InvalidParameter.fault(text)
}

/// 12: a text that is no date or time in a form that is known.
pub(crate) fn no_date(table: &str, field: &str) -> Fault {
    invalid_parameter(&format!(
        "Invalid value for {table}.{field}: it takes a day like 2026-12-31, which a time like 10:00:00 may follow, on the wall clock and without a zone"
    ))
}

/// 14: the key may not call the method; the text is inferred.
pub(crate) fn no_access(what: &str) -> Fault {
    FaultKind::NoAccess.fault(format_args!("Access denied to {what}"))
}

/// A method that nothing answers: why, and what to do. The caller records a blocker.
pub(crate) fn blocked(method: &str, why: &str, advice: &str) -> Fault {
    unexpected(format_args!(
        "{method} is not answered by keap gateway: {why}; {advice}"
    ))
}

/// What an old program is told of an error of the facade.
pub(crate) fn of_error(error: &Error, operation: Operation, table: Option<&str>) -> Fault {
    if error.stands().is_some() {
        return half_done(operation, error);
    }
    if let Some(fault) = as_it_came(error, operation) {
        return fault.clone();
    }
    if error.may_have_applied() {
        return doubted(operation, error);
    }
    // Whatever the kind: its fault would say that nothing was done, or ask for the call once more.
    if !error.steps_done().is_empty() {
        return half_done(operation, error);
    }
    match error.kind() {
        // The documentation shows this fault for it.
        ErrorKind::NotFound if operation == Operation::DataUpdateCustomField => {
            FaultKind::DatabaseError.fault("Error creating custom field")
        }
        ErrorKind::NotFound => FaultKind::RecordNotFound.fault(not_found(error, operation)),
        ErrorKind::Unauthenticated if operation == Operation::DataAuthenticateUser => {
            FaultKind::FailedLoginAttempt.fault("Invalid username and/or password.")
        }
        ErrorKind::Unauthenticated => refused_credential(error.backend()),
        // The service as a whole, not what the credential may do with a table.
        ErrorKind::PermissionDenied if is_switched_off(error) => {
            unexpected(hinted(cause(error), error))
        }
        ErrorKind::PermissionDenied => match table {
            Some(table) => no_table_access(table),
            None => no_access(operation.name()),
        },
        ErrorKind::InvalidRequest | ErrorKind::Conflict
            if operation == Operation::DataAddCustomField =>
        {
            FaultKind::DatabaseError.fault("Error creating custom field")
        }
        ErrorKind::InvalidRequest => invalid_request(error, operation, table),
        ErrorKind::Conflict => FaultKind::DatabaseError.fault(refused(error)),
        ErrorKind::RateLimited => throttled(error.retry_after()),
        // The code is what old programs repeat a read for; the text tells why that does not help.
        ErrorKind::Unavailable if !operation.is_write() => {
            let why = hinted(cause(error), error);
            FaultKind::DatabaseError.fault(format_args!("Error returning results ({why})"))
        }
        ErrorKind::Unsupported => {
            let advice = words::of_the_gateway(advice(error));
            blocked(operation.name(), &cause(error), &advice)
        }
        _ => unexpected(hinted(cause(error), error)),
    }
}

/// The fault that XML-RPC answered with, word by word, which is an answer and leaves no more doubt than it did before there
/// was a gateway; none where it is about the gateway's own credential or quota.
pub(crate) fn as_it_came(error: &Error, operation: Operation) -> Option<&Fault> {
    let is_of_program = match error.kind() {
        ErrorKind::RateLimited => false,
        ErrorKind::Unauthenticated => operation == Operation::DataAuthenticateUser,
        _ => error.steps_done().is_empty(),
    };
    policy::clear_fault(error).filter(|_| is_of_program)
}

/// What to do about a call that nothing answers: what the refusal itself says, which names at most columns and tables.
pub(crate) fn advice(error: &Error) -> &str {
    error.hint().unwrap_or(
        "change the program to do without it; the fault that it gets says what it is about",
    )
}

/// A write whose effect is not known. Code 3 is one that no known program repeats by itself.
pub(crate) fn in_doubt(method: &str, cause: &str) -> Fault {
    unexpected(format_args!(
        "{method} may have been carried out although no answer says so ({cause}): look at the record before sending it again"
    ))
}

/// As [`in_doubt`], with what was looked up since and how to look further.
fn doubted(operation: Operation, error: &Error) -> Fault {
    match error.hint() {
        Some(hint) => unexpected(format_args!(
            "{operation} may have been carried out although no answer says so ({}): {}",
            cause(error),
            words::of_the_gateway(hint)
        )),
        None => in_doubt(operation.name(), &cause(error)),
    }
}

/// An operation of several writes that failed in the middle: never a fault that a program answers by calling again.
fn half_done(operation: Operation, error: &Error) -> Fault {
    // What helps against a passing disturbance is to call again, which would do it all a second time.
    let told = match (error.stands(), error.kind()) {
        (None, ErrorKind::RateLimited | ErrorKind::Unavailable) => cause(error),
        _ => hinted(cause(error), error),
    };
    unexpected(format_args!("{operation} was carried out in part: {told}"))
}

/// The text of the real service; behind it which record is missing, of a call that names several.
fn not_found(error: &Error, operation: Operation) -> String {
    const TEXT: &str = "Record was not found";
    let names_one = |argument: &&Argument| {
        use ArgumentKind::{Contacts, Id, Ids, OptionalContact, OrderPartners};
        [Id, Ids, Contacts, OptionalContact, OrderPartners].contains(&argument.kind)
    };
    // Where the facade itself says that REST does not show all rows.
    if error.difference().is_some() && words_of_rest(&innermost(error)).is_none() {
        let told = hinted(error.message().to_owned(), error);
        return format!("{TEXT}: {told}");
    }
    let names_several = operation == Operation::EmailSend
        || operation.arguments().iter().filter(names_one).count() > 1;
    if !names_several {
        return TEXT.to_owned();
    }
    let innermost = innermost(error);
    let which = words_of_rest(&innermost).unwrap_or(&innermost);
    format!("{TEXT}: {which}")
}

fn innermost(error: &Error) -> String {
    let mut source = std::error::Error::source(error);
    let mut innermost = error.message().to_owned();
    while let Some(current) = source {
        innermost = current.to_string();
        source = current.source();
    }
    innermost
}

/// What REST says behind its status, which an old program knows nothing of.
fn words_of_rest(innermost: &str) -> Option<&str> {
    let (status, words) = innermost.split_once(": ")?;
    status.starts_with("status ").then_some(words)
}

/// What is told of a call that cannot be right: where only the server of REST knew it, its words, and what to do.
fn refused(error: &Error) -> String {
    let innermost = innermost(error);
    if !innermost.starts_with("status ") {
        return hinted(cause(error), error);
    }
    let (told, advice) = match words_of_rest(&innermost) {
        Some(words) => (
            format!("REST refuses it: {words}"),
            "change what it names; sent again as it is, it is refused again",
        ),
        None => (
            format!("REST refuses it and does not say why ({innermost})"),
            "send the values one by one to find the one that it does not take",
        ),
    };
    match error.hint() {
        Some(_) => hinted(told, error),
        None => format!("{told}; {advice}"),
    }
}

/// The facade has no kinds for a field that is not there or not writable, so its own words tell; a test holds them.
fn invalid_request(error: &Error, operation: Operation, table: Option<&str>) -> Fault {
    let text = cause(error);
    let unknown = ["has no field ", "there is no custom field "];
    let field = unknown
        .iter()
        .find_map(|words| text.split_once(words)?.1.split('"').nth(1));
    match (field, table) {
        (Some(field), Some(table)) => return no_field(table, field),
        // Which table a saved search is of tells no wire beforehand.
        (Some(field), None) if operation == Operation::SearchGetSavedSearchResults => {
            return FaultKind::NoFieldFound.fault(format_args!("No field found: {field}"));
        }
        _ => {}
    }
    let unasked = ["no field is asked for", "no column is asked for"];
    if unasked.iter().any(|words| text.contains(words)) {
        return no_fields("select");
    }
    if text.contains("no field is left to write") {
        let adds = matches!(operation, Operation::ContactAdd | Operation::DataAdd);
        return no_fields(if adds { "add" } else { "update" });
    }
    invalid_parameter(&refused(error))
}

/// A text with what helps against the error, where something is known to.
fn hinted(text: String, error: &Error) -> String {
    match error.hint() {
        Some(hint) => format!("{text}; {}", words::of_the_gateway(hint)),
        None => text,
    }
}

/// An error with its causes in one line.
pub(crate) fn cause(error: &Error) -> String {
    let mut text = error.message().to_owned();
    if !error.steps_done().is_empty() {
        text = format!("{text} (done before: {})", error.steps_done().join(", "));
    }
    if let Some(stands) = error.stands() {
        text = format!("{text}; what stands now: {stands}");
    }
    let mut source = std::error::Error::source(error);
    while let Some(current) = source {
        text = format!("{text}: {current}");
        source = current.source();
    }
    text
}

/// The fault for work of ours that did not end, which is told. What it panicked with may hold what was sent, so the place
/// alone is told, by whoever hears panics.
pub(crate) fn failed(panicked: bool, at: &str, request: Option<&str>) -> Fault {
    tracing::error!(at, panicked, request, "the gateway failed");
    unexpected("the gateway failed; its log says more")
}
