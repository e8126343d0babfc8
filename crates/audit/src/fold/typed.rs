//! What a program says that a value is of: where nothing else tells what it is, its class does.

use super::machine::Machine;
use super::reach::DYNAMIC;
use super::value::Value;
use crate::lower::SEVERAL;
use crate::syntax::Node;

impl Machine<'_> {
    /// A value with the class that is written beside it.
    pub(super) fn typed_value(&mut self, value: &Node, class: &str) -> Value {
        let value = self.eval(value);
        self.of_class(value, class)
    }

    /// A value that is said to be of a class: what the class makes, where the value itself says nothing.
    pub(super) fn of_class(&self, value: Value, class: &str) -> Value {
        if matches!(&value, Value::Name(name) if &**name == DYNAMIC)
            && let Some(service) = self.dynamic_proxy(class)
        {
            return service;
        }
        let is_told = value.as_object().is_some() || value.is_client();
        let says = |way: &Value| match way {
            Value::Unknown | Value::Null | Value::Name(_) | Value::Parameter(_) => false,
            // A list that is filled elsewhere.
            Value::List(items) => !(items.is_empty() && class.ends_with(SEVERAL)),
            _ => true,
        };
        if is_told || value.ways().iter().any(says) {
            return value;
        }
        self.of_type(class).unwrap_or(value)
    }
}
