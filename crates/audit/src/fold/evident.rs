//! What an include, a caller or another file gives: nothing says what it is but its own name.

use super::call::Given;
use super::machine::Machine;
use super::value::Value;
use crate::dialect::{Services, Type, TypeKind};
use crate::syntax::Node;

impl Machine<'_> {
    /// `keap.ContactService`: a service by its whole name, which no other software has on something of this name.
    pub(super) fn service_of_evident(&self, object: &Node, name: &str) -> Option<Value> {
        let is_whole = name.ends_with("Service") && self.is_evident(object);
        let found = is_whole.then(|| self.service(name, |place| !place.method_first && !place.key));
        found?.map(|(kind, _)| likely(kind))
    }

    /// `infusionsoft.DataService("query", ..)` and `$infusionsoft->data('xml')`.
    pub(super) fn asked_of_evident(
        &mut self,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let first = given.values.first()?.as_text()?;
        if !self.is_evident(object) {
            return None;
        }
        if first == "xml" {
            let found = self.service(name, |place| place.prefix.is_none());
            return found.map(|(kind, _)| likely(kind));
        }
        let (kind, place) = self.service(name, |place| place.method_first)?;
        self.method_first(kind.dialect, &kind.kind, place.key, given);
        Some(Value::Unknown)
    }

    fn service(&self, name: &str, wanted: impl Fn(&Services) -> bool) -> Option<(Type, &Services)> {
        self.rules.service_of_any(self.language, name, wanted)
    }
}

/// A service that is probably meant.
fn likely(mut kind: Type) -> Value {
    if let TypeKind::Service { certain, .. } = &mut kind.kind {
        *certain = false;
    }
    Value::object(kind)
}
