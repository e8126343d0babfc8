//! The documented methods that the facade does not route yet, and what replaces them in REST.
//!
//! The typed clients of the two wires have them all; docs/calls.md shows each call.

/// A documented method of XML-RPC that is no [`Operation`](crate::Operation) yet.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Method {
    /// The vendor's name.
    pub(crate) name: &'static str,
    /// The endpoints of REST that replace it; none where REST has nothing of the kind.
    pub(crate) instead: &'static [&'static str],
}

#[expect(
    dead_code,
    reason = "no documented method is outside now; the next one that a document names may be"
)]
const fn method(name: &'static str, instead: &'static [&'static str]) -> Method {
    Method { name, instead }
}

/// By service, in the order of the guide.
#[rustfmt::skip]
pub(crate) static METHODS: &[Method] = &[];
