//! `ContactService`: links between contacts.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, method};
use super::{Account, fault, values};
use crate::rules::contact_links::{self, Linked};

pub(crate) const METHODS: &[Method] = &[
    method("ContactService.linkContacts", &["III"], link),
    method("ContactService.unlinkContacts", &["III"], unlink),
    method("ContactService.listLinkedContacts", &["I"], list),
];

fn link(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    match contact_links::link(
        account.store,
        arguments.int(0),
        arguments.int(1),
        arguments.int(2),
    ) {
        Linked::Done => Ok(Value::Bool(true)),
        Linked::Already => Ok(Value::Bool(false)),
        Linked::Full => Err(fault::too_many_links()),
        Linked::UnknownContact | Linked::UnknownType => Err(fault::record_not_found()),
    }
}

fn unlink(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let gone = contact_links::unlink(
        account.store,
        arguments.int(0),
        arguments.int(1),
        arguments.int(2),
    );
    Ok(Value::Bool(gone))
}

/// The shape of an element is not documented; here it names the other contact and the link type
/// (inferred).
fn list(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let contact = arguments.int(0);
    if !account.store.has("Contact", contact) {
        return Err(fault::record_not_found());
    }
    let links = contact_links::of(account.store, contact).map(|link| {
        values::hash_ordered([
            (
                "ContactId".to_owned(),
                values::int(contact_links::partner(link, contact)),
            ),
            ("LinkTypeId".to_owned(), values::int(link.int("type"))),
        ])
    });
    Ok(Value::Array(links.collect()))
}
