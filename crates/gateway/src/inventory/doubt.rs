//! Writes in doubt.

use std::fmt;

use serde::Serialize;

use crate::log::CallLine;

/// A write that may have been carried out, and whose caller may not know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WriteInDoubt {
    /// The number of its call in the log.
    pub request_id: String,
    /// The application.
    pub tenant: String,
    /// The label of the key.
    pub caller: String,
    /// Such as `ContactService.load`.
    pub method: String,
    /// The table; empty when there is none.
    pub table: String,
    /// When it was about to be sent, RFC 3339 in UTC.
    pub begun: String,
}

keap_auth::kept_row!(WriteInDoubt {
    request_id,
    tenant,
    caller,
    method,
    table,
    begun
});

impl WriteInDoubt {
    /// That of a call.
    pub(crate) fn of(line: &CallLine) -> Self {
        Self {
            request_id: line.request_id.clone(),
            tenant: line.tenant.clone(),
            caller: line.caller.clone(),
            method: line.method.clone(),
            table: line.table.clone().unwrap_or_default(),
            begun: line.at.clone(),
        }
    }
}

impl fmt::Display for WriteInDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            request_id,
            tenant,
            caller,
            method,
            table,
            begun,
        } = self;
        write!(f, "{tenant}: {method}")?;
        if !table.is_empty() {
            write!(f, " of {table}")?;
        }
        write!(
            f,
            " for {caller} at {begun} (request {request_id}) is in doubt: look in Keap whether it was carried out"
        )
    }
}
