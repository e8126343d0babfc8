//! Calls that nothing answers by their form.

use keap::Operation;
use keap_xmlrpc::Fault;

use crate::fault;

/// Why a call of a form that nothing answers goes no further, before its params are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blocked {
    pub(crate) why: &'static str,
    pub(crate) advice: &'static str,
    /// The id of the known difference.
    pub(crate) difference: &'static str,
}

impl Blocked {
    /// The fault that says so.
    pub(crate) fn fault(self, operation: Operation) -> Fault {
        let why = format!("{} ({})", self.why, self.difference);
        fault::blocked(operation.name(), &why, self.advice)
    }
}
