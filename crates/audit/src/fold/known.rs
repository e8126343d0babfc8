//! Functions of the languages whose value is known.

use super::call::Given;
use super::machine::Machine;
use super::params::known_table;
use super::value::{REST, Value};
use crate::hit::Language;
use crate::syntax::Argument;

impl Machine<'_> {
    /// Functions of the languages whose value is known.
    pub(super) fn known_value(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        if self.rules.is_transparent(self.language, name) {
            return Some(given.values.first().cloned().unwrap_or(Value::Unknown));
        }
        let first = given.values.first();
        match (name, first) {
            ("getattr", Some(_)) => self.attribute(given),
            ("reduce", Some(_)) if self.language == Language::Python => self.reduced(given),
            ("require" | "import", Some(Value::Text(module))) => {
                let kind = self.rules.module(self.language, module)?;
                Some(Value::object(kind))
            }
            ("array_shift" | "array_pop" | "reset" | "current" | "end", Some(list))
                if self.language == Language::Php && list.any_record().is_some() =>
            {
                list.any_record().map(Value::own_record)
            }
            ("func_get_args", _) if self.language == Language::Php => Some(Value::Parameter(REST)),
            ("smart_encode" | "RPC::XML::smart_encode", Some(_))
                if self.language == Language::Perl =>
            {
                Some(Value::Spread(Value::list(given.values.clone()).into()))
            }
            // Helpers of frameworks that give what they are given.
            ("tap" | "with" | "optional" | "collect" | "value" | "once", Some(one))
                if self.language == Language::Php && given.values.len() == 1 =>
            {
                Some(one.clone())
            }
            ("nameof", Some(Value::Name(name))) if self.language == Language::CSharp => {
                Some(Value::text(name))
            }
            ("array", _) if self.language == Language::Php => {
                Some(Value::list(given.values.clone()))
            }
            // A type of the file's own over texts: `Table("Lead")`.
            ("string", Some(one)) if self.language == Language::Go => Some(one.clone()),
            (_, Some(Value::Text(text)))
                if self.language == Language::Go
                    && given.values.len() == 1
                    && !self.functions.contains_key(name)
                    && known_table(text).is_some() =>
            {
                first.cloned()
            }
            ("dict", _) => Some(self.named_arguments(given)),
            ("list" | "tuple" | "Array" | "sprintf", Some(one)) if given.values.len() == 1 => {
                Some(one.clone())
            }
            ("define", Some(Value::Text(constant))) if self.language == Language::Php => {
                let value = given.values.get(1).cloned().unwrap_or(Value::Unknown);
                let constant = constant.to_string();
                self.set_field(&constant, value);
                Some(Value::Unknown)
            }
            ("constant", Some(Value::Text(constant))) if self.language == Language::Php => {
                self.fields.get(constant.as_ref()).cloned()
            }
            _ => {
                let made = self.text_function(name, given)?;
                self.put_together(None, given, &made);
                Some(made)
            }
        }
    }

    /// What a call of this name gives in a library. Where other software may have the name, too, the file has to use the
    /// library, or to have its word.
    pub(super) fn client_given_by(&self, name: &str) -> Option<Value> {
        let kind = self.rules.given_by(self.language, name)?;
        if self.is_of_other_software(name, kind.dialect) {
            return None;
        }
        match self.rules.has_namespaces(kind.dialect) && !(self.library)(kind.dialect) {
            false if self.may_be_own(name, kind.dialect) => Some(Value::likely(kind)),
            false => Some(Value::object(kind)),
            true => (self.evidence)(kind.dialect).then(|| Value::likely(kind)),
        }
    }

    fn named_arguments(&self, given: &Given<'_>) -> Value {
        let named = given.arguments.iter().zip(&given.values);
        let pairs = named.map(|(argument, value)| match &argument.name {
            Some(name) if name != Argument::NAMED => (Value::text(name), value.clone()),
            _ => (Value::Spread(value.clone().into()), Value::Null),
        });
        Value::map(pairs.collect())
    }
}
