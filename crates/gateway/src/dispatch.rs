//! From a method call to an [`Invocation`], and from its [`Outcome`] to the value that an old program expects.
//!
//! The typed methods of `keap_xmlrpc` are used in the direction of a server: [`Method::from_params`] and
//! [`Method::write_output`]. What a column is called and how it is written is the business of the schema and of
//! [`RecordFormat`]; nothing about the wire is known here but names of methods.

mod contact;
mod data;
mod email;
mod file;
mod invoice;
mod lenient;
mod names;
mod others;
mod plain;
mod write;

use keap::{Invocation, Operation, Outcome};
use keap_schema::Zone;
use keap_xmlrpc::{ConvertError, Fault, FirstParam, Method, Params, Value};

use crate::fault;

pub(crate) use lenient::java_types;

/// A call that was understood: what to ask for, and how the answer is written.
pub(crate) struct Call {
    pub(crate) invocation: Invocation,
    write: Writer,
}

/// Why a call of a form that nothing answers goes no further, before its params are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blocked {
    pub(crate) why: &'static str,
    pub(crate) advice: &'static str,
    /// The id of the known difference.
    pub(crate) difference: &'static str,
}

impl Blocked {
    /// What is known of a call by the form of its params, which are those behind the key.
    pub(crate) fn of(operation: Operation, params: &[Value]) -> Option<Self> {
        invoice::raw_card(operation, params)
    }

    /// The fault that says so.
    pub(crate) fn fault(self, operation: Operation) -> Fault {
        let why = format!("{} ({})", self.why, self.difference);
        fault::blocked(operation.name(), &why, self.advice)
    }
}

/// Writes an outcome as the answer of one method.
type Writer = Box<dyn FnOnce(Outcome) -> Result<Value, ConvertError> + Send + Sync>;

/// What the reading of a call needs besides the call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    /// The clock of the wall times in the call.
    pub(crate) zone: Zone,
    /// The Java types of all params with the key, for the fault that names them.
    pub(crate) types: &'a str,
}

impl Call {
    fn new(invocation: Invocation, write: Writer) -> Self {
        Self { invocation, write }
    }

    /// Writes the answer.
    ///
    /// # Errors
    /// When the outcome has no form in this method's answer, for instance a number of more than 32 bits.
    pub(crate) fn write(self, outcome: Outcome) -> Result<Value, ConvertError> {
        (self.write)(outcome)
    }
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.invocation.operation())
            .finish_non_exhaustive()
    }
}

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

/// Reads the params of a method, as leniently as is safe.
fn params<M: Method>(values: Vec<Value>, reading: Reading<'_>) -> Result<M, Fault> {
    if !lenient::counts(M::PARAMS).contains(&values.len()) {
        return Err(fault::no_match(reading.types));
    }
    let values = lenient::fit(M::PARAMS, values);
    let fits = lenient::matches(M::PARAMS, &values);
    M::from_params(Params::new(values)).map_err(|error| {
        if fits {
            fault::invalid_parameter(&error.to_string())
        } else {
            fault::no_match(reading.types)
        }
    })
}

/// An operation of a service that this module was not taught; a test shows that there is none.
fn unknown(operation: Operation) -> Fault {
    fault::no_handler(operation.name())
}
