//! Calls by what a language has for looking at itself: `ReflectionMethod` of PHP, `Reflect` of JavaScript.

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::hit::Language;
use crate::syntax::{Call, Kind, New};

impl Machine<'_> {
    /// `new ReflectionMethod($app, "dsLoad")` is the method of the object.
    pub(super) fn reflected(&mut self, new: &New, given: &Given<'_>) -> Option<Value> {
        let is_one = self.language == Language::Php && new.class == "ReflectionMethod";
        match given.values.as_slice() {
            [Value::Object(_) | Value::Client(_), Value::Text(_)] if is_one => {
                Some(Value::list(given.values.clone()))
            }
            _ => None,
        }
    }

    /// `$method->invoke($app, ..)`, `$method->invokeArgs($app, [..])`
    pub(super) fn invoked(
        &mut self,
        method: &Value,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let is_one = matches!(method, Value::List(pair) if pair.len() == 2);
        if !is_one || self.language != Language::Php {
            return None;
        }
        let (_, values) = given.values.split_first()?;
        let values = match (name, values) {
            ("invoke", values) => values.to_vec(),
            ("invokeArgs", [all]) => Value::flattened(vec![Value::Spread(all.clone().into())]),
            _ => return None,
        };
        self.callable(method, &of(given, values))
    }

    /// `Reflect.apply(client.methodCall, client, ["DataService.load", ..])`
    pub(super) fn reflect_apply(&mut self, call: &Call) -> Option<Value> {
        let is_script = matches!(self.language, Language::JavaScript | Language::TypeScript);
        let Kind::Member(object, name) = &call.target.kind else {
            return None;
        };
        let is_one = matches!(&object.kind, Kind::Name(name) if name == "Reflect");
        let [function, this, all] = call.arguments.as_slice() else {
            return None;
        };
        if !is_script || !is_one || name != "apply" {
            return None;
        }
        // As `function.apply(this, all)`, which is read already.
        let target = Kind::Member(function.value.clone().into(), name.clone());
        let applied = Call {
            target: crate::syntax::Node::new(call.target.at, target),
            arguments: vec![this.clone(), all.clone()],
            types: Vec::new(),
        };
        self.applied_to(&applied)
    }
}

/// The same place with other values.
fn of<'n>(given: &Given<'n>, values: Vec<Value>) -> Given<'n> {
    Given {
        at: given.at,
        values,
        arguments: &[],
        types: &[],
    }
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    /// What is told of a program: method and table.
    fn told(file: &str, program: &str) -> Vec<String> {
        let found = Audit::new(Vec::new())
            .unwrap()
            .read(file, program.as_bytes());
        let hits = found.hits.iter().map(|hit| {
            let method = hit.method.as_deref().unwrap_or("?");
            format!("{method} {}", hit.table.as_deref().unwrap_or_default())
        });
        hits.collect()
    }

    #[test]
    fn a_method_that_is_reflected_is_called_where_it_is_invoked() {
        for call in [
            "$r->invoke($app, 'Lead', 1, ['Id']);",
            "$r->invokeArgs($app, ['Lead', 1, ['Id']]);",
        ] {
            let text = format!(
                "<?php $app = new iSDK(); $r = new ReflectionMethod($app, 'dsLoad'); {call}"
            );
            assert_eq!(told("a.php", &text), ["DataService.load Lead"], "{call}");
        }
    }

    #[test]
    fn a_constant_in_braces_is_the_name_of_a_method() {
        let text =
            "<?php const METHOD = 'dsLoad'; $app = new iSDK(); $app->{METHOD}('Lead', 1, ['Id']);";
        assert_eq!(told("a.php", text), ["DataService.load Lead"]);
    }

    #[test]
    fn what_reflect_applies_is_called() {
        let client = "const xmlrpc = require('xmlrpc');\n\
            const client = xmlrpc.createClient('https://ab123.infusionsoft.com/api/xmlrpc');\n";
        let call = "Reflect.apply(client.methodCall, client, ['DataService.load', [KEY, 'Lead', 1, ['Id']], done]);";
        assert_eq!(
            told("a.js", &format!("{client}{call}")),
            ["DataService.load Lead"]
        );
    }
}
