//! Calls that are surely calls of the API, and whose method it does not have, or is not constant: to be looked at by hand.

use super::frame::{Open, Unnamed};
use super::machine::Machine;
use super::value::Value;
use crate::hit::Certainty;
use crate::slip::may_be_method;
use crate::syntax::Offset;

impl Machine<'_> {
    /// Notes a call on a library's object by a name that it does not have, and that was meant to be one of its.
    pub(super) fn misspelt_call(&mut self, at: Offset, dialect: usize, name: &str) {
        self.calls = self.calls.saturating_add(1);
        if self.finding {
            self.unnamed.push(Unnamed {
                at,
                dialect,
                method: Some(name.to_owned()),
                certainty: Certainty::Likely,
                through: None,
            });
        }
    }

    /// Notes a sure call whose method is this, if it can be one.
    pub(super) fn unnamed(&mut self, open: &Open, through: Option<String>) {
        let method = match &open.method {
            Value::Text(name) if may_be_method(name) => Some(name.to_string()),
            Value::Unknown | Value::Join(_) | Value::Parameter(_) | Value::Keyed(_) => None,
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
