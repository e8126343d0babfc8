//! The parameters of a call behind the key, after dispatch has checked their number and types.

use chrono::NaiveDateTime;
use keap_xmlrpc::{Struct, Value};

use super::values;

/// Parameters by position. Dispatch has matched them to a signature, so a reader that asks for the
/// type of that signature always finds it; for anything else there is an empty value.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The method as it was called.
    pub(crate) method: &'static str,
    pub(crate) values: Vec<Value>,
}

impl Arguments {
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn int(&self, at: usize) -> i64 {
        self.values
            .get(at)
            .and_then(Value::as_i64)
            .unwrap_or_default()
    }

    /// An id that callers send as a number or as text.
    pub(crate) fn id(&self, at: usize) -> i64 {
        self.values
            .get(at)
            .and_then(values::plain)
            .and_then(|text| text.trim().parse().ok())
            .unwrap_or_default()
    }

    pub(crate) fn text(&self, at: usize) -> &str {
        self.values
            .get(at)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(crate) fn flag(&self, at: usize) -> bool {
        self.values
            .get(at)
            .and_then(Value::as_bool)
            .unwrap_or_default()
    }

    pub(crate) fn double(&self, at: usize) -> f64 {
        match self.values.get(at) {
            Some(Value::Double(number)) => *number,
            Some(Value::Int(number)) => f64::from(*number),
            _ => 0.0,
        }
    }

    /// A wall clock reading as it was sent.
    pub(crate) fn wall(&self, at: usize) -> NaiveDateTime {
        let found = self.values.get(at).and_then(Value::as_datetime);
        found.map(keap_xmlrpc::DateTime::naive).unwrap_or_default()
    }

    pub(crate) fn members(&self, at: usize) -> Struct {
        self.values
            .get(at)
            .and_then(Value::as_struct)
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn list(&self, at: usize) -> &[Value] {
        self.values
            .get(at)
            .and_then(Value::as_array)
            .unwrap_or_default()
    }

    /// The texts of a list.
    pub(crate) fn texts(&self, at: usize) -> Vec<&str> {
        self.list(at).iter().filter_map(Value::as_str).collect()
    }

    /// The ids of a list.
    pub(crate) fn ids(&self, at: usize) -> Vec<i64> {
        self.list(at)
            .iter()
            .filter_map(|item| values::plain(item)?.trim().parse().ok())
            .collect()
    }
}
