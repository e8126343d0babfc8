//! Calls that are surely calls of the API, and whose method it does not have, or is not constant: to be looked at by hand.

use keap::Operation;

use super::frame::{Open, Unnamed};
use super::machine::Machine;
use super::value::Value;
use crate::method;

/// How long a name is that is told.
const LONGEST: usize = 80;

impl Machine<'_> {
    /// Notes a sure call whose method is this, if it can be one.
    pub(super) fn unnamed(&mut self, open: &Open, through: Option<String>) {
        let method = match &open.method {
            Value::Text(name) if may_be_method(name) => Some(name.to_string()),
            Value::Unknown | Value::Join(_) | Value::Parameter(_) => None,
            Value::Name(name) if !name.is_empty() => None,
            _ => return,
        };
        self.calls = self.calls.saturating_add(1);
        if !self.finding {
            return;
        }
        self.told.insert(open.origin);
        self.unnamed.push(Unnamed {
            at: open.at,
            dialect: open.dialect,
            method,
            certainty: open.certainty,
            through,
        });
    }
}

/// Whether a text looks like the name of a method, and is none that every server of XML-RPC has.
fn may_be_method(name: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    name.len() <= LONGEST
        && name.contains('.')
        && name.split('.').all(is_word)
        && !name.starts_with("system.")
}

/// Whether a text is a method of one of the services with a slip in its own name: `ContactService.addd`.
pub(super) fn is_slip(name: &str) -> bool {
    let known = |service: &str| method::services().any(|one| one == service);
    name.split_once('.')
        .is_some_and(|(service, short)| known(service) && is_slip_of(service, short))
}

/// Whether a name is that of a method of a service, but for a slip.
pub(super) fn is_slip_of(service: &str, short: &str) -> bool {
    let of_service = |operation: &Operation| {
        let name = operation.name().split_once('.')?;
        (name.0 == service).then_some(name.1)
    };
    let names = Operation::ALL.iter().filter_map(of_service);
    may_be_method(&format!("{service}.{short}"))
        && method::of_service(service, short).is_none()
        && !keap::names::did_you_mean(short, names).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_a_method_of_its_own_service() {
        for slip in [
            "ContactService.addd",
            "ContactService.findByEmial",
            "DataService.querry",
            "InvoiceService.createBlankOrdr",
        ] {
            assert!(is_slip(slip), "{slip}");
        }
        for other in [
            "ContactService.add",
            "ContactService.fetchAll",
            "ContactService.list",
            "PersonService.addd",
            "addd",
            "ContactService.",
            "ContactService.a b",
        ] {
            assert!(!is_slip(other), "{other}");
        }
    }
}
