//! What the walk keeps of a function: its names while it is in it, and what it does for those who call it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::value::{CAPTURED, Value};
use crate::hit::Certainty;
use crate::syntax::Offset;

/// What tells open calls of a function apart: where each stands, which call of the API it is, and in which turn of a loop.
pub(super) type Key = (Offset, Offset, u64);

/// Which turn of the loops around it a part of the program is looked at in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) id: u64,
    /// How many turns there are.
    pub(super) times: usize,
}

impl Default for Turn {
    fn default() -> Self {
        Self { id: 0, times: 1 }
    }
}

/// A call in a function that is decided by what the function is given.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Where it stands: in a function that calls another one, the call of that.
    pub(super) at: Offset,
    /// Where the call of the API stands.
    pub(super) origin: Offset,
    /// The turn of a loop in which it was met.
    pub(super) turn: u64,
    pub(super) dialect: usize,
    /// The name of the method.
    pub(super) method: Value,
    /// As far as they are constant, in the order of the call.
    pub(super) params: Vec<Value>,
    pub(super) key: bool,
    pub(super) certainty: Certainty,
    pub(super) sure: Sure,
}

/// Whether a call is one of the API whatever its method is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    No,
    /// The file has Keap's address, and a method that is not constant may be one of its. One of another service is none.
    ByAddress,
    Yes,
}

impl From<bool> for Sure {
    fn from(is_sure: bool) -> Self {
        match is_sure {
            true => Self::Yes,
            false => Self::No,
        }
    }
}

impl Sure {
    pub(super) fn is_any(self) -> bool {
        self != Self::No
    }
}

/// A call whose method is none of the API's.
#[derive(Clone, Debug)]
pub(crate) struct Unnamed {
    pub(crate) at: Offset,
    pub(crate) dialect: usize,
    /// As the file has it; none where it is not constant.
    pub(crate) method: Option<String>,
    pub(crate) certainty: Certainty,
    /// The function of the file that the call goes through.
    pub(crate) through: Option<String>,
}

/// Where a call of the wire stands, and what is known of it beside its method and params.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) dialect: usize,
    pub(super) at: Offset,
    /// Whether a key stands in front of the params.
    pub(super) key: bool,
    pub(super) certainty: Certainty,
    pub(super) sure: Sure,
}

impl Open {
    pub(super) fn key(&self) -> Key {
        (self.at, self.origin, self.turn)
    }

    /// The same for the function around the one that it stands in; none where that decides nothing.
    pub(super) fn given_outside(&self) -> Option<Self> {
        let parts = || std::iter::once(&self.method).chain(&self.params);
        let is_captured = parts().any(|part| part.highest() >= CAPTURED);
        is_captured.then(|| Self {
            method: self.method.given(&[]),
            params: self.params.iter().map(|param| param.given(&[])).collect(),
            ..self.clone()
        })
    }
}

/// A message that is not sent yet.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// How deep in functions it was made.
    pub(super) depth: usize,
    pub(super) open: Open,
}

/// What is known of a function.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    pub(super) parameters: Vec<String>,
    /// The place of a parameter that has all arguments from there on.
    pub(super) rest: Option<usize>,
    /// The place of a parameter that has what is given by other names: Python.
    pub(super) keywords: Option<usize>,
    pub(super) defaults: Vec<Value>,
    pub(super) open: BTreeMap<Key, Open>,
    pub(super) returns: Option<Value>,
    /// The places of the parameters into which it puts something, and of those that are references in PHP.
    pub(super) changes: BTreeSet<usize>,
    pub(super) references: BTreeSet<usize>,
    /// Whether a class has it.
    pub(super) of_class: bool,
    /// What it names to each of its parameters, in C#.
    pub(super) sets: Vec<Lambda>,
    /// Calls in it by a name that it is given.
    pub(super) sends: Vec<Send>,
    /// What it asks for members by the name that it is given: `__getattr__`.
    pub(super) asks: Option<Value>,
}

/// What lambdas in an argument name.
#[derive(Clone, Debug, Default)]
pub(super) struct Lambda {
    pub(super) columns: Vec<String>,
    /// Whether they say what is read: `p => p.Include(..)`.
    pub(super) includes: bool,
    /// Whether they may name others, which are not constant.
    pub(super) is_open: bool,
}

/// A call on something of a library by a name that the function around it is given.
#[derive(Clone, Debug)]
pub(super) struct Send {
    pub(super) at: Offset,
    pub(super) object: Value,
    pub(super) name: Value,
    pub(super) values: Vec<Value>,
}

/// How many open calls a function may have. Those written by people have a few.
const MOST_OPEN: usize = 200;
/// How many calls by a name that it is given.
const MOST_SENDS: usize = 50;

impl Summary {
    pub(super) fn keep_send(&mut self, send: Send) {
        self.sends.retain(|one| one.at != send.at);
        if self.sends.len() < MOST_SENDS {
            self.sends.push(send);
        }
    }

    pub(super) fn keep(&mut self, open: Open) {
        if self.open.len() < MOST_OPEN || self.open.contains_key(&open.key()) {
            self.open.insert(open.key(), open);
        }
    }
}

/// The names of one function, or of the file.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) names: HashMap<String, Value>,
    /// What names were before the branches around this place changed them.
    pub(super) changed: Vec<Vec<(String, Option<Value>)>>,
    /// The function that it is, by its name.
    pub(super) function: Option<String>,
    /// Whether it is one, with a name or without.
    pub(super) is_function: bool,
    /// What it gives back, where somebody waits for that.
    pub(super) gives: Option<Vec<Value>>,
    pub(super) shifted: usize,
    pub(super) class: Option<String>,
}
