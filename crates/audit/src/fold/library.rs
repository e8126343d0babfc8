//! Calls on what is known to be of a library: its services, its own calls, its records.

use std::rc::Rc;

use super::call::Given;
use super::frame::{Seen, Sure};
use super::lambda::is_lambda;
use super::machine::{Machine, Raw};
use super::params::{self, Details, known_table};
use super::value::{Object, Value};
use crate::dialect::{Known, Type, TypeKind};
use crate::hit::{Certainty, Condition, Language};
use crate::method::{self, MethodInfo};
use crate::slip::{is_slip, is_slip_of};
use crate::syntax::{Argument, Offset};

impl Machine<'_> {
    /// A call on something of a library; none when it has no such call.
    pub(super) fn on_library(
        &mut self,
        object: &Rc<Object>,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        let rules = self.rules;
        let name = rules.spelled(self.language, name);
        // A service that is asked for by a call: `$app->contacts('xml')`.
        if let Some((kind, place)) = rules.member(&object.kind, name) {
            if place.method_first {
                self.method_first(&kind, place.key, true, given);
                return Some(Value::Unknown);
            }
            // `infusionsoft.DataService("query", ..)`, where the name of the library is that of a client.
            let is_method = |service: &str, first: &Value| {
                let first = first.as_text();
                first.is_some_and(|first| method::of_service(service, first).is_some())
            };
            let first = given.values.first();
            if let (TypeKind::Service { name: service, .. }, Some(first)) = (&kind.kind, first)
                && name.ends_with("Service")
                && is_method(service, first)
            {
                self.method_first(&kind, false, true, given);
                return Some(Value::Unknown);
            }
            return self.service_asked_for(object, name, &given.values);
        }
        if let Some(rule) = rules.call_on(&object.kind, name) {
            let known = Known {
                dialect: object.kind.dialect,
                rule,
            };
            let certainty = match object.is_likely {
                true => Certainty::Likely,
                false => Certainty::Certain,
            };
            let is_sure = !object.is_likely;
            self.ruled(known, Some(object), certainty, is_sure.into(), given);
            return Some(Value::records(rule.method.as_deref(), &given.values));
        }
        if object.is_likely || self.functions.contains_key(name) {
            return self.on_service(object, name, given);
        }
        // `$app->dsQeury(..)`
        if rules.call_near(&object.kind, name).is_some() {
            self.misspelt_call(given.at, object.kind.dialect, name);
            return Some(Value::Unknown);
        }
        self.on_service(object, name, given)
    }

    /// A service that a client is asked for with a word, or without one.
    pub(super) fn service_asked_for(
        &self,
        object: &Object,
        name: &str,
        values: &[Value],
    ) -> Option<Value> {
        let (mut kind, place) = self.rules.member(&object.kind, name)?;
        let asked = place.asked_with.as_deref();
        if let TypeKind::Service { certain, .. } = &mut kind.kind {
            let first = values.first().map(|first| self.or_default(first));
            *certain =
                asked.is_none_or(|word| first.as_ref().and_then(Value::as_text) == Some(word));
            let elsewhere = asked.is_some() && !*certain && !values.is_empty();
            if elsewhere {
                return Some(Value::Unknown);
            }
        }
        Some(Value::belonging(kind, object))
    }

    fn on_service(&mut self, object: &Object, name: &str, given: &Given<'_>) -> Option<Value> {
        let TypeKind::Service {
            name: service,
            certain,
            key,
            typed,
        } = &object.kind.kind
        else {
            return None;
        };
        let mut seen = Seen {
            dialect: object.kind.dialect,
            at: given.at,
            key: *key,
            certainty: match *certain && !object.is_likely {
                true => Certainty::Certain,
                false => Certainty::Likely,
            },
            sure: Sure::No,
        };
        let Some(method) = self.method_of(service, name, *key) else {
            // On a client at an address of Keap's whatever is called is a method; libraries have their own beside those.
            let called = format!("{service}.{name}");
            let is_misspelt = match key {
                true => is_slip(&called),
                false => is_slip_of(service, name),
            };
            let is_sure = object.is_at_keap && !name.starts_with("__")
                || (*certain && (self.evidence)(seen.dialect) && is_misspelt);
            seen.sure = is_sure.into();
            let called = Value::text(&called);
            return is_sure.then(|| {
                self.wire(seen, &called, &given.values);
                Value::Unknown
            });
        };
        if *typed {
            self.typed(seen, method, given);
        } else {
            self.wire(seen, &Value::text(method.name), &given.values);
        }
        Some(Value::Unknown)
    }

    /// The method of a service by what a program calls: in C# perhaps one that is waited for, `AddAsync`. A proxy sends the
    /// name as it is.
    fn method_of(&self, service: &str, name: &str, is_wire: bool) -> Option<&'static MethodInfo> {
        if is_wire {
            return method::named(&format!("{service}.{name}"));
        }
        let waited_for = || {
            let is_sharp = self.language == Language::CSharp;
            of_service(service, name.strip_suffix("Async").filter(|_| is_sharp)?)
        };
        of_service(service, name).or_else(waited_for)
    }

    /// `app.ContactService("add", ..)`.
    pub(super) fn method_first(
        &mut self,
        kind: &Type,
        key: bool,
        is_sure: bool,
        given: &Given<'_>,
    ) {
        let (TypeKind::Service { name, .. }, Some((first, params))) =
            (&kind.kind, given.values.split_first())
        else {
            return;
        };
        let method = Value::join(vec![Value::text(name), Value::text("."), first.clone()]);
        let seen = Seen {
            dialect: kind.dialect,
            at: given.at,
            key,
            certainty: Certainty::Certain,
            sure: is_sure.into(),
        };
        self.wire(seen, &method, params);
    }

    /// A call of which a dialect says what it is.
    pub(super) fn ruled(
        &mut self,
        known: Known<'_>,
        object: Option<&Rc<Object>>,
        certainty: Certainty,
        sure: Sure,
        given: &Given<'_>,
    ) {
        let Known { dialect, rule } = known;
        let mut seen = Seen {
            dialect,
            at: given.at,
            key: rule.key,
            certainty,
            sure: Sure::No,
        };
        if let Some(at) = rule.method_at {
            let Some(method) = given.values.get(at).cloned() else {
                return;
            };
            seen.sure = sure;
            let params = match rule.params_at {
                Some(at) => given
                    .values
                    .get(at..)
                    .and_then(|rest| rest.get(..1))
                    .unwrap_or_default(),
                None => given.values.get(at.saturating_add(1)..).unwrap_or_default(),
            };
            self.wire(seen, &method, params);
            return;
        }
        let Some(mut method) = rule.method.as_deref().and_then(method::named) else {
            return;
        };
        if rule.arguments.is_none() && object.is_none_or(|object| object.table.is_none()) {
            self.wire(seen, &Value::text(method.name), &given.values);
            return;
        }
        // What a helper is given decides.
        if let Some(words) = &rule.arguments
            && given.values.iter().any(Value::is_open)
        {
            let params = params::in_order(method, words, &given.values);
            let name = Value::text(method.name);
            seen.key = false;
            self.wire(seen, &name, &params);
            return;
        }
        if let Some(words) = &rule.arguments {
            let place = words.iter().position(|word| word == "table");
            let each = params::each_table(place, &given.values);
            if each.len() > 1 {
                for values in each {
                    self.find(Raw {
                        at: given.at,
                        dialect,
                        method,
                        details: params::of_words(words, &values),
                        certainty,
                        through: None,
                    });
                }
                return;
            }
        }
        let mut details = match &rule.arguments {
            Some(words) => params::of_words(words, &given.values),
            None => params::of_method(method, &given.values),
        };
        // `Infusionsoft_DataService::save($contact)` writes what the record has, as `$contact->save()` does.
        let first = given.values.first().and_then(Value::as_object);
        let saved = first.filter(|_| method.name == "DataService.add" && rule.arguments.is_some());
        let mut records = object.into_iter().chain(saved);
        if let Some(object) = records.find(|object| object.table.is_some()) {
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
    fn typed(&mut self, seen: Seen, method: &'static MethodInfo, given: &Given<'_>) {
        let has_lambda = |one: &Argument| is_lambda(&one.value) || self.is_setter(&one.value);
        if given.types.is_empty() && !given.arguments.iter().any(has_lambda) {
            let seen = Seen { key: false, ..seen };
            self.wire(seen, &Value::text(method.name), &given.values);
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
            let lambda = self.lambda_columns(argument);
            if lambda.is_open {
                details.opens(match (writes, lambda.includes) {
                    (true, _) => "writes",
                    (false, true) => "reads",
                    (false, false) => "conditions",
                });
            }
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
            dialect: seen.dialect,
            method,
            details,
            certainty: seen.certainty,
            through: None,
        });
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

    /// What a class is a record of, by itself or by one that it is derived from.
    fn record_of(&self, class: &str) -> Option<(Type, &'static str, Option<&str>)> {
        let mut class = class;
        for _ in 0..8 {
            let found = self.rules.record(self.language, class);
            if found.is_some() {
                return found;
            }
            class = self.classes.get(class)?.first()?;
        }
        None
    }

    /// The record that a class makes.
    pub(super) fn record(&mut self, class: &str, given: &Given<'_>) -> Option<Value> {
        let (kind, table, made_with) = self.record_of(class)?;
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
}

/// The method of a service. Some libraries have one service of affiliates where the API has two.
fn of_service(service: &str, name: &str) -> Option<&'static MethodInfo> {
    let other = match service {
        "AffiliateService" => "APIAffiliateService",
        "APIAffiliateService" => "AffiliateService",
        _ => service,
    };
    method::of_service(service, name).or_else(|| method::of_service(other, name))
}

#[cfg(test)]
mod tests;
