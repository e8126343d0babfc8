//! Calls that are surely calls of the API, and whose method it does not have, or is not constant: to be looked at by hand.

use super::call::Given;
use super::frame::{Open, Unnamed};
use super::machine::Machine;
use super::value::Value;
use crate::dialect::CallRule;
use crate::hit::{Certainty, Language};
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

    /// Whether a call with a list of params may be one of the API whose method comes from elsewhere: the file has Keap's address
    /// and a client of XML-RPC. In Java a configuration says where a client goes, and not what it is made with.
    pub(super) fn may_be_request(&self, rule: &CallRule, given: &Given<'_>) -> bool {
        let at = |place: Option<usize>| given.values.get(place?);
        let is_elsewhere = matches!(at(rule.method_at), Some(Value::Unknown | Value::Name(_)));
        let has_params = matches!(at(rule.params_at), Some(Value::List(_)));
        let is_configured = self.language == Language::Java && self.has_address && self.names_wire;
        is_configured && is_elsewhere && has_params
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

#[cfg(test)]
mod tests {
    use crate::{Audit, Certainty};

    /// How sure the calls without a method are that are told of a program of Java.
    fn told(head: &str, call: &str) -> Vec<Certainty> {
        let text = format!("{head}class Sync {{ void f() {{ {call} }} }}");
        let audit = Audit::new(Vec::new()).unwrap();
        let found = audit.read("Sync.java", text.as_bytes());
        assert!(found.hits.iter().all(|hit| hit.method.is_none()));
        found.hits.iter().map(|hit| hit.certainty).collect()
    }

    const CLIENT: &str = "import org.apache.xmlrpc.client.XmlRpcClient;\n";
    const ADDRESS: &str = "// https://ab123.infusionsoft.com/api/xmlrpc\n";

    #[test]
    fn a_method_from_elsewhere_may_be_one_of_the_api() {
        let head = format!("{CLIENT}{ADDRESS}");
        for method in ["Methods.LOAD", "Method.LOAD.wire()", "names.get(kind)"] {
            let call = format!("client.execute({method}, new Object[]{{key, 7}});");
            assert_eq!(told(&head, &call), [Certainty::Possible], "{method}");
            assert_eq!(told(CLIENT, &call), [], "{method}");
            assert_eq!(told("", &call), [], "{method}");
        }
        for other in [
            "statement.execute(sql);",
            "statement.execute(sql, flags);",
            "client.execute(\"Other.load\", new Object[]{key, 7});",
        ] {
            assert_eq!(told(&head, other), [], "{other}");
        }
    }
}
