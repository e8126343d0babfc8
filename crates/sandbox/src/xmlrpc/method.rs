//! One method as the server knows it: its name, its signatures, who answers it.

use keap_xmlrpc::{Fault, Value};

use super::Account;
use super::arguments::Arguments;

/// What the first parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The private key, or any text behind the gateway.
    Private,
    /// There is none.
    Missing,
}

pub(crate) type Handler = fn(&mut Account<'_>, &Arguments) -> Result<Value, Fault>;

/// One method.
#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) name: &'static str,
    pub(crate) key: Key,
    /// The types of the parameters behind the key, one letter each, one text for every overload:
    /// `S` string, `I` int, `B` boolean, `D` double, `T` dateTime, `M` struct, `A` array.
    pub(crate) signatures: &'static [&'static str],
    /// Nothing where the sandbox only knows the method's name and signature.
    pub(crate) run: Option<Handler>,
}

/// A method with a key and a handler.
pub(crate) const fn method(
    name: &'static str,
    signatures: &'static [&'static str],
    run: Handler,
) -> Method {
    Method {
        name,
        key: Key::Private,
        signatures,
        run: Some(run),
    }
}

/// A method that Keap has and the sandbox only knows by name and signature.
pub(crate) const fn absent(name: &'static str, signatures: &'static [&'static str]) -> Method {
    Method {
        name,
        key: Key::Private,
        signatures,
        run: None,
    }
}
