//! The two messages, and the answer that is a fault.

use std::fmt;

use crate::value::Value;

/// A `methodCall`: the name of a method and its params.
///
/// `Debug` shows the name and how many params there are, never a value: the first param of nearly
/// every Keap call is a credential.
#[derive(Clone, PartialEq)]
pub struct MethodCall {
    /// The full method name, such as `ContactService.load`.
    pub name: String,
    /// The params in order, the key included.
    pub params: Vec<Value>,
}

impl fmt::Debug for MethodCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MethodCall")
            .field("name", &self.name)
            .field("params", &self.params.len())
            .finish()
    }
}

/// A `methodResponse`: the one value of the answer, or the fault.
pub type MethodResponse = Result<Value, Fault>;

/// The fault of a `methodResponse`, verbatim.
///
/// It is a value, not a failure of this library: it comes with HTTP status 200. The meaning of
/// Keap's codes and bracket prefixes is not known here. The specification allows no other members.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("fault {code}: {}", keap_http::Shown::new(.string))]
pub struct Fault {
    /// `faultCode`.
    pub code: i32,
    /// `faultString`, as it came.
    pub string: String,
}

impl Fault {
    /// A fault with this code and text.
    pub fn new(code: i32, string: impl Into<String>) -> Self {
        Self {
            code,
            string: string.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_of_a_call_shows_no_values() {
        let call = MethodCall {
            name: "ContactService.load".into(),
            params: vec!["fake-key-for-tests".into(), 17.into()],
        };
        insta::assert_snapshot!(
            format!("{call:?}"),
            @r#"MethodCall { name: "ContactService.load", params: 2 }"#
        );
    }
}
