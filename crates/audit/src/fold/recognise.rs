//! Which calls are calls of the API.

use super::call::Given;
use super::clothed::without_type;
use super::frame::Sure;
use super::keeping::{asks, is_said, keeps};
use super::machine::Machine;
use super::names::is_this;
use super::observed::{observes, sends};
use super::pointing::points_to_keap;
use super::value::Value;
use crate::dialect::{CallRule, Known};
use crate::hit::{Certainty, Language};
use crate::method;
use crate::slip::{is_meant, is_slip};
use crate::syntax::{Kind, Node, Offset};

impl Machine<'_> {
    /// A call on something of which nothing is known: by the name of the call, or by a method's name in it.
    pub(super) fn anywhere(
        &mut self,
        receiver: &Value,
        object: &Node,
        name: &str,
        given: &Given<'_>,
    ) -> Value {
        let rules = self.rules;
        let name = rules.spelled(self.language, name);
        let is_evident = self.is_evident(object);
        let place = self.place_of(object);
        let mut own = None;
        for known in rules.calls_anywhere(self.language, name) {
            let shows = (self.evidence)(known.dialect);
            let names_method = known.rule.method_at.is_some();
            let is_proven = |place: &String| {
                let key = (place.clone(), known.dialect);
                self.proven.contains(&key)
            };
            let evident = is_evident || place.as_ref().is_some_and(is_proven);
            let certainty = match (known.rule.shared && !names_method, shows, evident) {
                (false, true, _) | (true, _, true) => Certainty::Likely,
                (false, false, _) => Certainty::Possible,
                (true, ..) => continue,
            };
            if own.is_none_or(|(_, best)| certainty > best) {
                own = Some((known, certainty));
            }
        }
        // What libraries call their own methods is none of a client of the wire.
        let is_wire = |known: Known<'_>| known.dialect == rules.wire(self.language);
        let is_sure = receiver.is_at_keap() && own.is_some_and(|(known, _)| is_wire(known));
        if let Some((known, certainty)) = own
            && (known.rule.method_at.is_none()
                || self.names_method(known.rule, given)
                || is_sure
                || self.names_slip(known, given))
        {
            if let (Some(place), false, None, true) = (
                place,
                known.rule.shared,
                known.rule.method_at,
                (self.evidence)(known.dialect),
            ) {
                self.proven.insert((place, known.dialect));
            }
            let is_constant = self.names_method(known.rule, given);
            // Another server has a service of this name, and a method that is written another way.
            let shows = (self.evidence)(rules.wire(self.language));
            if known.rule.method_at.is_some() && !shows && !is_sure {
                if !self.names_exactly(known.rule, given) {
                    return Value::Unknown;
                }
                self.ruled(known, None, Certainty::Possible, Sure::No, given);
                return Value::Unknown;
            }
            let is_known = is_sure
                || is_evident
                || receiver.is_client()
                || receiver.as_object().is_some()
                || self.names_wire && given.values.len() > 1;
            let certainty = match known.rule.method_at {
                Some(_) if is_known && (is_sure || is_constant) => Certainty::Certain,
                _ => certainty.min(Certainty::Likely),
            };
            let is_sure = is_sure || !is_constant;
            self.ruled(known, None, certainty, is_sure.into(), given);
            return Value::Unknown;
        }
        if let Some((known, _)) = own
            && self.may_be_request(known.rule, given)
        {
            self.ruled(known, None, Certainty::Possible, Sure::ByAddress, given);
            return Value::Unknown;
        }
        if let Some(element) = self.empty_element(name, given) {
            return element;
        }
        if keeps(name, given.values.len()) {
            return Value::Unknown;
        }
        self.by_name_of_method(Some(object), name, given)
    }

    /// Whether a call on another object names a method of the API where a library of the wire has it: a function of the file
    /// that is called the same is another one.
    pub(super) fn is_by_name(&self, object: &Node, name: &str, given: &Given<'_>) -> bool {
        let is_own = matches!(&object.kind, Kind::Name(name) if is_this(name));
        let is_one = |value: &Value| value.ways().iter().any(is_method);
        let named = |at: usize| given.values.get(at).is_some_and(is_one);
        let mut known = self.rules.calls_anywhere(self.language, name);
        !is_own && known.any(|known| known.rule.method_at.is_some_and(named))
    }

    /// Whether the argument that is to name a method does, or may.
    pub(super) fn names_method(&self, rule: &CallRule, given: &Given<'_>) -> bool {
        let named = rule.method_at.and_then(|at| given.values.get(at));
        named.is_some_and(|value| {
            value.ways().iter().any(|way| {
                way.is_open()
                    || way
                        .as_text()
                        .is_some_and(|text| method::named(text).is_some())
            })
        })
    }

    /// Whether a request that is made is one to Keap: by its method, or by the address of the file where its method is not
    /// constant.
    pub(super) fn is_request(&self, known: Known<'_>, given: &Given<'_>) -> bool {
        let named = known.rule.method_at.and_then(|at| given.values.get(at));
        let may_be_one = |value: &Value| {
            let mut ways = value.ways().iter();
            ways.all(|way| match way {
                Value::Text(name) => is_meant(name, true),
                way => matches!(way, Value::Unknown | Value::Name(_) | Value::Join(_)),
            })
        };
        self.names_method(known.rule, given)
            || self.names_slip(known, given)
            || (self.has_address && !known.rule.shared && named.is_some_and(may_be_one))
    }

    /// Whether a request is told whatever its method is: in a file with Keap's address it goes there.
    pub(super) fn sure_request(&self, rule: &CallRule, given: &Given<'_>) -> Sure {
        let is_at_keap = self.has_address && !rule.shared && !self.names_another(rule, given);
        match self.names_method(rule, given) {
            false => Sure::Yes,
            true if is_at_keap => Sure::ByAddress,
            true => Sure::No,
        }
    }

    /// Whether the argument that is to name a method names one of another service.
    fn names_another(&self, rule: &CallRule, given: &Given<'_>) -> bool {
        let named = rule.method_at.and_then(|at| given.values.get(at));
        named.is_some_and(|value| {
            let mut texts = value.ways().iter().filter_map(Value::as_text);
            texts.any(|text| method::named(text).is_none() && !is_meant(text, true))
        })
    }

    /// Whether the argument that is to name a method does so in the case of the API.
    fn names_exactly(&self, rule: &CallRule, given: &Given<'_>) -> bool {
        let named = rule.method_at.and_then(|at| given.values.get(at));
        named.is_some_and(|value| {
            value
                .ways()
                .iter()
                .any(|way| way.is_open() || is_method(way))
        })
    }

    /// Whether the argument that is to name a method names one with a slip, in a file that points to Keap.
    fn names_slip(&self, known: Known<'_>, given: &Given<'_>) -> bool {
        let named = known.rule.method_at.and_then(|at| given.values.get(at));
        (self.evidence)(known.dialect)
            && named
                .is_some_and(|value| value.ways().iter().filter_map(Value::as_text).any(is_slip))
    }

    /// A function or class that a dialect has, or any other one that is given a method's name.
    pub(super) fn function_call(&mut self, name: &str, given: &Given<'_>) -> Value {
        let rules = self.rules;
        if let Some(known) = rules.function(self.language, name)
            && (known.rule.method_at.is_none() || self.is_request(known, given))
        {
            let certainty = if known.rule.method_at.is_some() || (self.evidence)(known.dialect) {
                Certainty::Certain
            } else {
                Certainty::Likely
            };
            let sure = self.sure_request(known.rule, given);
            let declares = self.language == Language::CSharp && name.starts_with("XmlRpcMethod");
            match declares.then(|| self.with_parameters(given)).flatten() {
                Some(given) => self.ruled(known, None, certainty, sure, &given),
                None => self.ruled(known, None, certainty, sure, given),
            }
            return Value::Unknown;
        }
        self.note_taken_in(name, given);
        if let Some(value) = self.taken_in(name, given) {
            return value;
        }
        self.by_name_of_method(None, name, given)
    }

    /// What the attribute of a method that an interface declares says, with what callers of the method give it.
    fn with_parameters<'n>(&mut self, given: &Given<'n>) -> Option<Given<'n>> {
        let count = self.summary()?.parameters.len();
        let called = given.values.iter().take(1).cloned();
        Some(Given {
            at: given.at,
            values: called.chain((0..count).map(Value::Parameter)).collect(),
            arguments: &[],
            types: &[],
        })
    }

    /// A call that is given `ContactService.add`, or `ContactService` and `add`.
    fn by_name_of_method(&mut self, object: Option<&Node>, name: &str, given: &Given<'_>) -> Value {
        if is_said(name) {
            return Value::Unknown;
        }
        if let Some(element) = self.empty_element(name, given) {
            return element;
        }
        if self.element(given) {
            return Value::Unknown;
        }
        let shows = (self.evidence)(self.rules.wire(self.language));
        let certainty = match shows {
            true => Certainty::Likely,
            false => Certainty::Possible,
        };
        // A slip says nothing of the functions around it: the last walk tells it.
        let tells = shows && self.finding;
        if let Some((method, params)) = method_among(&given.values, tells)
            && !observes(object, name)
            && !asks(name, given.values.len())
            && (!params.is_empty() || self.may_send(object, name, given))
        {
            let seen = self.seen(given.at, certainty);
            match (self.language, name) {
                (Language::Bash, "xmlrpc") => {
                    let params: Vec<Value> = params.iter().map(without_type).collect();
                    self.wire(seen, &method, &params);
                }
                _ => self.wire(seen, &method, params),
            }
        }
        match given.values.as_slice() {
            [text] if is_text_node(name) => text.clone(),
            _ => Value::Unknown,
        }
    }

    /// Whether a call may send a method with nothing behind its name: each of the API takes a key at least, which a call that
    /// sends adds by itself. What else is given a name alone calls it so.
    fn may_send(&self, object: Option<&Node>, name: &str, given: &Given<'_>) -> bool {
        let is_of_keap = |value: &Value| matches!(value, Value::Name(name) if points_to_keap(name));
        sends(name)
            || is_text_node(name)
            || points_to_keap(name)
            || given.values.iter().any(is_of_keap)
            || object.is_some_and(|object| self.is_evident(object) || is_wire(object))
    }

    /// The name of a method that becomes the text of an element of a document.
    pub(super) fn content(&mut self, at: Offset, text: &Value) {
        let is_one = |way: &Value| is_method(way) || way.as_text().is_some_and(is_plain_slip);
        if (self.evidence)(self.rules.wire(self.language)) && text.ways().iter().any(is_one) {
            let seen = self.seen(at, Certainty::Likely);
            self.wire(seen, text, &[]);
        }
    }

    /// A call of a text: `getattr(proxy, "ContactService.add")(..)`.
    pub(super) fn named_call(&mut self, text: &str, given: &Given<'_>) -> Value {
        let mut seen = self.seen(given.at, Certainty::Certain);
        // A text that is called was taken from a client: `getattr(server, "ContactService.addd")`.
        seen.sure = is_slip(text).into();
        if method::named(text).is_some() || seen.sure.is_any() {
            self.wire(seen, &Value::text(text), &given.values);
        }
        Value::Unknown
    }

    /// A call of a text that may depend on what the function around it is given.
    pub(super) fn value_call(&mut self, target: &Value, given: &Given<'_>) -> Value {
        if let Some(text) = target.as_text().map(str::to_owned) {
            return self.named_call(&text, given);
        }
        if matches!(target, Value::Asked(_)) {
            return self.asked_call(target, given);
        }
        if let Some(value) = self.called_proxy(target, given) {
            return value;
        }
        if let Value::Name(function) = target
            && let Some(value) = self.helper(function, given)
        {
            return value;
        }
        if let Some(value) = self.callable(target, given) {
            return value;
        }
        if let Value::Either(ways) = target {
            return self.any_call(ways, given);
        }
        let mut seen = self.seen(given.at, Certainty::Certain);
        seen.sure = is_of_client(target).into();
        if seen.sure.is_any()
            || matches!(
                target,
                Value::Join(_) | Value::Parameter(_) | Value::Keyed(_)
            ) && target.is_open()
        {
            self.wire(seen, target, &given.values);
        }
        Value::Unknown
    }

    /// A call of one of several. What else it may be says nothing where it may be a method that is known.
    fn any_call(&mut self, ways: &[Value], given: &Given<'_>) -> Value {
        let is_known = ways.iter().any(is_method);
        let told = ways
            .iter()
            .filter(|way| !is_known || !is_of_client(way) || way.is_open());
        let given_back = told.map(|way| self.value_call(way, given));
        Value::either(given_back.collect())
    }
}

/// The method that the first arguments of a call name, in one text or in two, and its params. Where slips are told, one with
/// a slip, too.
fn method_among(values: &[Value], tells: bool) -> Option<(Value, &[Value])> {
    /// How many arguments may stand in front of it.
    const FIRST: usize = 3;
    let is_slip = |text: &str| tells && is_plain_slip(text);
    (0..values.len().min(FIRST)).find_map(|at| {
        let (value, rest) = values.get(at..)?.split_first()?;
        let has_slip = value.as_text().is_some_and(is_slip);
        if has_slip || value.ways().iter().any(is_method_or_open) {
            return Some((value.clone(), rest));
        }
        let service = value.as_text()?;
        let (called, params) = rest.split_first()?;
        if let Some(called) = called.as_text()
            && is_slip(&format!("{service}.{called}"))
        {
            let method = Value::text(&format!("{service}.{called}"));
            return Some((method, params));
        }
        let service = method::services().find(|known| *known == service)?;
        let is_its = |way: &Value| {
            let called = way.as_text();
            called.is_some_and(|called| method::of_service(service, called).is_some())
        };
        let method = vec![Value::text(service), Value::text("."), called.clone()];
        let is_one = called.ways().iter().any(is_its);
        is_one.then(|| (Value::join(method), params))
    })
}

/// Whether the name of something says that it is of XML-RPC: `$this->xmlrpc->method("ContactService.load")`.
fn is_wire(object: &Node) -> bool {
    match &object.kind {
        Kind::Name(name) | Kind::Member(_, name) => {
            let name = name.to_ascii_lowercase().replace('_', "");
            name.contains("xmlrpc")
        }
        _ => false,
    }
}

/// Whether a call makes a node of a document out of a text.
fn is_text_node(name: &str) -> bool {
    matches!(name, "createTextNode" | "CreateTextNode" | "XText")
}

/// Whether a value is what was taken from a client, or from a service of it, by a name that is not constant.
fn is_of_client(target: &Value) -> bool {
    let Value::Join(parts) = target else {
        return false;
    };
    match parts.as_slice() {
        [_] => true,
        [Value::Parameter(_), Value::Text(dot), _] => dot.as_ref() == ".",
        [Value::Text(service), _] => {
            let service = service.strip_suffix('.');
            service.is_some_and(|service| method::services().any(|known| known == service))
        }
        _ => false,
    }
}

/// Whether a text that is given to something unknown is a method with a slip. Names in small letters are those of logs, of
/// metrics and of settings.
fn is_plain_slip(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && is_slip(text)
}

/// Whether a value is the name of a method.
pub(super) fn is_method(value: &Value) -> bool {
    value
        .as_text()
        .is_some_and(|text| method::named(text).is_some_and(|known| known.name == text))
}

/// A method's name, or a text with a service and an open part.
fn is_method_or_open(value: &Value) -> bool {
    is_method(value)
        || matches!(value, Value::Join(parts) if value.is_open() && parts.first().and_then(Value::as_text).is_some_and(|start| {
            start.strip_suffix('.').is_some_and(|service| method::services().any(|known| known == service))
        }))
}
