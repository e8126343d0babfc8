//! New objects.

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::dialect::TypeKind;
use crate::hit::Language;
use crate::syntax::{Kind, New, Offset};

impl Machine<'_> {
    /// A new object.
    pub(super) fn creation(&mut self, at: Offset, new: &New) -> Value {
        if let Some(proxy) = self.proxy(new) {
            return proxy;
        }
        let given = self.given(at, &new.arguments, &[]);
        if let Some(method) = self.reflected(new, &given) {
            return method;
        }
        let with = new.with.as_ref().map(|with| self.eval(with));
        // `new $class()`
        if let Some(class) = &new.class_value {
            let class = self.eval(class);
            let classes = class.ways().iter().filter_map(Value::as_text);
            let made = classes.map(|class| {
                self.made_of(class.trim_start_matches('\\'), new, &given, with.clone())
            });
            return Value::either(made.collect());
        }
        self.made_of(&new.class, new, &given, with)
    }

    fn made_of(&mut self, class: &str, new: &New, given: &Given<'_>, with: Option<Value>) -> Value {
        if let Some(made) = self.made(class, given) {
            return made;
        }
        if let Some(made) = self.instance(class, given) {
            return made;
        }
        // `new Infusionsoft_EmailService()`: its methods are static, and are called on an object, too.
        if self.language == Language::Php
            && let Some(kind) = self.rules.name(self.language, class)
            && matches!(kind.kind, TypeKind::Service { .. })
        {
            return Value::object(kind);
        }
        if let Some(record) = self.record(class, given) {
            if let (Some(object), Some(Value::Map(pairs))) = (record.as_object(), &with) {
                let set = pairs.iter().filter_map(|(key, _)| key.as_text());
                object.set.borrow_mut().extend(set.map(str::to_owned));
            }
            return record;
        }
        if self.rules.is_transparent(self.language, class) {
            return given.values.first().cloned().unwrap_or(Value::Unknown);
        }
        if class.starts_with("StringBu") {
            return given.values.first().cloned().unwrap_or(Value::text(""));
        }
        if let Some(element) = self.made_with_content(class, given, new.with.as_ref()) {
            return element;
        }
        let lower = class.to_ascii_lowercase();
        let is_list = ["list", "vector", "array", "set"]
            .iter()
            .any(|end| lower.ends_with(end));
        let is_map = ["map", "table", "dictionary", "struct", "object"]
            .iter()
            .any(|end| lower.ends_with(end));
        match with {
            // `{ { "Email", mail }, .. }`
            Some(Value::List(items)) if is_map => return pairs_of(&items),
            Some(with) => return with,
            None => {}
        }
        if is_list || is_map {
            let copied = given.values.first();
            return match copied {
                Some(whole @ (Value::List(_) | Value::Map(_))) => whole.clone(),
                Some(other) if is_copied(new, other) => {
                    let other = Value::Spread(other.clone().into());
                    match is_map {
                        true => Value::map(vec![(other, Value::Null)]),
                        false => Value::list(vec![other]),
                    }
                }
                // An empty list becomes a map with its first key.
                _ => Value::list(Vec::new()),
            };
        }
        if self.classes.contains_key(class) {
            self.lend(class, &given.values);
        }
        match self.message(class, given) {
            Some(message) => message,
            None => match self.function_call(class, given) {
                Value::Unknown if self.classes.contains_key(class) => Value::Name(class.into()),
                value => value,
            },
        }
    }
}

/// Lists of two, as pairs.
fn pairs_of(items: &[Value]) -> Value {
    let pairs = items.iter().filter_map(|item| match item {
        Value::List(pair) => match pair.as_slice() {
            [key, value] => Some((key.clone(), value.clone())),
            _ => None,
        },
        _ => None,
    });
    Value::map(pairs.collect())
}

/// Whether a collection is made out of another one: not with how many it may have, nor with what orders them.
fn is_copied(new: &New, first: &Value) -> bool {
    let is_comparer = new
        .arguments
        .iter()
        .any(|argument| match &argument.value.kind {
            Kind::Member(object, name) => {
                let object = match &object.kind {
                    Kind::Name(object) => object.as_str(),
                    _ => "",
                };
                name.contains("ompar") || object.contains("ompar")
            }
            Kind::Name(name) => name.contains("ompar"),
            _ => false,
        });
    !is_comparer && matches!(first, Value::Unknown | Value::Name(_) | Value::Parameter(_))
}
