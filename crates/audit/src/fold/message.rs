//! Messages that are made with a method's name and are given their params afterwards: `$message->addParam(..)`.

use super::call::Given;
use super::frame::{Message, Open, Seen, Sure};
use super::machine::Machine;
use super::value::Value;
use crate::hit::{Certainty, Language};
use crate::syntax::Offset;

/// How many messages wait for their params at a time; each end of a function looks at all of them.
const MOST: usize = 1_000;

impl Machine<'_> {
    /// A new message without params; none where it is something else, or has them.
    pub(super) fn message(&mut self, class: &str, given: &Given<'_>) -> Option<Value> {
        let rules = self.rules;
        let known = rules.function(self.language, class)?;
        let (at, params_at) = (known.rule.method_at?, known.rule.params_at?);
        // `new XmlRpcRequest()`, whose method is named afterwards.
        let is_unnamed = self.language == Language::CSharp && given.values.is_empty();
        let method = match is_unnamed {
            true => Value::Null,
            false => given.values.get(at)?.clone(),
        };
        let is_empty = given
            .values
            .get(params_at)
            .is_none_or(|params| matches!(params, Value::List(items) if items.is_empty()));
        let is_request = is_unnamed || self.is_request(known, given);
        if self.messages.len() >= MOST || !is_empty || !is_request {
            return None;
        }
        let open = Open {
            at: given.at,
            origin: given.at,
            turn: self.turn.id,
            dialect: known.dialect,
            method,
            params: Vec::new(),
            key: known.rule.key,
            certainty: Certainty::Certain,
            sure: self.sure_request(known.rule, given),
        };
        let depth = self.frames.len();
        self.messages.insert(given.at, Message { depth, open });
        Some(Value::Message(given.at))
    }

    /// Whether a member of a message that is assigned to is its method: `request.MethodName = "ContactService.load"`.
    pub(super) fn names_message(&mut self, receiver: &Value, name: &str, method: &Value) -> bool {
        let messages = messages_in(receiver);
        if messages.is_empty() || !matches!(name, "MethodName" | "methodName" | "method") {
            return false;
        }
        for at in messages {
            if let Some(message) = self.messages.get_mut(&at) {
                message.open.method = method.clone();
                message.open.sure = match self.has_address && method.as_text().is_none() {
                    true => Sure::ByAddress,
                    false => Sure::No,
                };
            }
        }
        true
    }

    /// The list of params that a message has: `request.Params.Add(id)`.
    pub(super) fn params_of_message(receiver: &Value, name: &str) -> Option<Value> {
        let is_one = matches!(receiver, Value::Message(_)) && matches!(name, "Params" | "args");
        is_one.then(|| receiver.clone())
    }

    /// Whether a call gives a message a param.
    pub(super) fn adds_param(&mut self, receiver: &Value, name: &str, given: &Given<'_>) -> bool {
        let messages = messages_in(receiver);
        let adds = match self.language {
            Language::CSharp => matches!(name, "Add"),
            _ => matches!(name, "addParam" | "addParameter"),
        };
        if messages.is_empty() || !adds {
            return false;
        }
        for at in messages {
            if let Some(message) = self.messages.get_mut(&at) {
                message.open.params.extend(given.values.first().cloned());
            }
        }
        true
    }

    /// What was made in the function that ends here is what it is by then.
    pub(super) fn end_messages(&mut self) {
        let depth = self.frames.len();
        let ended = |message: &Message| message.depth >= depth;
        let places: Vec<Offset> = self
            .messages
            .iter()
            .filter(|(_, message)| ended(message))
            .map(|(at, _)| *at)
            .collect();
        for at in places {
            if let Some(Message { open, .. }) = self.messages.remove(&at) {
                let Open {
                    dialect,
                    method,
                    params,
                    key,
                    certainty,
                    sure,
                    ..
                } = open;
                // Nobody named it.
                if matches!(method, Value::Null) {
                    continue;
                }
                let seen = Seen {
                    dialect,
                    at,
                    key,
                    certainty,
                    sure,
                };
                self.wire(seen, &method, &params);
            }
        }
    }
}

/// The messages that a value may be, by the places where they were made.
fn messages_in(value: &Value) -> Vec<Offset> {
    let messages = value.ways().iter().filter_map(|way| match way {
        Value::Message(at) => Some(*at),
        _ => None,
    });
    messages.collect()
}
