//! Which table an operation works on by its nature.

use crate::Operation;

/// The one table that an operation works on by its nature.
pub(crate) fn own_table(operation: Operation) -> Option<&'static str> {
    let of_contacts = operation.name().starts_with("ContactService.");
    of_contacts.then_some("Contact")
}
