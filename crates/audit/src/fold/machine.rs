//! The walk through a file: what each name is at each place.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::params::Details;
use super::value::Value;
use crate::dialect::Rulebook;
use crate::hit::{Certainty, Language};
use crate::method::MethodInfo;
use crate::syntax::{Class, Function, Kind, Node, Offset};

/// How many parts of a program are looked at, over all walks. Files written by people stay far below.
const FUEL: usize = 4_000_000;
/// How many walks learn what functions do before the one that finds calls.
const LEARNING: usize = 3;

/// A call that was found.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) at: Offset,
    pub(crate) dialect: usize,
    pub(crate) method: &'static MethodInfo,
    pub(crate) details: Details,
    pub(crate) certainty: Certainty,
    pub(crate) through: Option<String>,
}

/// A call in a function that is decided by what the function is given.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Where it stands.
    pub(super) at: Offset,
    pub(super) dialect: usize,
    /// The name of the method.
    pub(super) method: Value,
    /// Its params.
    pub(super) params: Vec<Value>,
    pub(super) key: bool,
    pub(super) certainty: Certainty,
}

/// What is known of a function.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    pub(super) parameters: Vec<String>,
    /// The place of a parameter that has all arguments from there on.
    pub(super) rest: Option<usize>,
    pub(super) defaults: Vec<Value>,
    pub(super) open: BTreeMap<Offset, Open>,
    pub(super) returns: Option<Value>,
}

/// The names of one function, or of the file.
#[derive(Debug, Default)]
pub(super) struct Frame {
    names: HashMap<String, Value>,
    /// What names were before the branches around this place changed them.
    changed: Vec<Vec<(String, Option<Value>)>>,
    /// The function that it is, by its name.
    pub(super) function: Option<String>,
    pub(super) shifted: usize,
    pub(super) class: Option<String>,
}

/// The walk through one file.
pub(crate) struct Machine<'a> {
    pub(super) rules: &'a Rulebook,
    pub(super) language: Language,
    /// The text of the file, for the places of what stands inside of its texts.
    pub(super) source: &'a str,
    /// The words in the file that point to Keap.
    pub(super) evidence: &'a dyn Fn(usize) -> bool,
    pub(super) frames: Vec<Frame>,
    pub(super) functions: HashMap<String, Summary>,
    pub(super) classes: HashMap<String, Vec<String>>,
    /// What was assigned to the fields of `this`, and what the file's own names were at its end.
    pub(super) fields: HashMap<String, Value>,
    globals: HashMap<String, Value>,
    fuel: usize,
    finding: bool,
    found: Vec<Raw>,
    /// Calls in functions of which a call of the function said what they are.
    pub(super) closed: BTreeSet<Offset>,
    pub(super) is_library: bool,
}

impl<'a> Machine<'a> {
    pub(crate) fn new(
        rules: &'a Rulebook,
        language: Language,
        source: &'a str,
        evidence: &'a dyn Fn(usize) -> bool,
    ) -> Self {
        Self {
            rules,
            language,
            source,
            evidence,
            frames: Vec::new(),
            functions: HashMap::new(),
            classes: HashMap::new(),
            fields: HashMap::new(),
            globals: HashMap::new(),
            fuel: FUEL,
            finding: false,
            found: Vec::new(),
            closed: BTreeSet::new(),
            is_library: false,
        }
    }

    /// The calls in a program, and whether all of it was walked.
    pub(crate) fn run(mut self, program: &[Node]) -> (Vec<Raw>, bool, bool) {
        for _ in 0..LEARNING {
            self.walk(program);
        }
        self.finding = true;
        self.walk(program);
        self.add_unclosed();
        (self.found, self.fuel > 0, self.is_library)
    }

    fn walk(&mut self, program: &[Node]) {
        self.frames = vec![Frame::default()];
        for node in program {
            self.eval(node);
        }
        if let Some(frame) = self.frames.pop() {
            self.globals = frame.names;
        }
    }

    /// Calls with a known method whose table no call of their function told.
    fn add_unclosed(&mut self) {
        let functions = std::mem::take(&mut self.functions);
        for summary in functions.into_values() {
            for open in summary.open.into_values() {
                let known = open.method.as_text().and_then(crate::method::named);
                if let (Some(method), false) = (known, self.closed.contains(&open.at)) {
                    let raw = self.raw(&open, method, None);
                    self.found.push(raw);
                }
            }
        }
    }

    pub(super) fn raw(
        &self,
        open: &Open,
        method: &'static MethodInfo,
        through: Option<String>,
    ) -> Raw {
        let params = super::params::aligned(method, &open.params, open.key);
        Raw {
            at: open.at,
            dialect: open.dialect,
            method,
            details: super::params::of_method(method, &params),
            certainty: open.certainty,
            through,
        }
    }

    pub(super) fn find(&mut self, raw: Raw) {
        if self.finding {
            self.found.push(raw);
        }
    }

    pub(super) fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    /// The summary of the function around this place.
    pub(super) fn summary(&mut self) -> Option<&mut Summary> {
        let name = self
            .frames
            .iter()
            .rev()
            .find_map(|frame| frame.function.clone())?;
        Some(self.functions.entry(name).or_default())
    }

    /// What a part of the program is.
    pub(super) fn eval(&mut self, node: &Node) -> Value {
        if self.fuel == 0 {
            return Value::Unknown;
        }
        self.fuel = self.fuel.saturating_sub(1);
        match &node.kind {
            Kind::Text(text) => {
                self.document(node.at, &Value::text(text));
                Value::text(text)
            }
            Kind::Number(number) => Value::Number(number.as_str().into()),
            Kind::Flag => Value::Flag,
            Kind::Null => Value::Null,
            Kind::Name(name) => self.name(name),
            Kind::Member(object, name) => self.member(object, name),
            Kind::Index(object, index) => self.index(object, index.as_deref()),
            Kind::Call(call) => self.call(node.at, call),
            Kind::New(new) => self.creation(node.at, new),
            Kind::List(items) => Value::list(items.iter().map(|item| self.eval(item)).collect()),
            Kind::Map(pairs) => self.pairs(node.at, pairs),
            Kind::Spread(inner) => Value::Spread(self.eval(inner).into()),
            Kind::Join(parts) => self.joined(node, parts),
            Kind::Assign(target, value) => {
                let value = self.eval(value);
                self.assign(target, value.clone());
                value
            }
            Kind::Function(function) => self.function(function),
            Kind::Class(class) => self.class(class),
            Kind::Branch(parts) => self.branch(parts),
            Kind::Return(value) => self.returned(value.as_deref()),
            Kind::Block(parts) => {
                let mut last = Value::Unknown;
                for part in parts {
                    last = self.eval(part);
                }
                last
            }
        }
    }

    fn pairs(&mut self, at: Offset, pairs: &[(Node, Node)]) -> Value {
        let pairs = pairs
            .iter()
            .map(|(key, value)| (self.eval(key), self.eval(value)))
            .collect();
        let map = Value::map(pairs);
        self.map_of_call(at, &map);
        map
    }

    fn joined(&mut self, node: &Node, parts: &[Node]) -> Value {
        let literal = parts
            .iter()
            .find(|part| matches!(&part.kind, Kind::Text(text) if text.contains("methodName>")));
        let values: Vec<Value> = parts
            .iter()
            .map(|part| match &part.kind {
                // The whole is looked at below, and not each of its parts.
                Kind::Text(text) => Value::text(text),
                _ => self.eval(part),
            })
            .collect();
        if values.iter().any(|value| matches!(value, Value::List(_))) {
            return concatenated(values);
        }
        let whole = Value::join(values);
        if let Some(literal) = literal {
            self.document(literal.at.max(node.at), &whole);
        }
        whole
    }

    fn name(&mut self, name: &str) -> Value {
        for frame in self.frames.iter().rev() {
            if let Some(value) = frame.names.get(name) {
                return value.clone();
            }
        }
        if let Some(value) = self.fields.get(name).or_else(|| self.globals.get(name)) {
            return value.clone();
        }
        if is_this(name) {
            return self.this();
        }
        if self.language == Language::Bash
            && let Ok(position @ 1..) = name.parse::<usize>()
            && self.frames.len() > 1
        {
            return Value::Parameter(position.saturating_sub(1));
        }
        // The arguments of a function in Perl.
        if name == "_" && self.language == Language::Perl && self.frames.len() > 1 {
            return Value::list((0..12).map(Value::Parameter).collect());
        }
        match self.rules.name(self.language, name) {
            Some(kind) => Value::object(kind),
            None => Value::Name(name.into()),
        }
    }

    /// `this` in a class that is derived from one of a library is one of them.
    fn this(&self) -> Value {
        let class = self
            .frames
            .iter()
            .rev()
            .find_map(|frame| frame.class.as_ref());
        let known = class.and_then(|class| self.made_by(class));
        known.unwrap_or(Value::Name("this".into()))
    }

    /// What a class makes, by itself or by one that it is derived from.
    pub(super) fn made_by(&self, class: &str) -> Option<Value> {
        let mut class = class.to_owned();
        for _ in 0..8 {
            if let Some(kind) = self.rules.class(self.language, &class) {
                return Some(Value::object(kind));
            }
            class = self.classes.get(&class)?.first()?.clone();
        }
        None
    }

    fn member(&mut self, object: &Node, name: &str) -> Value {
        let receiver = self.eval(object);
        if let Some(found) = receiver.as_object() {
            if let Some((kind, _)) = self.rules.member(&found.kind, name) {
                return Value::object(kind);
            }
            if self.table(object.at, &found.kind, name) {
                return Value::Unknown;
            }
            if found.table.is_some() {
                return Value::Unknown;
            }
        }
        let is_own = match &receiver {
            Value::Name(class) => is_this(class) || self.classes.contains_key(class.as_ref()),
            Value::Object(_) => matches!(&object.kind, Kind::Name(name) if is_this(name)),
            _ => false,
        };
        if is_own && let Some(value) = self.fields.get(name) {
            return value.clone();
        }
        // `InfusionSoft.Tables.Contact` and `xmlrpc.client.ServerProxy`: the last name says what it is.
        match (&receiver, self.rules.name(self.language, name)) {
            (Value::Name(_), Some(kind)) => Value::object(kind),
            (Value::Name(_), None) if !is_own => Value::Name(name.into()),
            _ => Value::Unknown,
        }
    }

    fn index(&mut self, object: &Node, index: Option<&Node>) -> Value {
        let whole = self.eval(object);
        let index = index.map(|index| self.eval(index));
        let (Some(index), found) = (index, whole.ways()) else {
            return Value::Unknown;
        };
        let ways = found.iter().map(|way| match (way, &index) {
            (Value::Map(pairs), Value::Text(wanted)) => pairs
                .iter()
                .rev()
                .find(|(key, _)| key.as_text() == Some(wanted))
                .map_or(Value::Unknown, |(_, value)| value.clone()),
            // Any of them may be meant where the key is not known.
            (Value::Map(pairs), Value::Unknown | Value::Name(_)) => {
                Value::either(pairs.iter().map(|(_, value)| value.clone()).collect())
            }
            (Value::List(items), Value::Number(number)) => number
                .parse::<usize>()
                .ok()
                .and_then(|number| items.get(number).cloned())
                .unwrap_or(Value::Unknown),
            (Value::Object(object), Value::Text(name)) => self
                .rules
                .member(&object.kind, name)
                .map_or(Value::Unknown, |(kind, _)| Value::object(kind)),
            _ => Value::Unknown,
        });
        Value::either(ways.collect())
    }

    /// Whether a name is one of the function around this place.
    pub(super) fn is_local(&self, name: &str) -> bool {
        let is_free = !matches!(self.language, Language::CSharp | Language::Java);
        is_free
            || self
                .frames
                .last()
                .is_none_or(|frame| frame.class.is_some() || frame.names.contains_key(name))
    }

    pub(super) fn set(&mut self, name: &str, value: Value) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let before = frame.names.insert(name.to_owned(), value);
        if let Some(changed) = frame.changed.last_mut() {
            changed.push((name.to_owned(), before));
        }
    }

    /// Parts that may be run: afterwards each name has what it had before, or what it was given there.
    fn branch(&mut self, parts: &[Node]) -> Value {
        if let Some(frame) = self.frame() {
            frame.changed.push(Vec::new());
        }
        let values: Vec<Value> = parts.iter().map(|part| self.eval(part)).collect();
        let changed = self.frame().and_then(|frame| frame.changed.pop());
        let mut first: HashMap<String, Option<Value>> = HashMap::new();
        for (name, before) in changed.unwrap_or_default() {
            first.entry(name).or_insert(before);
        }
        for (name, before) in first {
            let after = self
                .frame()
                .and_then(|frame| frame.names.get(&name).cloned());
            let ways = before.into_iter().chain(after).collect();
            self.set(&name, Value::either(ways));
        }
        // A choice between values is written as a branch, too: the condition is its first part.
        Value::either(values.into_iter().skip(1).collect())
    }

    /// A function: its body with what it is given as open values.
    fn function(&mut self, function: &Function) -> Value {
        let key = function
            .name
            .as_deref()
            .map(|name| name.trim_start_matches('&'));
        let mut parameters: Vec<_> = function.parameters.iter().collect();
        let in_class = self
            .frames
            .last()
            .is_some_and(|frame| frame.class.is_some());
        if in_class && parameters.first().is_some_and(|first| is_this(&first.name)) {
            parameters.remove(0);
        }
        let defaults: Vec<Value> = parameters
            .iter()
            .map(|parameter| {
                parameter
                    .default
                    .as_ref()
                    .map_or(Value::Unknown, |node| self.eval(node))
            })
            .collect();
        let mut frame = Frame {
            function: key.map(str::to_owned),
            ..Frame::default()
        };
        for (place, parameter) in parameters.iter().enumerate() {
            let typed = parameter
                .class
                .as_deref()
                .and_then(|class| self.made_by(class));
            let open = if key.is_some() {
                Value::Parameter(place)
            } else {
                Value::Unknown
            };
            frame
                .names
                .insert(parameter.name.clone(), typed.unwrap_or(open));
        }
        if let Some(key) = key {
            let summary = self.functions.entry(key.to_owned()).or_default();
            summary.parameters = parameters
                .iter()
                .map(|parameter| parameter.name.clone())
                .collect();
            summary.rest = parameters.iter().position(|parameter| parameter.rest);
            summary.defaults = defaults;
            summary.returns = None;
        }
        self.frames.push(frame);
        let mut last = Value::Unknown;
        for part in &function.body {
            last = self.eval(part);
        }
        // In some languages a function gives back what its last part is.
        if self.language == Language::Ruby || function.body.len() == 1 {
            self.give_back(last);
        }
        self.frames.pop();
        Value::Name(key.unwrap_or_default().into())
    }

    fn class(&mut self, class: &Class) -> Value {
        if self.rules.is_library(self.language, &class.name) {
            self.is_library = true;
        }
        self.classes.insert(class.name.clone(), class.bases.clone());
        self.frames.push(Frame {
            class: Some(class.name.clone()),
            ..Frame::default()
        });
        for part in &class.body {
            self.eval(part);
        }
        // What a class declares are the fields of its objects.
        if let Some(frame) = self.frames.pop() {
            for (name, value) in frame.names {
                self.set_field(&name, value);
            }
        }
        Value::Name(class.name.as_str().into())
    }

    pub(super) fn set_field(&mut self, name: &str, value: Value) {
        let known = self.fields.remove(name);
        let ways = known
            .into_iter()
            .filter(|known| !matches!(known, Value::Null | Value::Unknown | Value::Name(_)))
            .chain([value]);
        let value = Value::either(ways.collect());
        self.fields.insert(name.to_owned(), value);
    }

    fn returned(&mut self, value: Option<&Node>) -> Value {
        let value = value.map_or(Value::Unknown, |value| self.eval(value));
        self.give_back(value.clone());
        value
    }

    pub(super) fn give_back(&mut self, value: Value) {
        if let Some(summary) = self.summary() {
            let ways = summary.returns.take().into_iter().chain([value]);
            summary.returns = Some(Value::either(ways.collect()));
        }
    }
}

/// Lists put together: `[key] + params`.
pub(super) fn concatenated(lists: Vec<Value>) -> Value {
    let parts = lists.into_iter().map(|list| Value::Spread(list.into()));
    Value::list(parts.collect())
}

/// The names of the object that a method belongs to, and of its class.
pub(super) fn is_this(name: &str) -> bool {
    matches!(
        name,
        "this" | "self" | "static" | "Me" | "parent" | "super" | "cls"
    )
}
