//! Which calls are calls of the API.

use std::rc::Rc;

use super::call::Given;
use super::machine::{Machine, Open, Raw};
use super::params::{self, Details, known_table};
use super::value::{Object, Value};
use crate::dialect::{CallRule, Type, TypeKind};
use crate::hit::{Certainty, Condition};
use crate::method::{self, MethodInfo};
use crate::syntax::{Argument, Kind, Node, Offset};

/// Functions that are given the name of a method without calling it.
const NO_CALLS: [&str; 40] = [
    "log",
    "error_log",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "notice",
    "critical",
    "fatal",
    "trace",
    "print",
    "printf",
    "println",
    "echo",
    "puts",
    "say",
    "write",
    "writeln",
    "WriteLine",
    "print_r",
    "var_dump",
    "in_array",
    "strpos",
    "str_contains",
    "contains",
    "includes",
    "indexOf",
    "startsWith",
    "equals",
    "Equals",
    "Contains",
    "define",
    "defined",
    "assert",
    "describe",
    "it",
    "test",
    "translate",
    "__",
];

impl Machine<'_> {
    /// A call on something of a library; none when it has no such call.
    pub(super) fn on_library(
        &mut self,
        object: &Rc<Object>,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let rules = self.rules;
        // A service that is asked for by a call: `$app->contacts('xml')`.
        if let Some((mut kind, place)) = rules.member(&object.kind, name) {
            if place.method_first {
                self.method_first(object.kind.dialect, &kind.kind, place.key, given);
                return Some(Value::Unknown);
            }
            let asked = place.asked_with.as_deref();
            if let TypeKind::Service { certain, .. } = &mut kind.kind {
                *certain = asked
                    .is_none_or(|word| given.values.first().and_then(Value::as_text) == Some(word));
                let elsewhere = asked.is_some() && !*certain && !given.values.is_empty();
                if elsewhere {
                    return Some(Value::Unknown);
                }
            }
            return Some(Value::object(kind));
        }
        if let Some(rule) = rules.call_on(&object.kind, name) {
            self.ruled(
                object.kind.dialect,
                rule,
                Some(object),
                Certainty::Certain,
                given,
            );
            return Some(Value::Unknown);
        }
        match &object.kind.kind {
            service @ TypeKind::Service { .. } => {
                self.on_service(object.kind.dialect, service, name, given)
            }
            TypeKind::Named(_) => None,
        }
    }

    fn on_service(
        &mut self,
        dialect: usize,
        service: &TypeKind,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let TypeKind::Service {
            name: service,
            certain,
            key,
            typed,
        } = service
        else {
            return None;
        };
        let method = method::of_service(service, name)?;
        let (key, typed) = (*key, *typed);
        let certainty = if *certain {
            Certainty::Certain
        } else {
            Certainty::Likely
        };
        if typed {
            self.typed(dialect, method, certainty, given);
        } else {
            self.wire(
                dialect,
                given.at,
                &Value::text(method.name),
                &given.values,
                key,
                certainty,
            );
        }
        Some(Value::Unknown)
    }

    /// `app.ContactService("add", ..)`.
    fn method_first(&mut self, dialect: usize, kind: &TypeKind, key: bool, given: &Given<'_>) {
        let (TypeKind::Service { name, .. }, Some((first, params))) =
            (kind, given.values.split_first())
        else {
            return;
        };
        let method = Value::join(vec![Value::text(name), Value::text("."), first.clone()]);
        self.wire(dialect, given.at, &method, params, key, Certainty::Certain);
    }

    /// A call of which a dialect says what it is.
    fn ruled(
        &mut self,
        dialect: usize,
        rule: &CallRule,
        object: Option<&Rc<Object>>,
        certainty: Certainty,
        given: &Given<'_>,
    ) {
        if let Some(at) = rule.method_at {
            let method = given.values.get(at).cloned().unwrap_or(Value::Unknown);
            let params = match rule.params_at {
                Some(at) => given
                    .values
                    .get(at..)
                    .and_then(|rest| rest.get(..1))
                    .unwrap_or_default(),
                None => given.values.get(at.saturating_add(1)..).unwrap_or_default(),
            };
            self.wire(
                dialect,
                given.at,
                &method,
                &params.to_vec(),
                rule.key,
                certainty,
            );
            return;
        }
        let Some(mut method) = rule.method.as_deref().and_then(method::named) else {
            return;
        };
        if rule.arguments.is_none() && object.is_none_or(|object| object.table.is_none()) {
            self.wire(
                dialect,
                given.at,
                &Value::text(method.name),
                &given.values,
                rule.key,
                certainty,
            );
            return;
        }
        let mut details = match &rule.arguments {
            Some(words) => params::of_words(words, &given.values),
            None => params::of_method(method, &given.values),
        };
        if let Some(object) = object.filter(|object| object.table.is_some()) {
            details.table = object.table.map(str::to_owned);
            let set = object.set.borrow();
            if matches!(method.short, "add" | "update") {
                let written = set.iter().filter(|column| *column != "Id").cloned();
                details.add_columns(true, written.collect());
            }
            // Saving a record that has an id changes it.
            if let (true, "DataService.add", Some(update)) = (
                set.contains("Id"),
                method.name,
                method::named("DataService.update"),
            ) {
                method = update;
            }
        }
        self.find(Raw {
            at: given.at,
            dialect,
            method,
            details,
            certainty,
            through: None,
        });
    }

    /// `Query<Contact>(q => q.Add(c => c.Email, ".."), p => p.Include(c => c.Id))`.
    fn typed(
        &mut self,
        dialect: usize,
        method: &'static MethodInfo,
        certainty: Certainty,
        given: &Given<'_>,
    ) {
        if given.types.is_empty() && given.arguments.iter().all(|one| !is_lambda(&one.value)) {
            self.wire(
                dialect,
                given.at,
                &Value::text(method.name),
                &given.values,
                false,
                certainty,
            );
            return;
        }
        let mut details = Details {
            table: given
                .types
                .first()
                .and_then(|name| known_table(name))
                .map(str::to_owned),
            ..Details::default()
        };
        let writes = matches!(method.short, "add" | "update" | "addWithDupCheck");
        for argument in given.arguments {
            let lambda = lambda_columns(argument);
            // What is included is read; anything else in a query is a condition.
            if writes || lambda.includes || matches!(method.short, "load" | "findByEmail") {
                details.add_columns(writes, lambda.columns);
            } else {
                let conditions = lambda.columns.into_iter().map(|column| Condition {
                    column,
                    value: None,
                });
                details.conditions.extend(conditions);
            }
        }
        self.find(Raw {
            at: given.at,
            dialect,
            method,
            details,
            certainty,
            through: None,
        });
    }

    /// A call on something of which nothing is known: by the name of the call, or by a method's name in it.
    pub(super) fn anywhere(&mut self, object: &Node, name: &str, given: &Given<'_>) -> Value {
        let rules = self.rules;
        let evident = self.is_evident(object);
        let mut own = None;
        for known in rules.calls_anywhere(self.language, name) {
            let shows = (self.evidence)(known.dialect);
            let certainty = match (known.rule.shared, shows, evident) {
                (false, true, _) | (true, _, true) => Certainty::Likely,
                (false, false, _) => Certainty::Possible,
                (true, ..) => continue,
            };
            if own.is_none_or(|(_, best)| certainty > best) {
                own = Some((known, certainty));
            }
        }
        if let Some((known, certainty)) = own {
            if known.rule.method_at.is_none() || self.names_method(given) {
                let certainty = if known.rule.method_at.is_some() {
                    Certainty::Certain
                } else {
                    certainty
                };
                self.ruled(known.dialect, known.rule, None, certainty, given);
            }
            return Value::Unknown;
        }
        self.by_name_of_method(name, given)
    }

    fn names_method(&self, given: &Given<'_>) -> bool {
        let mut texts = given.values.iter().flat_map(Value::ways);
        texts.any(|way| {
            way.is_open()
                || way
                    .as_text()
                    .is_some_and(|text| method::named(text).is_some())
        })
    }

    /// Whether the receiver's own name points to Keap.
    fn is_evident(&self, object: &Node) -> bool {
        let name = match &object.kind {
            Kind::Name(name) | Kind::Member(_, name) => name.to_ascii_lowercase(),
            Kind::Call(call) => match &call.target.kind {
                Kind::Name(name) | Kind::Member(_, name) => name.to_ascii_lowercase(),
                _ => return false,
            },
            _ => return false,
        };
        ["infusion", "keap", "isdk"]
            .iter()
            .any(|word| name.contains(word))
    }

    /// A function or class that a dialect has, or any other one that is given a method's name.
    pub(super) fn function_call(&mut self, name: &str, given: &Given<'_>) -> Value {
        let rules = self.rules;
        if let Some(known) = rules.function(self.language, name) {
            let certainty = if known.rule.method_at.is_some() || (self.evidence)(known.dialect) {
                Certainty::Certain
            } else {
                Certainty::Likely
            };
            self.ruled(known.dialect, known.rule, None, certainty, given);
            return Value::Unknown;
        }
        self.by_name_of_method(name, given)
    }

    /// A call that is given `ContactService.add`, or `ContactService` and `add`.
    fn by_name_of_method(&mut self, name: &str, given: &Given<'_>) -> Value {
        if NO_CALLS.contains(&name) {
            return Value::Unknown;
        }
        let dialect = self.rules.wire(self.language);
        for at in 0..given.values.len().min(3) {
            let (Some(value), rest) = (
                given.values.get(at),
                given.values.get(at.saturating_add(1)..),
            ) else {
                break;
            };
            let rest = rest.unwrap_or_default();
            if value.ways().iter().any(is_method_or_open) {
                let value = value.clone();
                self.wire(
                    dialect,
                    given.at,
                    &value,
                    &rest.to_vec(),
                    true,
                    Certainty::Likely,
                );
                return Value::Unknown;
            }
            let service = value
                .as_text()
                .filter(|text| method::services().any(|known| known == *text));
            if let (Some(service), Some((called, params))) = (service, rest.split_first())
                && called.ways().iter().any(|way| {
                    way.as_text()
                        .is_some_and(|called| method::of_service(service, called).is_some())
                })
            {
                let method =
                    Value::join(vec![Value::text(service), Value::text("."), called.clone()]);
                self.wire(
                    dialect,
                    given.at,
                    &method,
                    &params.to_vec(),
                    true,
                    Certainty::Likely,
                );
                return Value::Unknown;
            }
        }
        Value::Unknown
    }

    /// A call of a text: `getattr(proxy, "ContactService.add")(..)`.
    pub(super) fn named_call(&mut self, text: &str, given: &Given<'_>) -> Value {
        if method::named(text).is_some() {
            let dialect = self.rules.wire(self.language);
            self.wire(
                dialect,
                given.at,
                &Value::text(text),
                &given.values,
                true,
                Certainty::Certain,
            );
        }
        Value::Unknown
    }

    /// A wire call: found where the method is known, kept for the callers of the function where they decide.
    fn wire(
        &mut self,
        dialect: usize,
        at: Offset,
        method: &Value,
        params: &[Value],
        key: bool,
        certainty: Certainty,
    ) {
        for way in method.ways() {
            let open = Open {
                at,
                dialect,
                method: way.clone(),
                params: params.to_vec(),
                key,
                certainty,
            };
            self.opened(open, None);
        }
    }

    fn opened(&mut self, open: Open, through: Option<String>) {
        let known = open.method.as_text().and_then(method::named);
        let Some(method) = known else {
            if open.method.is_open()
                && let Some(summary) = self.summary()
            {
                summary.open.insert(open.at, open);
            }
            return;
        };
        let raw = self.raw(&open, method, through);
        if raw.details.open_table
            && raw.details.table.is_none()
            && let Some(summary) = self.summary()
        {
            summary.open.insert(open.at, open);
            return;
        }
        self.find(raw);
    }

    /// An open call of a helper, by what the helper is given.
    pub(super) fn close(&mut self, open: &Open, helper: &str, arguments: &[Value], at: Offset) {
        let method = open.method.given(arguments);
        let params: Vec<Value> = open
            .params
            .iter()
            .map(|param| param.given(arguments))
            .collect();
        for way in method.ways() {
            let is_known = way
                .as_text()
                .is_some_and(|text| method::named(text).is_some());
            if !is_known && !way.is_open() {
                continue;
            }
            let one = Open {
                at,
                method: way.clone(),
                params: params.clone(),
                ..open.clone()
            };
            if is_known && !self.tells_more(open, &one) {
                continue;
            }
            self.closed.insert(open.at);
            self.opened(one, Some(helper.to_owned()));
        }
    }

    /// Whether a caller says what the helper itself does not: the method, or the table.
    fn tells_more(&self, open: &Open, one: &Open) -> bool {
        if open.method.is_open() {
            return true;
        }
        let known = one.method.as_text().and_then(method::named);
        known.is_some_and(|method| {
            let details = self.raw(one, method, None).details;
            details.table.as_deref().and_then(known_table).is_some() || details.open_table
        })
    }

    /// Whether a member of an object is a table that is queried there: `context.Contacts.where(..)`.
    pub(super) fn table(&mut self, at: Offset, on: &Type, name: &str) -> bool {
        let rules = self.rules;
        let Some((table, called)) = rules.table(on, name) else {
            return false;
        };
        if let Some(method) = method::named(called) {
            self.find(Raw {
                at,
                dialect: on.dialect,
                method,
                details: Details {
                    table: Some(table.to_owned()),
                    ..Details::default()
                },
                certainty: Certainty::Certain,
                through: None,
            });
        }
        true
    }

    /// The record that a class makes.
    pub(super) fn record(&mut self, class: &str, given: &Given<'_>) -> Option<Value> {
        let rules = self.rules;
        let (kind, table, made_with) = rules.record(self.language, class)?;
        let dialect = kind.dialect;
        let record = Value::record(kind, Some(table));
        let is_loaded = given
            .values
            .first()
            .is_some_and(|id| !matches!(id, Value::Null));
        if let (true, Some(method)) = (is_loaded, made_with.and_then(method::named)) {
            if let Some(object) = record.as_object() {
                object.set.borrow_mut().insert("Id".to_owned());
            }
            self.find(Raw {
                at: given.at,
                dialect,
                method,
                details: Details {
                    table: Some(table.to_owned()),
                    ..Details::default()
                },
                certainty: Certainty::Certain,
                through: None,
            });
        }
        Some(record)
    }

    /// `{ methodName: "ContactService.add", params: [..] }`.
    pub(super) fn map_of_call(&mut self, at: Offset, map: &Value) {
        let Value::Map(pairs) = map else { return };
        let value_of = |words: &[&str]| {
            let mut found = pairs.iter().filter(|(key, _)| {
                key.as_text()
                    .is_some_and(|key| words.contains(&key.to_ascii_lowercase().as_str()))
            });
            found.next().map(|(_, value)| value.clone())
        };
        let method = value_of(&["method", "methodname", "method_name", "action", "call"]);
        let Some(method) = method.filter(|method| method.ways().iter().any(is_method)) else {
            return;
        };
        let params = value_of(&["params", "args", "arguments", "parameters", "data"]);
        let dialect = self.rules.wire(self.language);
        self.wire(
            dialect,
            at,
            &method,
            &params.into_iter().collect::<Vec<_>>(),
            true,
            Certainty::Likely,
        );
    }

    /// A document of the wire in a text.
    pub(super) fn document(&mut self, at: Offset, text: &Value, _literal: bool) {
        let parts: &[Value] = match text {
            Value::Join(parts) => parts,
            one => std::slice::from_ref(one),
        };
        let has_tag = parts.iter().any(|part| {
            part.as_text()
                .is_some_and(|text| text.contains("methodName>"))
        });
        if !has_tag {
            return;
        }
        let (method, params) = crate::documents::in_text(parts);
        let Some(method) = method else { return };
        let dialect = self.rules.wire(self.language);
        self.wire(dialect, at, &method, &params, true, Certainty::Certain);
    }
}

fn is_method(value: &Value) -> bool {
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

fn is_lambda(node: &Node) -> bool {
    matches!(node.kind, Kind::Function(_))
}

/// What lambdas in an argument name.
#[derive(Default)]
struct Lambda {
    columns: Vec<String>,
    /// Whether they say what is read: `p => p.Include(..)`.
    includes: bool,
}

/// The columns that lambdas in an argument name: members of what the innermost lambda is given.
fn lambda_columns(argument: &Argument) -> Lambda {
    let mut found = Lambda::default();
    let mut left = vec![(&argument.value, Vec::<&str>::new())];
    let mut most = 10_000_usize;
    while let Some((node, given)) = left.pop() {
        most = most.saturating_sub(1);
        if most == 0 {
            break;
        }
        match &node.kind {
            Kind::Function(function) => {
                let mut given = given.clone();
                given.extend(function.parameters.iter().map(|one| one.name.as_str()));
                left.extend(function.body.iter().map(|part| (part, given.clone())));
            }
            Kind::Member(object, name) => match &object.kind {
                Kind::Name(on) if given.contains(&on.as_str()) => found.columns.push(name.clone()),
                _ => left.push((object, given)),
            },
            Kind::Call(call) => {
                // What is called on the builder is no column.
                match &call.target.kind {
                    Kind::Member(object, name) => {
                        found.includes |= name.starts_with("Include");
                        left.push((object, given.clone()));
                    }
                    _ => left.push((&call.target, given.clone())),
                }
                left.extend(call.arguments.iter().map(|one| (&one.value, given.clone())));
            }
            Kind::Block(parts) | Kind::Branch(parts) | Kind::List(parts) | Kind::Join(parts) => {
                left.extend(parts.iter().map(|part| (part, given.clone())));
            }
            Kind::Assign(target, value) => {
                left.push((target, given.clone()));
                left.push((value, given));
            }
            Kind::Return(Some(value)) => left.push((value, given)),
            _ => {}
        }
    }
    // The walk takes the last part first.
    found.columns.reverse();
    found
}
