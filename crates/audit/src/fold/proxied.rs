//! Objects of the file that answer whatever they are asked for: `__getattr__`, `__get`, `__call`, `method_missing`, and the
//! `Proxy` of JavaScript. What they do is gone through where they are asked, with the name that they are asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::answering::{constructor, gives, is_property, magic, method};
use super::call::Given;
use super::frame::Frame;
use super::machine::Machine;
use super::names::is_this;
use super::value::{Answers, Proxy, Value};
use crate::hit::Language;
use crate::syntax::{Class, Function, Kind, New, Offset};

/// How deep answers are gone through in answers.
const DEEPEST: usize = 8;
/// What a function was given before it is called, among its names.
const BOUND: &str = "(bound)";
/// How many fields an object has, and names a function has from around it.
const MOST_NAMES: usize = 100;

impl Proxy {
    fn of(answers: Answers, names: BTreeMap<String, Value>) -> Value {
        Value::Proxy(Rc::new(Self {
            answers,
            names: RefCell::new(names),
        }))
    }

    /// Keeps a value in a field of an object.
    pub(super) fn keep(&self, name: &str, value: Value) {
        if let (Answers::Class(_), Ok(mut names)) = (&self.answers, self.names.try_borrow_mut())
            && names.len() < MOST_NAMES
        {
            names.insert(name.to_owned(), value);
        }
    }

    fn kept(&self, name: &str) -> Option<Value> {
        self.names.borrow().get(name).cloned()
    }
}

impl Machine<'_> {
    /// Where an object was asked for what is gone through.
    pub(super) fn asked_at(&self) -> Option<Offset> {
        self.asked.first().copied()
    }

    /// Notes that a call was told where an object was asked for it, and so were those on the way to it.
    pub(super) fn note_answered(&mut self, at: Offset) {
        self.answered.insert(at);
        self.answered.extend(self.asked.iter().skip(1).copied());
    }

    /// Notes a class whose objects answer whatever they are asked for.
    pub(super) fn note_answering(&mut self, class: &Rc<Class>) {
        let mut magic = magic(self.language).iter();
        let is_script = matches!(self.language, Language::JavaScript | Language::TypeScript);
        let answers = |name: &&str| {
            method(class, name).is_some_and(|one| !is_script || one.body.iter().any(gives))
        };
        if magic.any(answers) {
            self.answering.insert(class.name.clone(), Rc::clone(class));
        }
    }

    /// An object of such a class.
    pub(super) fn instance(&mut self, class: &str, given: &Given<'_>) -> Option<Value> {
        let class = Rc::clone(self.answering.get(class)?);
        // A class that is written in a function has the names of that.
        let mut names = match self.asking {
            0 => BTreeMap::new(),
            _ => self.names_around(),
        };
        names.retain(|name, _| !is_this(name) && !name.starts_with('@'));
        let made = Proxy::of(Answers::Class(Rc::clone(&class)), names);
        self.instances.extend(made.as_proxy().map(Rc::downgrade));
        let function = method(&class, constructor(self.language)).map(Rc::clone);
        let given_back =
            function.map(|function| self.run_of(&made, &function, given.values.clone(), given.at));
        match self.language {
            Language::JavaScript | Language::TypeScript => {
                given_back.filter(|value| value.as_proxy().is_some())
            }
            _ => Some(made),
        }
    }

    /// `new Proxy(target, { get: (target, name) => .. })`
    pub(super) fn proxy(&mut self, new: &New) -> Option<Value> {
        let is_script = matches!(self.language, Language::JavaScript | Language::TypeScript);
        let [target, handler] = new.arguments.as_slice() else {
            return None;
        };
        if !is_script || new.class != "Proxy" {
            return None;
        }
        let written = |name: &str| match &handler.value.kind {
            Kind::Map(pairs) => {
                pairs
                    .iter()
                    .find_map(|(key, value)| match (&key.kind, &value.kind) {
                        (Kind::Text(key), Kind::Function(function)) if key == name => {
                            Some(Rc::clone(function))
                        }
                        _ => None,
                    })
            }
            _ => None,
        };
        let (get, apply) = (written("get"), written("apply"));
        let target = self.eval(&target.value);
        let kept = match self.asking {
            // What is in it has calls by itself, where nobody asks it.
            0 => self.eval(&handler.value),
            _ => Value::Unknown,
        };
        let named = |name: &str| match super::names::entry(&kept, name) {
            Some(Value::Name(function)) => self.bodies.get(function.as_ref()).cloned(),
            _ => None,
        };
        let answers = Answers::Handler {
            target: target.into(),
            get: get.or_else(|| named("get")),
            apply: apply.or_else(|| named("apply")),
        };
        Some(Proxy::of(answers, self.names_around()))
    }

    /// A function that is given back by what answers.
    pub(super) fn closure(&mut self, function: &Rc<Function>) -> Value {
        let made = Proxy::of(Answers::Function(Rc::clone(function)), self.names_around());
        if let Some(name) = &function.name {
            self.set(name, made.clone());
        }
        made
    }

    /// A function that is handed to a call in what answers: the call runs it.
    pub(super) fn handed_over_to(&mut self, function: &Rc<Function>) -> Value {
        let around = std::mem::take(&mut self.asking);
        let value = self.declared(function);
        self.asking = around;
        value
    }

    /// What a function has from around it.
    fn names_around(&self) -> BTreeMap<String, Value> {
        let frames = self.frames.iter().skip(1).filter(|frame| frame.is_function);
        let names = frames.flat_map(|frame| &frame.names);
        let names = names.map(|(name, value)| (name.clone(), value.clone()));
        names.take(MOST_NAMES).collect()
    }

    /// What an object is asked for: a field of it, or what it answers.
    pub(super) fn answer(&mut self, receiver: &Value, name: &str, at: Offset) -> Option<Value> {
        let proxy = Rc::clone(receiver.as_proxy()?);
        let object = Value::Proxy(Rc::clone(&proxy));
        if let Some(kept) = proxy.kept(name) {
            return Some(kept);
        }
        let asked = Value::text(name);
        match &proxy.answers {
            Answers::Class(class) => {
                if let Some(own) = method(class, name) {
                    let own = Rc::clone(own);
                    if self.language != Language::Python || is_property(class, name) {
                        return Some(self.run_of(&object, &own, Vec::new(), at));
                    }
                    let names = BTreeMap::from([("self".to_owned(), object)]);
                    return Some(Proxy::of(Answers::Function(own), names));
                }
                if let Some(field) = self.fields.get(name) {
                    return Some(field.clone());
                }
                let magic = ["__getattr__", "__getattribute__", "__getitem__", "__get"].iter();
                let function = magic.filter_map(|magic| method(class, magic)).next();
                let function = Rc::clone(function?);
                Some(self.run_of(&object, &function, vec![asked], at))
            }
            Answers::Handler { target, get, .. } => {
                let values = vec![target.as_ref().clone(), asked];
                let get = Rc::clone(get.as_ref()?);
                let names = proxy.names.borrow().clone();
                Some(self.go_through(&get, names, values, at))
            }
            Answers::Function(_) => None,
        }
    }

    /// A call on such an object.
    pub(super) fn answered_call(
        &mut self,
        receiver: &Value,
        name: &str,
        given: &Given<'_>,
    ) -> Option<Value> {
        if name == "partial"
            && let Some(bound) = self.partial(given)
        {
            return Some(bound);
        }
        // `Keap.new("ab123")` of Ruby
        if let (Value::Name(class), "new") = (receiver, name) {
            return self.instance(class, given);
        }
        let proxy = Rc::clone(receiver.as_proxy()?);
        let object = Value::Proxy(Rc::clone(&proxy));
        if let Answers::Class(class) = &proxy.answers {
            if let Some(own) = method(class, name) {
                let own = Rc::clone(own);
                return Some(self.run_of(&object, &own, given.values.clone(), given.at));
            }
            let caught = match self.language {
                Language::Php => (
                    "__call",
                    vec![Value::text(name), Value::list(given.values.clone())],
                ),
                _ => {
                    let named = std::iter::once(Value::text(name));
                    (
                        "method_missing",
                        named.chain(given.values.iter().cloned()).collect(),
                    )
                }
            };
            if let Some(function) = method(class, caught.0) {
                let function = Rc::clone(function);
                return Some(self.run_of(&object, &function, caught.1, given.at));
            }
        }
        let target = self.answer(receiver, name, given.at)?;
        self.called_proxy(&target, given)
            .or_else(|| Some(self.value_call(&target, given)))
    }

    /// A call of a name that has such an object, or a function that one gave.
    pub(super) fn answer_of_name(&mut self, name: &str, given: &Given<'_>) -> Option<Value> {
        if let Some(made) = self.instance(name, given) {
            return Some(made);
        }
        if name == "partial" {
            return self.partial(given);
        }
        let mut frames = self.frames.iter().rev();
        let value = frames.find_map(|frame| frame.names.get(name))?.clone();
        self.called_proxy(&value, given)
            .or_else(|| self.curried(&value, given))
    }

    /// A function that gives a function: `(service) => (method) => (...args) => ..`.
    fn curried(&mut self, value: &Value, given: &Given<'_>) -> Option<Value> {
        let Value::Name(name) = value else {
            return None;
        };
        let function = self
            .bodies
            .get(name.as_ref())
            .filter(|_| !name.is_empty())?;
        let is_curried =
            matches!(function.body.as_slice(), [one] if matches!(one.kind, Kind::Function(_)));
        let function = Rc::clone(function);
        is_curried
            .then(|| self.go_through(&function, BTreeMap::new(), given.values.clone(), given.at))
    }

    /// `functools.partial(keap._call, service, method)`
    fn partial(&mut self, given: &Given<'_>) -> Option<Value> {
        let (function, bound) = given.values.split_first()?;
        let proxy = function.as_proxy()?;
        let mut names = proxy.names.borrow().clone();
        names.insert(BOUND.to_owned(), Value::list(bound.to_vec()));
        // What is handed over is called by whoever has it.
        self.calls = self.calls.saturating_add(1);
        let handed = given.arguments.iter().map(|one| one.value.at);
        self.answered.extend(handed);
        Some(Proxy::of(proxy.answers.clone(), names))
    }

    /// A call of such an object itself.
    pub(super) fn called_proxy(&mut self, target: &Value, given: &Given<'_>) -> Option<Value> {
        let proxy = Rc::clone(target.as_proxy()?);
        let object = Value::Proxy(Rc::clone(&proxy));
        let values = given.values.clone();
        match &proxy.answers {
            Answers::Class(class) => {
                let mut magic = ["__call__", "__invoke"].iter();
                let function = Rc::clone(magic.find_map(|magic| method(class, magic))?);
                Some(self.run_of(&object, &function, values, given.at))
            }
            Answers::Handler { target, apply, .. } => {
                let values = vec![target.as_ref().clone(), Value::Unknown, Value::list(values)];
                let names = proxy.names.borrow().clone();
                let apply = Rc::clone(apply.as_ref()?);
                Some(self.go_through(&apply, names, values, given.at))
            }
            Answers::Function(function) => {
                let mut names = proxy.names.borrow().clone();
                let mut values = values;
                if let Some(Value::List(bound)) = names.remove(BOUND) {
                    values = bound.iter().cloned().chain(values).collect();
                }
                let is_method = function
                    .parameters
                    .first()
                    .is_some_and(|first| is_this(&first.name));
                if let (true, Some(object)) = (is_method, names.get("self")) {
                    values.insert(0, object.clone());
                }
                Some(self.go_through(function, names, values, given.at))
            }
        }
    }

    /// A field of the object whose method is gone through: Ruby. Whether there is one.
    pub(super) fn keep_in_proxy(&mut self, name: &str, value: &Value) -> bool {
        let mut frames = self.frames.iter().rev();
        let object = frames.find_map(|frame| frame.names.get("self")?.as_proxy());
        let Some(object) = object.filter(|_| self.asking > 0).cloned() else {
            return false;
        };
        object.keep(name, value.clone());
        self.set(name, value.clone());
        true
    }

    /// A method of an object.
    fn run_of(
        &mut self,
        object: &Value,
        function: &Rc<Function>,
        mut values: Vec<Value>,
        at: Offset,
    ) -> Value {
        let mut names = BTreeMap::new();
        // The fields of an object of Ruby are names in its methods, and a class of Python may stand in a function.
        let has_names = matches!(self.language, Language::Ruby | Language::Python);
        if let (true, Some(proxy)) = (has_names, object.as_proxy()) {
            names.extend(proxy.names.borrow().clone());
        }
        for this in ["this", "self"] {
            names.insert(this.to_owned(), object.clone());
        }
        if function
            .parameters
            .first()
            .is_some_and(|first| is_this(&first.name))
        {
            values.insert(0, object.clone());
        }
        self.go_through(function, names, values, at)
    }

    /// The body of a function with what it has from around it and what it is given.
    fn go_through(
        &mut self,
        function: &Rc<Function>,
        names: BTreeMap<String, Value>,
        values: Vec<Value>,
        at: Offset,
    ) -> Value {
        if self.asking >= DEEPEST {
            return Value::Unknown;
        }
        self.asking = self.asking.saturating_add(1);
        self.asked.push(at);
        self.frames.push(Frame {
            names: names.into_iter().collect(),
            is_function: true,
            gives: Some(Vec::new()),
            ..Frame::default()
        });
        for (place, parameter) in function.parameters.iter().enumerate() {
            let value = match (parameter.rest, values.get(place)) {
                (true, _) => Value::list(values.get(place..).unwrap_or_default().to_vec()),
                (false, Some(value)) => value.clone(),
                (false, None) => match &parameter.default {
                    Some(default) => self.eval(default),
                    None => Value::Unknown,
                },
            };
            match &parameter.pattern {
                Some(pattern) => self.assign(pattern, value),
                None => self.set(&parameter.name, value),
            }
        }
        let mut last = Value::Unknown;
        for part in &function.body {
            last = self.eval(part);
        }
        self.end_messages();
        let gives = self.frames.pop().and_then(|frame| frame.gives);
        self.asked.pop();
        self.asking = self.asking.saturating_sub(1);
        let is_last = self.language == Language::Ruby || function.body.len() == 1;
        match gives.unwrap_or_default() {
            gives if !gives.is_empty() => Value::either(gives),
            _ if is_last => last,
            _ => Value::Unknown,
        }
    }
}
