//! A call that was understood, and what its reading needs.

use keap::{Invocation, Operation, Outcome};
use keap_http::Effect;
use keap_schema::Zone;
use keap_xmlrpc::{ConvertError, Fault, Method, Params, Value};

use super::lenient;
use crate::fault;

/// A call that was understood: what to ask for, and how the answer is written.
pub(crate) struct Call {
    pub(crate) invocation: Invocation,
    /// The answer, where it is known whatever the account holds.
    pub(crate) known: Option<Value>,
    write: Writer,
}

/// Writes an outcome as the answer of one method.
pub(super) type Writer = Box<dyn FnOnce(Outcome) -> Result<Value, ConvertError> + Send + Sync>;

/// What the reading of a call needs besides the call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading<'a> {
    /// The clock of the wall times in the call.
    pub(crate) zone: Zone,
    /// The Java types of all params with the key, for the fault that names them.
    pub(crate) types: &'a str,
}

impl Call {
    pub(super) fn new(invocation: Invocation, write: Writer) -> Self {
        Self {
            invocation,
            known: None,
            write,
        }
    }

    /// The same with an answer that nobody has to be asked for.
    pub(super) fn known(self, known: Option<Value>) -> Self {
        Self { known, ..self }
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

/// Reads the params of a method: those of one that reads as leniently as is safe, those of one that writes in the types that
/// the service takes. What it refused for its types did nothing, for years, and is not to begin now.
pub(super) fn params<M: Method>(values: Vec<Value>, reading: Reading<'_>) -> Result<M, Fault> {
    if !lenient::is_count(M::PARAMS, values.len()) {
        return Err(fault::no_match(reading.types));
    }
    if M::EFFECT != Effect::Read && !lenient::is_taken(M::PARAMS, &values) {
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
pub(super) fn unknown(operation: Operation) -> Fault {
    fault::no_handler(operation.name())
}
