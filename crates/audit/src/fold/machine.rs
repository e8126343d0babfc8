//! The walk through a file: what each name is at each place.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::{Rc, Weak};

use super::frame::{Frame, Key, Message, Open, Summary, Turn, Unnamed};
use super::params::Details;
use super::value::{Proxy, Value};
use crate::constants::Constants;
use crate::dialect::Rulebook;
use crate::hit::{Certainty, Language};
use crate::method::{MethodInfo, Role};
use crate::syntax::{Class, Function, Kind, Node, Offset};

/// How many parts of a program are looked at, over all walks. Files written by people stay far below.
pub(super) const FUEL: usize = 4_000_000;
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

/// What was found in a program.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) calls: Vec<Raw>,
    /// Sure calls of which the method is not known.
    pub(crate) unnamed: Vec<Unnamed>,
    /// Whether all of it was walked.
    pub(crate) is_whole: bool,
    /// Whether it is a copy of a client library.
    pub(crate) is_library: bool,
}

/// The walk through one file.
pub(crate) struct Machine<'a> {
    pub(super) rules: &'a Rulebook,
    pub(super) language: Language,
    /// The text of the file, for the places of what stands inside of its texts.
    pub(super) source: &'a str,
    /// The words in the file that point to Keap.
    pub(super) evidence: &'a dyn Fn(usize) -> bool,
    /// Whether the file has an address of Keap's.
    pub(super) has_address: bool,
    /// Whether the file uses the library of a dialect; where that has no namespaces, whether it has a word of it.
    pub(super) library: &'a dyn Fn(usize) -> bool,
    /// Of each dialect, whether the file has a word of it.
    pub(super) words: Vec<bool>,
    /// Whether the file names XML-RPC.
    pub(super) names_wire: bool,
    pub(super) frames: Vec<Frame>,
    pub(super) functions: HashMap<String, Summary>,
    pub(super) classes: HashMap<String, Vec<String>>,
    /// Classes that take in a module of the Ruby gem; the file itself without a name.
    pub(super) takes_in: BTreeSet<String>,
    /// What was assigned to the fields of `this`, and what the file's own names were at its end.
    pub(super) fields: HashMap<String, Value>,
    pub(super) globals: HashMap<String, Value>,
    /// The constants that other files have.
    pub(super) constants: Option<&'a Constants>,
    pub(super) fuel: usize,
    pub(super) finding: bool,
    /// The function that the calls which are looked at are made through.
    pub(super) through: Option<String>,
    /// Calls by a name that is given of which a caller said what it is.
    pub(super) sent: BTreeSet<Offset>,
    /// Which turn of the loops around it this place is looked at in.
    pub(super) turn: Turn,
    /// How many calls of the API, and calls that add to something, were met.
    pub(super) calls: usize,
    pub(super) found: Vec<Raw>,
    pub(super) unnamed: Vec<Unnamed>,
    /// Calls in functions of which a call of the function said what they are.
    pub(super) closed: BTreeSet<Key>,
    /// By which function they were, since a function in another one hands its calls out to that.
    pub(super) closed_by: BTreeSet<(String, Key)>,
    /// What a library's own words were called on, by its place and the dialect.
    pub(super) proven: BTreeSet<(String, usize)>,
    /// Messages that are not sent yet.
    pub(super) messages: BTreeMap<Offset, Message>,
    /// Calls of the API that were told where a function with them is called.
    pub(super) told: BTreeSet<Offset>,
    /// Those of which another call of the function says nothing.
    pub(super) untold: BTreeSet<Key>,
    /// Places of numbers that are counted: each of a list is meant by them.
    pub(super) counts: BTreeSet<String>,
    /// Whether a map is looked at that a log or a span is given: it names a method and calls none.
    pub(super) is_said: bool,
    /// Whether the element with a method's name was begun by the call before.
    pub(super) begins_element: bool,
    /// The functions of the file by their names, and its classes that answer whatever they are asked for.
    pub(super) bodies: HashMap<String, Rc<Function>>,
    pub(super) answering: HashMap<String, Rc<Class>>,
    /// How deep in what such an object does, and where it was asked.
    pub(super) asking: usize,
    pub(super) asked: Vec<Offset>,
    /// The clients and services that functions are given, by their names and places; none where others are given there, too.
    pub(super) lent: HashMap<(String, usize), Option<Value>>,
    /// The objects that were made, which may have each other.
    pub(super) instances: Vec<Weak<Proxy>>,
    /// Places of calls that were told where an object was asked for them.
    pub(super) answered: BTreeSet<Offset>,
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
            has_address: false,
            library: evidence,
            words: rules.words_in(source),
            names_wire: crate::file::names_wire(source),
            frames: Vec::new(),
            functions: HashMap::new(),
            classes: HashMap::new(),
            takes_in: BTreeSet::new(),
            fields: HashMap::new(),
            globals: HashMap::new(),
            constants: None,
            fuel: FUEL,
            finding: false,
            through: None,
            sent: BTreeSet::new(),
            turn: Turn::default(),
            calls: 0,
            found: Vec::new(),
            unnamed: Vec::new(),
            closed: BTreeSet::new(),
            closed_by: BTreeSet::new(),
            proven: BTreeSet::new(),
            messages: BTreeMap::new(),
            told: BTreeSet::new(),
            untold: BTreeSet::new(),
            counts: BTreeSet::new(),
            is_said: false,
            begins_element: false,
            bodies: HashMap::new(),
            answering: HashMap::new(),
            asking: 0,
            asked: Vec::new(),
            instances: Vec::new(),
            lent: HashMap::new(),
            answered: BTreeSet::new(),
            is_library: false,
        }
    }

    /// The same for a file that has an address of Keap's, or not.
    pub(crate) fn at_address(self, has_address: bool) -> Self {
        Self {
            has_address,
            ..self
        }
    }

    /// The same with what tells whether the file uses the library of a dialect.
    pub(crate) fn with_library(self, library: &'a dyn Fn(usize) -> bool) -> Self {
        Self { library, ..self }
    }

    /// The same with classes that other files of the program declare.
    pub(crate) fn with_classes(mut self, classes: &[String]) -> Self {
        let classes = classes.iter().map(|class| (class.clone(), Vec::new()));
        self.classes.extend(classes);
        self
    }

    /// The same with constants that other files of the program have.
    pub(crate) fn with_constants(mut self, constants: &'a Constants) -> Self {
        let taken = constants.taken_in_by(self.source).into_iter();
        let taken = taken.map(|(name, text)| (name.to_owned(), Value::text(text)));
        self.fields.extend(taken);
        self.constants = Some(constants);
        self
    }

    /// The calls in a program.
    pub(crate) fn run(mut self, program: &[Node]) -> Found {
        for _ in 0..LEARNING {
            self.walk(program);
        }
        self.finding = true;
        self.walk(program);
        self.add_unclosed();
        for instance in self.instances.iter().filter_map(Weak::upgrade) {
            instance.names.take();
        }
        let answered = std::mem::take(&mut self.answered);
        self.unnamed.retain(|one| !answered.contains(&one.at));
        Found {
            calls: self.found,
            unnamed: self.unnamed,
            is_whole: self.fuel > 0,
            is_library: self.is_library,
        }
    }

    fn walk(&mut self, program: &[Node]) {
        self.frames = vec![Frame::default()];
        for node in program {
            self.eval(node);
        }
        self.end_messages();
        if let Some(frame) = self.frames.pop() {
            self.globals = frame.names;
        }
    }

    /// Calls with a known method of which the calls of their function did not all tell the table or the columns.
    fn add_unclosed(&mut self) {
        let functions = std::mem::take(&mut self.functions);
        let sends: Vec<_> = functions
            .values()
            .flat_map(|one| one.sends.clone())
            .collect();
        for send in sends {
            if let Some(dialect) = self.client_of_send(&send)
                && !self.sent.contains(&send.at)
            {
                self.tell_send(send.at, dialect);
            }
        }
        let summaries = functions.into_values();
        let open: BTreeMap<Key, Open> = summaries.flat_map(|summary| summary.open).collect();
        for (key, one) in &open {
            let is_answered = one.at == one.origin && self.answered.contains(&one.origin);
            if !is_answered && (!self.closed.contains(key) || self.untold.contains(key)) {
                self.tell(one);
            }
        }
        // Functions that call each other alone: what each hands on comes back, and nobody says what it is.
        for one in open.values() {
            let is_told = self.told.contains(&one.origin) || self.answered.contains(&one.origin);
            if one.at == one.origin && !is_told {
                self.tell(one);
            }
        }
    }

    fn tell(&mut self, open: &Open) {
        if let Some(method) = open.method.as_text().and_then(crate::method::named) {
            let raws = self.raws(open, method, None);
            self.found.extend(raws);
            self.told.insert(open.origin);
        } else if open.sure.is_any() {
            self.unnamed(open, None);
        }
    }

    /// A call with what its params say; several where its table may be one of several.
    pub(super) fn raws(
        &self,
        open: &Open,
        method: &'static MethodInfo,
        through: Option<String>,
    ) -> Vec<Raw> {
        let params = super::params::aligned(method, &open.params, open.key);
        let mut roles = method.params.iter().map(|param| param.role);
        let place = roles.position(|role| role == Role::Table);
        let each = super::params::each_table(place, &params);
        each.iter()
            .map(|params| Raw {
                at: open.at,
                dialect: open.dialect,
                method,
                details: super::params::of_method(method, params),
                certainty: open.certainty,
                through: through.clone(),
            })
            .collect()
    }

    pub(super) fn find(&mut self, mut raw: Raw) {
        self.calls = self.calls.saturating_add(1);
        if let Some(at) = self.asked_at() {
            self.note_answered(raw.at);
            raw.at = at;
        }
        if self.finding {
            raw.through = raw.through.or_else(|| self.through.clone());
            self.found.push(raw);
        }
    }

    pub(super) fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    /// The summary of the function around this place.
    pub(super) fn summary(&mut self) -> Option<&mut Summary> {
        let name = self.function()?.to_owned();
        Some(self.functions.entry(name).or_default())
    }

    /// The name of the function around this place.
    pub(super) fn function(&self) -> Option<&str> {
        let mut frames = self.frames.iter().rev();
        frames.find_map(|frame| frame.function.as_deref())
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
            Kind::Call(call) => {
                let calls = self.calls;
                let value = self.call(node.at, call);
                if self.calls == calls {
                    self.handed(call);
                }
                value
            }
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
            Kind::Counted(what) => {
                self.counts.extend(self.place_of(what));
                self.assign(what, Value::Unknown);
                Value::Unknown
            }
            Kind::Typed(value, class) => self.typed_value(value, class),
            Kind::Function(function) => self.declared(function),
            Kind::Class(class) => self.class(class),
            Kind::Otherwise(value, other) => self.otherwise(value, other),
            Kind::Branch(parts) => self.branch(parts),
            Kind::Fork(fork) => self.fork(fork),
            Kind::Tried(tried) => self.tried(tried),
            Kind::Each(each) => self.each(each),
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
            .map(|(key, value)| match &key.kind {
                Kind::Spread(inner) => (Value::Spread(self.eval(inner).into()), Value::Null),
                _ => (self.eval(key), self.eval(value)),
            })
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
        // `"%s.%s" % (service, method)`
        let whole = match (self.language, values.as_slice()) {
            (Language::Python | Language::Ruby, [Value::Text(pattern), value])
                if pattern.contains("%s") || pattern.contains("%(") =>
            {
                let items = match value {
                    Value::List(items) => items.to_vec(),
                    one => vec![one.clone()],
                };
                match value {
                    Value::Map(pairs) => super::format::named(pattern, pairs),
                    _ => super::format::formatted(pattern, &items),
                }
            }
            (_, parts) if parts.iter().any(|value| matches!(value, Value::List(_))) => {
                return concatenated(values);
            }
            _ => Value::join(values),
        };
        if let Some(literal) = literal {
            self.document(literal.at.max(node.at), &whole);
        }
        whole
    }
}

/// Lists put together: `[key] + params`.
pub(super) fn concatenated(lists: Vec<Value>) -> Value {
    let parts = lists.into_iter().map(|list| match list {
        // `list << "Password"`
        one @ (Value::Text(_) | Value::Number(_)) => one,
        list => Value::Spread(list.into()),
    });
    Value::list(parts.collect())
}

#[cfg(test)]
mod tests;
