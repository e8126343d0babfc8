//! What an include, a caller or another file gives: nothing says what it is but its own name.

use super::call::Given;
use super::frame::{Seen, Sure};
use super::machine::Machine;
use super::names::is_this;
use super::pointing::points_to_keap;
use super::value::Value;
use crate::dialect::{Services, Type, TypeKind};
use crate::hit::{Certainty, Language};
use crate::slip::is_slip;
use crate::syntax::{Kind, Node};

/// How clients of XML-RPC are called.
const CLIENTS: [&str; 6] = ["server", "proxy", "client", "rpc", "conn", "api"];

impl Machine<'_> {
    /// `keap.ContactService`: a service by its whole name, which no other software has on something of this name. In a file
    /// of C# that uses the library, on whatever another file gives.
    pub(super) fn service_of_evident(&self, object: &Node, name: &str) -> Option<Value> {
        let is_own = matches!(&object.kind, Kind::Name(name) if is_this(name));
        let is_whole = name.ends_with("Service");
        let found = is_whole.then(|| self.service(name, |place| !place.method_first && !place.key));
        let (kind, _) = found??;
        let uses_library =
            || self.language == Language::CSharp && !is_own && (self.library)(kind.dialect);
        (self.is_evident(object) || uses_library()).then(|| likely(kind))
    }

    /// `server.ContactService`, where another file gives the client: a service by its whole name, on something that is called
    /// as clients are, and of PHP on anything in a file that names XML-RPC. In other languages classes stand in such places.
    pub(super) fn service_of_client(&self, object: &Node, name: &str) -> Option<Value> {
        use Language::{JavaScript, Php, Python, TypeScript};
        if !matches!(self.language, Python | JavaScript | TypeScript | Php)
            || self.classes.contains_key(name)
        {
            return None;
        }
        let called = match &object.kind {
            Kind::Name(called) if is_this(called) => return None,
            Kind::Name(called) | Kind::Member(_, called) => called,
            Kind::Call(call) => match &call.target.kind {
                Kind::Name(called) | Kind::Member(_, called) => called,
                _ => return None,
            },
            _ => return None,
        };
        let lower = called.to_ascii_lowercase();
        let is_client = CLIENTS.iter().any(|word| lower.contains(word))
            || self.language == Php && self.names_wire;
        let kind = self.wire_service(name)?;
        (is_client && (self.evidence)(kind.dialect)).then(|| likely(kind))
    }

    /// `infusionsoft.DataService("query", ..)`, `$infusionsoft->data()` and `$is->contacts('xml')`.
    pub(super) fn asked_of_evident(
        &mut self,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let first = given.values.first();
        let is_evident = self.is_evident(object);
        if first.and_then(Value::as_text) == Some("xml") {
            // On something of another name, where the file points to Keap and the SDK asks for the service so.
            let found = self.service(name, |place| {
                place.prefix.is_none() && (is_evident || place.asked_with.is_some())
            });
            let meant = found.filter(|(kind, _)| is_evident || (self.evidence)(kind.dialect));
            return meant.map(|(kind, _)| likely(kind));
        }
        if !is_evident {
            return None;
        }
        if given.values.is_empty() {
            let is_alone = |place: &Services| place.prefix.is_none() && place.asked_with.is_none();
            let found = self.service(name, |place| !place.method_first && is_alone(place));
            return found.map(|(kind, _)| likely(kind));
        }
        first?.as_text()?;
        let (kind, place) = self.service(name, |place| place.method_first)?;
        self.method_first(&kind, place.key, false, given);
        Some(Value::Unknown)
    }

    /// `server.BogusService.load(..)` on a client of XML-RPC at an address of Keap's: whatever is called there is a method, and
    /// this one is none of the API.
    pub(super) fn of_unknown_service(
        &mut self,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        const KNOWN: &str = "ContactService";
        let Kind::Member(client, service) = &object.kind else {
            return None;
        };
        if name.starts_with("__") || !matches!(client.kind, Kind::Name(_) | Kind::Member(..)) {
            return None;
        }
        let client = self.eval(client);
        let called = format!("{service}.{name}");
        let client = client.as_object()?;
        let is_misspelt = || (self.evidence)(client.kind.dialect) && is_slip(&called);
        if !client.is_at_keap && !is_misspelt() {
            return None;
        }
        // Services are its members by their names, each with a key: it is no library with members of its own.
        let (_, place) = self.rules.member(&client.kind, KNOWN)?;
        if !place.key || place.prefix.as_deref() != Some("") {
            return None;
        }
        let seen = Seen {
            dialect: client.kind.dialect,
            at: given.at,
            key: true,
            certainty: Certainty::Certain,
            sure: Sure::Yes,
        };
        self.wire(seen, &Value::text(&called), &given.values);
        Some(Value::Unknown)
    }

    /// `extends Shop_Infusionsoft_DataService`: a service of another file, by the last word of its name.
    pub(super) fn service_of_base(&self, class: &str) -> Option<Value> {
        let (before, last) = class.rsplit_once('_')?;
        if !points_to_keap(before) {
            return None;
        }
        let found = self.service(last, |place| !place.method_first && !place.key);
        found.map(|(kind, _)| likely(kind))
    }

    /// A variable of the function around this place, or a field of its object.
    pub(super) fn place_of(&self, object: &Node) -> Option<String> {
        match &object.kind {
            Kind::Name(name) => Some(format!("{} {name}", self.function().unwrap_or_default())),
            Kind::Member(of, name) if matches!(&of.kind, Kind::Name(of) if is_this(of)) => {
                Some(format!(".{name}"))
            }
            _ => None,
        }
    }

    /// Whether the receiver's own name points to Keap.
    pub(super) fn is_evident(&self, object: &Node) -> bool {
        match &object.kind {
            Kind::Name(name) | Kind::Member(_, name) => points_to_keap(name),
            Kind::Call(call) => match &call.target.kind {
                Kind::Member(class, _) if is_class_of_keap(class) => true,
                Kind::Name(name) | Kind::Member(_, name) => points_to_keap(name),
                _ => false,
            },
            _ => false,
        }
    }

    fn service(&self, name: &str, wanted: impl Fn(&Services) -> bool) -> Option<(Type, &Services)> {
        self.rules.service_of_any(self.language, name, wanted)
    }
}

/// `InfusionsoftFlow::is()`
fn is_class_of_keap(class: &Node) -> bool {
    matches!(&class.kind, Kind::Name(name) if name.starts_with(char::is_uppercase) && points_to_keap(name))
}

/// A service that is probably meant.
fn likely(mut kind: Type) -> Value {
    if let TypeKind::Service { certain, .. } = &mut kind.kind {
        *certain = false;
    }
    Value::object(kind)
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    #[test]
    fn a_service_that_the_api_does_not_have_is_told_on_a_client_at_keap() {
        let told = |address: &str, call: &str| -> Vec<String> {
            let text = format!(
                "import xmlrpc.client\ns = xmlrpc.client.ServerProxy(\"{address}\")\n{call}\n"
            );
            let found = Audit::new(Vec::new())
                .unwrap()
                .read("a.py", text.as_bytes());
            found
                .hits
                .into_iter()
                .filter_map(|hit| hit.method)
                .collect()
        };
        let keap = "https://ab123.infusionsoft.com/api/xmlrpc";
        assert_eq!(
            told(keap, "s.BogusService.load(KEY)"),
            ["BogusService.load"]
        );
        assert_eq!(
            told(keap, "s.ContactService.load(KEY, 7, ['Id'])"),
            ["ContactService.load"]
        );
        for call in [
            "s.system.listMethods()",
            "s.BogusService.__str__()",
            "t.BogusService.load(KEY)",
        ] {
            assert_eq!(told(keap, call), [""; 0], "{call}");
        }
        let other = "https://shop.example.com/xmlrpc";
        assert_eq!(told(other, "s.BogusService.load(KEY)"), [""; 0]);
    }
}
