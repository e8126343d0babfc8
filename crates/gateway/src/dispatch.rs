//! From a method call to an [`Invocation`], and from its [`Outcome`] to the value that an old program expects.
//!
//! The typed methods of `keap_xmlrpc` are used in the direction of a server: [`Method::from_params`] and
//! [`Method::write_output`]. What a column is called and how it is written is the business of the schema and of
//! [`RecordFormat`]; nothing about the wire is known here but names of methods.

mod access;
mod blocked;
mod call;
mod contact;
mod content;
mod data;
mod dates;
mod email;
mod file;
mod held;
mod invoice;
mod lenient;
mod names;
mod others;
mod plain;
mod write;

use keap::{Invocation, Operation};
use keap_schema::Zone;
use keap_xmlrpc::{Fault, FirstParam, Method, MethodCall, Value};

pub(crate) use access::check as check_access;
pub(crate) use blocked::Blocked;
pub(crate) use call::{Call, Reading};
pub(crate) use lenient::java_types;

/// Reads a call. The params are those behind the key.
///
/// # Errors
/// The fault of the real service: wrong types, unknown table or field, a value that cannot be right.
pub(crate) fn read(
    operation: Operation,
    params: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    use Operation::*;
    match operation {
        ContactAdd
        | ContactAddWithDupCheck
        | ContactLoad
        | ContactUpdate
        | ContactFindByEmail
        | ContactRunActionSequence => contact::read(operation, params, reading),
        DataAdd
        | DataLoad
        | DataUpdate
        | DataFindByField
        | DataQuery
        | DataCount
        | DataGetUserInfo
        | DataAddCustomField
        | DataUpdateCustomField
        | DataGetTemporaryKey => data::read(operation, params, reading),
        EmailSend | EmailAttach | EmailGetTemplate | EmailAddTemplate | EmailUpdateTemplate => {
            email::read(operation, params, reading)
        }
        FileUpload => file::read(operation, params, reading),
        InvoiceCharge | InvoiceGetPayments | InvoiceValidateCreditCard => {
            invoice::read(operation, params, reading)
        }
        FunnelAchieveGoal | OrderPlace | SearchQuickSearch | SearchGetDefaultQuickSearch => {
            others::read(operation, params, reading)
        }
        // Its row says all there is to know; what it does not, `plain` refuses, and a test over all operations shows it.
        _ => Ok(Call::new(
            plain::invocation(operation, params, reading)?,
            plain::writer(operation, reading),
        )),
    }
}

/// What a call of an old program asks for, whatever key is in it; the wall times in it are of a zone.
///
/// # Errors
/// Why it cannot be understood, as a clause: an unknown method, wrong types, an unknown table or field.
pub fn recorded(call: MethodCall, zone: Zone) -> Result<Invocation, String> {
    let operation: Operation = call
        .name
        .parse()
        .map_err(|_| "nobody knows this method".to_owned())?;
    let mut params = call.params;
    if takes_key(operation) && !params.is_empty() {
        params.remove(0);
    }
    let reading = Reading { zone, types: "" };
    match read(operation, params, reading) {
        Ok(call) => Ok(call.invocation),
        Err(fault) => Err(format!("it cannot be understood: {}", fault.string)),
    }
}

/// Whether the first param of a method is the key of the account.
pub(crate) fn takes_key(operation: Operation) -> bool {
    let without = [
        Operation::DataGetUserInfo,
        Operation::DataGetTemporaryKey,
        Operation::DataEcho,
    ];
    debug_assert_eq!(
        <keap_xmlrpc::methods::data::GetUserInfo as Method>::KEY,
        FirstParam::None
    );
    !without.contains(&operation)
}

/// Why a call goes no further, by the form of its params, which are those behind the key.
pub(crate) fn blocked(operation: Operation, params: &[Value]) -> Option<Blocked> {
    invoice::raw_card(operation, params)
}
