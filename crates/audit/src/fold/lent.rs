//! Clients and services that functions and objects of the file are given: what is called on the parameter is called on them.

use std::collections::hash_map::Entry;

use super::machine::Machine;
use super::value::Value;

/// How many parameters are noted.
const MOST: usize = 2_000;

impl Machine<'_> {
    /// Notes what a function, or the constructor of a class, is given.
    pub(super) fn lend(&mut self, to: &str, values: &[Value]) {
        for (place, value) in values.iter().enumerate() {
            let object = value.as_object().filter(|object| object.table.is_none());
            let is_lent = object.is_some() || value.is_client() || value.as_proxy().is_some();
            let is_other = matches!(value, Value::Text(_) | Value::List(_) | Value::Map(_));
            if !is_lent && !is_other {
                continue;
            }
            let is_full = self.lent.len() >= MOST;
            match self.lent.entry((to.to_owned(), place)) {
                // Who gives something else calls another function of the name.
                Entry::Occupied(mut known) if is_other => {
                    known.insert(None);
                }
                Entry::Vacant(free) if is_lent && !is_full => {
                    free.insert(Some(value.clone()));
                }
                _ => {}
            }
        }
    }

    /// What the parameter of a function is given, where that is a client or a service.
    pub(super) fn lent_to(&self, function: &str, place: usize) -> Option<Value> {
        let class = self.frames.last().and_then(|frame| frame.class.as_deref());
        let is_constructor = matches!(
            function,
            "__init__" | "__construct" | "constructor" | "initialize"
        ) || class == Some(function);
        let to = match class {
            Some(class) if is_constructor => class,
            _ => function,
        };
        if self.lent.is_empty() {
            return None;
        }
        self.lent.get(&(to.to_owned(), place)).cloned()?
    }
}
